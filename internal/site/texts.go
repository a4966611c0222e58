package site

import (
	"cmp"

	"btfolio/internal/portfolio"
	"btfolio/internal/programme"
	"btfolio/internal/vocabulary"
)

// textPage is the page of a text of any kind.
func (b *builder) textPage(x portfolio.Text) Text {
	d := x.Document()
	kind, _ := portfolio.Declared(d.Kind)
	page := b.text(d, b.section(d.Kind))
	if a, ok := x.(*portfolio.Assessment); ok {
		page.Kicker[0].Text = a.Instrument.In(b.lang)
	}
	if d.Kind == vocabulary.KindApproval { // its own list is that of the final assessment
		page.Kicker[0].URL = to(b.list(vocabulary.KindFinal))
	}
	if d.Kind != vocabulary.KindShared {
		page.kick(Link{Text: b.lang.Date(kind.Day(x))})
	}
	if at, ok := portfolio.Value(x, "placement").(portfolio.PlacementRef); ok {
		page.kick(b.placement(at))
	}
	goals, _ := portfolio.Value(x, "goals").([]programme.Goal)
	page.Goals = b.goalChips(goals)
	page.Facts = b.factsOf(x)
	page.Attachments = b.attached(x)
	switch x := x.(type) {
	case *portfolio.Decision:
		if decided := b.verdict.Ruling(x); decided != nil {
			page.Decisions = []Decision{b.decision(*decided)}
		}
	case *portfolio.Document:
		b.ofFile(&page, x)
	}
	return page
}

// section is the entry of the navigation that texts of a kind belong to.
func (b *builder) section(kind vocabulary.Kind) string {
	k, _ := portfolio.Declared(kind)
	return cmp.Or(k.Section, string(kind))
}

// plan is the page of the individual study plan, the text of the trainee's
// index.md.
func (b *builder) planPage() Text {
	page := b.text(&b.of.Doc, "plan")
	page.Title = word(b.lang, "plan")
	page.Kicker = nil
	page.Facts = b.about()
	return page
}

// kick adds to the line above the title what is given.
func (t *Text) kick(links ...Link) {
	for _, l := range links {
		if l.Text != "" {
			t.Kicker = append(t.Kicker, l)
		}
	}
}

// A SharedList is the page of the shared documents (F076–F077, F083).
type SharedList struct {
	Head
	Texts []Entry
	Files []Attachment
	Empty string
}

func (b *builder) sharedList() SharedList {
	l := SharedList{
		Head:  b.head(word(b.lang, "shared"), "shared"),
		Empty: word(b.lang, "no_shared"),
	}
	for _, s := range b.site.Shared {
		l.Texts = append(l.Texts, Entry{Link: b.docLink(&s.Doc), Date: isoDate(s.Date)})
	}
	for _, d := range b.site.SharedFiles {
		l.Files = append(l.Files, b.attachment(d))
	}
	return l
}
