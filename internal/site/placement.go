package site

import (
	"btfolio/internal/portfolio"
	"btfolio/internal/review"
	"btfolio/internal/vocabulary"
)

// A PlacementList is the page of all placements.
type PlacementList struct {
	Head
	Cards   []Card
	Service *Table // months of full time by area: done, planned, away; nil where there is none
	Empty   string
}

// A PlacementPage is one placement with all that belongs to it.
type PlacementPage struct {
	Text
	Card      Card
	Checklist []Checked
	Goals     []PlacementGoal
	Groups    []Group // talks, assessments, kollegia, check-ins, documents
}

// A Checked is one line of the check list.
type Checked struct {
	Item string
	Done string // empty while it is not done
}

// A PlacementGoal is how one goal stands in the placement.
type PlacementGoal struct {
	Link
	Name  string
	State vocabulary.State
	Word  string
	Count int
}

func (b *siteContext) placements() PlacementList {
	l := PlacementList{
		Head:  b.head(word(b.lang, "placements"), "placements"),
		Empty: word(b.lang, "no_placements"),
	}
	for i := range b.verdict.Placements {
		l.Cards = append(l.Cards, b.card(&b.verdict.Placements[i]))
	}
	l.Service = b.service()
	return l
}

func (b *siteContext) placementPage(p *review.Placement) PlacementPage {
	page := PlacementPage{Text: b.text(&p.Doc, "placements"), Card: b.card(p)}
	page.Decisions = b.decisions(p.Standing)
	page.Ruled, page.Undecided = b.ruled(p.Standing, &p.Doc), word(b.lang, "no_decision")
	page.Text.Goals = b.goalChips(p.Planned)
	page.Facts = b.factsOf(p.Placement)
	for _, c := range p.Checklist {
		page.Checklist = append(page.Checklist, Checked{c.Item, isoDate(c.Done)})
	}
	at := 0
	for i, c := range b.verdict.Columns {
		if c.Placement == p.Placement {
			at = i
		}
	}
	for i := range b.verdict.Goals {
		g := &b.verdict.Goals[i]
		c := g.Cells[at]
		chip := b.goalChip(g.Goal)
		chip.URL = to(b.goal(g.Goal) + "#" + b.columnID(at))
		page.Goals = append(page.Goals, PlacementGoal{
			Link: chip, Name: b.wording(g.Goal).Short.In(b.lang),
			State: c.State, Word: b.cellWords(c, vocabulary.StateApproved.In(b.lang)), Count: len(c.Evidence),
		})
	}
	page.Groups = b.belonging(p.Placement)
	return page
}

// belonging lists every text that names the placement, by kind.
func (b *siteContext) belonging(p *portfolio.Placement) []Group {
	var groups []Group
	add := func(k vocabulary.Kind, entries []Entry) {
		if len(entries) > 0 {
			groups = append(groups, Group{Title: capital(k.Term().Title.In(b.lang)), Entries: entries})
		}
	}
	for _, k := range []vocabulary.Kind{
		vocabulary.KindAssessment, vocabulary.KindTalk, vocabulary.KindKollegium, vocabulary.KindCheckin,
	} {
		add(k, b.naming(k, p))
	}
	for _, k := range listed() {
		if k.Section == "" {
			add(k.Kind, b.naming(k.Kind, p))
		}
	}
	var documents []Entry
	for _, d := range b.of.Documents {
		if d.Placement.Value == p.Name {
			documents = append(documents, Entry{
				Link: b.docLink(&d.Doc), Date: isoDate(d.Date), Kind: d.Instrument.In(b.lang), Goals: b.goalChips(d.Goals),
			})
		}
	}
	add(vocabulary.KindDocument, documents)
	return groups
}

// naming gives the entries of a list that name the placement.
func (b *siteContext) naming(k vocabulary.Kind, p *portfolio.Placement) (entries []Entry) {
	here := b.docLink(&p.Doc)
	for _, g := range b.lists[k].Groups {
		for i := range g.Entries {
			if g.Entries[i].Place == here {
				entries = append(entries, g.Entries[i])
			}
		}
	}
	return entries
}
