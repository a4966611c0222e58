package main

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"btfolio/internal/testkit"
)

// A kind that needs nothing special is its type, a row, its words and its
// questions. It is declared here in copies of these files, built into the program,
// and then everywhere: page, list, navigation, paper, search, data, schema and new.
// A draft of it is nowhere.
func TestNewKind(t *testing.T) {
	if testing.Short() {
		t.Skip("builds the program")
	}
	dir := t.TempDir()
	internal, err := filepath.Abs(filepath.Join("..", "..", "internal"))
	if err != nil {
		t.Fatal(err)
	}
	replaced := map[string]string{}
	write := func(path, text string) {
		at := filepath.Join(dir, strings.ReplaceAll(path, "/", "_"))
		if err := os.WriteFile(at, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
		replaced[filepath.Join(internal, filepath.FromSlash(path))] = at
	}
	change := func(path, before, added string) {
		text, err := os.ReadFile(filepath.Join(internal, filepath.FromSlash(path)))
		if err != nil || !strings.Contains(string(text), before) {
			t.Fatalf("%s: %v, or it does not hold %q", path, err, before)
		}
		write(path, strings.Replace(string(text), before, added+before, 1))
	}
	write("portfolio/reflection.go", `package portfolio

import "cloud.google.com/go/civil"

// A Reflection is what a doctor thought about.
type Reflection struct {
	Doc
	Date       civil.Date   `+"`key:\"date,required\"`"+`
	Supervisor PersonRef    `+"`key:\"supervisor\"`"+`
	Placement  PlacementRef `+"`key:\"placement\"`"+`
	Outcome    string       `+"`key:\"outcome\"`"+`
}
`)
	change("portfolio/kinds.go", "\t{Kind: vocabulary.KindGoal,", "\t{Kind: \"reflection\", New: a[Reflection]},\n")
	change("vocabulary/vocabulary.yaml", "  - key: document\n    folder:", `  - key: reflection
    folder: {sv: reflektioner, en: reflections}
    one: {sv: reflektion, en: reflection}
    many: {sv: reflektioner, en: reflections}
    title: reflections
`)
	vocabulary := replaced[filepath.Join(internal, "vocabulary", "vocabulary.yaml")]
	text, err := os.ReadFile(vocabulary)
	if err != nil {
		t.Fatal(err)
	}
	text = []byte(strings.Replace(string(text), "\nlabels:\n", "\nlabels:\n  reflections: {sv: Reflektioner, en: Reflections}\n  no_reflections: {sv: Inga reflektioner ännu., en: No reflections yet.}\n", 1))
	if err := os.WriteFile(vocabulary, text, 0o644); err != nil {
		t.Fatal(err)
	}
	program := programWith(t, replaced)
	site := testkit.Write(t, testkit.Site+`
-- content/lo-ek/reflektioner/natt.md --
---
titel: Om natten
datum: 2025-11-03
handledare: anna-berg
placering: akuten
utfall: kvittrande
---
Nattens brytande ljus.
-- content/lo-ek/reflektioner/hemlig.md --
---
titel: Bara mitt
utkast: true
datum: 2025-11-04
---
abrakadabra
`)
	run := func(args ...string) string {
		cmd := exec.Command(program, args...)
		cmd.Dir = site
		cmd.Env = append(os.Environ(), "LANG=sv_SE.UTF-8", "LC_ALL=", "LANGUAGE=")
		out, _ := cmd.CombinedOutput() // the site lacks much that is no fault of the kind
		return string(out)
	}
	public := filepath.Join(t.TempDir(), "public")
	said := run("build", "--output", public)
	files := testkit.Files(t, public)
	for file, want := range map[string]string{
		"lo-ek/reflektioner-natt.html":  "kvittrande",
		"lo-ek/reflektioner.html":       "Om natten",
		"lo-ek/index.html":              "Reflektioner",
		"lo-ek/hela-portfoljen.html":    "kvittrande",
		"lo-ek/sok-data.js":             "kvittrande",
		"lo-ek/placeringar-akuten.html": "Om natten",
	} {
		if !strings.Contains(files[file], want) {
			t.Errorf("%s does not show %q\n%s", file, want, said)
		}
	}
	for file, data := range files {
		if strings.Contains(data, "abrakadabra") || strings.Contains(data, "Bara mitt") {
			t.Errorf("%s holds a draft", file)
		}
	}
	if schema := run("schema", "reflection"); !strings.Contains(schema, "utfall") {
		t.Errorf("the schema is %.200s", schema)
	}
	if begun := run("new", "reflection", "--trainee", "lo-ek", "--date", "2026-01-07"); !strings.Contains(begun, "reflektioner/2026-01-07.md") {
		t.Errorf("new says %s", begun)
	}
}
