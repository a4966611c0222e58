package preview

import (
	"fmt"
	"io"
	"maps"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"btfolio/internal/build"
	"btfolio/internal/testkit"
)

// newPreviewed writes the site that has one of everything, and takes a
// snapshot in which all of it has been looked at.
func newPreviewed(t *testing.T) (site string, s *snapshot) {
	t.Helper()
	site = testkit.Write(t, testkit.Site)
	s = takeSnapshot(build.Options{Site: site, On: today})
	t.Cleanup(func() { s.close() })
	if shown := everythingShown(t, s); len(shown) < 50 || shown["faults"] != "" {
		t.Fatal(len(shown), shown["faults"])
	}
	return site, s
}

// everythingShown is all that a preview can show of a snapshot, and what is
// wrong.
func everythingShown(t *testing.T, s *snapshot) map[string]string {
	t.Helper()
	shown := map[string]string{"styles": s.assetsMark(true), "scripts": s.assetsMark(false), "outside": fmt.Sprint(s.outside())}
	cohort, faults := s.cohort(t.Context())
	shown["cohort"] = string(cohort)
	if len(faults) > 0 {
		faults.Sort()
		shown["faults of the cohort"] = fmt.Sprint(faults.Unique())
	}
	if faults := s.faults(""); len(faults) > 0 {
		shown["faults"] = fmt.Sprint(faults)
	}
	trainees, _ := s.trainees()
	for _, id := range trainees {
		look := s.look(t.Context(), id)
		shown[id] = fmt.Sprint(look.steps, look.drafts, s.faults(id))
		for _, drafts := range []bool{false, true} {
			name := fmt.Sprintf("%s drafts=%v ", id, drafts)
			shown[name+"faults"] = fmt.Sprint(look.edition(drafts).faults)
			for _, path := range paths(look.edition(drafts)) {
				r, wrong, found := look.edition(drafts).resource(path)
				if !found {
					t.Errorf("%s%s: not found", name, path)
				}
				if r.attachment != nil {
					file, problem := look.edition(drafts).site.Tree.Open(*r.attachment)
					if problem != nil {
						t.Fatal(path, problem)
					}
					r.data, _ = io.ReadAll(io.NewSectionReader(file, 0, r.attachment.Size))
					file.Close()
				}
				shown[name+path] = fmt.Sprint(string(r.data), wrong)
			}
		}
	}
	return shown
}

// close lets go of the site's folder.
func (s *snapshot) close() {
	if s.SiteContext != nil {
		s.Tree.Close()
	}
}

// paths are all addresses of a portfolio.
func paths(e *edition) []string {
	all := slices.AppendSeq(slices.Collect(maps.Keys(e.pages)), maps.Keys(e.files))
	return slices.Sorted(slices.Values(slices.AppendSeq(all, maps.Keys(e.data))))
}

// stamps tell by their paths the files of a site from what they were.
func stamps(t *testing.T, site string) map[string]string {
	t.Helper()
	all := testkit.Files(t, site)
	for name, text := range all {
		info, err := os.Stat(filepath.Join(site, name))
		testkit.Must(t, err)
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
func next(t *testing.T, s *snapshot, site, what string, changed []string) *snapshot {
	t.Helper()
	next := s.next(changed)
	fresh := takeSnapshot(build.Options{Site: site, On: today})
	defer fresh.close()
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
			testkit.Must(t, os.MkdirAll(filepath.Dir(file), 0o755))
			testkit.Must(t, os.WriteFile(file, []byte(text), 0o644))
		}
	}
	add := func(text string) func(string) {
		return func(file string) {
			old, err := os.ReadFile(file)
			testkit.Must(t, err)
			write(string(old) + text)(file)
		}
	}
	name := func(id string) func(string) {
		return func(file string) {
			old, err := os.ReadFile(file)
			testkit.Must(t, err)
			write(strings.Replace(string(old), "---\n", "---\nportfölj: "+id+"\n", 1))(file)
		}
	}
	remove := func(file string) { testkit.Must(t, os.RemoveAll(file)) }
	started := testkit.Files(t, site)
	restore := func(file string) {
		name, err := filepath.Rel(site, file)
		testkit.Must(t, err)
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
		{"an id", "content/ali-dahl/index.md", name("ab12")},
		{"another id", "content/lo-ek/index.md", name("cd34")},
		{"no id", "content/lo-ek/index.md", restore},
		{"the same id", "content/lo-ek/index.md", name("ab12")},
		{"no id again", "content/lo-ek/index.md", restore},
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
	testkit.Must(t, os.RemoveAll(site))
	s = next(t, s, site, "no site", nil)
	for name, text := range started {
		write(text)(filepath.Join(site, name))
	}
	next(t, s, site, "the site back", nil)
}

// As above, with random steps.
func TestSnapshotAtRandom(t *testing.T) {
	t.Parallel()
	site, s := newPreviewed(t)
	random := rand.New(rand.NewPCG(6, 2026))
	for step := range 20 {
		before := stamps(t, site)
		undo, what := testkit.Disturb(t, random, site)
		changed := differing(before, stamps(t, site))
		s = next(t, s, site, fmt.Sprint("step ", step, ", ", what), changed)
		if s.faults("").Failed() || everythingShown(t, s)["faults of the cohort"] != "" {
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
	testkit.Must(t, err)
	testkit.Must(t, os.WriteFile(filepath.Join(site, file), append(text, "\nMera.\n"...), 0o644))
	after := s.next([]string{file})
	if after.look(t.Context(), "lo-ek") != s.look(t.Context(), "lo-ek") {
		t.Error("a portfolio was made again although nothing in it has changed")
	}
	if after.look(t.Context(), "ali-dahl") == s.look(t.Context(), "ali-dahl") {
		t.Error("a portfolio was not made again although a text in it has changed")
	}
}

// A file that is a link changes with what it leads to, wherever that lies.
func TestSnapshotOfLinks(t *testing.T) {
	for _, target := range []string{"gemensamt/mall.txt", "ali-dahl/dokument/Intyg 5.txt"} {
		site := testkit.Write(t, testkit.Site)
		put := func(text string) {
			at := filepath.Join(site, "content", target)
			testkit.Must(t, os.MkdirAll(filepath.Dir(at), 0o755))
			testkit.Must(t, os.WriteFile(at, []byte(text), 0o644))
		}
		put("first")
		link := filepath.Join(site, "content/ali-dahl/dokument/Intyg 7.txt")
		testkit.Must(t, os.MkdirAll(filepath.Dir(link), 0o755))
		if err := os.Symlink("../../"+target, link); err != nil {
			t.Fatal(err)
		}
		s := takeSnapshot(build.Options{Site: site, On: today})
		defer s.close()
		shown := func() (size int64) {
			look := s.look(t.Context(), "ali-dahl")
			if r, _, ok := look.edition(false).resource("files/intyg-7.txt"); ok {
				return r.attachment.Size
			}
			t.Fatal(look.edition(false).faults)
			return 0
		}
		shown()
		put("second time")
		s = s.next([]string{"content/" + target})
		if size := shown(); size != int64(len("second time")) {
			t.Errorf("%s: %d bytes are shown", target, size)
		}
		testkit.Must(t, os.Remove(filepath.Join(site, "content", target)))
		s = s.next([]string{"content/" + target})
		if faults := s.faults("ali-dahl"); !faults.Failed() {
			t.Errorf("%s: a link to nothing was not found", target)
		}
		s.close()
	}
}
