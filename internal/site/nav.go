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
	for _, e := range b.sections() {
		n.Entries = append(n.Entries, NavEntry{
			Link:    Link{Text: e.title, URL: to(e.page)},
			Count:   e.count,
			Current: e.key == section,
			Gap:     e.gap,
		})
	}
	return n
}

// A section is an entry of the navigation with the pages that belong to it.
type section struct {
	key   string // a label, or a kind that needs nothing special
	title string
	page  string
	count int
	gap   bool
}

func (b *builder) sections() []section {
	var all []section
	add := func(key, page string, count int, gap bool) {
		all = append(all, section{key, word(b.lang, key), page, count, gap})
	}
	kind := func(key string, k vocabulary.Kind, gap bool) {
		add(key, b.list(k), len(b.of.Of(k)), gap)
	}
	add("overview", overviewPage, 0, false)
	add("goals", b.list(vocabulary.KindGoal), 0, false)
	kind("placements", vocabulary.KindPlacement, false)
	add("next_steps", b.named("next_steps"), 0, false)
	add("search", b.named("search"), 0, false)
	kind("talks", vocabulary.KindTalk, true)
	kind("assessments", vocabulary.KindAssessment, false)
	kind("courses", vocabulary.KindCourse, false)
	kind("kollegium", vocabulary.KindKollegium, false)
	kind("checkins", vocabulary.KindCheckin, false)
	for _, k := range ownKinds() {
		title := capital(k.Kind.Term().Title.In(b.lang))
		all = append(all, section{string(k.Kind), title, b.list(k.Kind), len(b.of.Of(k.Kind)), false})
	}
	kind("documents", vocabulary.KindDocument, false)
	add("final", b.list(vocabulary.KindFinal), 0, true)
	add("certificates", b.named("certificates"), 0, false)
	add("plan", b.plan(), 0, true)
	add("people", b.people(), 0, false)
	add("shared", b.list(vocabulary.KindShared), 0, false)
	add("print", b.print(), 0, false)
	return all
}
