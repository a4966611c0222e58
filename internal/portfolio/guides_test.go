package portfolio_test

import (
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"btfolio/internal/portfolio"
	"btfolio/internal/testkit"
)

// The names that guides and README give as examples are understood, all five
// parts of them.
func TestNamesInGuides(t *testing.T) {
	files, err := filepath.Glob("../../content/gemensamt/*.md")
	if err != nil {
		t.Fatal(err)
	}
	name := regexp.MustCompile("(?m)(?:`|^ +)(BT\\d[^`\n]*\\.pdf)")
	seen := 0
	for _, file := range append(files, "../../README.md") {
		text, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		for _, m := range name.FindAllStringSubmatch(string(text), -1) {
			seen++
			if read := portfolio.ReadFileName(m[1], nil); len(read.Missing) > 0 {
				t.Errorf("%s: of %s is not understood: %v", file, m[1], read.Missing)
			}
		}
	}
	if seen < 5 {
		t.Errorf("only %d names were found", seen)
	}
}

// What the guides call a type of document is one that names are read with.
func TestTypesInGuides(t *testing.T) {
	for _, file := range []string{"namnge-dokument.md", "guide-names.md"} {
		text, err := os.ReadFile("../../content/gemensamt/" + file)
		if err != nil {
			t.Fatal(err)
		}
		line := regexp.MustCompile(`(?m)^2\. \*\*.*?\*\* (.*)\.$`).FindStringSubmatch(string(text))
		if line == nil || strings.Count(line[1], ", ") < 4 {
			t.Fatalf("%s lists no types", file)
		}
		for _, word := range strings.Split(line[1], ", ") {
			read := portfolio.ReadFileName("BT4 "+word+" Juridik Akutsjukvård 231018.pdf", nil)
			if len(read.Missing) > 0 || read.Label != "Juridik" {
				t.Errorf("%s: %s is no type: %+v", file, word, read)
			}
		}
	}
}

// The placements that guides and README give as examples are taken as they stand.
func TestPlacementsInGuides(t *testing.T) {
	for file, want := range map[string]int{"README.md": 1, "content/gemensamt/guide-bt-lakare.md": 2, "content/gemensamt/guide-trainee.md": 2} {
		text, err := os.ReadFile("../../" + file)
		if err != nil {
			t.Fatal(err)
		}
		seen := 0
		for _, block := range regexp.MustCompile("(?m)(?:^ {4,}.*\n)+").FindAllString(string(text), -1) {
			if !regexp.MustCompile(`(?m)^ +(frånvaro|absence|perioder|periods):`).MatchString(block) {
				continue
			}
			seen++
			indent := block[:len(block)-len(strings.TrimLeft(block, " "))]
			site := with("-- content/lo/placeringar/akuten.md --\n---\n" + strings.ReplaceAll("\n"+block, "\n"+indent, "\n") + "---\n")
			_, lo, found := testkit.Load(t, site, "lo")
			if len(found) > 0 {
				t.Errorf("%s: %s\n%s", file, testkit.Texts(found), block)
			} else if p := lo.Placement("akuten"); len(p.Served()) < 2 || p.From.IsZero() {
				t.Errorf("%s: %d stretches are served\n%s", file, len(p.Served()), block)
			}
		}
		if seen != want {
			t.Errorf("%s has %d examples, want %d", file, seen, want)
		}
	}
}
