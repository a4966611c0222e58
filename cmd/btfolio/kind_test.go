package main

import (
	"encoding/json"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"btfolio/internal/testkit"
)

// A kind that needs nothing special is its type, a row, its words and its
// questions; a fact of a kind is a line of its type and its words. Both are
// declared here in copies of these files, built into the program, and then
// everywhere. A draft of the kind is nowhere.
func TestDeclared(t *testing.T) {
	if testing.Short() {
		t.Skip("builds the program")
	}
	p := variant{t: t, replaced: map[string]string{}}
	p.write("portfolio/reflection.go", `package portfolio

import "cloud.google.com/go/civil"

// A Reflection is what a doctor thought about.
type Reflection struct {
	Doc
	Date        civil.Date   `+"`key:\"date,required\"`"+`
	Supervisor  PersonRef    `+"`key:\"supervisor\"`"+`
	Listeners   []PersonRef  `+"`key:\"participants\"`"+`
	Placement   PlacementRef `+"`key:\"placement\"`"+`
	Outcome     string       `+"`key:\"outcome\"`"+`
	Attachments []FileRef    `+"`key:\"attachments\"`"+`
}
`)
	p.before("portfolio/kinds.go", "\t{Kind: vocabulary.KindGoal,", "\t{Kind: \"reflection\", New: a[Reflection]},\n")
	p.before("vocabulary/vocabulary.yaml", "  - key: document\n    folder:", `  - key: reflection
    folder: {sv: reflektioner, en: reflections}
    one: {sv: reflektion, en: reflection}
    many: {sv: reflektioner, en: reflections}
    title: reflections
    begins: {sv: Börjar en reflektion, en: Begins a reflection}
`)
	p.after("vocabulary/vocabulary.yaml", "\nlabels:\n", "  reflections: {sv: Reflektioner, en: Reflections}\n  no_reflections: {sv: Inga reflektioner ännu., en: No reflections yet.}\n")
	p.after("scaffold/questions.yaml", "\nkinds:\n", "  reflection:\n    - heading: {sv: Det som dröjde kvar, en: What lingered}\n      ask:\n        - {sv: Vad tänkte du på efteråt?, en: What did you think about afterwards?}\n")

	p.after("portfolio/texts.go", "type Talk struct {\n\tDoc\n", "\tRoom string `key:\"room\"`\n")
	p.after("vocabulary/vocabulary.yaml", "\n  keys:\n", "    - {key: room, sv: rum, en: room}\n")
	p.after("vocabulary/vocabulary.yaml", "\nhints:\n", "  room: {sv: Rummet ni satt i., en: The room you sat in.}\n")
	p.build()

	t.Run("kind", p.kind)
	t.Run("fact", p.fact)
}

// declared is a site on which nothing keeps a bundle back.
const declared = `
-- btfolio.yaml --
title: Prov
language: sv
programme: vgr
on: 2026-01-20
-- content/personer/anna-berg.md --
---
namn: Anna Berg
befattning: specialistläkare
handledarutbildning: 2019-05-02
---
-- content/personer/bo-lind.md --
---
namn: Bo Lind
---
-- content/lo-ek/index.md --
---
namn: Lo Ek
start: 2026-01-12
slut: 2027-01-11
personer:
  huvudhandledare: anna-berg
---
Min plan.
-- content/lo-ek/placeringar/akuten.md --
---
titel: Akuten
område: akut sjukvård
från: 2026-01-12
till: 2026-05-11
handledare: bo-lind
---
## Plan

Bröstsmärta.
`

func (p *variant) kind(t *testing.T) {
	site := testkit.Write(t, declared+`
-- content/lo-ek/reflektioner/natt.md --
---
titel: Om natten
datum: 2026-01-13
handledare: anna-berg
placering: akuten
utfall: kvittrande
bilagor: ../dokument/lapp.txt
---
Nattens brytande ljus.
-- content/lo-ek/dokument/lapp.txt --
lapp
-- content/lo-ek/reflektioner/hemlig.md --
---
titel: abrakadabra
utkast: true
datum: 2026-01-14
handledare: abrakadabra
deltagare: [abrakadabra]
bilagor: ../dokument/abrakadabra.txt
---
abrakadabra
-- content/personer/abrakadabra.md --
---
namn: Abrakadabra
---
-- content/lo-ek/dokument/abrakadabra.txt --
abrakadabra
`)
	files := p.made(t, site)
	for file, want := range map[string][]string{
		"lo-ek/reflektioner-natt.html":                          {"kvittrande", "Anna Berg", "lapp.txt", "Nattens brytande ljus."},
		"lo-ek/reflektioner.html":                               {"Om natten", "Anna Berg", "Akuten", "2026-01-13"},
		"lo-ek/index.html":                                      {"Reflektioner"},
		"lo-ek/hela-portfoljen.html":                            {"kvittrande"},
		"lo-ek/sok-data.js":                                     {"kvittrande", "Nattens brytande ljus."},
		"lo-ek/placeringar-akuten.html":                         {"Om natten"},
		"lo-ek/dokument-lapp-txt.html":                          {"Om natten"},
		"lo-ek/personer.html":                                   {"Anna Berg"},
		"bundle data/portfolio.json":                            {`"reflection": [`, `"outcome": "kvittrande"`, `"supervisor": "anna-berg"`, `"content/lo-ek/dokument/lapp.txt"`},
		"bundle data/webbplats/sok-data.js":                     {"kvittrande"},
		"bundle data/kallor/content/lo-ek/reflektioner/natt.md": {"kvittrande"},
	} {
		for _, w := range want {
			if !strings.Contains(files[file], w) {
				t.Errorf("%s does not show %q", file, w)
			}
		}
	}
	for file, data := range files {
		if strings.Contains(strings.ToLower(file+data), "abrakadabra") {
			t.Errorf("%s holds a draft", file)
		}
	}
	p.says(t, site, "utfall", "schema", "reflection")
	p.says(t, site, "Börjar en reflektion", "new", "reflection", "--help")
	p.says(t, site, "reflektioner/2026-01-20-ny.md", "new", "reflection", "--trainee", "lo-ek", "--title", "Ny")
	text, err := os.ReadFile(filepath.Join(site, "content/lo-ek/reflektioner/2026-01-20-ny.md"))
	for _, want := range []string{"datum: 2026-01-20\n", "handledare: bo-lind\n", "placering: akuten\n", "utkast: true", "## Det som dröjde kvar", "Vad tänkte du på efteråt?"} {
		if !strings.Contains(string(text), want) {
			t.Errorf("the new text lacks %q: %v\n%s", want, err, text)
		}
	}
	if status, said := p.run(site, "new", "reflection", "--trainee", "lo-ek", "--supervisor", "ingen"); status != 1 || !strings.Contains(said, "ingen") {
		t.Errorf("nobody as supervisor ends with %d: %s", status, said)
	}
	if status, said := p.run(site, "check"); status != 0 {
		t.Errorf("check ends with %d: %s", status, said)
	}
}

func (p *variant) fact(t *testing.T) {
	site := testkit.Write(t, declared+`
-- content/lo-ek/samtal/2026-01-15.md --
---
datum: 2026-01-15
handledare: bo-lind
placering: akuten
rum: Gläntan
---
Vi sågs.
`)
	files := p.made(t, site)
	for file, want := range map[string]string{
		"lo-ek/samtal-2026-01-15.html": ">Rum<",
		"lo-ek/hela-portfoljen.html":   "Gläntan",
		"lo-ek/sok-data.js":            "Gläntan",
		"bundle data/portfolio.json":   `"room": "Gläntan"`,
	} {
		if !strings.Contains(files[file], want) || !strings.Contains(files[file], "Gläntan") {
			t.Errorf("%s does not show %q", file, want)
		}
	}
	p.says(t, site, `"rum"`, "schema", "talk")
	p.says(t, site, "rummet ni satt i", "new", "talk", "--help")
	p.says(t, site, "samtal/2026-01-20.md", "new", "talk", "--trainee", "lo-ek", "--room", "Bryggan")
	text, err := os.ReadFile(filepath.Join(site, "content/lo-ek/samtal/2026-01-20.md"))
	if !strings.Contains(string(text), "rum: \"Bryggan\"\n") && !strings.Contains(string(text), "rum: Bryggan\n") {
		t.Errorf("the new text does not have its room: %v\n%s", err, text)
	}
}

// A variant is the program with some of its files changed.
type variant struct {
	t        *testing.T
	replaced map[string]string // where the changed copies of files lie
	program  string
}

// file is where a file of internal/ lies, and where it is read from now.
func (p *variant) file(path string) (file, now string) {
	file, err := filepath.Abs(filepath.Join("..", "..", "internal", filepath.FromSlash(path)))
	testkit.Must(p.t, err)
	if at, changed := p.replaced[file]; changed {
		return file, at
	}
	return file, file
}

func (p *variant) write(path, text string) {
	file, _ := p.file(path)
	p.replaced[file] = filepath.Join(p.t.TempDir(), filepath.Base(path))
	testkit.Must(p.t, os.WriteFile(p.replaced[file], []byte(text), 0o644))
}

func (p *variant) before(path, place, added string) { p.change(path, place, added+place) }
func (p *variant) after(path, place, added string)  { p.change(path, place, place+added) }

func (p *variant) change(path, place, changed string) {
	_, now := p.file(path)
	text, err := os.ReadFile(now)
	if err != nil || !strings.Contains(string(text), place) {
		p.t.Fatalf("%s: %v, or it does not hold %q", path, err, place)
	}
	p.write(path, strings.Replace(string(text), place, changed, 1))
}

func (p *variant) build() { p.program = programWith(p.t, p.replaced) }

func (p *variant) run(site string, args ...string) (status int, said string) {
	cmd := exec.Command(p.program, args...)
	cmd.Dir = site
	cmd.Env = append(os.Environ(), "LANG=sv_SE.UTF-8", "LC_ALL=", "LANGUAGE=")
	out, _ := cmd.CombinedOutput() // the status tells
	return cmd.ProcessState.ExitCode(), string(out)
}

// says runs a command that must succeed and say something.
func (p *variant) says(t *testing.T, site, want string, args ...string) {
	t.Helper()
	if status, said := p.run(site, args...); status != 0 || !strings.Contains(said, want) {
		t.Errorf("%q ends with %d and does not say %q:\n%.600s", args, status, want, said)
	}
}

// made is all that the program makes of a site that can leave the house.
func (p *variant) made(t *testing.T, site string) map[string]string {
	t.Helper()
	public, bag := filepath.Join(t.TempDir(), "public"), filepath.Join(t.TempDir(), "lo.zip")
	p.says(t, site, "", "build", "--output", public)
	p.says(t, site, "", "bundle", "lo-ek", "--output", bag)
	p.says(t, site, "", "verify", bag)
	files := testkit.Files(t, public)
	for name, data := range testkit.Unzipped(t, bag) {
		files["bundle "+name] = data
	}
	if data := files["bundle data/portfolio.json"]; !json.Valid([]byte(data)) {
		t.Errorf("the portfolio is no JSON: %.200s", data)
	}
	return files
}
