package btfolio_test

import (
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// Links of the documentation lead to files and headings that exist.
func TestDocsLinks(t *testing.T) {
	var files []string
	for _, pattern := range []string{"*.md", "docs/*.md", "content/gemensamt/*.md"} {
		matches, err := filepath.Glob(pattern)
		if err != nil {
			t.Fatal(err)
		}
		files = append(files, matches...)
	}
	link := regexp.MustCompile(`\]\(([^)\s]+)\)`)
	seen := 0
	for _, file := range files {
		for _, m := range link.FindAllStringSubmatch(text(t, file), -1) {
			to, heading, _ := strings.Cut(m[1], "#")
			if strings.Contains(to, ":") {
				continue
			}
			seen++
			target := file
			if to != "" {
				target = filepath.Join(filepath.Dir(file), filepath.FromSlash(to))
			}
			if _, err := os.Stat(target); err != nil {
				t.Errorf("%s: there is no %s", file, to)
			} else if heading != "" && !headings(text(t, target))[heading] {
				t.Errorf("%s: %s has no heading %s", file, target, heading)
			}
		}
	}
	if seen < 50 {
		t.Errorf("only %d links were found", seen)
	}
}

// The map of packages has every package of the order of imports, and the table
// of libraries every module that is required.
func TestDocsMaps(t *testing.T) {
	page := text(t, "CONTRIBUTING.md")
	for name := range mayImport {
		path := strings.TrimPrefix(name, "btfolio/")
		if !strings.Contains(page, "`"+path+"`") && !unmapped(path) {
			t.Errorf("CONTRIBUTING.md does not say what %s owns", path)
		}
	}
	for _, m := range regexp.MustCompile("(?m)^\\| `((?:internal|cmd)/[^`]+)`").FindAllStringSubmatch(page, -1) {
		if _, ok := mayImport["btfolio/"+m[1]]; !ok {
			t.Errorf("CONTRIBUTING.md has %s, which is no package", m[1])
		}
	}
	libraries := text(t, "docs/decisions.md")
	for _, m := range regexp.MustCompile(`(?m)^\t(\S+) v\S+$`).FindAllStringSubmatch(text(t, "go.mod"), -1) {
		name := regexp.MustCompile(`/v\d+$`).ReplaceAllString(m[1], "")
		if !strings.Contains(libraries, strings.TrimPrefix(name, "github.com/")) && !strings.Contains(libraries, strings.TrimPrefix(name, "golang.org/")) {
			t.Errorf("docs/decisions.md does not say why %s is used", m[1])
		}
	}
}

// The comments of packages leave it to mayImport what they may import: the
// ones that said so, too, were wrong now and then.
func TestPackageComments(t *testing.T) {
	says := regexp.MustCompile(`(?i)\b(it|of ours it)( may)? imports?\b`)
	for name := range mayImport {
		files, err := filepath.Glob(filepath.Join(".", strings.TrimPrefix(strings.TrimPrefix(name, "btfolio"), "/"), "*.go"))
		if err != nil {
			t.Fatal(err)
		}
		for _, file := range files {
			head, _, found := strings.Cut(text(t, file), "\npackage ")
			if found && says.MatchString(strings.ReplaceAll(head, "\n//", "")) {
				t.Errorf("%s says what the package imports; that is in mayImport", file)
			}
		}
	}
}

// unmapped are packages that the map need not have: parts of one that it has,
// what measures, and what only tests import.
func unmapped(path string) bool {
	return path == "btfolio" || strings.Count(path, "/") > 1 || strings.Contains(path, "/test") || strings.HasPrefix(path, "internal/bench")
}

func text(t *testing.T, file string) string {
	t.Helper()
	data, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}

// headings are the anchors of the headings of a page, as GitHub makes them.
func headings(page string) map[string]bool {
	all := map[string]bool{}
	for line := range strings.Lines(page) {
		if title, ok := strings.CutPrefix(strings.TrimLeft(line, "#"), " "); ok && strings.HasPrefix(line, "#") {
			all[strings.ReplaceAll(regexp.MustCompile(`[^\p{L}\p{N} _-]`).ReplaceAllString(strings.ToLower(strings.TrimSpace(title)), ""), " ", "-")] = true
		}
	}
	return all
}
