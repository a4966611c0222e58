package build_test

import (
	"bytes"
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/PuerkitoBio/goquery"
	"golang.org/x/text/unicode/norm"

	"btfolio/internal/build"
	"btfolio/internal/site"
	"btfolio/internal/testkit"
)

// The index of a portfolio holds each of its texts, and every hit leads to a
// page and a heading that are there.
func TestSearchIndex(t *testing.T) {
	out := published(t)
	data, err := os.ReadFile(filepath.Join(out, "lo-ek", "sok-data.js"))
	if err != nil {
		t.Fatal(err)
	}
	if !norm.NFC.IsNormal(data) || bytes.ContainsAny(data, "<>") {
		t.Error("letters are not composed, or there is markup")
	}
	script, ok := bytes.CutPrefix(bytes.TrimSuffix(data, []byte(";\n")), []byte("var btfolioIndex = "))
	var index site.Index
	if err := json.Unmarshal(script, &index); !ok || err != nil {
		t.Fatal(ok, err)
	}
	texts := map[string]site.Indexed{}
	pages := map[string]*goquery.Document{}
	for _, entry := range index.Texts {
		address, fragment, _ := strings.Cut(string(entry.URL), "#")
		if pages[address] == nil {
			pages[address] = page(t, filepath.Join(out, "lo-ek", address))
		}
		for _, id := range append([]string{fragment}, ids(entry)...) {
			if id != "" && pages[address].Find("#"+id).Length() != 1 {
				t.Errorf("%s has no %s", address, id)
			}
		}
		if index.Kinds[entry.Kind] == "" || entry.Title == "" {
			t.Errorf("%s has the kind %q and the title %q", address, entry.Kind, entry.Title)
		}
		texts[string(entry.URL)] = entry
	}

	for address, want := range map[string]string{
		"mal-bt01.html":                        "Jag har tagit emot patienter",
		"mal-bt17.html":                        "Tas upp i primärvården",
		"placeringar-akuten.html":              "Introduktion",
		"samtal-2025-09-18.html":               "Kim Lund",
		"bedomningar-feber.html":               "Självständig",
		"kurser-hlr.html":                      "PLUS",
		"kollegium-akuten.html":                "Läsa patientlagen",
		"avstamningar-b-akuten.html":           "Checklistan genomgången.",
		"dokument-bt9-scan0042-pdf.html":       "scan0042",
		"slutbedomning.html":                   "Allt är uppladdat",
		"godkannanden-psyk.html":               "Ej godkänt",
		"individuellt-utbildningsprogram.html": "Trygg på akuten.",
		"personer.html#anna-berg":              "Huvudhandledare",
		"gemensamt-namn.html":                  "",
	} {
		entry, ok := texts[address]
		if !ok {
			t.Errorf("%s cannot be found", address)
			continue
		}
		var all strings.Builder
		all.WriteString(entry.Facts + "\n")
		for _, part := range entry.Parts {
			all.WriteString(part.Heading + "\n" + part.Text + "\n")
		}
		if !strings.Contains(strings.ToLower(all.String()), strings.ToLower(want)) {
			t.Errorf("%s is found by %q, not by %q", address, all.String(), want)
		}
	}
	feber := texts["bedomningar-feber.html"]
	if feber.Placement != "akuten" || feber.Where != "Akuten" || feber.Kind != "assessment" || feber.Date != "2025-10-01" || len(feber.Goals) == 0 {
		t.Errorf("an assessment is told as %+v", feber)
	}
	if strings.Contains(string(data), "Ingenroll") {
		t.Error("a person without a part in the portfolio can be found")
	}
}

// ids are the anchors that hits in a text lead to.
func ids(entry site.Indexed) (all []string) {
	for _, part := range entry.Parts {
		all = append(all, part.ID)
	}
	return all
}

// What was found in a portfolio cannot be looked for: neither its values in texts nor
// the parts of files it is in, and no draft. What else a file shows can.
func TestSearchWithholds(t *testing.T) {
	folder := testkit.Write(t, `
-- btfolio.yaml --
title: Prov
language: sv
programme: vgr
on: 2026-01-20
-- content/lo-ek/index.md --
---
namn: Lo Ek
start: 2026-01-12
slut: 2027-01-11
---
Min plan.
-- content/lo-ek/aktiviteter/a.md --
---
datum: 2026-01-15
titel: Om 190101-2391
mål: BT1
bilagor: [../dokument/svar.txt, ../dokument/nummer.txt]
---
## Ring 190101-2391

Patienten 190101-**2391** kom på kvällen, och svarade på okand@example.com.
-- content/lo-ek/aktiviteter/b.md --
---
datum: 2026-01-16
utkast: true
bilagor: ../dokument/utkastet.txt
---
Hemligheten.
-- content/lo-ek/dokument/svar.txt --
Odlingen svarade sent.
-- content/lo-ek/dokument/nummer.txt --
Kvällspatienten 190101-2391.
-- content/lo-ek/dokument/utkastet.txt --
Hemligheten.
`)
	out := filepath.Join(t.TempDir(), "public")
	if r := build.Build(t.Context(), build.Options{Site: folder, Output: out}); r.Findings.Failed() {
		t.Fatal(testkit.Texts(r.Findings))
	}
	data, err := os.ReadFile(filepath.Join(out, "lo-ek", "sok-data.js"))
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{"Om ••••••-••••", "Ring ••••••-••••", "kom på kvällen", "Odlingen svarade sent."} {
		if !strings.Contains(string(data), want) {
			t.Errorf("%q cannot be found", want)
		}
	}
	for _, withheld := range []string{"2391", "okand", "Kvällspatienten", "Hemligheten", "utkastet"} {
		if strings.Contains(string(data), withheld) {
			t.Errorf("%q can be found", withheld)
		}
	}
}
