package site

import (
	"fmt"
	"html/template"

	"cloud.google.com/go/civil"

	"btfolio/internal/language"
	"btfolio/internal/vocabulary"
)

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
