package site

import (
	"html/template"

	"btfolio/internal/vocabulary"
)

// A Nav is the view of the navigation beside every page of a portfolio. It
// is laid out once for each section and then handed to all pages of it.
type Nav struct {
	Head
	Programme string
	Cohort    string
	Period    string
	Home      template.URL
	Entries   []NavEntry
}

// A NavEntry is one view of the portfolio.
type NavEntry struct {
	Link
	Count   int // of texts; 0 shows no number
	Current bool
	Gap     bool // set apart from the entry before
}

// navigation is the navigation with one section marked.
func (b *builder) navigation(section string) *Nav {
	t := b.of
	n := &Nav{
		Head:      b.head("", section),
		Programme: t.Programme.Name.In(b.lang),
		Cohort:    t.StartGroup.Name,
		Period:    b.period(t.Start, t.End),
		Home:      to(overviewPage),
	}
	for _, e := range []struct {
		section string
		page    string
		count   int
		gap     bool
	}{
		{"overview", overviewPage, 0, false},
		{"goals", b.list(vocabulary.KindGoal), 0, false},
		{"placements", b.list(vocabulary.KindPlacement), len(t.Placements), false},
		{"next_steps", b.named("next_steps"), 0, false},
		{"search", b.named("search"), 0, false},
		{"talks", b.list(vocabulary.KindTalk), len(t.Talks), true},
		{"assessments", b.list(vocabulary.KindAssessment), len(t.Assessments), false},
		{"courses", b.list(vocabulary.KindCourse), len(t.Courses), false},
		{"kollegium", b.list(vocabulary.KindKollegium), len(t.Kollegia), false},
		{"checkins", b.list(vocabulary.KindCheckin), len(t.Checkins), false},
		{"documents", b.list(vocabulary.KindDocument), len(t.Documents), false},
		{"final", b.list(vocabulary.KindFinal), 0, true},
		{"certificates", b.named("certificates"), 0, false},
		{"plan", b.plan(), 0, true},
		{"people", b.people(), 0, false},
		{"shared", b.list(vocabulary.KindShared), 0, false},
		{"print", b.print(), 0, false},
	} {
		n.Entries = append(n.Entries, NavEntry{
			Link:    Link{Text: word(b.lang, e.section), URL: to(e.page)},
			Count:   e.count,
			Current: e.section == section,
			Gap:     e.gap,
		})
	}
	return n
}

// sections are the entries of the navigation.
var sections = []string{
	"overview", "goals", "placements", "next_steps", "search", "talks", "assessments", "courses", "kollegium", "checkins",
	"documents", "final", "certificates", "plan", "people", "shared", "print",
}
