package markdown

import (
	"net/url"
	"slices"
	"strconv"
	"strings"
	"unicode"

	"github.com/yuin/goldmark/ast"
	"golang.org/x/text/unicode/norm"

	"btfolio/internal/language"
)

// A Heading is one heading of a text.
type Heading struct {
	Level  int // as written: 1 for #
	Text   string
	ID     string // of the element on the page
	Filled bool   // something is written under it, before the next that is not below it
}

// Headings are the headings of the text in order. The caller does not change
// them.
func (t *Text) Headings() []Heading { return t.headings }

// Anchor is the id of the heading that a fragment names. Authors write it as
// editors and repositories do (#måluppfyllelse), where each heading has a name of
// its own, or without diacritics.
func (t *Text) Anchor(fragment string) (id string, ok bool) {
	if plain, err := url.PathUnescape(fragment); err == nil {
		fragment = plain
	}
	at := -1
	if editors := editorAnchor(fragment); editors != "" {
		at = slices.Index(t.anchors, editors)
	}
	if at < 0 && language.Slug(fragment) != "" {
		own := idOf(fragment)
		at = slices.IndexFunc(t.headings, func(h Heading) bool { return h.ID == own })
	}
	if at < 0 {
		return "", false
	}
	return t.headings[at].ID, true
}

// editorAnchor is a heading as editors write it in an address.
func editorAnchor(heading string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case unicode.IsSpace(r):
			return '-'
		case r == '-', r == '_', unicode.In(r, unicode.L, unicode.M, unicode.N):
			return unicode.ToLower(r)
		}
		return -1
	}, norm.NFC.String(strings.TrimSpace(heading)))
}

// All ids begin with “t-”, so that no heading has the id of something else on a
// page.
func idOf(heading string) string { return "t-" + slug(heading) }

// readHeadings lists the headings of a text and makes them fit a page, which
// has its own h1: the highest ones of the text become h2, whether the author
// begins with # or ##.
func (t *Text) readHeadings() {
	var nodes []*ast.Heading
	walk(t.root, func(n ast.Node) {
		if h, ok := n.(*ast.Heading); ok {
			nodes = append(nodes, h)
		}
	})
	ids, anchors := names{}, names{}
	for _, n := range nodes {
		h := Heading{
			Level:  n.Level,
			Text:   strings.Join(strings.Fields(plain(n, t.source)), " "),
			Filled: t.filledUnder(n),
		}
		h.ID = ids.free(idOf(h.Text))
		t.anchors = append(t.anchors, anchors.free(editorAnchor(h.Text)))
		t.headings = append(t.headings, h)
	}
	top := 6
	for _, n := range nodes {
		top = min(top, n.Level)
	}
	for i, n := range nodes {
		n.Level = min(n.Level-top+2, 6)
		n.SetAttributeString("id", []byte(t.headings[i].ID))
	}
}

// names are those of headings that were given, with how often each was asked
// for since.
type names map[string]int

// free gives a name to a heading, with a number behind it where another has it.
func (n names) free(first string) string {
	name := first
	for _, taken := n[name]; taken; _, taken = n[name] {
		n[first]++
		name = first + "-" + strconv.Itoa(n[first])
	}
	n[name] = 0
	return name
}

func (t *Text) filledUnder(h *ast.Heading) bool {
	for n := h.NextSibling(); n != nil; n = n.NextSibling() {
		if next, ok := n.(*ast.Heading); ok && next.Level <= h.Level {
			return false
		}
		if filled(n, t.source) {
			return true
		}
	}
	return false
}

const maxSlug = 60

// slug is a heading in lower-case ASCII letters and digits, with a hyphen
// between words.
func slug(s string) string {
	slug := language.Slug(s)
	if slug == "" {
		return "x"
	}
	return strings.TrimSuffix(slug[:min(len(slug), maxSlug)], "-")
}

// A Section is the running text under one heading, up to the next heading of
// any level.
type Section struct {
	ID      string // of the heading on the page; empty for what stands before the first
	Heading string
	Text    string // without its markup, a line for each paragraph
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
