package site

import (
	"strings"

	"cloud.google.com/go/civil"

	"btfolio/internal/portfolio"
	"btfolio/internal/programme"
	"btfolio/internal/vocabulary"
)

// A List is the page that lists the texts of one kind, in groups.
type List struct {
	Head
	Kind   vocabulary.Kind
	Groups []Group
	Empty  string // what to say where there is nothing
}

// A Group is some entries under a heading, such as a month or a placement.
type Group struct {
	Title   string
	Entries []Entry
}

// An Entry is one text in a list.
type Entry struct {
	Link
	Date   string
	Kind   string // what it is, where a list holds several kinds
	Place  Link   // the placement
	People []Link
	Goals  []Link
	Detail string // outcome of an assessment, provider of a course, next talk …
	Files  int
	State  vocabulary.State
	Word   string
}

func (b *builder) newList(k vocabulary.Kind, section string) List {
	return List{
		Head:  b.head(capital(k.Term().Title.In(b.lang)), section),
		Kind:  k,
		Empty: word(b.lang, "no_"+section),
	}
}

func (l *List) add(group string, e Entry) {
	if n := len(l.Groups); n == 0 || l.Groups[n-1].Title != group {
		l.Groups = append(l.Groups, Group{Title: group})
	}
	g := &l.Groups[len(l.Groups)-1]
	g.Entries = append(g.Entries, e)
}

// talks lists the supervision talks by month (F050).
func (b *builder) talks() List {
	l := b.newList(vocabulary.KindTalk, "talks")
	for _, t := range b.of.Talks {
		e := Entry{
			Link:   b.docLink(&t.Doc),
			Date:   t.Date.String(),
			Place:  b.placement(t.Placement),
			People: []Link{b.person(t.Supervisor)},
			Goals:  b.goalChips(t.Goals),
		}
		if !t.Next.IsZero() {
			e.Detail = word(b.lang, "next_talk") + " " + t.Next.String()
		}
		l.add(b.lang.Month(t.Date), e)
	}
	return l
}

func (b *builder) assessments() List {
	l := b.newList(vocabulary.KindAssessment, "assessments")
	for _, p := range append(b.of.Placements[:len(b.of.Placements):len(b.of.Placements)], nil) {
		group, name := word(b.lang, "no_placement"), ""
		if p != nil {
			group, name = b.headings[&p.Doc], p.Name
		}
		for _, a := range b.of.Assessments {
			if a.Placement.Value == name {
				l.add(group, b.assessmentEntry(a))
			}
		}
	}
	return l
}

func (b *builder) assessmentEntry(a *portfolio.Assessment) Entry {
	return Entry{
		Link:   b.docLink(&a.Doc),
		Date:   a.Date.String(),
		Kind:   a.Instrument.In(b.lang),
		Place:  b.placement(a.Placement),
		People: []Link{b.person(a.Assessor)},
		Goals:  b.goalChips(a.Goals),
		Detail: a.Outcome,
		Files:  len(a.Attachments),
	}
}

func (b *builder) courses() List {
	l := b.newList(vocabulary.KindCourse, "courses")
	for _, c := range b.of.Courses {
		l.add("", Entry{
			Link:   b.docLink(&c.Doc),
			Date:   b.courseDays(c),
			Goals:  b.goalChips(c.Goals),
			Detail: c.Provider,
			Files:  len(c.Certificates) + len(c.Attachments),
		})
	}
	return l
}

func (b *builder) courseDays(c *portfolio.Course) string {
	if !c.From.IsZero() {
		return b.period(c.From, c.To)
	}
	return isoDate(c.Held())
}

func (b *builder) kollegia() List {
	l := b.newList(vocabulary.KindKollegium, "kollegium")
	for _, k := range b.of.Kollegia {
		l.add("", Entry{
			Link:   b.docLink(&k.Doc),
			Date:   k.Date.String(),
			Place:  b.placement(k.Placement),
			People: b.persons(k.Participants),
			Goals:  b.goalChips(k.Deficits),
			Detail: k.ActionPlan,
			Files:  len(k.Attachments),
		})
	}
	return l
}

func (b *builder) checkins() List {
	l := b.newList(vocabulary.KindCheckin, "checkins")
	for _, c := range b.of.Checkins {
		l.add("", Entry{
			Link:   b.docLink(&c.Doc),
			Date:   c.Date.String(),
			Kind:   word(b.lang, "stage_"+strings.ToLower(string(c.Stage))),
			Place:  b.placement(c.Placement),
			People: []Link{b.person(c.Supervisor)},
			Goals:  b.goalChips(c.Lacking),
			Files:  len(c.Attachments),
		})
	}
	return l
}

// ownKinds are the kinds that need nothing special: they have an entry of the
// navigation of their own, and a list that is made from their declaration.
func ownKinds() (own []portfolio.Kind) {
	for _, k := range portfolio.Kinds() {
		if k.Section == "" {
			own = append(own, k)
		}
	}
	return own
}

func (b *builder) ownList(k portfolio.Kind) List {
	term := k.Kind.Term()
	l := List{Head: b.head(capital(term.Title.In(b.lang)), string(k.Kind)), Kind: k.Kind, Empty: term.Empty.In(b.lang)}
	for _, x := range b.of.Of(k.Kind) {
		e := Entry{Link: b.docLink(x.Document()), Date: isoDate(k.Day(x)), Files: len(b.attached(x))}
		if at, ok := portfolio.Value(x, "placement").(portfolio.PlacementRef); ok {
			e.Place = b.placement(at)
		}
		goals, _ := portfolio.Value(x, "goals").([]programme.Goal)
		e.Goals = b.goalChips(goals)
		l.add("", e)
	}
	return l
}

// isoDate writes a date for a table; the zero date is empty.
func isoDate(d civil.Date) string {
	if d.IsZero() {
		return ""
	}
	return d.String()
}
