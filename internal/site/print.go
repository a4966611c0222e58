package site

import (
	"html/template"
	"strings"

	"btfolio/internal/vocabulary"
)

// A Print is the whole portfolio on one page, for paper.
type Print struct {
	Overview
	Plan       Chapter
	Goals      []GoalPage
	Placements []PlacementPage
	Chapters   []Chapters
	Register   Register
	Final      FinalPage
}

// Chapters are the texts of one kind.
type Chapters struct {
	Title string
	Texts []Chapter
}

// A Chapter is one text within the print, under an anchor of its own.
type Chapter struct {
	ID string
	Text
}

// print gathers the pages that are already made: it shows what they show.
func (b *builder) printPage(pages []Page) Print {
	var p Print
	of := map[vocabulary.Kind]int{}
	for _, page := range pages {
		id := strings.TrimSuffix(page.Path, ending)
		switch view := page.View.(type) {
		case *Overview:
			p.Overview = *view
			p.Head = b.head(word(b.lang, "print"), "print")
		case *FinalPage:
			p.Final = *view
			p.Final.Body = renamed(view.Body, "final")
		case *GoalPage:
			g := *view
			g.Body = renamed(g.Body, id)
			p.Goals = append(p.Goals, g)
		case *PlacementPage:
			x := *view
			x.Body = renamed(x.Body, id)
			p.Placements = append(p.Placements, x)
		case *Register:
			p.Register = *view
		case *Text:
			chapter := Chapter{ID: id, Text: *view}
			chapter.Body = renamed(chapter.Body, id)
			switch view.Kind {
			case vocabulary.KindTrainee:
				p.Plan = chapter
				continue
			case vocabulary.KindDocument, vocabulary.KindShared:
				continue
			}
			at, known := of[view.Kind]
			if !known {
				at = len(p.Chapters)
				of[view.Kind] = at
				p.Chapters = append(p.Chapters, Chapters{Title: capital(view.Kind.Term().Title.In(b.lang))})
			}
			p.Chapters[at].Texts = append(p.Chapters[at].Texts, chapter)
		}
	}
	return p
}

// renamed puts the page a text stands on before the anchors of its headings,
// so that the anchors of many texts can stand on one page. The quotes of an
// attribute are the only ones in the HTML of a text that are not escaped.
func renamed(body template.HTML, page string) template.HTML {
	return template.HTML(strings.ReplaceAll(string(body), ` id="`, ` id="`+page+`-`))
}
