package site

import (
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"html/template"
	"io/fs"
	"reflect"
	"strings"
	"testing"

	"btfolio/internal/language"
	"btfolio/internal/markdown"
	"btfolio/internal/portfolio"
	"btfolio/internal/review"
	"btfolio/internal/source"
	"btfolio/internal/testkit"
)

const page = "../../docs/layout-fields.md"

// TestPage keeps the page about what layouts receive equal to the views: `go
// test ./internal/site -run TestPage -update` writes it anew. What a field
// means is said by its comment, once.
func TestPage(t *testing.T) { testkit.KeepPage(t, page, writePage(t)) }

// views are the types that the demo's pages hand to each layout.
func views(t *testing.T) map[string]reflect.Type {
	t.Helper()
	tree, found := source.Scan("../..")
	if tree == nil {
		t.Fatal(found)
	}
	defer tree.Close()
	s, _ := portfolio.LoadSite(tree)
	all := map[string]reflect.Type{"text": reflect.TypeFor[Text]()}
	note := func(p Page) { all[p.Layout] = reflect.TypeOf(p.View).Elem() }
	note(CohortPage(s, s.On, nil, nil))
	for _, id := range s.Trainees {
		files, _ := tree.LoadUnder("content/" + id)
		trainee, _ := s.LoadPublished(tree, id, files)
		v := review.LookPublished(trainee, s.On, nil)
		note(StartPage(s, v, "site", nil, "", nil))
		if Answerable(v) {
			note(AnswerPage(s, v, "site", ""))
		}
		p, err := HandOver(s, v, markdown.NewHighlighter(), func(*Nav) (template.HTML, error) { return "", nil }, testkit.Searchable{}, &News{})
		if err != nil {
			t.Fatal(err)
		}
		for _, page := range p.Pages {
			note(page)
		}
	}
	return all
}

func writePage(t *testing.T) string {
	meaning := comments(t)
	var b strings.Builder
	b.WriteString(`# What layouts receive

Each layout receives one value, which it reaches as ` + "`.`" + `. The page is made from
the code; [layouts.md](layouts.md) says how to use it.

| layout | receives | that is |
|---|---|---|
`)
	all := views(t)
	var order []reflect.Type
	for _, name := range layouts {
		of, ok := all[name]
		if !ok {
			t.Errorf("no page of the demo is made with the layout %q", name)
			continue
		}
		fmt.Fprintf(&b, "| `%s.html` | [%s](#%s) | %s |\n", name, of.Name(), strings.ToLower(of.Name()), meaning[of.Name()])
		order = append(order, of)
	}
	b.WriteString("\nEvery page has what [Head](#head) has, and its methods:\n\n" +
		"- `.Word \"overview\"`: a label of the vocabulary, in the language of the page\n" +
		"- `.Count 2 \"goal\"`: a number with its noun, “2 goals”\n" +
		"- `.Date .On`: a day as in a sentence, “3 May 2026”\n\n" +
		"Values of types that are not described here print as words: a state as `approved`,\na goal as `BT1`, a day as `2026-05-03`.\n")
	seen := map[reflect.Type]bool{}
	for len(order) > 0 {
		of := order[0]
		order = order[1:]
		if seen[of] {
			continue
		}
		seen[of] = true
		fmt.Fprintf(&b, "\n## %s\n\n%s.\n\n| field | holds | |\n|---|---|---|\n", of.Name(), upper(meaning[of.Name()]))
		for i := range of.NumField() {
			f := of.Field(i)
			within := ours(f.Type)
			if within != nil {
				order = append(order, within)
			}
			switch {
			case f.Anonymous:
				fmt.Fprintf(&b, "| | everything that %s has | |\n", linked(f.Type))
			case f.IsExported():
				fmt.Fprintf(&b, "| `.%s` | %s | %s |\n", f.Name, linked(f.Type), meaning[of.Name()+"."+f.Name])
			}
		}
	}
	return b.String()
}

// ours is the view type that a type is or holds; nil for none.
func ours(t reflect.Type) reflect.Type {
	switch t.Kind() {
	case reflect.Pointer, reflect.Slice, reflect.Array, reflect.Map:
		return ours(t.Elem())
	case reflect.Struct:
		if t.PkgPath() == reflect.TypeFor[Head]().PkgPath() {
			return t
		}
	}
	return nil
}

// linked names a type as people who write layouts think of it.
func linked(t reflect.Type) string {
	switch {
	case t == reflect.TypeFor[template.HTML]():
		return "HTML"
	case t == reflect.TypeFor[template.URL]():
		return "an address"
	case t == reflect.TypeFor[language.Language]():
		return "`sv` or `en`"
	}
	switch t.Kind() {
	case reflect.Pointer:
		return linked(t.Elem()) + ", or nothing"
	case reflect.Slice, reflect.Array:
		return "a list: " + linked(t.Elem())
	case reflect.Map:
		return "by " + linked(t.Key()) + ": " + linked(t.Elem())
	case reflect.Bool:
		return "true or false"
	case reflect.Int, reflect.Int64:
		if t.PkgPath() == "" {
			return "a number"
		}
	case reflect.String:
		if t.PkgPath() == "" {
			return "text"
		}
	}
	if ours(t) != nil {
		return fmt.Sprintf("[%s](#%s)", t.Name(), strings.ToLower(t.Name()))
	}
	return "`" + t.String() + "`"
}

func upper(s string) string {
	if s == "" {
		return ""
	}
	return strings.ToUpper(s[:1]) + s[1:]
}

// comments are the comments of the types and fields of this package, by name.
func comments(t *testing.T) map[string]string {
	t.Helper()
	packages, err := parser.ParseDir(token.NewFileSet(), ".", func(f fs.FileInfo) bool {
		return !strings.HasSuffix(f.Name(), "_test.go")
	}, parser.ParseComments)
	if err != nil {
		t.Fatal(err)
	}
	all := map[string]string{}
	ast.Inspect(packages["site"], func(n ast.Node) bool {
		decl, ok := n.(*ast.GenDecl)
		if !ok || decl.Tok != token.TYPE {
			return true
		}
		for _, s := range decl.Specs {
			spec := s.(*ast.TypeSpec)
			doc := decl.Doc.Text()
			if spec.Doc != nil {
				doc = spec.Doc.Text()
			}
			all[spec.Name.Name] = sentence(spec.Name.Name, doc)
			of, ok := spec.Type.(*ast.StructType)
			if !ok {
				continue
			}
			for _, f := range of.Fields.List {
				text := f.Comment.Text()
				if f.Doc != nil {
					text = f.Doc.Text()
				}
				for _, name := range f.Names {
					all[spec.Name.Name+"."+name.Name] = strings.ReplaceAll(strings.Join(strings.Fields(text), " "), "|", "\\|")
				}
			}
		}
		return false
	})
	return all
}

// sentence is the first sentence of the comment of a type. The name it begins
// with is left out if the rest still describes the type.
func sentence(name, doc string) string {
	text, _, _ := strings.Cut(strings.Join(strings.Fields(doc), " "), ". ")
	text = strings.TrimSuffix(text, ".")
	_, after, _ := strings.Cut(text, name+" ")
	for _, verb := range []string{"is ", "are "} {
		if what, ok := strings.CutPrefix(after, verb); ok {
			return what
		}
	}
	return text
}
