package site

import (
	"btfolio/internal/portfolio"
	"btfolio/internal/vocabulary"
)

// A FinalPage is the end of BT as a whole: the trainee's confirmation, the
// registration, the decision and the certificates (F100–F107, F126–F130).
type FinalPage struct {
	Text
	Written      bool
	Confirmation *Event
	Registration *Event
	Certificates []Event
	Placements   []Card
	Documents    []Entry // decisions in documents of their own
}

// An Event is something that was done on a day.
type Event struct {
	Title string
	Date  string
	By    []Link
	Text  string
}

func (b *siteContext) final() FinalPage {
	page := FinalPage{}
	if f := b.of.Final; f != nil {
		page.Text = b.text(&f.Doc, "final")
		page.Written = true
		page.Decisions = b.decisions(b.verdict.Final)
		page.Ruled = b.ruled(b.verdict.Final, &f.Doc)
		if f.Confirmation != nil {
			page.Confirmation = &Event{Date: f.Confirmation.Date.String(), Text: f.Confirmation.Text}
		}
		if f.Registration != nil {
			page.Registration = &Event{Date: f.Registration.Date.String(), By: []Link{b.person(f.Registration.By)}}
		}
		for _, c := range f.Certificates {
			page.Certificates = append(page.Certificates, Event{Title: capital(c.Form.In(b.lang)), Date: c.Date.String(), By: b.persons(c.By)})
		}
	} else {
		page.Text = Text{Head: b.head(word(b.lang, "final"), "final"), Kind: vocabulary.KindFinal}
	}
	page.Kicker = nil
	page.Undecided = word(b.lang, "no_decision")
	for i := range b.verdict.Placements {
		page.Placements = append(page.Placements, b.card(&b.verdict.Placements[i]))
	}
	for _, d := range b.of.Decisions {
		page.Documents = append(page.Documents, b.decisionEntry(d))
	}
	return page
}

// decisionEntry is a decision in the list of those in documents of their own:
// what about, what, and how far it can be trusted.
func (b *siteContext) decisionEntry(d *portfolio.Decision) Entry {
	e := Entry{
		Link: b.docLink(&d.Doc), Date: d.Date.String(), Kind: d.Decision.In(b.lang),
		People: []Link{b.person(d.By)}, Goals: b.goalChips(d.Approval.Goals),
	}
	if decided := b.verdict.Ruling(d); decided != nil {
		shown := b.decision(*decided)
		e.Detail = shown.Trust
		switch {
		case shown.State == vocabulary.StateChanged:
			e.Detail += ", " + shown.State.In(b.lang)
		case shown.Why != "":
			e.Detail += ", " + shown.Why
		}
	}
	return e
}
