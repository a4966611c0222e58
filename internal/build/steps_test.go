package build_test

import (
	"fmt"
	"io/fs"
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
	"btfolio/internal/testsite"
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
	archive, err := os.ReadFile("testdata/site.txtar")
	must(t, err)
	site := testsite.Write(t, string(archive))
	dir := t.TempDir()
	o := build.Options{Site: site, Output: filepath.Join(dir, "public"), On: today}
	if r := build.Build(t.Context(), o); r.Findings.Failed() {
		t.Fatal(r.Findings)
	}
	random := rand.New(rand.NewPCG(5, 2026))
	broken, reused := 0, 0
	for step := range steps {
		undo, what := disturb(t, random, site)
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

// disturb changes something in a site, and says what and how to undo it.
func disturb(t *testing.T, random *rand.Rand, site string) (undo func(), what string) {
	t.Helper()
	var files []string
	fs.WalkDir(os.DirFS(site), ".", func(name string, d fs.DirEntry, err error) error {
		if err == nil && d.Type().IsRegular() {
			files = append(files, name)
		}
		return err
	})
	name := files[random.IntN(len(files))]
	file := filepath.Join(site, name)
	text, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	restore := func() { must(t, os.WriteFile(file, text, 0o644)) }
	isText := strings.HasSuffix(name, ".md")
	fresh := func(name string, text string) (func(), string) {
		at := filepath.Join(site, name)
		must(t, os.MkdirAll(filepath.Dir(at), 0o755))
		must(t, os.WriteFile(at, []byte(text), 0o644))
		return func() { os.Remove(at) }, "new " + name
	}
	n := random.IntN(1000)
	switch random.IntN(13) {
	case 0, 1, 2: // more text
		if !isText {
			return fresh(fmt.Sprintf("content/ali-dahl/dokument/Intyg %d.txt", n), fmt.Sprint(n))
		}
		must(t, os.WriteFile(file, append(slices.Clone(text), fmt.Sprintf("\n\nTillägg %d.\n", n)...), 0o644))
		return restore, "text in " + name
	case 3: // less text
		must(t, os.WriteFile(file, text[:len(text)-random.IntN(len(text)/2+1)], 0o644))
		return restore, "less of " + name
	case 4:
		must(t, os.Remove(file))
		return restore, "without " + name
	case 5: // another name
		to := filepath.Join(filepath.Dir(file), fmt.Sprintf("%d-%s", n, filepath.Base(file)))
		must(t, os.Rename(file, to))
		return func() { must(t, os.Rename(to, file)) }, "renamed " + name
	case 6:
		return fresh(fmt.Sprintf("content/gemensamt/nytt-%d.md", n%20), fmt.Sprintf("---\ntitel: Nytt %d\n---\n\nText.\n", n))
	case 7:
		return fresh("static/btfolio.css", fmt.Sprintf("body { margin: %dpx }", n%7))
	case 8:
		return fresh(fmt.Sprintf("content/ali-dahl/kurser/kurs-%d.md", n%10), fmt.Sprintf("---\ntitel: Kurs %d\ndatum: 2026-10-01\n---\n\nText.\n", n))
	case 9: // a draft, or none any more
		if !isText {
			return fresh("content/lo-ek/dokument/Intyg.txt", fmt.Sprint(n))
		}
		changed := strings.Replace(string(text), "\nutkast: true\n", "\n", 1)
		if changed == string(text) {
			changed = strings.Replace(changed, "---\n", "---\nutkast: true\n", 1)
		}
		must(t, os.WriteFile(file, []byte(changed), 0o644))
		return restore, "draft " + name
	case 10:
		return fresh("content/lo-ek/mål.yaml", "x: 1\n")
	case 11:
		must(t, os.MkdirAll(filepath.Join(site, "content/lo-ek/tom"), 0o755))
		return func() {}, "an empty folder"
	default: // the same bytes once more, as an editor saves
		restore()
		return restore, "saved " + name
	}
}

// harm does something to what is published, most often nothing. Where it does,
// it gives the disk's clock time to go on.
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
	must(t, err)
	time.Sleep(20 * time.Millisecond)
	defer time.Sleep(20 * time.Millisecond)
	switch n {
	case 0:
		must(t, os.Remove(file))
		return ", without published " + name
	case 1:
		must(t, os.WriteFile(file, append(text, 'x'), 0o644))
		return ", more of published " + name
	default:
		must(t, os.WriteFile(file, []byte(strings.Repeat("x", len(text))), 0o644))
		return ", harmed published " + name
	}
}

// everything is a published site with all its files. What its folders were
// made from may differ.
func everything(t *testing.T, dir string) map[string]string {
	t.Helper()
	files := map[string]string{}
	err := fs.WalkDir(os.DirFS(dir), ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || !d.Type().IsRegular() || name == ".btfolio" {
			return err
		}
		text, err := os.ReadFile(filepath.Join(dir, name))
		files[name] = string(text)
		return err
	})
	if err != nil && !os.IsNotExist(err) {
		t.Fatal(err)
	}
	return files
}

func must(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}
