// Package site owns which pages a portfolio becomes and what each of them
// shows: addresses, links both ways, and one view per kind of page for the
// layouts. It shows the verdict and decides none of it.
package site

import (
	"fmt"
	"html/template"
	"slices"

	"cloud.google.com/go/civil"

	"btfolio/internal/language"
	"btfolio/internal/portfolio"
	"btfolio/internal/vocabulary"
)

// A Page is one page of a site before it is laid out.
type Page struct {
	Path   string // from the folder of the trainee's site
	Layout string // name of the layout, such as "talk"
	View   View
}

// A View is what a layout receives: one of the types of this package that
// embed Head.
type View interface{ head() *Head }

func (h *Head) head() *Head { return h }

// Data is a file that is made for the site: what a script of a page reads.
type Data struct {
	Path  string // from the folder of the trainee's site
	Bytes []byte
}

// A File is a file of the portfolio that is copied into the site as it is.
type File struct {
	Path string // from the folder of the trainee's site
	From *portfolio.Document
}

// A Head is what every page has, whatever it shows. Layouts reach its
// methods from each view: {{ $.Word "overview" }}.
type Head struct {
	Lang    language.Language
	Site    string        // title of the site
	Name    string        // the trainee's name; empty on the cohort page
	Title   string        // of the page
	Kicker  []Link        // the line above the title: kind, date, placement
	Section string        // key of the entry in the navigation the page belongs to
	Nav     template.HTML // the navigation with that entry marked
	On      civil.Date    // the day the portfolio is judged on
	Prev    *Link
	Next    *Link
	Slide   *Slide       // nil on pages that a meeting does not step through
	Assets  template.URL // folder of style sheets and scripts
}

// A Link is a text that may lead somewhere: URL is empty where it does not.
type Link struct {
	Text  string
	URL   template.URL
	Title string // what the text stands for, where it is an abbreviation
	New   bool   // what it leads to is new since the portfolio was last handed over
}

// Word is a label of the vocabulary in the language of the page.
func (h *Head) Word(key string) (string, error) {
	text, ok := vocabulary.Label(key)
	if !ok {
		return "", fmt.Errorf("the vocabulary has no label %q", key)
	}
	return text.In(h.Lang), nil
}

// Count writes a number with its noun: “1 samtal”, “2 bedömningar”.
func (h *Head) Count(n int, noun string) (string, error) {
	forms, ok := vocabulary.Count(noun)
	if !ok {
		return "", fmt.Errorf("the vocabulary has no counted noun %q", noun)
	}
	return h.Lang.Count(n, forms), nil
}

// Date writes a date as in a sentence.
func (h *Head) Date(d civil.Date) string { return h.Lang.Date(d) }

// word is a label that is known to exist: the code names it, and a test
// holds that every name in the code is a label.
func word(l language.Language, key string) string {
	text, ok := vocabulary.Label(key)
	if !ok {
		panic("the vocabulary has no label " + key)
	}
	return text.In(l)
}

func count(l language.Language, n int, noun string) string {
	forms, ok := vocabulary.Count(noun)
	if !ok {
		panic("the vocabulary has no counted noun " + noun)
	}
	return l.Count(n, forms)
}

// layouts are the names of the layouts that pages are made with: those of
// pages that stand for no single text, and one for each kind of text.
var layouts = append([]string{
	"overview", "assessor", "answer", "goals", "placements", "list", "documents", "plan", "people", "shared_list",
	"news", "steps", "certificates", "rules", "checkin_sheet", "search", "print", "cohort", "start", "text",
}, kindLayouts()...)

func kindLayouts() (names []string) {
	for _, k := range portfolio.Kinds() {
		// Their pages are “people”, “plan” and “cohort”.
		if k.Kind != vocabulary.KindPerson && k.Kind != vocabulary.KindTrainee && k.Kind != vocabulary.KindReport {
			names = append(names, string(k.Kind))
		}
	}
	return names
}

// HasLayout reports whether any page is made with a layout of this name.
func HasLayout(name string) bool { return slices.Contains(layouts, name) }
