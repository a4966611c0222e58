package portfolio_test

import (
	"os"
	"path/filepath"
	"regexp"
	"testing"

	"btfolio/internal/portfolio"
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
