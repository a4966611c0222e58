package publish

import (
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
)

// canExchange tells the systems on which folders change places in one step.
const canExchange = runtime.GOOS == "linux" || runtime.GOOS == "darwin"

// edition is a site all of whose pages say which edition they belong to. Its
// files come and go with the editions; its style sheet is the same in all.
func edition(n int) map[string]string {
	files := map[string]string{"assets/style.css": "body{}"}
	for page := range 12 + n%5 {
		folder := [...]string{"", "anna/", "erik/samtal/"}[page%3]
		files[fmt.Sprintf("%spage-%d.html", folder, page)] = strings.Repeat(fmt.Sprintf("edition %d\n", n), 1+page*40)
	}
	return files
}

// wantOneEdition checks that what is published is one edition, whole.
func wantOneEdition(t *testing.T, dir string) {
	t.Helper()
	files, err := read(dir)
	if err != nil {
		t.Fatal(err)
	}
	var n int
	if _, err := fmt.Sscanf(files["page-0.html"], "edition %d", &n); err != nil {
		t.Fatalf("no edition is published: %v", err)
	}
	if diff := cmp.Diff(edition(n), files); diff != "" {
		t.Fatalf("edition %d is not whole (-want +got):\n%s", n, diff)
	}
}

func publishEdition(dir string, n int, swap func(a, b string) error) error {
	o, err := Begin(dir, filepath.Join(filepath.Dir(dir), "site"))
	if err != nil {
		return err
	}
	defer o.Discard()
	o.exchange = swap
	for path, text := range edition(n) {
		if err := o.Write(path, []byte(text)); err != nil {
			return err
		}
	}
	return o.Commit()
}

func publishForever(dir string, swap func(a, b string) error) error {
	os.Stdout.WriteString("ready\n")
	for n := 1; ; n++ {
		if err := publishEdition(dir, n, swap); err != nil {
			return err
		}
	}
}

func TestKilledAtAnyMoment(t *testing.T) {
	const kills = 120
	tests := []struct {
		role   string
		always bool // a site is there even before the next run mends
	}{
		{"publish", canExchange},
		{"publish without exchanges", false},
	}
	for _, test := range tests {
		t.Run(test.role, func(t *testing.T) {
			t.Parallel()
			dir, site := newPlace(t)
			if err := publishEdition(dir, 0, exchange); err != nil {
				t.Fatal(err)
			}
			moments := rand.New(rand.NewPCG(1, 2))
			for range kills {
				process := play(test.role, dir)
				wait(t, process)
				time.Sleep(time.Duration(moments.IntN(15_000)) * time.Microsecond)
				kill(t, process)
				if test.always {
					wantOneEdition(t, dir)
				}
				begin(t, dir, site).Discard()
				wantOneEdition(t, dir)
				wantAlone(t, dir)
			}
		})
	}
}
