package frontmatter

import (
	"reflect"
	"strings"
	"unicode/utf8"

	"go.yaml.in/yaml/v4"

	"btfolio/internal/diag"
)

// A Counted is a number, or in place of it the list of what it would count.
type Counted[T any] struct {
	Number int
	Pos    diag.Pos // of the number, or the list
	Each   []At[T]
}

// Elem is the type of what is counted.
func (Counted[T]) Elem() reflect.Type { return reflect.TypeFor[T]() }

// CountedIn is the type of what a Counted counts; false for other types.
func CountedIn(t reflect.Type) (reflect.Type, bool) {
	c, ok := reflect.Zero(t).Interface().(interface{ Elem() reflect.Type })
	if !ok || t.Kind() != reflect.Struct {
		return nil, false
	}
	return c.Elem(), true
}

// readCounted reads a number or a list.
func readCounted(each reader) reader {
	return func(d *decoder, n *yaml.Node, into reflect.Value, word string) {
		into.FieldByName("Pos").Set(reflect.ValueOf(d.pos(n)))
		switch n.Kind {
		case yaml.SequenceNode:
			each(d, n, into.FieldByName("Each"), word)
		case yaml.ScalarNode:
			readInt(d, n, into.FieldByName("Number"), word)
		default:
			d.report(n, diag.ListExpected.Problem(word))
		}
	}
}

// Unsaid is a value that its author may write down, and that goes no further:
// it is not kept, and Info.Unsay takes it out of the text as well.
type Unsaid struct{}

// An unsaid is where the text has such a value.
type unsaid struct{ line, column, runes int }

// readUnsaid finds the end of a value by the way it is written, which takes one
// on one line.
func readUnsaid(d *decoder, n *yaml.Node, _ reflect.Value, word string) {
	from := d.from(n.Line, n.Column)
	length := -1
	switch {
	case n.Style&yaml.DoubleQuotedStyle != 0:
		length = closed(from, '"', '\\')
	case n.Style&yaml.SingleQuotedStyle != 0:
		length = closed(from, '\'', '\'')
	case n.Kind == yaml.ScalarNode && n.Style&(yaml.LiteralStyle|yaml.FoldedStyle) == 0 && strings.HasPrefix(from, n.Value):
		length = utf8.RuneCountInString(n.Value)
	}
	if length < 0 {
		d.report(n, diag.OneLineExpected.Problem(word))
		return
	}
	at := d.pos(n)
	d.info.unsaid = append(d.info.unsaid, unsaid{at.Line, at.Col, length})
}

// closed is how many characters a value in quotes has, with these; negative
// where it goes on over the end of the line.
func closed(line string, quote, escape rune) int {
	runes := []rune(line)
	for i := 1; i < len(runes); i++ {
		switch {
		case runes[i] == escape && (escape != quote || i+1 < len(runes) && runes[i+1] == quote):
			i++
		case runes[i] == quote:
			return i + 1
		}
	}
	return -1
}

// Unsay is the whole text of the file without what is not to be said. Where
// there is nothing of the kind, it is the text as it is.
func (i Info) Unsay(text []byte) []byte {
	if len(i.unsaid) == 0 {
		return text
	}
	lines := strings.Split(string(unixLines(text)), "\n")
	for at := len(i.unsaid) - 1; at >= 0; at-- { // from the end, so that the places stay right
		u := i.unsaid[at]
		line := []rune(lines[u.line-1])
		lines[u.line-1] = string(line[:u.column-1]) + string(line[u.column-1+u.runes:])
	}
	return []byte(strings.Join(lines, "\n"))
}
