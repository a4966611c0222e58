package site

import (
	"encoding/json"
	"fmt"
	"html/template"
	"reflect"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"golang.org/x/text/unicode/norm"

	"btfolio/internal/language"
	"btfolio/internal/portfolio"
	"btfolio/internal/programme"
	"btfolio/internal/review"
	"btfolio/internal/vocabulary"
)

// An Index is every text of a portfolio as its search page reads it. Pages
// opened from disk may load a script and nothing else, so the index is one;
// the names of its fields are short because each stands there a hundred
// times.
type Index struct {
	Language language.Language `json:"language"`
	Months   [12]string        `json:"months"` // as dates are printed
	Kinds    map[string]string `json:"kinds"`  // what a text of each kind is called
	Texts    []Indexed         `json:"texts"`
}

// An Indexed text is one page, or one person on theirs.
type Indexed struct {
	Kind       string        `json:"k"`
	Instrument string        `json:"n,omitempty"` // of an assessment or its form
	Title      string        `json:"t"`
	URL        template.URL  `json:"u"`
	Date       string        `json:"d,omitempty"`
	Placement  string        `json:"p,omitempty"` // its id
	Where      string        `json:"w,omitempty"` // the placement in words
	Goals      []string      `json:"g,omitempty"`
	Facts      string        `json:"f,omitempty"` // each a line
	Parts      []IndexedPart `json:"s,omitempty"`
	File       []string      `json:"x,omitempty"` // what its file shows, page by page
}

// An IndexedPart is what stands under one heading, or in a note that somebody made
// about the text.
type IndexedPart struct {
	ID      string `json:"i,omitempty"` // anchor on the page
	Heading string `json:"h,omitempty"`
	Text    string `json:"x,omitempty"`
}

// index gathers the texts in the order of hits that are equally good: what was
// seen and done first, then what it all sums up to.
func (b *siteContext) index() *Index {
	t := b.of
	x := &indexer{siteContext: b, Index: Index{Language: b.lang, Months: b.lang.Months(), Kinds: map[string]string{}}}
	last := []vocabulary.Kind{vocabulary.KindFinal, vocabulary.KindApproval, vocabulary.KindTrainee}
	for _, k := range portfolio.Kinds() {
		if k.Kind != vocabulary.KindGoal && !slices.Contains(last, k.Kind) {
			x.addAll(t.Of(k.Kind))
		}
	}
	for i := range b.verdict.Goals {
		x.goal(&b.verdict.Goals[i])
	}
	for _, kind := range last {
		x.addAll(t.Of(kind))
	}
	for _, p := range b.peoplePage().People {
		x.person(p)
	}
	for _, s := range b.site.Shared {
		x.add(s)
	}
	for _, d := range b.site.SharedFiles {
		if !b.bundled[d.File.Path] {
			x.take(Indexed{Kind: string(vocabulary.KindShared), Title: d.FileName(), URL: to(b.file(d)), File: x.shown(d)}, nil, nil, nil)
		}
	}
	return &x.Index
}

type indexer struct {
	*siteContext
	Index
}

func (x *indexer) addAll(texts []portfolio.Text) {
	for _, text := range texts {
		x.add(text)
	}
}

// add takes in one text: its facts, each a sentence of its own, and then
// what is written.
func (x *indexer) add(text portfolio.Text) {
	d := text.Document()
	kind, _ := portfolio.Declared(d.Kind)
	at := portfolio.Said[portfolio.PlacementRef](text, "placement")
	if d.Kind == vocabulary.KindPlacement {
		at.Value = d.Name
	}
	entry := Indexed{
		Kind: string(d.Kind), Title: x.headings[d], URL: to(x.doc(d)), Date: isoDate(kind.Day(text)),
		Placement: at.Value, Where: x.placement(at).Text,
	}
	if d.Kind == vocabulary.KindTrainee { // what is known of the trainee stands on every page
		x.take(entry, d, nil, nil)
		return
	}
	var goals []programme.Goal
	var facts, notes []string
	for _, f := range portfolio.FieldsOf(reflect.TypeOf(text).Elem()) {
		switch v := f.Of(text).Interface().(type) {
		case []programme.Goal:
			goals = append(goals, v...)
		case []portfolio.Approval:
			facts, notes = x.standing(d, facts, notes)
			for _, a := range v {
				goals = append(goals, a.Goals...)
			}
		case []portfolio.Check:
			for _, c := range v {
				notes = append(notes, joined(c.Item, isoDate(c.Done)))
			}
		case []portfolio.Judged:
			for _, row := range v {
				notes = append(notes, row.Note)
			}
		case portfolio.PlacementRef:
		default:
			facts = append(facts, x.fact(text, f))
		}
	}
	slices.Sort(goals)
	for _, g := range slices.Compact(goals) {
		entry.Goals = append(entry.Goals, g.String())
	}
	switch text := text.(type) {
	case *portfolio.Assessment:
		entry.Instrument = text.Instrument.In(x.lang)
	case *portfolio.Decision:
		facts, notes = x.ruled(text, facts, notes)
	case *portfolio.Document:
		entry.Instrument = text.Instrument.In(x.lang)
		if text.File.Path != "" {
			facts = append(facts, text.FileName())
			entry.File = x.shown(text)
		}
	}
	x.take(entry, d, facts, notes)
}

// fact is a line of the box beside a text. Its own day and its instrument stand
// with each hit.
func (x *indexer) fact(of portfolio.Text, f portfolio.Field) string {
	if _, long := of.(*portfolio.Course); f.Label == "" || f.Key == "date" && !long || f.Key == "instrument" {
		return ""
	}
	values, known := x.spelt(of, f.Key)
	if !known {
		values = x.values(f.Of(of))
	}
	if text := said(values); text != "" {
		return x.label(f.Label) + ": " + text
	}
	return ""
}

// goal takes in a goal, which has a page also where nothing is written yet.
func (x *indexer) goal(g *review.Goal) {
	facts := []string{capital(g.State.In(x.lang))}
	for _, r := range x.wording(g.Goal).Requirements {
		facts = append(facts, capital(r.Kind.In(x.lang))+" "+r.Text.In(x.lang))
	}
	entry := Indexed{
		Kind: string(vocabulary.KindGoal), Title: x.goalTitle(g.Goal), URL: to(x.addresses.goal(g.Goal)), Goals: []string{g.Goal.String()},
	}
	if g.Page == nil {
		x.take(entry, nil, facts, nil)
		return
	}
	var notes []string
	for _, p := range g.Page.Progression {
		level := x.label("level") + " " + strconv.Itoa(p.Level.Value)
		facts = append(facts, joined(x.placement(p.After).Text, level, p.Met.In(x.lang), isoDate(p.Date), x.name(p.By)))
		notes = append(notes, p.Note)
	}
	for _, p := range g.Page.Gaps {
		facts = append(facts, joined(capital(vocabulary.StateJustified.In(x.lang)), x.placement(p.Placement).Text, isoDate(p.Date), x.name(p.By)))
		notes = append(notes, p.Reason)
	}
	facts, notes = x.standing(&g.Page.Doc, facts, notes)
	x.take(entry, &g.Page.Doc, facts, notes)
}

func (x *indexer) person(p PersonCard) {
	entry := Indexed{Kind: string(vocabulary.KindPerson), Title: p.Name, URL: to(x.people() + "#" + p.ID)}
	facts := []string{x.lang.List(p.Roles)}
	for _, f := range p.Facts {
		for _, v := range f.Values {
			facts = append(facts, f.Label+": "+v.Text)
		}
	}
	x.take(entry, nil, facts, nil)
}

// shown is what a file of the site shows, on one line for each.
func (x *indexer) shown(d *portfolio.Document) (pages []string) {
	if x.bundled[d.File.Path] {
		return nil
	}
	for _, page := range x.searchable.File(d) {
		pages = append(pages, x.text(lines(strings.Split(page, "\n"))))
	}
	return pages
}

// digests are what nobody looks for and what bits of words are found in, with the
// names of the files they are of.
var digests = regexp.MustCompile(`\b[0-9a-f]{64}\b[^\n]*`)

// text is a text as it is found.
func (x *indexer) text(text string) string {
	return x.searchable.Text(strings.TrimSpace(digests.ReplaceAllString(text, "")))
}

// take adds a text with its facts, the notes that were made about it, and what is
// written in it.
func (x *indexer) take(entry Indexed, d *portfolio.Doc, facts, notes []string) {
	kind := vocabulary.Kind(entry.Kind).Term()
	x.Kinds[entry.Kind] = capital(kind.One.In(x.lang))
	entry.Title, entry.Facts = x.text(entry.Title), x.text(lines(facts))
	if text := x.text(lines(notes)); text != "" {
		entry.Parts = append(entry.Parts, IndexedPart{Text: text})
	}
	if d != nil && d.Body != nil {
		for _, s := range d.Body.Sections() {
			part := IndexedPart{s.ID, x.text(s.Heading), x.text(s.Text)}
			if part.Heading != s.Heading { // of which the anchor is made
				part.ID = ""
			}
			entry.Parts = append(entry.Parts, part)
		}
	}
	x.Texts = append(x.Texts, entry)
}

func (x *indexer) name(ref portfolio.PersonRef) string { return x.siteContext.person(ref).Text }

// standing adds what front matter says was decided about a text. A decision in a
// document of its own can be found as such.
func (x *indexer) standing(d *portfolio.Doc, facts, notes []string) (_, _ []string) {
	for _, m := range x.verdict.Matters {
		if m.Doc != d {
			continue
		}
		for _, r := range m.History {
			if r.Bond == nil {
				facts, notes = append(facts, x.decided(r)), append(notes, r.Comment)
			}
		}
	}
	return facts, notes
}

// ruled adds what a decision in a document of its own says, and how far it can be
// trusted.
func (x *indexer) ruled(d *portfolio.Decision, facts, notes []string) (_, _ []string) {
	for _, m := range x.verdict.Matters {
		for _, r := range m.History {
			if r.Bond != nil && r.Bond.Document == d {
				return append(facts, x.decided(r)), append(notes, r.Comment)
			}
		}
	}
	return facts, append(notes, d.Comment)
}

func (x *indexer) decided(r review.Ruling) string {
	return joined(capital(r.Decision.In(x.lang)), x.name(r.By), r.Role.In(x.lang), isoDate(r.Date), r.Trust.In(x.lang))
}

// joined are words in a row, but for those that are not given.
func joined(words ...string) string {
	return strings.Join(slices.DeleteFunc(words, func(w string) bool { return w == "" }), ", ")
}

// lines puts facts under each other and leaves out what is not given.
func lines(facts []string) string {
	var given []string
	for _, f := range facts {
		if f = strings.TrimSpace(f); f != "" {
			given = append(given, f)
		}
	}
	return strings.Join(given, "\n")
}

// script is the index as the file that the search page loads. Letters are
// composed, so that å typed and å written in two parts are the same.
func (i *Index) script() ([]byte, error) {
	data, err := json.Marshal(i)
	if err != nil {
		return nil, err
	}
	return norm.NFC.Bytes(fmt.Appendf(nil, "var btfolioIndex = %s;\n", data)), nil
}
