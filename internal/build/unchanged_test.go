package build_test

import (
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"btfolio/internal/build"
	"btfolio/internal/testkit"
)

// A portfolio is made again when anything it is made from has changed, and
// only then.
func TestUnchanged(t *testing.T) {
	site := demo(t)
	o := build.Options{Site: site, Output: filepath.Join(t.TempDir(), "public"), On: today}
	change := func(name string, to func(string) string) {
		t.Helper()
		file := filepath.Join(site, name)
		text, err := os.ReadFile(file)
		testkit.Must(t, err)
		testkit.Must(t, os.WriteFile(file, []byte(to(string(text))), 0o644))
	}
	edit := func(name string) {
		change(name, func(text string) string { return text + "\n\nMera text.\n" })
	}
	named := func(name, id string) {
		change(name, func(text string) string {
			line := "portfölj: " + id + "\n"
			if strings.Contains(text, "portfölj:") {
				return regexp.MustCompile("portfölj: .*\n").ReplaceAllString(text, line)
			}
			return strings.Replace(text, "---\n", "---\n"+line, 1)
		})
	}
	for _, step := range []struct {
		name      string
		change    func()
		unchanged int
	}{
		{"the first time", func() {}, 0},
		{"nothing", func() {}, 3},
		{"one trainee's text", func() { edit("content/yusuf-dalenmark/index.md") }, 2},
		{"a new file", func() {
			if err := os.WriteFile(filepath.Join(site, "content/ines-ekvarn/samtal/Ny.txt"), []byte("ny"), 0o644); err != nil {
				t.Fatal(err)
			}
		}, 2},
		{"an id", func() { named("content/ines-ekvarn/index.md", "ab12") }, 2},
		{"the same id in another portfolio", func() { named("content/elira-kovenius/index.md", "ab12") }, 1},
		{"still the same id", func() {}, 1},
		{"another id", func() { named("content/elira-kovenius/index.md", "cd34") }, 1},
		{"a person", func() {
			people, _ := filepath.Glob(filepath.Join(site, "content/personer/*.md"))
			rel, _ := filepath.Rel(site, people[0])
			edit(rel)
		}, 0},
		{"the style sheet", func() {
			os.Mkdir(filepath.Join(site, "static"), 0o755)
			os.WriteFile(filepath.Join(site, "static/btfolio.css"), []byte("body{}"), 0o644)
		}, 0},
		{"the day", func() { o.On, o.OnFixed = o.On.AddDays(1), true }, 0},
		{"nothing again", func() {}, 3},
	} {
		step.change()
		r := build.Build(t.Context(), o)
		if r.Findings.Failed() {
			t.Fatalf("%s: %v", step.name, r.Findings)
		}
		if r.Unchanged != step.unchanged {
			t.Errorf("%s: %d portfolios unchanged, want %d", step.name, r.Unchanged, step.unchanged)
		}
	}
}
