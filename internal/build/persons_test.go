package build_test

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"btfolio/internal/build"
	"btfolio/internal/diag"
	"btfolio/internal/testkit"
)

// spellings are ways of naming Ali Dahl, with where in a text that begins on line 6.
var spellings = []struct{ name, file, text, at string }{
	{"as it is", "", "Med Ali Dahl.", ":6:5"},
	{"genitive", "", "Enligt Ali Dahls handledare.", ":6:8"},
	{"surname first", "", "Närvarande: Dahl, Ali", ":6:13"},
	{"over a line", "", "Med Ali\nDahl.", ":6:5"},
	{"hard space", "", "Med Ali\u00a0Dahl.", ":6:5"},
	{"soft hyphen", "", "Med A\u00adli Da\u00adhl.", ":6:5"},
	{"bold surname", "", "Med Ali **Dahl**.", ":6:5"},
	{"emphasis around part", "", "Med Al*i* D**ah**l.", ":6:5"},
	{"entity", "", "Med Ali D&#97;hl.", ":6:5"},
	{"other case", "", "Med ALI DAHL.", ":6:5"},
	{"cells", "", "| Förnamn | Efternamn |\n|---|---|\n| Ali | Dahl |", ":8:3"},
	{"text of a link", "", "[Ali Dahl](../index.md)", ":6:2"},
	{"initial", "", "Med A. Dahl.", ":6:5"},
	{"front matter", "", "", ":4:8"},
	{"name of a file", "content/lo-ek/dokument/Intyg Ali Dahl.txt", "intyg", ""},
	{"in a file", "content/lo-ek/dokument/intyg.txt", "Kursdeltagare: DAHL ALI; Dahl, Ali", ":1:16"},
	{"shared", "content/gemensamt/lista.md", "---\ntitel: Lista\n---\nDahl, Ali", ":4:1"},
}

// Another trainee's name is told at its place by build, which publishes all the
// same, and stops a bundle there.
func TestNamedTrainees(t *testing.T) {
	site := testSite(t)
	allow := waiveAll(t, site, "lo-ek")
	for _, s := range spellings {
		t.Run(s.name, func(t *testing.T) {
			site := testSite(t)
			file := s.file
			if file == "" {
				file = "content/lo-ek/samtal/2025-12-30.md"
			}
			place := "Rum 3"
			if s.text == "" {
				place = "Ali Dahl"
			}
			text := "---\ndatum: 2025-12-30\nhandledare: anna-berg\ntitel: " + place + "\n---\n" + s.text + "\n"
			if s.file != "" {
				text = s.text
			}
			testkit.Must(t, os.MkdirAll(filepath.Join(site, filepath.Dir(file)), 0o777))
			testkit.Must(t, os.WriteFile(filepath.Join(site, file), []byte(text), 0o666))

			o := build.Options{Site: site, Output: filepath.Join(t.TempDir(), "public"), Trainees: []string{"lo-ek"}, On: today}
			for range 2 { // what was taken over is told again
				r := build.Build(t.Context(), o)
				if got := placesOf(r.Findings, diag.OtherTrainee.Code); r.Findings.Failed() || !slices.Equal(got, []string{file + s.at}) {
					t.Fatalf("build tells of %s\n%s", got, testkit.Texts(r.Findings))
				}
			}
			output := filepath.Join(t.TempDir(), "x.zip")
			made := bundleOf(t, site, "lo-ek", output, allow)
			if got := placesOf(made.Findings, diag.BundleOther.Code); !slices.Equal(got, []string{file + s.at}) {
				t.Errorf("bundle tells of %s\n%s", got, testkit.Texts(made.Findings))
			}
			noFile(t, output)
			if strings.Contains(testkit.Texts(made.Findings), "Dahl") && !strings.Contains(file, "Dahl") {
				t.Error(testkit.Texts(made.Findings))
			}
		})
	}
}

func placesOf(found diag.List, code *diag.Code) (places []string) {
	for _, f := range found {
		if f.Code == code {
			places = append(places, f.Pos.String())
		}
	}
	return places
}
