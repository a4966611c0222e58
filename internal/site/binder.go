package site

import (
	"fmt"
	"slices"

	"btfolio/internal/portfolio"
)

// A Sheet is room for a sheet of a file in the whole portfolio.
type Sheet struct {
	Number int
	Of     int
	Lying  bool
}

// A Binding is the whole portfolio on paper while its files are put in.
type Binding struct {
	Files map[string]*portfolio.Document // the files that are put in, by their anchors
	page  Page
	view  Print
}

// Bind makes room in the whole portfolio for its files, each where it is first spoken
// of. What tells of a file on which sides its sheets lie: each as it is, or lying; or
// why it has none.
func (p *Published) Bind(allowed []Allowed, sheets func(*portfolio.Document) (lying []bool, why string)) *Binding {
	b := &Binding{Files: map[string]*portfolio.Document{}}
	for _, page := range p.Pages {
		if view, ok := page.View.(*Print); ok {
			b.page, b.view = page, *view
		}
	}
	b.view.Bound, b.view.Allowed = true, allowed
	b.view.Goals, b.view.Placements, b.view.Chapters, b.view.Loose = slices.Clone(b.view.Goals), slices.Clone(b.view.Placements), slices.Clone(b.view.Chapters), slices.Clone(b.view.Loose)
	files := map[string]*portfolio.Document{}
	for _, f := range p.Files {
		files[string(to(f.Path))] = f.From
	}
	anchors := map[*portfolio.Document]string{}
	bind := func(t *Text) {
		t.Attachments = slices.Clone(t.Attachments)
		for i := range t.Attachments {
			a := &t.Attachments[i]
			document := files[string(a.File)]
			if document == nil || a.Show != ShowFrame {
				continue
			}
			if anchor, known := anchors[document]; known {
				a.Anchor = anchor
				continue
			}
			lying, why := sheets(document)
			if a.Unbound = why; why != "" {
				continue
			}
			a.Anchor = fmt.Sprint("_file", len(anchors))
			anchors[document], b.Files[a.Anchor] = a.Anchor, document
			for n, l := range lying {
				a.Sheets = append(a.Sheets, Sheet{Number: n + 1, Of: len(lying), Lying: l})
			}
		}
	}
	for _, t := range b.view.texts() {
		bind(t)
	}
	b.view.Contents = b.view.contents()
	return b
}

// Page is the page to be printed, when it is known on which sheets anchors stand.
func (b *Binding) Page(at map[string]int) Page {
	view := b.view
	view.Pages = at
	page := b.page
	page.View = &view
	return page
}

// Parts is the table of contents.
func (b *Binding) Parts() []Part { return b.view.Contents }

// Title is what the file is called for people.
func (b *Binding) Title() string { return b.view.Title + " · " + b.view.Name }

// texts are all texts in their order on paper. Those of a chapter become its own.
func (p *Print) texts() []*Text {
	all := []*Text{&p.Plan}
	for i := range p.Goals {
		all = append(all, &p.Goals[i].Text)
	}
	for i := range p.Placements {
		all = append(all, &p.Placements[i].Text)
	}
	for i := range p.Chapters {
		c := &p.Chapters[i]
		c.Texts = slices.Clone(c.Texts)
		for k := range c.Texts {
			all = append(all, &c.Texts[k])
		}
	}
	for i := range p.Loose {
		all = append(all, &p.Loose[i])
	}
	return append(all, &p.Final.Text)
}
