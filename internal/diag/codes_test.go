package diag

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"regexp"
	"slices"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"btfolio/internal/language"
)

var (
	id  = regexp.MustCompile(`^BT-[A-Z]\d{3}$`)
	arg = regexp.MustCompile(`%\[(\d+)\][a-z]`)
)

func TestCodes(t *testing.T) {
	seen := map[string]bool{}
	for _, c := range Codes() {
		if !id.MatchString(c.ID) || seen[c.ID] {
			t.Errorf("%q is no id, or is the id of two codes", c.ID)
		}
		seen[c.ID] = true
		for _, text := range []language.Text{c.What, c.Do} {
			for _, words := range []string{text.Sv, text.En} {
				if first, _ := utf8.DecodeRuneInString(words); words == "" || strings.HasSuffix(words, ".") || unicode.IsUpper(first) && !unicode.IsUpper([]rune(words)[1]) && !proper(words) {
					t.Errorf("%s: %q is empty, ends a sentence or begins one", c.ID, words)
				}
				if plain := arg.ReplaceAllString(words, ""); strings.Contains(strings.ReplaceAll(plain, "%%", ""), "%") {
					t.Errorf("%s: %q has an argument without its number", c.ID, words)
				}
			}
		}
		if sv, en := args(c.What.Sv+c.Do.Sv), args(c.What.En+c.Do.En); !slices.Equal(sv, en) {
			t.Errorf("%s takes %v in Swedish and %v in English", c.ID, sv, en)
		}
	}
}

// proper are names that keep their capital at the start of a text.
func proper(words string) bool {
	return strings.HasPrefix(words, "Windows ") || strings.HasPrefix(words, "Hugo")
}

func args(text string) []string {
	var all []string
	for _, m := range arg.FindAllStringSubmatch(text, -1) {
		all = append(all, m[1])
	}
	slices.Sort(all)
	return slices.Compact(all)
}

// A code that is not listed would miss every check and the documentation.
func TestEveryCodeIsListed(t *testing.T) {
	packages, err := parser.ParseDir(token.NewFileSet(), ".", func(f fs.FileInfo) bool {
		return !strings.HasSuffix(f.Name(), "_test.go")
	}, 0)
	if err != nil {
		t.Fatal(err)
	}
	codes := 0
	ast.Inspect(packages["diag"], func(n ast.Node) bool {
		if lit, ok := n.(*ast.CompositeLit); ok {
			if name, ok := lit.Type.(*ast.Ident); ok && name.Name == "Code" {
				codes++
			}
		}
		return true
	})
	if codes != len(Codes()) {
		t.Errorf("%d codes are declared, %d listed", codes, len(Codes()))
	}
}
