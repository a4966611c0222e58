package btfolio_test

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
)

// What a package exports is used outside it: by name, by the layouts, as the type
// of something that is, or as a member of a closed list that is. Tests of other
// packages count; those of its own do not, since they can see what is not exported.
func TestExported(t *testing.T) {
	declared := map[string]map[string]*ast.File{} // by package, what it exports and where
	used := map[string]bool{}                     // package.Name
	mentions := map[string][]string{}             // package.Name of a declaration to the names its own package uses in it
	err := filepath.WalkDir(".", func(file string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if d.IsDir() && (file == filepath.Join("internal", "bench") || d.Name() == "testdata" || len(d.Name()) > 1 && strings.HasPrefix(d.Name(), ".")) {
			return filepath.SkipDir
		}
		if filepath.Ext(file) != ".go" {
			return nil
		}
		parsed, err := parser.ParseFile(token.NewFileSet(), file, nil, 0)
		if err != nil {
			return err
		}
		own := path.Join("btfolio", filepath.ToSlash(filepath.Dir(file)))
		usesOf(parsed, own, used)
		generated := strings.HasSuffix(file, "_gen.go")
		if strings.HasPrefix(own, "btfolio/internal/") && !strings.HasSuffix(file, "_test.go") && !generated {
			if declared[own] == nil {
				declared[own] = map[string]*ast.File{}
			}
			exports(parsed, own, declared[own], mentions)
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	fields, err := os.ReadFile("docs/layout-fields.md")
	if err != nil {
		t.Fatal(err)
	}
	for _, m := range regexp.MustCompile(`\b[A-Z]\w+`).FindAllString(string(fields), -1) {
		used["btfolio/internal/site."+m] = true
	}
	for grown := true; grown; {
		grown = false
		for name, within := range mentions {
			for _, m := range within {
				if used[name] && !used[m] {
					used[m], grown = true, true
				}
			}
		}
	}
	var idle []string
	for own, names := range declared {
		for name := range names {
			if !used[own+"."+name] {
				idle = append(idle, strings.TrimPrefix(own, "btfolio/internal/")+"."+name)
			}
		}
	}
	slices.Sort(idle)
	for _, name := range idle {
		t.Errorf("%s is exported, and nothing outside its package uses it", name)
	}
}

// usesOf notes what a file uses of other packages of ours.
func usesOf(file *ast.File, own string, used map[string]bool) {
	imported := map[string]string{}
	for _, spec := range file.Imports {
		of := strings.Trim(spec.Path.Value, `"`)
		if !strings.HasPrefix(of, "btfolio") || of == own && !strings.HasSuffix(file.Name.Name, "_test") {
			continue
		}
		name := path.Base(of)
		if spec.Name != nil {
			name = spec.Name.Name
		}
		imported[name] = of
	}
	ast.Inspect(file, func(n ast.Node) bool {
		if s, ok := n.(*ast.SelectorExpr); ok {
			if x, ok := s.X.(*ast.Ident); ok && imported[x.Name] != "" {
				used[imported[x.Name]+"."+s.Sel.Name] = true
			}
		}
		return true
	})
}

// exports notes what a file exports at its top level, and which names of the
// package each of these mentions in its signature or its fields.
func exports(file *ast.File, own string, names map[string]*ast.File, mentions map[string][]string) {
	note := func(name string, n ast.Expr) {
		if !ast.IsExported(name) {
			return
		}
		names[name] = file
		if n != nil {
			ast.Inspect(n, func(n ast.Node) bool {
				if id, ok := n.(*ast.Ident); ok && ast.IsExported(id.Name) {
					mentions[own+"."+name] = append(mentions[own+"."+name], own+"."+id.Name)
				}
				return true
			})
		}
	}
	for _, d := range file.Decls {
		switch d := d.(type) {
		case *ast.FuncDecl:
			if d.Recv == nil {
				note(d.Name.Name, d.Type)
				continue
			}
			// A method leads on to what it gives.
			receiver := d.Recv.List[0].Type
			if star, ok := receiver.(*ast.StarExpr); ok {
				receiver = star.X
			}
			if id, ok := receiver.(*ast.Ident); ok && ast.IsExported(d.Name.Name) && ast.IsExported(id.Name) {
				note(id.Name, d.Type)
			}
		case *ast.GenDecl:
			var typ ast.Expr
			for _, s := range d.Specs {
				switch s := s.(type) {
				case *ast.TypeSpec:
					note(s.Name.Name, s.Type)
				case *ast.ValueSpec:
					if s.Type != nil || len(s.Values) > 0 {
						typ = s.Type // of those below it, too, where nothing else is said
					}
					for _, name := range s.Names {
						note(name.Name, s.Type)
						if id, ok := typ.(*ast.Ident); ok && d.Tok == token.CONST && ast.IsExported(id.Name) {
							members := own + "." + id.Name
							mentions[members] = append(mentions[members], own+"."+name.Name)
						}
					}
				}
			}
		}
	}
}
