package site

import (
	"fmt"
	"html/template"
	"strings"

	"btfolio/internal/vocabulary"
)

// A Print is the whole portfolio on one page, for paper.
type Print struct {
	Overview
	Contents   []Part
	Bound      bool           // its files are put in, and it is known what stands where
	Pages      map[string]int // on which sheet an anchor stands
	Allowed    []Allowed      // what it is handed over in spite of
	Plan       Text
	Goals      []GoalPage
	Placements []PlacementPage
	Chapters   []Chapter
	Heads      [12]string // what the running head says of the chapters, in their order
	Register   Register
	Loose      []Text // documents that belong to no other text
	Final      FinalPage
}

// A Part is a line of the table of contents: a part of the whole portfolio, or a text in
// a part.
type Part struct {
	Anchor string
	Title  string
	Below  []Part
}

// A Chapter is the texts of one kind.
type Chapter struct {
	Anchor string
	Title  string
	Texts  []Text
}

// printPage gathers the pages that are already made: it shows what they show.
func (b *siteContext) printPage(pages []Page) Print {
	var p Print
	of := map[vocabulary.Kind]int{}
	var documents []Text
	attached := map[template.URL]bool{}
	for _, page := range pages {
		id := strings.TrimSuffix(page.Path, ending)
		switch view := page.View.(type) {
		case *Overview:
			p.Overview = *view
			p.Head = b.head(word(b.lang, "print"), "print")
		case *FinalPage:
			p.Final = *view
			p.Final.Body = within(view.Body, "final", chapter)
		case *GoalPage:
			g := *view
			g.Text = printed(g.Text, id, article)
			p.Goals = append(p.Goals, g)
		case *PlacementPage:
			x := *view
			x.Text = printed(x.Text, id, article)
			p.Placements = append(p.Placements, x)
		case *Register:
			p.Register = *view
		case *Text:
			switch view.Kind {
			case vocabulary.KindTrainee:
				p.Plan = printed(*view, id, chapter)
				continue
			case vocabulary.KindDocument:
				documents = append(documents, printed(*view, id, article))
				continue
			case vocabulary.KindShared:
				continue
			}
			at, known := of[view.Kind]
			if !known {
				at = len(p.Chapters)
				of[view.Kind] = at
				p.Chapters = append(p.Chapters, Chapter{
					Anchor: fmt.Sprint("_", at), Title: capital(view.Kind.Term().Title.In(b.lang)),
				})
			}
			for _, a := range view.Attachments {
				attached[a.Page] = true
			}
			p.Chapters[at].Texts = append(p.Chapters[at].Texts, printed(*view, id, article))
		}
	}
	for _, d := range documents {
		if !attached[to(d.Anchor+ending)] {
			p.Loose = append(p.Loose, d)
		}
	}
	for i, c := range p.Chapters[:min(len(p.Chapters), len(p.Heads))] {
		p.Heads[i] = c.Title
	}
	p.Contents = p.contents()
	return p
}

// printed is a text as it stands among others on one page.
func printed(t Text, anchor string, headings *strings.Replacer) Text {
	t.Anchor, t.Body = anchor, within(t.Body, anchor, headings)
	return t
}

// contents lists the parts in the order of the page.
func (p *Print) contents() []Part {
	parts := []Part{{Anchor: "_matrix", Title: word(p.Lang, "matrix")}}
	begin := func(anchor, title string) *Part {
		parts = append(parts, Part{Anchor: anchor, Title: title})
		return &parts[len(parts)-1]
	}
	if p.Plan.Body != "" {
		begin("_plan", p.Plan.Title)
	}
	part := begin("_goals", word(p.Lang, "goals"))
	for i := range p.Goals {
		part.add(&p.Goals[i].Text)
		part.Below[i].Title = p.Goals[i].Number + " " + p.Goals[i].Title
	}
	part = begin("_placements", word(p.Lang, "placements"))
	for i := range p.Placements {
		part.add(&p.Placements[i].Text)
	}
	for _, c := range p.Chapters {
		part = begin(c.Anchor, c.Title)
		for i := range c.Texts {
			part.add(&c.Texts[i])
		}
	}
	if len(p.Register.Rows) > 0 {
		part = begin("_documents", word(p.Lang, "documents"))
		for i := range p.Loose {
			part.add(&p.Loose[i])
		}
	}
	begin("_final", p.Final.Title)
	return parts
}

// add adds a text with the files that follow it.
func (p *Part) add(t *Text) {
	text := Part{Anchor: t.Anchor, Title: t.Title}
	for _, a := range t.Attachments {
		if len(a.Sheets) > 0 {
			text.Below = append(text.Below, Part{Anchor: a.Anchor, Title: a.Name})
		}
	}
	p.Below = append(p.Below, text)
}

// A text within a longer page is a chapter of it, or an article in a chapter.
// Its headings step down one level or two, as far as there are levels.
var unmoved, chapter, article = lower(0), lower(1), lower(2)

func lower(by int) *strings.Replacer {
	var tags []string
	for level := 2; level <= 6; level++ {
		from, to := fmt.Sprint("h", level), fmt.Sprint("h", min(level+by, 6))
		tags = append(tags, "<"+from, "<"+to, "</"+from, "</"+to)
	}
	return strings.NewReplacer(tags...)
}

// within prefixes the anchors of a text's headings with the name of its page,
// so that the anchors of many texts can stand on one page. The quotes of an
// attribute and the signs of a tag are the only ones in the HTML of a text
// that are not escaped.
func within(body template.HTML, page string, headings *strings.Replacer) template.HTML {
	anchored := strings.ReplaceAll(string(body), ` id="`, ` id="`+page+`-`)
	return template.HTML(headings.Replace(anchored))
}
