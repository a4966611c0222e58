package preview

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"btfolio/internal/testkit"
)

const (
	text = "content/lo-ek/placeringar/akuten.md"
	page = "/lo-ek/placeringar-akuten.html"
)

// Whatever editors, other programs and people do to the files of a site, the
// pages that are open follow, and nothing has to be started again.
func TestSurvives(t *testing.T) {
	t.Parallel()
	for _, how := range []struct {
		name    string
		options WatchOptions
	}{{"watching", WatchOptions{}}, {"polling", WatchOptions{Poll: true}}} {
		t.Run(how.name, func(t *testing.T) {
			t.Parallel()
			for _, c := range survived {
				t.Run(c.name, func(t *testing.T) {
					t.Parallel()
					s := serve(t, how.options)
					c.do(s, s.open(page))
				})
			}
		})
	}
}

var survived = []struct {
	name string
	do   func(s *server, w *window)
}{
	{"saved in place", func(s *server, w *window) {
		s.write(text, s.read(text)+"\nEtt.\n")
		w.shows("Ett.")
		s.write(text, s.read(text)+"\nTvå.\n")
		w.shows("Två.")
	}},
	{"saved as Vim does", func(s *server, w *window) {
		old := s.read(text)
		s.write("content/lo-ek/placeringar/4913", "")
		s.remove("content/lo-ek/placeringar/4913")
		s.rename(text, text+"~")
		s.write(text, old+"\nEtt.\n")
		s.remove(text + "~")
		w.shows("Ett.")
	}},
	{"saved as VS Code does", func(s *server, w *window) { // opened, cut short and written
		new := s.read(text) + "\nEtt.\n"
		file, err := os.OpenFile(filepath.Join(s.site, text), os.O_WRONLY|os.O_TRUNC, 0)
		testkit.Must(s.t, err)
		for part := range strings.SplitAfterSeq(new, "\n") {
			_, err := file.WriteString(part)
			testkit.Must(s.t, err)
		}
		testkit.Must(s.t, file.Sync())
		testkit.Must(s.t, file.Close())
		w.shows("Ett.")
	}},
	{"saved by rename", func(s *server, w *window) {
		s.write("content/lo-ek/placeringar/.akuten.md.tmp", s.read(text)+"\nEtt.\n")
		s.rename("content/lo-ek/placeringar/.akuten.md.tmp", text)
		w.shows("Ett.")
	}},
	{"a folder moved in whole", func(s *server, w *window) {
		cohort := s.open("/")
		s.write("elsewhere/index.md", "---\nnamn: Nils Ek\nstart: 2026-01-12\n---\n")
		s.write("elsewhere/samtal/2026-01-20.md", "---\ndatum: 2026-01-20\nhandledare: anna-berg\n---\n## Måluppfyllelse\n\nEtt.\n")
		s.rename("elsewhere", "content/nils-ek")
		cohort.shows("Nils Ek")
		new := s.open("/nils-ek/samtal-2026-01-20.html")
		s.write("content/nils-ek/samtal/2026-01-20.md", "---\ndatum: 2026-01-20\nhandledare: anna-berg\n---\n## Måluppfyllelse\n\nTvå.\n")
		new.shows("Två.")
	}},
	{"a thousand files at once", func(s *server, w *window) {
		for i := range 1000 {
			s.write(fmt.Sprintf("content/lo-ek/kurser/kurs-%d.md", i), fmt.Sprintf("---\ntitel: Kurs %d\ndatum: 2025-10-01\n---\n\nText.\n", i))
		}
		s.write(text, s.read(text)+"\nEtt.\n")
		w.shows("Ett.")
		list := s.open("/lo-ek/kurser.html")
		s.remove("content/lo-ek/kurser")
		list.awaits("without courses", func(body string) bool { return !strings.Contains(body, "Kurs 999") && !broken(body) })
	}},
	{"content removed and made again", func(s *server, w *window) {
		s.rename("content", "elsewhere")
		w.breaks("content", "Bröstsmärta.")
		s.rename("elsewhere", "content")
		s.write(text, s.read(text)+"\nEtt.\n")
		w.shows("Ett.")
	}},
	{"btfolio.yaml removed and made again", func(s *server, w *window) {
		old := s.read("btfolio.yaml")
		s.remove("btfolio.yaml")
		w.breaks("btfolio.yaml", "Bröstsmärta.")
		s.write("btfolio.yaml", old)
		w.shows("Bröstsmärta.")
		s.write(text, s.read(text)+"\nEtt.\n")
		w.shows("Ett.")
	}},
	{"layouts made, broken, mended and removed", func(s *server, w *window) {
		s.write("layouts/placement.html", `{{ define "main" }}<h1>Egen</h1>{{ end }}`)
		w.shows("<h1>Egen</h1>")
		s.write("layouts/placement.html", "{{ define \"main\" }}\n<h1>{{ .Titel }}</h1>{{ end }}")
		w.breaks("layouts/placement.html:2:", "<h1>Egen</h1>")
		s.write("layouts/placement.html", "{{ define \"main\" }}\n<h1>{{ .Title }</h1>{{ end }}")
		w.breaks("layouts/placement.html:2", "<h1>Egen</h1>")
		s.write(text, s.read(text)+"\nEtt.\n") // does not mend it
		s.write("layouts/placement.html", `{{ define "main" }}<h1>Ny</h1>{{ end }}`)
		w.shows("<h1>Ny</h1>")
		s.remove("layouts")
		w.shows("Ett.")
	}},
	{"a text broken and mended", func(s *server, w *window) {
		old := s.read(text)
		s.write(text, strings.Replace(old, "från: 2025-09-01", "från: i höstas", 1))
		w.breaks(text+":4:", "Bröstsmärta.")
		s.write(text, old+"\nEtt.\n")
		w.shows("Ett.")
	}},
	{"the configuration of an English site broken and removed", func(s *server, w *window) {
		english := strings.Replace(s.read("btfolio.yaml"), "language: sv", "language: en", 1)
		s.write("btfolio.yaml", english)
		s.eventually("in English", func() string {
			_, body := s.get("/lo-ek/index.html")
			return map[bool]string{false: body}[strings.Contains(body, "Overview")]
		})
		at := s.open("/lo-ek/index.html")
		s.write("btfolio.yaml", english+"shoes: 43\n")
		at.breaks("btfolio.yaml:5:1", "Overview")
		s.remove("btfolio.yaml")
		at.breaks("The file btfolio.yaml is missing", "Overview")
		s.write("btfolio.yaml", english)
		at.shows("Overview")
	}},
	{"a broken draft", func(s *server, _ *window) {
		const draft = "content/lo-ek/samtal/2026-01-20.md"
		old := s.read(draft)
		with, without := s.open("/lo-ek/samtal-2026-01-20.html"), s.open("/_btfolio/published/lo-ek/samtal.html")
		s.write(draft, old+"\n[Bort](finns-inte.md)\n")
		with.breaks(draft+":", "Ännu bara tänkt.")
		if _, body := s.get(without.at); broken(body) || strings.Contains(body, "samtal-2026-01-20.html") {
			s.t.Errorf("what will be published says: %s", body)
		}
		s.write(draft, old)
		with.shows("Ännu bara tänkt.")
		if _, body := s.get("/lo-ek/samtal.html"); !strings.Contains(body, "samtal-2026-01-20.html") {
			s.t.Error("no draft in the list")
		}
		s.write("content/lo-ek/samtal/2025-09-18.md", "---\ndatum: i höstas\n---\n")
		without.breaks("content/lo-ek/samtal/2025-09-18.md:2:", "Handledarsamtal")
		if _, body := s.get(without.at); strings.Contains(body, "samtal-2026-01-20.html") {
			s.t.Errorf("what was to be published has a draft: %s", body)
		}
	}},
	{"a text removed and made again", func(s *server, w *window) {
		at := s.open("/lo-ek/samtal-2025-09-18.html")
		old := s.read("content/lo-ek/samtal/2025-09-18.md")
		s.remove("content/lo-ek/samtal/2025-09-18.md")
		at.shows("Sidan finns inte")
		s.write("content/lo-ek/samtal/2025-09-18.md", old)
		at.shows("Har handlagt tre patienter.")
	}},
	{"a person", func(s *server, w *window) {
		s.write("content/personer/anna-berg.md", strings.Replace(s.read("content/personer/anna-berg.md"), "Anna Berg", "Anna Bergman", 1))
		w.shows("Anna Bergman")
	}},
	{"a programme of the site", func(s *server, w *window) {
		s.write("regler.yaml", "x: [\n")
		s.write("btfolio.yaml", strings.Replace(s.read("btfolio.yaml"), "vgr", "regler.yaml", 1))
		w.breaks("regler.yaml:", "Bröstsmärta.")
		s.write("regler.yaml", programme(s.t, "Regionen Någonstans"))
		w.shows("Regionen Någonstans")
		s.write("regler.yaml", programme(s.t, "Regionen Annorstädes"))
		w.shows("Regionen Annorstädes")
	}},
	{"a programme of one trainee", func(s *server, w *window) {
		s.write("regler.yaml", "x: [\n")
		s.write("content/lo-ek/index.md", strings.Replace(s.read("content/lo-ek/index.md"), "namn: Lo Ek", "namn: Lo Ek\nprogram: regler.yaml", 1))
		w.breaks("regler.yaml:", "Bröstsmärta.")
		s.write("regler.yaml", programme(s.t, "Regionen Någonstans"))
		w.shows("Regionen Någonstans")
		s.write("regler.yaml", programme(s.t, "Regionen Annorstädes"))
		w.shows("Regionen Annorstädes")
	}},
	{"the site removed and made again", func(s *server, w *window) {
		testkit.Must(s.t, os.Rename(s.site, s.site+".old"))
		w.awaits("without a site", broken)
		testkit.Must(s.t, os.Rename(s.site+".old", s.site))
		w.shows("Bröstsmärta.")
		s.write(text, s.read(text)+"\nEtt.\n")
		w.shows("Ett.")
	}},
}

// programme is a file of rules: those of the program under another name.
func programme(t *testing.T, name string) string {
	t.Helper()
	text, err := os.ReadFile("../programme/data/vgr.yaml")
	testkit.Must(t, err)
	return strings.ReplaceAll(string(text), "Västra Götalandsregionen", name)
}

// Only the windows that a change concerns are told.
func TestOthersAreLeftAlone(t *testing.T) {
	t.Parallel()
	s := serve(t, WatchOptions{})
	concerned, other := s.open(page), s.open("/ali-dahl/index.html")
	s.write(text, s.read(text)+"\nEtt.\n")
	concerned.shows("Ett.")
	s.write("content/ali-dahl/index.md", s.read("content/ali-dahl/index.md")+"\n## Mål för året\n\nEtt mål.\n")
	for name := range other.told {
		if _, body := other.get("/ali-dahl/individuellt-utbildningsprogram.html"); !strings.Contains(body, "Ett mål.") {
			t.Fatalf("told of %q before anything of the page had changed", name)
		}
		break
	}
	s.write("static/btfolio.css", "body { margin: 1px }")
	if name := <-concerned.told; name != "style" {
		t.Errorf("a new style sheet is told as %q", name)
	}
}
