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
func (b *siteContext) printPage(pages []Page) Print {
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
			p.Final.Body = within(view.Body, "final", chapter)
		case *GoalPage:
			g := *view
			g.Body = within(g.Body, id, article)
			p.Goals = append(p.Goals, g)
		case *PlacementPage:
			x := *view
			x.Body = within(x.Body, id, article)
			p.Placements = append(p.Placements, x)
		case *Register:
			p.Register = *view
		case *Text:
			text := Chapter{ID: id, Text: *view}
			switch view.Kind {
			case vocabulary.KindTrainee:
				text.Body = within(view.Body, id, chapter)
				p.Plan = text
				continue
			case vocabulary.KindDocument, vocabulary.KindShared:
				continue
			}
			text.Body = within(view.Body, id, article)
			at, known := of[view.Kind]
			if !known {
				at = len(p.Chapters)
				of[view.Kind] = at
				p.Chapters = append(p.Chapters, Chapters{Title: capital(view.Kind.Term().Title.In(b.lang))})
			}
			p.Chapters[at].Texts = append(p.Chapters[at].Texts, text)
		}
	}
	return p
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
