package btfolio_test

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// What the page about the architecture names exists: packages, and what they
// export.
func TestArchitecture(t *testing.T) {
	page, err := os.ReadFile("docs/architecture.md")
	if err != nil {
		t.Fatal(err)
	}
	for _, m := range regexp.MustCompile(`(?:internal|cmd)/[a-z/]+`).FindAllString(string(page), -1) {
		if info, err := os.Stat(filepath.FromSlash(m)); err != nil || !info.IsDir() {
			t.Errorf("there is no %s", m)
		}
	}
	names := regexp.MustCompile(`\b([a-z]+)\.([A-Z]\w+)`).FindAllStringSubmatch(string(page), -1)
	if len(names) < 15 {
		t.Errorf("only %d names are on the page", len(names))
	}
	for _, m := range names {
		if !exported(t, m[1])[m[2]] && m[0] != "os.Root" {
			t.Errorf("there is no %s", m[0])
		}
	}
}

// exported are the types and functions of a package of ours.
func exported(t *testing.T, name string) map[string]bool {
	t.Helper()
	dir := filepath.Join("internal", name)
	if _, err := os.Stat(dir); err != nil {
		return nil
	}
	packages, err := parser.ParseDir(token.NewFileSet(), dir, func(f fs.FileInfo) bool {
		return !strings.HasSuffix(f.Name(), "_test.go")
	}, 0)
	if err != nil {
		t.Fatal(err)
	}
	names := map[string]bool{}
	for _, p := range packages {
		for _, file := range p.Files {
			for _, d := range file.Decls {
				switch d := d.(type) {
				case *ast.FuncDecl:
					names[d.Name.Name] = names[d.Name.Name] || d.Recv == nil
				case *ast.GenDecl:
					for _, s := range d.Specs {
						if spec, ok := s.(*ast.TypeSpec); ok {
							names[spec.Name.Name] = true
						}
					}
				}
			}
		}
	}
	return names
}
