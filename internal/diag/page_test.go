package diag_test

import (
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"regexp"
	"strings"
	"testing"

	"btfolio/internal/diag"
	"btfolio/internal/testkit"
)

const page = "../../docs/findings.md"

// TestPage keeps the page about findings equal to the codes: `go test
// ./internal/diag -update` writes it anew. What a finding means is said by
// the comment of its code, once.
func TestPage(t *testing.T) { testkit.KeepPage(t, page, writePage(t)) }

var placeholder = regexp.MustCompile(`%\[\d+\][a-z]`)

func writePage(t *testing.T) string {
	meaning := comments(t)
	var b strings.Builder
	b.WriteString(`# Findings

Every kind of thing btfolio finds, by its id. The page is made from the code.
An error keeps a command from doing its work, or a portfolio from being handed
over; a warning should be looked at; what is not yet due is neither. “…” stands
for what the finding is about.

`)
	for _, c := range diag.Codes() {
		severity := map[diag.Severity]string{diag.Error: "error", diag.Warning: "warning", diag.Notice: "notice"}[c.Severity]
		text := meaning[c.ID]
		if text == "" {
			t.Errorf("%s has no comment that says what it means", c.ID)
		}
		fmt.Fprintf(&b, "## %s\n\n%s\n\n| | |\n|---|---|\n", c.ID, text)
		fmt.Fprintf(&b, "| severity | %s |\n| finding | %s |\n| remedy | %s |\n| på svenska | %s: %s |\n\n",
			severity, plainText(c.What.En), plainText(c.Do.En), plainText(c.What.Sv), plainText(c.Do.Sv))
	}
	return strings.TrimRight(b.String(), "\n") + "\n"
}

func plainText(text string) string {
	text = placeholder.ReplaceAllString(text, "…")
	return strings.NewReplacer("|", "\\|", "%%", "%", "<", "&lt;").Replace(text)
}

// comments are the comments of the codes, by id, without the name they begin
// with.
func comments(t *testing.T) map[string]string {
	packages, err := parser.ParseDir(token.NewFileSet(), ".", func(f fs.FileInfo) bool {
		return !strings.HasSuffix(f.Name(), "_test.go")
	}, parser.ParseComments)
	if err != nil {
		t.Fatal(err)
	}
	all := map[string]string{}
	ast.Inspect(packages["diag"], func(n ast.Node) bool {
		decl, ok := n.(*ast.GenDecl)
		if !ok {
			return true
		}
		for _, s := range decl.Specs {
			spec, ok := s.(*ast.ValueSpec)
			if !ok || len(spec.Values) != 1 {
				continue
			}
			doc := spec.Doc
			if doc == nil && len(decl.Specs) == 1 {
				doc = decl.Doc
			}
			if id := idOf(spec.Values[0]); id != "" {
				all[id] = meaning(spec.Names[0].Name, doc.Text())
			}
		}
		return false
	})
	return all
}

// idOf is the id of the code that an expression makes; empty for others.
func idOf(value ast.Expr) string {
	pointer, ok := value.(*ast.UnaryExpr)
	if !ok {
		return ""
	}
	lit, ok := pointer.X.(*ast.CompositeLit)
	if !ok {
		return ""
	}
	for _, e := range lit.Elts {
		if pair, ok := e.(*ast.KeyValueExpr); ok && fmt.Sprint(pair.Key) == "ID" {
			return strings.Trim(pair.Value.(*ast.BasicLit).Value, `"`)
		}
	}
	return ""
}

// meaning is a comment without the name it begins with, and without what it
// says to programmers about arguments.
func meaning(name, doc string) string {
	text := strings.Join(strings.Fields(doc), " ")
	text, _, _ = strings.Cut(text, "Arguments:")
	text, _, _ = strings.Cut(text, "Argument:")
	text = strings.TrimSpace(strings.TrimPrefix(strings.TrimPrefix(text, name), ":"))
	for _, verb := range []string{"is ", "are "} {
		text = strings.TrimPrefix(text, verb)
	}
	if text == "" {
		return ""
	}
	return strings.ToUpper(text[:1]) + text[1:]
}
