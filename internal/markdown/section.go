package markdown

import (
	"strings"

	"github.com/yuin/goldmark/ast"
)

// A Section is the running text under one heading, up to the next heading of
// any level.
type Section struct {
	ID      string // of the heading on the page; empty for what stands before the first
	Heading string
	Text    string // as Plain gives it
}

// Sections are the parts of the text in order, for search. A part without
// any text is there if it has a heading, since that can be searched for, too.
func (t *Text) Sections() []Section {
	var all []Section
	var now Section
	var b strings.Builder
	end := func() {
		now.Text = strings.TrimSpace(printable(b.String()))
		if now.ID != "" || now.Text != "" {
			all = append(all, now)
		}
		b.Reset()
	}
	next := 0 // headings within lists and quotes are listed, too, but divide nothing
	for n := t.root.FirstChild(); n != nil; n = n.NextSibling() {
		h, ok := n.(*ast.Heading)
		if !ok {
			writePlain(&b, n, t.source)
			continue
		}
		end()
		id, _ := h.AttributeString("id")
		raw, _ := id.([]byte)
		for t.headings[next].ID != string(raw) {
			next++
		}
		now = Section{ID: t.headings[next].ID, Heading: t.headings[next].Text}
	}
	end()
	return all
}
