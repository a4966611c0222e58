package build_test

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"btfolio/internal/build"
	"btfolio/internal/diag"
	"btfolio/internal/portfolio"
	"btfolio/internal/scaffold"
	"btfolio/internal/source"
	"btfolio/internal/testkit"
	"btfolio/internal/vocabulary"
)

const talk = "---\ndatum: 2025-12-30\nhandledare: anna-berg\n---\n"

// What no page shows of a source stops a bundle at its place, unless it is
// allowed with a reason, and so is told on the first page.
func TestHiddenNotes(t *testing.T) {
	allow := waiveAll(t, testSite(t), "lo-ek")
	for _, s := range []struct{ name, file, text, at string }{
		{"comment", "", talk + "Text.\n\n<!-- dold -->", ":7:1"},
		{"comment in a line", "", talk + "Å <!-- dold --> text.", ":5:3"},
		{"comment over lines", "", talk + "Text.\n\n<!--\ndold\n-->", ":7:1"},
		{"note", "", talk + "%%dold%%", ":5:1"},
		{"note over lines", "", talk + "Text.\n\n%%\ndold\n%%", ":7:1"},
		{"note in a list", "", talk + "- text %%dold%%", ":5:8"},
		{"note in a quotation", "", talk + "> text %%dold%%", ":5:8"},
		{"number in a note", "", talk + "%%tel. 070-174 06 05%%", ":5:1"},
		{"plan", "content/lo-ek/mal/bt02.md", "---\nmål: BT2\n---\nText %%dold%%", ":4:6"},
		{"shared", "content/gemensamt/lista.md", "---\ntitel: Lista\n---\n<!-- dold -->", ":4:1"},
		{"person", "content/personer/per-ek.md", "---\nnamn: Per Ek\n---\n%%dold%%", ":4:1"},
		{"comment in front matter of a person", "content/personer/per-ek.md", "---\nnamn: Per Ek # dold\n---\n", ":2:14"},
		{"comment in front matter, which is shown", "", "---\n# synlig\ndatum: 2025-12-30\nhandledare: anna-berg\n---\nText.", ""},
		{"nothing in it", "", talk + "<!-- --> %%%%", ""},
		{"in code", "", talk + "`<!-- synlig -->` och 50 %% <br>", ""},
	} {
		t.Run(s.name, func(t *testing.T) {
			site := testSite(t)
			file := s.file
			if file == "" {
				file = "content/lo-ek/samtal/2025-12-30.md"
			}
			testkit.Must(t, os.WriteFile(filepath.Join(site, file), []byte(s.text+"\n"), 0o666))
			output := filepath.Join(t.TempDir(), "x.zip")
			made := bundleOf(t, site, "lo-ek", output, allow)
			var want []string
			if s.at != "" {
				want = []string{file + s.at}
			}
			if got := placesOf(made.Findings, diag.BundleHidden.Code); !slices.Equal(got, want) || strings.Contains(testkit.Texts(made.Findings), "174") {
				t.Fatalf("%s: %s", got, testkit.Texts(made.Findings))
			}
			if s.at == "" {
				return
			}
			noFile(t, output)
			made = bundleOf(t, site, "lo-ek", output, append(slices.Clone(allow), build.Allow{ID: "BT-B017", Because: "ofarlig"}))
			if made.Findings.Failed() {
				t.Fatal(testkit.Texts(made.Findings))
			}
			if start := testkit.Unzipped(t, output)["START.html"]; !strings.Contains(start, "ofarlig") || !strings.Contains(start, "som inte visas på sidan") {
				t.Error("the first page does not say so")
			}
		})
	}
}

// The questions of new texts of each kind are no notes of their author.
func TestAskedNotes(t *testing.T) {
	site := testSite(t)
	allow := waiveAll(t, site, "lo-ek")
	tree, found := source.Scan(site)
	if tree == nil {
		t.Fatal(found)
	}
	defer tree.Close()
	s, _ := portfolio.LoadSite(tree)
	files, _ := tree.LoadUnder("content/lo-ek")
	p, _ := s.LoadPublished(tree, "lo-ek", files)
	for kind, values := range map[vocabulary.Kind]scaffold.Values{
		vocabulary.KindTalk:       {"date": "2025-12-29", "supervisor": "anna-berg"},
		vocabulary.KindGoal:       {"goals": "BT4"},
		vocabulary.KindAssessment: {"date": "2025-12-28", "instrument": "DOPS", "assessor": "anna-berg", "goals": "BT4", "placement": "akuten", "title": "Sutur"},
	} {
		text, wrong := scaffold.Make(tree, s, p.Trainee(), scaffold.Request{Kind: kind, Values: values})
		if wrong.Failed() {
			t.Fatal(testkit.Texts(wrong))
		}
		data := strings.ReplaceAll(string(text.Data), "utkast: true\n", "")
		if !strings.Contains(data, "<!--") {
			t.Errorf("%s asks nothing", text.Path)
		}
		testkit.Must(t, os.WriteFile(filepath.Join(site, text.Path), []byte(data), 0o666))
	}
	made := bundleOf(t, site, "lo-ek", filepath.Join(t.TempDir(), "x.zip"), allow)
	if len(placesOf(made.Findings, diag.BundleHidden.Code)) > 0 {
		t.Error(testkit.Texts(made.Findings))
	}
}
