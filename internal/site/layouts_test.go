package site

import (
	"go/ast"
	"go/parser"
	"go/token"
	"slices"
	"strconv"
	"testing"

	"btfolio/internal/portfolio"
	"btfolio/internal/vocabulary"
)

// inCode calls use with every string in the package that is passed to the
// named function as the argument at the given place.
func inCode(t *testing.T, function string, at int, use func(string)) {
	t.Helper()
	packages, err := parser.ParseDir(token.NewFileSet(), ".", nil, 0)
	if err != nil {
		t.Fatal(err)
	}
	ast.Inspect(packages["site"], func(n ast.Node) bool {
		call, ok := n.(*ast.CallExpr)
		if !ok || len(call.Args) <= at {
			return true
		}
		name := ""
		switch f := call.Fun.(type) {
		case *ast.Ident:
			name = f.Name
		case *ast.SelectorExpr:
			name = f.Sel.Name
		}
		if lit, ok := call.Args[at].(*ast.BasicLit); ok && name == function {
			text, err := strconv.Unquote(lit.Value)
			if err != nil {
				t.Fatal(err)
			}
			use(text)
		}
		return true
	})
}

// Labels that the code names must exist: a missing one ends a build.
func TestLabelsExist(t *testing.T) {
	seen := 0
	label := func(key string) {
		seen++
		if _, ok := vocabulary.Label(key); !ok {
			t.Errorf("the vocabulary has no label %q", key)
		}
	}
	inCode(t, "word", 1, label)
	inCode(t, "words", 0, label)
	inCode(t, "add", 0, func(key string) {
		if key != "" { // a group of a list without a heading
			label(key)
		}
	})
	inCode(t, "count", 2, func(noun string) {
		seen++
		if _, ok := vocabulary.Count(noun); !ok {
			t.Errorf("the vocabulary has no noun %q", noun)
		}
	})
	for _, section := range everySection(t) {
		// that of a kind that needs nothing special has the title of the kind
		if !slices.ContainsFunc(listed(), func(k portfolio.Kind) bool { return k.Section == "" && string(k.Kind) == section }) {
			label(section)
		}
	}
	for _, part := range []string{"goals", "instrument", "name", "placement", "date"} {
		label("part_" + part)
	}
	if seen < 50 {
		t.Errorf("only %d labels were found in the code", seen)
	}
}

// Every layout that a page names is listed, and the other way round.
func TestLayoutsAreUsed(t *testing.T) {
	used := map[string]bool{"answer": true, "cohort": true, "start": true, "text": true}
	for _, k := range portfolio.Kinds() {
		if k.Page() {
			used[string(k.Kind)] = true
		}
	}
	for _, function := range []string{"add", "text"} {
		inCode(t, function, 1, func(name string) { used[name] = true })
	}
	for _, name := range layouts {
		if !used[name] {
			t.Errorf("no page is made with the layout %q", name)
		}
	}
	for name := range used {
		// The second argument of some functions is a section instead.
		if !HasLayout(name) && !slices.Contains(everySection(t), name) {
			t.Errorf("the layout %q is not listed", name)
		}
	}
}

// everySection are the keys of the entries of the navigation.
func everySection(t *testing.T) (keys []string) {
	b, _ := everything(t)
	for _, s := range b.sections() {
		keys = append(keys, s.key)
	}
	return keys
}
