package build_test

import (
	"bufio"
	"context"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"btfolio/internal/build"
	"btfolio/internal/testkit"
)

// The tests that kill a build start this program once more, as the build.
const (
	siteVariable   = "BUILD_TEST_SITE"
	outputVariable = "BUILD_TEST_OUTPUT"
)

func TestMain(m *testing.M) {
	site := os.Getenv(siteVariable)
	if site == "" {
		os.Exit(m.Run())
	}
	fmt.Println("ready")
	r := build.Build(context.Background(), build.Options{Site: site, Output: os.Getenv(outputVariable), On: today})
	if r.Findings.Failed() {
		fmt.Println(r.Findings)
		os.Exit(1)
	}
}

// A build that is killed leaves the site of the time before or the new one,
// never a mixture, and the next build puts everything right.
func TestKilledBuild(t *testing.T) {
	t.Parallel()
	kills := 200
	if testing.Short() {
		kills = 20
	}
	site := testkit.Write(t, testkit.Site)
	out := filepath.Join(t.TempDir(), "public")
	o := build.Options{Site: site, Output: out, On: today}

	text := filepath.Join(site, "content/lo-ek/samtal/2025-09-18.md")
	original, err := os.ReadFile(text)
	testkit.Must(t, err)
	editions := map[string]map[string]string{}
	write := func(edition string) {
		testkit.Must(t, os.WriteFile(text, fmt.Appendf(original, "\nUpplaga %s.\n", edition), 0o644))
	}
	for _, edition := range []string{"ett", "två"} {
		write(edition)
		if r := build.Build(t.Context(), o); r.Findings.Failed() {
			t.Fatal(r.Findings)
		}
		editions[edition] = everything(t, out)
	}
	longest := wholeBuild(t, site, out)
	random := rand.New(rand.NewPCG(9, 2026))
	is, finished, replaced := "två", 0, 0
	for i := range kills {
		next := []string{"ett", "två"}[i%2]
		write(next)
		// What else the machine does makes builds longer and shorter.
		if cut(t, site, out, time.Duration(random.Int64N(int64(longest)))) {
			finished++
			longest = longest * 9 / 10
		} else {
			longest = longest * 11 / 10
		}
		got := everything(t, out)
		switch {
		case cmp.Equal(got, editions[is]):
		case cmp.Equal(got, editions[next]):
			replaced++
			is = next
		default:
			t.Fatalf("kill %d: neither the old site nor the new one: %s", i, cmp.Diff(editions[is], got))
		}
	}
	t.Logf("of %d builds %d had ended, %d sites were replaced", kills, finished, replaced)
	if finished == 0 || finished > kills*3/4 || replaced == 0 {
		t.Error("the moments are not those of a build")
	}
	write("ett")
	if r := build.Build(t.Context(), o); r.Findings.Failed() {
		t.Fatal(r.Findings)
	}
	if diff := cmp.Diff(editions["ett"], everything(t, out)); diff != "" {
		t.Error("the build after all kills (-want +got):", diff)
	}
	if left, _ := filepath.Glob(filepath.Join(filepath.Dir(out), "*")); len(left) != 1 {
		t.Error("left over:", left)
	}
}

// wholeBuild is how long a build takes in a process of its own.
func wholeBuild(t *testing.T, site, out string) time.Duration {
	start := time.Now()
	if !cut(t, site, out, time.Minute) {
		t.Fatal("a build does not end")
	}
	return time.Since(start)
}

// cut starts a build, kills it after some time, and reports whether it had
// ended by itself.
func cut(t *testing.T, site, out string, after time.Duration) bool {
	t.Helper()
	cmd := exec.Command(os.Args[0])
	cmd.Env = append(os.Environ(), siteVariable+"="+site, outputVariable+"="+out)
	said, err := cmd.StdoutPipe()
	testkit.Must(t, err)
	testkit.Must(t, cmd.Start())
	if line, err := bufio.NewReader(said).ReadString('\n'); err != nil {
		t.Fatal(line, err)
	}
	ended := make(chan error, 1)
	go func() { ended <- cmd.Wait() }()
	select {
	case err := <-ended:
		testkit.Must(t, err)
		return true
	case <-time.After(after):
		_ = cmd.Process.Kill()
		<-ended
		return false
	}
}
