package site

import (
	"encoding/json"
	"fmt"
	"html/template"
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
	for _, p := range t.Placements {
		facts := []string{p.Unit, x.names(p.Supervisors)}
		for _, c := range p.Checklist {
			facts = append(facts, c.Item)
		}
		x.add(&p.Doc, p.From, portfolio.PlacementRef{Value: p.Name}, p.Planned, append(facts, x.decided(p.Approvals)...)...)
	}
	for _, k := range t.Talks {
		x.add(&k.Doc, k.Date, k.Placement, k.Goals, x.name(k.Supervisor))
	}
	for _, a := range t.Assessments {
		x.add(&a.Doc, a.Date, a.Placement, a.Goals, a.Instrument.In(b.lang), x.name(a.Assessor), a.Outcome)
	}
	for _, c := range t.Courses {
		x.add(&c.Doc, c.Held(), portfolio.PlacementRef{}, c.Goals, c.Provider)
	}
	for _, k := range t.Kollegia {
		x.add(&k.Doc, k.Date, k.Placement, k.Deficits, x.names(k.Participants), k.ActionPlan)
	}
	for _, c := range t.Checkins {
		x.add(&c.Doc, c.Date, c.Placement, c.Lacking, x.name(c.Supervisor), x.names(c.Participants))
	}
	for _, d := range t.Documents {
		facts := []string{d.Instrument.In(b.lang), d.Label, d.OriginalName, x.name(d.Assessor)}
		if d.File.Path != "" {
			facts = append(facts, d.FileName())
		}
		x.add(&d.Doc, d.Date, d.Placement, d.Goals, facts...)
	}
	if f := t.Final; f != nil {
		facts := x.decided(f.Approvals)
		if f.Confirmation != nil {
			facts = append(facts, f.Confirmation.Text)
		}
		x.add(&f.Doc, civil.Date{}, portfolio.PlacementRef{}, nil, facts...)
	}
	for _, d := range t.Decisions {
		x.add(&d.Doc, d.Date, portfolio.PlacementRef{}, d.Approval.Goals, x.decided([]portfolio.Approval{d.Approval})...)
	}
	x.add(&t.Doc, civil.Date{}, portfolio.PlacementRef{}, nil)
	for _, p := range b.peoplePage().People {
		x.person(p)
	}
	for _, s := range b.site.Shared {
		x.add(&s.Doc, s.Date, portfolio.PlacementRef{}, nil)
	}
	return &x.Index
}

type indexer struct {
	*builder
	Index
}

// add takes in one text: its facts, each a sentence of its own, and then
// what is written.
func (x *indexer) add(d *portfolio.Doc, day civil.Date, at portfolio.PlacementRef, goals []programme.Goal, facts ...string) {
	entry := Indexed{
		Kind: string(d.Kind), Title: x.headings[d], URL: to(x.doc(d)), Date: isoDate(day),
		Placement: at.Value, Where: x.placement(at).Text,
	}
	for _, g := range goals {
		entry.Goals = append(entry.Goals, g.String())
	}
	x.take(entry, d, facts)
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

func (x *indexer) names(refs []portfolio.PersonRef) string {
	var names []string
	for _, ref := range refs {
		names = append(names, x.name(ref))
	}
	return strings.Join(names, ", ")
}

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
