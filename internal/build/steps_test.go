package build_test

import (
	"fmt"
	"maps"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"btfolio/internal/build"
	"btfolio/internal/testkit"
)

// Whatever is done to a site, one step after the other, building it into the
// folder of the last time gives what building it from scratch gives, byte for
// byte. A step that breaks the site leaves the last one standing.
func TestStepByStep(t *testing.T) {
	t.Parallel()
	steps := 300
	if testing.Short() {
		steps = 40
	}
	site := testkit.Write(t, testkit.Site)
	dir := t.TempDir()
	o := build.Options{Site: site, Output: filepath.Join(dir, "public"), On: today}
	if r := build.Build(t.Context(), o); r.Findings.Failed() {
		t.Fatal(r.Findings)
	}
	random := rand.New(rand.NewPCG(5, 2026))
	broken, reused := 0, 0
	for step := range steps {
		undo, what := testkit.Disturb(t, random, site)
		what += harm(t, random, o.Output)
		if random.IntN(4) == 0 {
			one := o
			one.Trainees = []string{"lo-ek"}
			build.Build(t.Context(), one)
			what += ", lo-ek alone"
		}
		before := everything(t, o.Output)
		scratch := o
		scratch.Output = filepath.Join(dir, fmt.Sprint("scratch", step))
		want, got := build.Build(t.Context(), scratch), build.Build(t.Context(), o)
		if diff := cmp.Diff(fmt.Sprint(want.Findings), fmt.Sprint(got.Findings)); diff != "" {
			t.Fatalf("step %d, %s: findings (-scratch +again): %s", step, what, diff)
		}
		reused += got.Unchanged
		expected := before
		if !want.Findings.Failed() {
			expected = everything(t, scratch.Output)
		}
		if diff := cmp.Diff(expected, everything(t, o.Output)); diff != "" {
			t.Fatalf("step %d, %s (-want +got):\n%.2000s", step, what, diff)
		}
		if want.Findings.Failed() {
			broken++
			undo()
		}
		os.RemoveAll(scratch.Output)
	}
	t.Logf("%d steps broke the site, %d portfolios were taken over", broken, reused)
	if broken == 0 || broken > steps/2 || reused < steps/2 {
		t.Error("the steps try too little")
	}
}

// harm sometimes damages the published site; most often it does nothing. Where
// it does, it gives the disk's clock time to go on.
func harm(t *testing.T, random *rand.Rand, output string) string {
	t.Helper()
	n := random.IntN(16)
	if n > 3 {
		return ""
	}
	files := slices.Sorted(maps.Keys(everything(t, output)))
	name := files[random.IntN(len(files))]
	file := filepath.Join(output, name)
	text, err := os.ReadFile(file)
	testkit.Must(t, err)
	time.Sleep(20 * time.Millisecond)
	defer time.Sleep(20 * time.Millisecond)
	switch n {
	case 0:
		testkit.Must(t, os.Remove(file))
		return ", without published " + name
	case 1:
		testkit.Must(t, os.WriteFile(file, append(text, 'x'), 0o644))
		return ", more of published " + name
	default:
		testkit.Must(t, os.WriteFile(file, []byte(strings.Repeat("x", len(text))), 0o644))
		return ", harmed published " + name
	}
}

// everything is a published site with all its files. What its folders were
// made from may differ.
func everything(t *testing.T, dir string) map[string]string {
	t.Helper()
	files := testkit.Files(t, dir)
	delete(files, ".btfolio")
	return files
}
