package btfolio_test

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"path/filepath"
	"strings"
	"testing"
)

// Every text in the code is there in both languages.
func TestBothLanguages(t *testing.T) {
	files := token.NewFileSet()
	seen := 0
	check := func(text *ast.CompositeLit) {
		given := map[string]bool{}
		for _, e := range text.Elts {
			pair, ok := e.(*ast.KeyValueExpr)
			if !ok {
				continue
			}
			if key, ok := pair.Key.(*ast.Ident); ok && (key.Name == "Sv" || key.Name == "En") {
				lit, isLit := pair.Value.(*ast.BasicLit)
				given[key.Name] = !isLit || len(lit.Value) > len(`""`)
			}
		}
		if len(given) == 0 {
			return
		}
		if seen++; !given["Sv"] || !given["En"] {
			t.Errorf("%s: a text is there in one language only", files.Position(text.Pos()))
		}
	}
	err := filepath.WalkDir(".", func(file string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if d.IsDir() && (d.Name() == "testdata" || d.Name() == "node_modules" || len(d.Name()) > 1 && strings.HasPrefix(d.Name(), ".")) {
			return filepath.SkipDir
		}
		if filepath.Ext(file) != ".go" || strings.HasSuffix(file, "_test.go") {
			return nil
		}
		parsed, err := parser.ParseFile(files, file, nil, 0)
		if err != nil {
			return err
		}
		ast.Inspect(parsed, func(n ast.Node) bool {
			if text, ok := n.(*ast.CompositeLit); ok {
				check(text)
			}
			return true
		})
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	if seen < 500 {
		t.Errorf("only %d texts were found", seen)
	}
}
