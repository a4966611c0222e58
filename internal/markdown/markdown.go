// Package markdown turns the text of a document into HTML that is safe to
// publish, and colours text that is shown as it was written. It owns what
// Markdown an author can use, which links a page may hold, and how much text
// a page can take. It knows nothing of BT, and never trusts what it reads.
//
// Nothing else uses goldmark and chroma.
package markdown

import (
	"bytes"
	"cmp"
	"slices"
	"unicode/utf8"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"

	"btfolio/internal/diag"
)

// A Text is the body of a document. It never changes once it is parsed, and
// any number of pages may be made from it at once.
type Text struct {
	source    []byte
	root      ast.Node
	reference map[ast.Node]reference // what stands behind each link and image
	links     []Link
	headings  []Heading
	anchors   []string // of the headings, as editors name them
	hidden    []span   // notes, which no page shows
	notes     []Note
	empty     bool
}

// Parse reads the body of a document that stands in a file from a line on,
// and keeps it: the caller no longer changes the bytes. A text that breaks a
// limit is read as far as that goes, so that there is always something to
// show beside the finding.
func Parse(file string, body []byte, firstLine int) (*Text, diag.List) {
	w := newWatch()
	body = w.cut(body)
	root := w.parse(body)
	removeNotes(root, body)
	w.flatten(root, 0)
	w.conflicts(body)
	w.indentedNotes(root, body)
	slices.SortFunc(w.hidden, func(a, b span) int { return cmp.Compare(a.from, b.from) })

	t := &Text{source: body, root: root, reference: map[ast.Node]reference{}, hidden: w.hidden}
	w.guard(root, body)
	t.readHeadings()
	t.readTables()
	at := t.readLinks(w)
	t.empty = !filled(root, body)

	// Places are worked out for all offsets at once: one by one, a text that
	// is a single line of links would be counted through for each of them.
	offsets := at
	slices.SortStableFunc(w.found, func(a, b finding) int { return a.offset - b.offset })
	for _, f := range w.found {
		offsets = append(offsets, f.offset)
	}
	t.readNotes()
	for _, n := range t.notes {
		offsets = append(offsets, n.span.from)
	}
	pos := places(file, body, firstLine, offsets)
	for i := range t.links {
		t.links[i].Pos = pos[i]
	}
	var found diag.List
	for i, f := range w.found {
		found = append(found, f.what.At(pos[len(at)+i]))
	}
	for i := range t.notes {
		t.notes[i].Pos = pos[len(at)+len(w.found)+i]
	}
	return t, found
}

// parse reads a body under the eyes of the watch.
func (w *watch) parse(body []byte) ast.Node {
	context := parser.NewContext()
	context.Set(watchKey, w)
	return grammar.Parse(text.NewReader(body), parser.WithContext(context))
}

// Empty reports whether the author has written nothing: headings without
// anything under them, empty lists and comments are what a form is made of,
// not content.
func (t *Text) Empty() bool { return t.empty }

// places turns offsets into a body into places in the file it stands in. It
// reads the body once, however many offsets there are.
func places(file string, body []byte, firstLine int, offsets []int) []diag.Pos {
	order := make([]int, len(offsets))
	for i := range order {
		order[i] = i
	}
	slices.SortFunc(order, func(a, b int) int { return offsets[a] - offsets[b] })

	pos := make([]diag.Pos, len(offsets))
	line, col, at := firstLine, 1, 0
	for _, i := range order {
		passed := body[at:offsets[i]]
		at = offsets[i]
		if n := bytes.Count(passed, []byte("\n")); n > 0 {
			line, col = line+n, 1
			passed = passed[bytes.LastIndexByte(passed, '\n')+1:]
		}
		col += utf8.RuneCount(passed)
		pos[i] = diag.Pos{File: file, Line: line, Col: col}
	}
	return pos
}
