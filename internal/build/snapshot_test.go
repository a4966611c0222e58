package build_test

import (
	"fmt"
	"io"
	"io/fs"
	"maps"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"

	"btfolio/internal/build"
	"btfolio/internal/testsite"
)

// newPreviewed writes the site that has one of everything, and takes a
// snapshot in which all of it has been looked at.
func newPreviewed(t *testing.T) (site string, s *build.Snapshot) {
	t.Helper()
	archive, err := os.ReadFile("testdata/site.txtar")
	must(t, err)
	site = testsite.Write(t, string(archive))
	s = build.TakeSnapshot(build.Options{Site: site, On: today})
	t.Cleanup(func() { s.Close() })
	if shown := everythingShown(t, s); len(shown) < 50 || shown["faults"] != "" {
		t.Fatal(len(shown), shown["faults"])
	}
	return site, s
}

// everythingShown is all that a preview can show of a snapshot, and what is
// wrong.
func everythingShown(t *testing.T, s *build.Snapshot) map[string]string {
	t.Helper()
	shown := map[string]string{"styles": s.Assets(true), "scripts": s.Assets(false), "outside": fmt.Sprint(s.Outside())}
	cohort, faults := s.Cohort(t.Context())
	shown["cohort"] = string(cohort)
	if len(faults) > 0 {
		faults.Sort()
		shown["faults of the cohort"] = fmt.Sprint(faults.Unique())
	}
	if faults := s.Faults(""); len(faults) > 0 {
		shown["faults"] = fmt.Sprint(faults)
	}
	trainees, _ := s.Trainees()
	for _, id := range trainees {
		look := s.Look(t.Context(), id)
		shown[id] = fmt.Sprint(look.Steps, look.Drafts, s.Faults(id))
		for _, drafts := range []bool{false, true} {
			name := fmt.Sprintf("%s drafts=%v ", id, drafts)
			shown[name+"faults"] = fmt.Sprint(look.Faults(drafts))
			for _, path := range look.Paths(drafts) {
				r, wrong, found := look.Resource(path, drafts)
				if !found {
					t.Errorf("%s%s: not found", name, path)
				}
				if r.File != nil {
					file, problem := look.Open(*r.File)
					if problem != nil {
						t.Fatal(path, problem)
					}
					r.Data, _ = io.ReadAll(io.NewSectionReader(file, 0, r.File.Size))
					file.Close()
				}
				shown[name+path] = fmt.Sprint(string(r.Data), wrong)
			}
		}
	}
	return shown
}

// files are the contents of a site by their paths.
func files(t *testing.T, site string) map[string]string {
	t.Helper()
	all := map[string]string{}
	must(t, fs.WalkDir(os.DirFS(site), ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || !d.Type().IsRegular() {
			return err
		}
		text, err := os.ReadFile(filepath.Join(site, name))
		all[name] = string(text)
		return err
	}))
	return all
}

// stamps tell by their paths the files of a site from what they were.
func stamps(t *testing.T, site string) map[string]string {
	t.Helper()
	all := files(t, site)
	for name, text := range all {
		info, err := os.Stat(filepath.Join(site, name))
		must(t, err)
		all[name] = info.ModTime().String() + text
	}
	return all
}

// differing are the paths whose files are not the same.
func differing(before, after map[string]string) []string {
	var paths []string
	for _, name := range slices.Sorted(maps.Keys(before)) {
		if text, still := after[name]; !still || text != before[name] {
			paths = append(paths, name)
		}
	}
	for _, name := range slices.Sorted(maps.Keys(after)) {
		if _, known := before[name]; !known {
			paths = append(paths, name)
		}
	}
	return paths
}

// next takes the changes of a site into a snapshot and holds the result
// against one that has taken nothing over.
func next(t *testing.T, s *build.Snapshot, site, what string, changed []string) *build.Snapshot {
	t.Helper()
	next := s.Next(changed)
	fresh := build.TakeSnapshot(build.Options{Site: site, On: today})
	defer fresh.Close()
	if diff := cmp.Diff(everythingShown(t, fresh), everythingShown(t, next)); diff != "" {
		t.Fatalf("%s %q (-fresh +next):\n%.3000s", what, changed, diff)
	}
	return next
}

// Whatever changes, the next snapshot is what a fresh one is, although it
// takes over what the change has left. The changes follow upon each other;
// where one breaks the site, a later one mends it.
func TestSnapshotNext(t *testing.T) {
	t.Parallel()
	site, s := newPreviewed(t)
	const lo = "content/lo-ek/placeringar/akuten.md"
	write := func(text string) func(string) {
		return func(file string) {
			must(t, os.MkdirAll(filepath.Dir(file), 0o755))
			must(t, os.WriteFile(file, []byte(text), 0o644))
		}
	}
	add := func(text string) func(string) {
		return func(file string) {
			old, err := os.ReadFile(file)
			must(t, err)
			write(string(old) + text)(file)
		}
	}
	remove := func(file string) { must(t, os.RemoveAll(file)) }
	started := files(t, site)
	restore := func(file string) {
		name, err := filepath.Rel(site, file)
		must(t, err)
		write(started[name])(file)
	}
	for _, step := range []struct {
		what, name string
		do         func(file string)
	}{
		{"a text", lo, add("\nMera.\n")},
		{"a broken text", lo, write("---\nområde: [\n---\n")},
		{"a text of another trainee while one is broken", "content/ali-dahl/index.md", add("\nMera.\n")},
		{"the text mended", lo, restore},
		{"a draft", "content/ali-dahl/samtal/2026-01-20.md", write("---\nutkast: true\ndatum: 2026-01-20\nhandledare: kim-lund\n---\n## Fokus\n\nUtkastet.\n")},
		{"a draft with a dead link", "content/ali-dahl/samtal/2026-01-20.md", write("---\nutkast: true\ndatum: 2026-01-20\n---\n## Fokus\n\n[bort](finns-inte.md)\n")},
		{"no draft", "content/ali-dahl/samtal/2026-01-20.md", remove},
		{"an attachment", "content/ali-dahl/dokument/Intyg.txt", write("ett")},
		{"another attachment of the same size", "content/ali-dahl/dokument/Intyg.txt", write("två")},
		{"a person", "content/personer/kim-lund.md", add("\nMera.\n")},
		{"a broken person", "content/personer/kim-lund.md", write("---\nnamn: [\n---\n")},
		{"a text while a person is broken", lo, add("\nMera.\n")},
		{"the person mended", "content/personer/kim-lund.md", restore},
		{"a shared document", "content/gemensamt/nytt.md", write("---\ntitel: Nytt\n---\n\nText.\n")},
		{"a style sheet", "static/btfolio.css", write("body { margin: 1px }")},
		{"a script", "static/eget.js", write("1")},
		{"a layout", "layouts/talk.html", write(`{{ define "main" }}<h1>{{ .Title }}</h1>{{ end }}`)},
		{"a broken layout", "layouts/talk.html", write(`{{ define "main" }}{{ if }}`)},
		{"a text while a layout is broken", lo, add("\nMera.\n")},
		{"a style sheet while a layout is broken", "static/btfolio.css", write("body { margin: 2px }")},
		{"the layout gone", "layouts", remove},
		{"the static files gone", "static", remove},
		{"a layout no page has", "layouts/tallk.html", write(`{{ define "main" }}{{ end }}`)},
		{"a text while there is a layout no page has", lo, add("\nMera.\n")},
		{"the layout no page has gone", "layouts", remove},
		{"a new trainee", "content/nils-ek/index.md", write("---\nnamn: Nils Ek\nstart: 2026-01-12\n---\n")},
		{"a folder that is not yet a trainee's", "content/siv-ny/samtal/a.md", write("---\ndatum: 2026-01-20\n---\n")},
		{"a trainee gone", "content/nils-ek", remove},
		{"the folder gone", "content/siv-ny", remove},
		{"an identity number in a name", "content/ali-dahl/dokument/Intyg 19811228-9874.txt", write("x")},
		{"the name gone", "content/ali-dahl/dokument/Intyg 19811228-9874.txt", remove},
		{"a file that must not be in content", "content/lös.md", write("x")},
		{"the file gone", "content/lös.md", remove},
		{"the configuration", "btfolio.yaml", write("title: Annat namn\nlanguage: en\nprogramme: vgr\non: 2026-02-01\ncohorts:\n  - {id: ht2025, name: Hösten 2025}\n")},
		{"a broken configuration", "btfolio.yaml", write("title: [\n")},
		{"a text while the configuration is broken", lo, restore},
		{"no configuration", "btfolio.yaml", remove},
		{"the configuration back", "btfolio.yaml", restore},
		{"no content", "content", remove},
	} {
		step.do(filepath.Join(site, filepath.FromSlash(step.name)))
		s = next(t, s, site, step.what, []string{step.name})
	}
	must(t, os.RemoveAll(site))
	s = next(t, s, site, "no site", nil)
	for name, text := range started {
		write(text)(filepath.Join(site, name))
	}
	next(t, s, site, "the site back", nil)
}

// As above, with steps nobody has thought of.
func TestSnapshotAtRandom(t *testing.T) {
	t.Parallel()
	site, s := newPreviewed(t)
	random := rand.New(rand.NewPCG(6, 2026))
	for step := range 20 {
		before := stamps(t, site)
		undo, what := disturb(t, random, site)
		changed := differing(before, stamps(t, site))
		s = next(t, s, site, fmt.Sprint("step ", step, ", ", what), changed)
		if s.Faults("").Failed() || everythingShown(t, s)["faults of the cohort"] != "" {
			undo()
			s = next(t, s, site, fmt.Sprint("step ", step, ", undone"), changed)
		}
	}
}

// A portfolio that nobody touched is not made again.
func TestSnapshotTakesOver(t *testing.T) {
	t.Parallel()
	site, s := newPreviewed(t)
	file := "content/ali-dahl/index.md"
	text, err := os.ReadFile(filepath.Join(site, file))
	must(t, err)
	must(t, os.WriteFile(filepath.Join(site, file), append(text, "\nMera.\n"...), 0o644))
	after := s.Next([]string{file})
	if after.Look(t.Context(), "lo-ek") != s.Look(t.Context(), "lo-ek") {
		t.Error("a portfolio was made again although nothing in it has changed")
	}
	if after.Look(t.Context(), "ali-dahl") == s.Look(t.Context(), "ali-dahl") {
		t.Error("a portfolio was not made again although a text in it has changed")
	}
}
