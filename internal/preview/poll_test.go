package preview

import (
	"fmt"
	"os"
	"slices"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"btfolio/internal/testkit"
)

func TestPollerNamesExactly(t *testing.T) {
	dir, elsewhere := newSite(t)
	p := newPoller(dir, time.Second)
	if got := p.look(); got.everything || len(got.paths) > 0 {
		t.Errorf("nothing happened, told of %v", got)
	}
	looks := []struct {
		name string
		do   func() error
		want []string
	}{
		{"changed in place, same size and time", func() error {
			file := dir + "/content/sara-lind/index.md"
			info, err := os.Stat(file)
			testkit.Must(t, err)
			write(t, elsewhere+"/new.md", "as it WAS")
			testkit.Must(t, os.Chtimes(elsewhere+"/new.md", time.Time{}, info.ModTime()))
			return os.Rename(elsewhere+"/new.md", file)
		}, []string{"content/sara-lind/index.md"}},
		{"an older time", func() error {
			return os.Chtimes(dir+"/btfolio.yaml", time.Time{}, time.Unix(1, 0))
		}, []string{"btfolio.yaml"}},
		{"a folder with files", func() error {
			write(t, elsewhere+"/nils-ek/mal/bt1.md", "new")
			return os.Rename(elsewhere+"/nils-ek", dir+"/content/nils-ek")
		}, []string{"content/nils-ek", "content/nils-ek/mal", "content/nils-ek/mal/bt1.md"}},
		{"gone", func() error {
			return os.RemoveAll(dir + "/content/nils-ek")
		}, []string{"content/nils-ek", "content/nils-ek/mal", "content/nils-ek/mal/bt1.md"}},
		{"skipped in a folder", func() error {
			write(t, dir+"/content/sara-lind/index.md~", "x")
			return nil
		}, nil},
	}
	for _, look := range looks {
		testkit.Must(t, look.do())
		got := p.look()
		slices.Sort(got.paths)
		if diff := cmp.Diff(change{paths: look.want}, got, cmp.AllowUnexported(change{})); diff != "" {
			t.Errorf("%s (-want +got):\n%s", look.name, diff)
		}
		if got := p.look(); got.everything || len(got.paths) > 0 {
			t.Errorf("%s is told of twice: %v", look.name, got)
		}
	}
}

func BenchmarkPollerLook(b *testing.B) {
	dir := b.TempDir()
	for i := range 100 {
		folder := fmt.Sprintf("%s/content/%d", dir, i)
		if err := os.MkdirAll(folder, 0o755); err != nil {
			b.Fatal(err)
		}
		for j := range 100 {
			if err := os.WriteFile(fmt.Sprintf("%s/%d.md", folder, j), nil, 0o644); err != nil {
				b.Fatal(err)
			}
		}
	}
	p := newPoller(dir, time.Second)
	b.ReportAllocs()
	for b.Loop() {
		p.look()
	}
}
