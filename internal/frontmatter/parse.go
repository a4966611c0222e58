package frontmatter

import (
	"bytes"
	"errors"
	"io"
	"strings"
	"unicode/utf8"

	"go.yaml.in/yaml/v4"

	"btfolio/internal/diag"
)

// maxDepth is how deep lists and keys may lie in each other. Nothing in a
// portfolio needs more than five levels.
const maxDepth = 50

// errTooDeep is what the library repeats as its message where limits refuses.
var errTooDeep = errors.New("btfolio: too deep")

// limits keeps the library from building what nobody wrote by hand. Aliases
// are refused when the values are read; none of them is ever followed.
type limits struct{}

func (limits) CheckDepth(depth int, _ *yaml.DepthContext) error {
	if depth > maxDepth {
		return errTooDeep
	}
	return nil
}

func (limits) CheckAlias(int, int) error { return nil }

// parse reads the one YAML document of a text. Text without any is an empty
// node, which reads as no keys.
func parse(src *source, text []byte) (*yaml.Node, *diag.Finding) {
	loader, err := yaml.NewLoader(bytes.NewReader(text), yaml.WithPlugin(limits{}))
	if err != nil {
		return nil, src.notYAML(err)
	}
	var document, second yaml.Node
	switch err := loader.Load(&document); {
	case errors.Is(err, io.EOF):
		return &yaml.Node{Kind: yaml.MappingNode}, nil
	case err != nil:
		return nil, src.notYAML(err)
	}
	switch err := loader.Load(&second); {
	case errors.Is(err, io.EOF):
		return document.Content[0], nil
	case err != nil:
		return nil, src.notYAML(err)
	}
	wrong := diag.SecondDocument.At(src.place(second.Line, second.Column))
	return nil, &wrong
}

// literal reports whether a node is just the text it shows, and otherwise says
// what it is: a reference to another node, a value with a YAML type, or an
// escaped character. The library has opinions on all of them; the author most
// likely wanted the characters themselves.
func (d *decoder) literal(n *yaml.Node) bool {
	if comment, ok := strings.CutPrefix(n.LineComment, "#"); ok && comment != "" && comment[0] != ' ' {
		d.comment(n)
	}
	if special := d.special(n); special != "" {
		d.report(n, diag.QuotesNeeded.Problem(special))
		return false
	}
	if n.Kind == yaml.ScalarNode && n.Style&yaml.DoubleQuotedStyle != 0 {
		if i := strings.IndexFunc(n.Value, hidden); i >= 0 {
			r, _ := utf8.DecodeRuneInString(n.Value[i:])
			d.report(n, hiddenProblem(r))
			return false
		}
	}
	return true
}

// comment points out what YAML leaves out of “Samtal #3”. Comments that are
// meant as such have a blank after the sign.
func (d *decoder) comment(n *yaml.Node) {
	before, _, _ := strings.Cut(d.from(n.Line, n.Column), n.LineComment)
	pos := d.pos(n)
	pos.Col += utf8.RuneCountInString(before)
	d.found = append(d.found, diag.TakenForComment.At(pos, quoted(n.LineComment)))
}

// special is the character at the beginning of a value that makes YAML see
// something else in it than text, empty where there is none.
func (d *decoder) special(n *yaml.Node) string {
	switch {
	case n.Kind == yaml.AliasNode:
		return "*"
	case n.Anchor != "":
		return "&"
	case n.Style&yaml.TaggedStyle != 0, n.Tag == "!":
		return "!"
	case n.Style&(yaml.LiteralStyle|yaml.FoldedStyle) != 0:
		// “>18 år” or “|2” in one line: a digit there is an indentation, and
		// YAML would drop the rest of the meaning without a word.
		header := d.from(n.Line, n.Column)
		if strings.ContainsAny(header[:min(len(header), 3)], "123456789") {
			return header[:1]
		}
	}
	return ""
}
