package source

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"btfolio/internal/diag"
	"btfolio/internal/language"
)

// newSite writes files into a new folder. A name that ends in a slash is a
// folder.
func newSite(t *testing.T, files map[string]string) string {
	t.Helper()
	dir := t.TempDir()
	for name, content := range files {
		write(t, dir, name, content)
	}
	return dir
}

// minimal is a site without findings; the tests put theirs into it.
func minimal(t *testing.T) string {
	t.Helper()
	return newSite(t, map[string]string{"btfolio.yaml": "title: BT\n", "content/": ""})
}

func write(t *testing.T, dir, name, content string) {
	t.Helper()
	full := dir + "/" + name
	folder := filepath.Dir(full)
	if strings.HasSuffix(name, "/") {
		folder = full
	}
	must(t, os.MkdirAll(folder, 0o755))
	if folder != full {
		must(t, os.WriteFile(full, []byte(content), 0o644))
	}
}

func must(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

// scan scans a site and closes its tree with the test.
func scan(t *testing.T, dir string) (*Tree, diag.List) {
	t.Helper()
	tree, found := Scan(dir)
	t.Cleanup(func() { must(t, tree.Close()) })
	return tree, found
}

// brief is what the tests compare of findings: code and place.
func brief(t *testing.T, found diag.List) []string {
	t.Helper()
	var lines []string
	for _, f := range found {
		wellFormed(t, f)
		lines = append(lines, f.Code.ID+" "+f.Pos.String())
	}
	return lines
}

// wellFormed checks that a finding reads as one in both languages.
func wellFormed(t *testing.T, f diag.Finding) {
	t.Helper()
	for _, l := range []language.Language{language.Swedish, language.English} {
		for _, text := range []string{f.What(l), f.Do(l)} {
			first, _ := utf8.DecodeRuneInString(text)
			if text == "" || unicode.IsUpper(first) || strings.HasSuffix(text, ".") || strings.Contains(text, "%!") {
				t.Errorf("%s in %s reads %q", f.Code.ID, l, text)
			}
			if !utf8.ValidString(text) || strings.ContainsFunc(text, invisible) {
				t.Errorf("%s in %s is not safe to print: %q", f.Code.ID, l, text)
			}
		}
	}
}

func paths(entries []Entry) []string {
	var list []string
	for _, e := range entries {
		list = append(list, e.Path)
	}
	return list
}

// only returns the one file below content.
func only(t *testing.T, tree *Tree) Entry {
	t.Helper()
	entries := tree.Under("content")
	if len(entries) != 1 {
		t.Fatalf("%d files in content, want 1: %v", len(entries), paths(entries))
	}
	return entries[0]
}
