package build_test

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"btfolio/internal/build"
	"btfolio/internal/testkit"
)

// A text of seven lines: its body begins on line 7. Each row is a small input with
// what is right: the findings with their places, or what the page has and has not.
func TestRows(t *testing.T) {
	const file = "content/lo-ek/samtal/2025-12-30.md"
	const dok = "content/lo-ek/dokument/x.pdf"
	for _, row := range []struct{ name, body, extra, data, told, has, not string }{
		{"L01 anchor of another text", "[a](../placeringar/akuten.md#finns-inte)", "", "", ":7:5", "", ""},
		{"anchor here", "[a](#finns-inte)", "", "", ":7:5", "", ""},
		{"anchor of the plan", "[a](../index.md#finns-inte)", "", "", ":7:5", "", ""},
		{"anchor of a shared document", "[a](../../gemensamt/namn.md#finns-inte)", "", "", ":7:5", "", ""},
		{"L02 page of a PDF", "[d](<../dokument/x.pdf#page=2>)", dok, "%PDF-1.4\n", "", "x.pdf#page=2", "#t-page-2"},
		{"L03 surplus cell", "| Mål | Nivå |\n|---|---|\n| BT1 | 3 | klar |", "", "", ":9:13", "", ""},
		{"L04 definition", "[Patient]: Kvinna\n\nText.", "", "", ":7:1", "", ""},
		{"L05 note", "Text. %%dold kommentar%%", "", "", "", "Text.", "dold kommentar"},
		{"L06 conflict", "Före\n<<<<<<< HEAD\na\n=======\nb\n>>>>>>> x", "", "", ":8:1", "", ""},
		{"conflict, diff3 style", "Före\n\n<<<<<<< HEAD\na\n||||||| b\nc\n=======\nb\n>>>>>>> x", "", "", ":9:1", "", ""},
		{"conflict in a list", "- a\n<<<<<<< HEAD\n- b\n=======\n- c\n>>>>>>> x", "", "", ":8:1", "", ""},
		{"conflict in a quotation", "> a\n> <<<<<<< HEAD\n> b\n> =======\n> c\n> >>>>>>> x", "", "", ":8:3", "", ""},
		{"L07 icon of macOS", "Text.", "content/lo-ek/dokument/Icon\r", "", "", "Text.", ""},
		{"L10 no task", "- [x](https://a.se) länk", "", "", "", `<li><a href="https://a.se"`, `type="checkbox"`},
		{"L11 single tilde", "No ~mismatch~~", "", "", "", "No ~mismatch~~", "<del>"},
		{"L12 tildes", "H~2~O", "", "", "", "H~2~O", "<del>"},
		{"L13 backslashes", "a\\\\\\\nb", "", "", "", `a\<br`, ""},
		{"L14 spaces in an address", "[c](../dokument/BT1 MiniCex Bröstsmärtor Akutsjukvård 260118.pdf)", "", "", ":7:5", "", ""},
		{"L15 wiki", "Se [[2026-01-10]]", "", "", ":7:4", "", ""},
		{"picture of a wiki", "![[bild.png]]", "", "", ":7:1", "", ""},
		{"backslashes in a path", `[a](..\dokument\x.pdf)`, "", "", ":7:5", "", ""},
		{"L17 headings without letters", "## 🩺\n\n## 新年\n\n[c](#新年)", "", "", "", `<h2 id="`, "finns inte"},
		{"note over lines", "Före\n\n%%\ndold\nrad\n%%\n\nEfter", "", "", "", "Efter", "dold"},
		{"tabs", "Mål\tNivå\nBT1\t3", "", "", ":7:1", "", ""},
	} {
		t.Run(row.name, func(t *testing.T) {
			site := testSite(t)
			text := "---\ndatum: 2025-12-30\nhandledare: anna-berg\ntitel: Prov\nnästa: 2026-01-15\n---\n" + row.body + "\n"
			testkit.Must(t, os.WriteFile(filepath.Join(site, file), []byte(text), 0o666))
			if row.extra != "" {
				testkit.Must(t, os.WriteFile(filepath.Join(site, row.extra), []byte(row.data), 0o666))
			}
			out := filepath.Join(t.TempDir(), "public")
			r := build.Build(t.Context(), build.Options{Site: site, Output: out, Trainees: []string{"lo-ek"}, On: today})
			var places []string
			for _, f := range r.Findings {
				if f.Pos.File == file {
					places = append(places, f.Pos.String())
				}
			}
			var want []string
			if row.told != "" {
				want = []string{file + row.told}
			}
			if !slices.Equal(places, want) {
				t.Fatalf("%s\n%s", places, testkit.Texts(r.Findings))
			}
			if row.told == "" {
				page := testkit.Files(t, out)["lo-ek/samtal-2025-12-30.html"]
				if i := strings.Index(page, `<details class="source">`); i > 0 {
					page = page[:i]
				}
				if !strings.Contains(page, row.has) || row.not != "" && strings.Contains(page, row.not) {
					t.Errorf("%s", page[strings.Index(page, "<main"):])
				}
			}
		})
	}
}
