package site

import (
	"cmp"
	"slices"
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
	About   Link // a page that says more of it; empty for none
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

// mention is a text named on the page of another: what it is, and of which day.
func (b *siteContext) mention(x portfolio.Text) Entry {
	d := x.Document()
	kind, _ := portfolio.Declared(d.Kind)
	e := Entry{Link: b.docLink(d), Date: isoDate(kind.Day(x)), Kind: capital(d.Kind.Term().One.In(b.lang))}
	if a, ok := x.(*portfolio.Assessment); ok && a.Instrument != "" {
		e.Kind = capital(a.Instrument.In(b.lang))
	}
	return e
}

// mentioned adds a text to others, once.
func mentioned(others []Entry, text Entry) []Entry {
	if slices.ContainsFunc(others, func(e Entry) bool { return e.URL == text.URL }) {
		return others
	}
	return append(others, text)
}

func (l *List) add(group string, e Entry) {
	if n := len(l.Groups); n == 0 || l.Groups[n-1].Title != group {
		l.Groups = append(l.Groups, Group{Title: group})
	}
	g := &l.Groups[len(l.Groups)-1]
	g.Entries = append(g.Entries, e)
}

// listed are the kinds whose texts stand in a list each. Those that need nothing
// special, and have an entry of the navigation of their own, come last.
func listed() []portfolio.Kind {
	var named, own []portfolio.Kind
	for _, k := range portfolio.Kinds() {
		switch {
		case !k.Page() || !k.Begun():
		case k.Section == "":
			own = append(own, k)
		default:
			named = append(named, k)
		}
	}
	return append(named, own...)
}

// listOf lists the texts of a kind: talks by month (F050), assessments by
// placement, all others one after the other.
func (b *siteContext) listOf(k portfolio.Kind) List {
	term := k.Kind.Term()
	l := List{Head: b.head(capital(term.Title.In(b.lang)), b.section(k.Kind)), Kind: k.Kind, Empty: term.Empty.In(b.lang)}
	texts := b.of.Of(k.Kind)
	if k.Kind == vocabulary.KindAssessment {
		texts = slices.Clone(texts)
		slices.SortStableFunc(texts, func(x, y portfolio.Text) int { return cmp.Compare(b.turn(x), b.turn(y)) })
	}
	for _, x := range texts {
		e, group := b.entry(k, x), ""
		switch k.Kind {
		case vocabulary.KindTalk:
			group = b.lang.Month(k.Day(x))
		case vocabulary.KindAssessment:
			group = cmp.Or(e.Place.Text, word(b.lang, "no_placement"))
		}
		l.add(group, e)
	}
	return l
}

// turn is the place of the placement that a text belongs to among all of them;
// texts that belong to none come last.
func (b *siteContext) turn(x portfolio.Text) int {
	at := portfolio.Said[portfolio.PlacementRef](x, "placement").Value
	i := slices.IndexFunc(b.of.Placements, func(p *portfolio.Placement) bool { return p.Name == at })
	if i < 0 {
		return len(b.of.Placements)
	}
	return i
}

// entry is a text in the list of its kind.
func (b *siteContext) entry(k portfolio.Kind, x portfolio.Text) Entry {
	e := Entry{
		Link: b.docLink(x.Document()), Date: isoDate(k.Day(x)), Place: b.placement(portfolio.Said[portfolio.PlacementRef](x, "placement")),
		People: b.involved(x), Files: len(b.attached(x)),
	}
	goals := portfolio.Said[[]programme.Goal](x, "goals")
	switch x := x.(type) {
	case *portfolio.Talk:
		if !x.Next.IsZero() {
			e.Detail = word(b.lang, "next_talk") + " " + x.Next.String()
		}
	case *portfolio.Assessment:
		e.Kind, e.Detail = x.Instrument.In(b.lang), x.Outcome
	case *portfolio.Course:
		e.Date, e.Detail = b.courseDays(x), x.Provider
	case *portfolio.Kollegium:
		goals, e.Detail = x.Deficits, x.ActionPlan
	case *portfolio.Checkin:
		e.People = []Link{b.person(x.Supervisor)} // who holds it
		goals, e.Kind = x.Lacking, b.stage(x.Stage)
	}
	e.Goals = b.goalChips(goals)
	return e
}

func (b *siteContext) courseDays(c *portfolio.Course) string {
	if !c.From.IsZero() {
		return b.period(c.From, c.To)
	}
	return isoDate(c.Held())
}

// stage says what a check-in of a stage is for; nothing where it has none.
func (b *siteContext) stage(s vocabulary.Stage) string {
	if s == "" {
		return ""
	}
	return word(b.lang, "stage_"+strings.ToLower(string(s)))
}

// isoDate writes a date for a table; the zero date is empty.
func isoDate(d civil.Date) string {
	if d.IsZero() {
		return ""
	}
	return d.String()
}
