package site

import (
	"encoding/json"
	"fmt"
	"html/template"
	"reflect"
	"slices"
	"strings"

	"cloud.google.com/go/civil"
	"golang.org/x/text/unicode/norm"

	"btfolio/internal/portfolio"
	"btfolio/internal/programme"
	"btfolio/internal/vocabulary"
)

// An Index is every text of a portfolio as its search page reads it. Pages
// opened from disk may load a script and nothing else, so the index is one;
// the names of its fields are short because each stands there a hundred
// times.
type Index struct {
	Kinds map[string]string `json:"kinds"` // what a text of each kind is called
	Texts []Indexed         `json:"texts"`
}

// An Indexed text is one page, or one person on theirs.
type Indexed struct {
	Kind      string        `json:"k"`
	Title     string        `json:"t"`
	URL       template.URL  `json:"u"`
	Date      string        `json:"d,omitempty"`
	Placement string        `json:"p,omitempty"` // its id
	Where     string        `json:"w,omitempty"` // the placement in words
	Goals     []string      `json:"g,omitempty"`
	Parts     []IndexedPart `json:"s"`
}

// An IndexedPart is what stands under one heading, or the facts of the text.
type IndexedPart struct {
	ID      string `json:"i,omitempty"` // anchor on the page
	Heading string `json:"h,omitempty"`
	Text    string `json:"x,omitempty"`
}

// index gathers the texts in the order of the navigation, which is also the
// order of hits that are equally good.
func (b *builder) index() *Index {
	t := b.of
	x := &indexer{builder: b, Index: Index{Kinds: map[string]string{}}}
	for i := range b.verdict.Goals {
		x.goal(b.verdict.Goals[i].Goal, b.verdict.Goals[i].Page)
	}
	last := []vocabulary.Kind{vocabulary.KindFinal, vocabulary.KindApproval, vocabulary.KindTrainee}
	for _, k := range portfolio.Kinds() {
		if k.Kind != vocabulary.KindGoal && !slices.Contains(last, k.Kind) {
			x.addAll(t.Of(k.Kind))
		}
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
	return &x.Index
}

type indexer struct {
	*builder
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
	at, _ := portfolio.Value(text, "placement").(portfolio.PlacementRef)
	if d.Kind == vocabulary.KindPlacement {
		at.Value = d.Name
	}
	entry := Indexed{
		Kind: string(d.Kind), Title: x.headings[d], URL: to(x.doc(d)), Date: isoDate(kind.Day(text)),
		Placement: at.Value, Where: x.placement(at).Text,
	}
	if d.Kind == vocabulary.KindTrainee { // what is known of the trainee stands on every page
		x.take(entry, d, nil)
		return
	}
	var facts []string
	for _, f := range portfolio.FieldsOf(reflect.TypeOf(text).Elem()) {
		switch v := f.Of(text).Interface().(type) {
		case []programme.Goal:
			for _, g := range v {
				entry.Goals = append(entry.Goals, g.String())
			}
		case []portfolio.Approval:
			facts = append(facts, x.decided(v)...)
		case []portfolio.Check:
			for _, c := range v {
				facts = append(facts, c.Item)
			}
		case *portfolio.Confirmation:
			if v != nil {
				facts = append(facts, v.Text)
			}
		case portfolio.PlacementRef:
		default:
			facts = append(facts, x.fact(text, f))
		}
	}
	switch text := text.(type) {
	case *portfolio.Decision:
		facts = append(facts, x.decided([]portfolio.Approval{text.Approval})...)
	case *portfolio.Document:
		if text.File.Path != "" {
			facts = append(facts, text.FileName())
		}
	}
	x.take(entry, d, facts)
}

// fact is a line of the box beside a text. A day or a number says what it is;
// the day of the text itself stands beside each hit.
func (x *indexer) fact(text portfolio.Text, f portfolio.Field) string {
	if f.Label == "" || f.Key == "date" || !f.Plain() {
		return ""
	}
	values, known := x.spelt(text, f.Key)
	if !known {
		values = x.values(f.Of(text))
	}
	var words []string
	for _, v := range values {
		words = append(words, v.Text)
	}
	said := strings.Join(words, ", ")
	switch f.Of(text).Interface().(type) {
	case civil.Date, int, float64:
		if said != "" {
			return x.label(f.Label) + " " + said
		}
	}
	return said
}

// goal takes in a goal, which has a page also where nothing is written yet.
func (x *indexer) goal(g programme.Goal, page *portfolio.Goal) {
	var facts []string
	for _, r := range x.wording(g).Requirements {
		facts = append(facts, capital(r.Kind.In(x.lang))+" "+r.Text.In(x.lang))
	}
	entry := Indexed{
		Kind: string(vocabulary.KindGoal), Title: x.goalTitle(g), URL: to(x.addresses.goal(g)), Goals: []string{g.String()},
	}
	if page == nil {
		x.take(entry, nil, facts)
		return
	}
	for _, p := range page.Progression {
		facts = append(facts, p.Note, x.name(p.By))
	}
	for _, p := range page.Gaps {
		facts = append(facts, p.Reason, x.name(p.By))
	}
	x.take(entry, &page.Doc, append(facts, x.decided(page.Approvals)...))
}

func (x *indexer) person(p PersonCard) {
	entry := Indexed{Kind: string(vocabulary.KindPerson), Title: p.Name, URL: to(x.people() + "#" + p.ID)}
	facts := []string{x.lang.List(p.Roles)}
	for _, f := range p.Facts {
		for _, v := range f.Values {
			facts = append(facts, f.Label+": "+v.Text)
		}
	}
	x.take(entry, nil, facts)
}

func (x *indexer) take(entry Indexed, d *portfolio.Doc, facts []string) {
	kind := vocabulary.Kind(entry.Kind).Term()
	x.Kinds[entry.Kind] = capital(kind.One.In(x.lang))
	if text := lines(facts); text != "" {
		entry.Parts = append(entry.Parts, IndexedPart{Text: text})
	}
	if d != nil && d.Body != nil {
		for _, s := range d.Body.Sections() {
			entry.Parts = append(entry.Parts, IndexedPart{s.ID, s.Heading, s.Text})
		}
	}
	x.Texts = append(x.Texts, entry)
}

func (x *indexer) name(ref portfolio.PersonRef) string { return x.builder.person(ref).Text }

func (x *indexer) decided(all []portfolio.Approval) (facts []string) {
	for _, a := range all {
		facts = append(facts, capital(a.Decision.In(x.lang))+" "+x.name(a.By), a.Comment)
	}
	return facts
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
