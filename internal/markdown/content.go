package markdown

import (
	"bytes"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/yuin/goldmark/ast"
	east "github.com/yuin/goldmark/extension/ast"
)

// plain is the running text of a part without its markup, a line for each
// paragraph, for search.
func plain(n ast.Node, source []byte) string {
	var b strings.Builder
	writePlain(&b, n, source)
	return printable(b.String())
}

func writePlain(b *strings.Builder, n ast.Node, source []byte) {
	switch n := n.(type) {
	case *ast.Text:
		if n.IsRaw() {
			b.Write(value(n.Segment, source))
		} else {
			b.WriteString(unescape(value(n.Segment, source)))
		}
		if n.SoftLineBreak() || n.HardLineBreak() {
			b.WriteByte(' ')
		}
	case *ast.AutoLink:
		b.Write(n.Label(source))
	case *ast.CodeBlock, *ast.FencedCodeBlock:
		b.Write(n.Lines().Value(source))
	case *east.TableCell:
		writeChildren(b, n, source)
		b.WriteByte(' ')
	default:
		before := b.Len()
		writeChildren(b, n, source)
		if n.Type() == ast.TypeBlock && b.Len() > before && !strings.HasSuffix(b.String(), "\n") {
			b.WriteByte('\n')
		}
	}
}

func writeChildren(b *strings.Builder, n ast.Node, source []byte) {
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		writePlain(b, c, source)
	}
}

// filled reports whether an author has written something in a part of a text.
// Headings and the head of a table are the form, not what is filled in.
func filled(n ast.Node, source []byte) bool {
	switch n := n.(type) {
	case *ast.Text:
		return strings.TrimSpace(unescape(value(n.Segment, source))) != ""
	case *ast.CodeBlock, *ast.FencedCodeBlock:
		return len(bytes.TrimSpace(n.Lines().Value(source))) > 0
	case *ast.Image, *ast.AutoLink:
		return true
	case *ast.Heading, *east.TableHeader:
		return false
	}
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		if filled(c, source) {
			return true
		}
	}
	return false
}

// walk visits a node and all that is in it, in the order of the text.
func walk(n ast.Node, visit func(ast.Node)) {
	visit(n)
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		walk(c, visit)
	}
}

// printable replaces what is not text: bytes that are not UTF-8, and the
// control characters that no page may contain.
func printable(s string) string {
	clean := true
	for i := 0; i < len(s) && clean; i++ {
		c := s[i]
		clean = c >= ' ' && c != 0x7f && (c != 0xc2 || i+1 < len(s) && s[i+1] >= 0xa0) || isSpace(rune(c))
	}
	if clean && utf8.ValidString(s) {
		return s
	}
	return strings.Map(func(r rune) rune {
		if unprintable(r) && !isSpace(r) {
			return utf8.RuneError
		}
		return r
	}, s)
}

func unprintable(r rune) bool { return unicode.IsControl(r) || r == utf8.RuneError }

func isSpace(r rune) bool { return r == '\n' || r == '\t' || r == '\r' }
