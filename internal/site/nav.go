package site

import (
	"fmt"
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
	Search    template.URL
	Entries   []NavEntry
}

// A NavEntry is one view of the portfolio.
type NavEntry struct {
	Link
	Count   int // of texts; 0 shows no number
	Fresh   int // how many of them are new since the portfolio was last handed over
	Current bool
	Gap     bool // set apart from the entry before
}

// navigation is the navigation with one section marked.
func (b *siteContext) navigation(section string) *Nav {
	t := b.of
	n := &Nav{
		Head:      b.head("", section),
		Programme: t.Programme.Name.In(b.lang),
		Cohort:    t.StartGroup.Name,
		Period:    b.period(t.Start, t.End),
		Home:      to(overviewPage),
		Search:    to(b.named("search")),
	}
	for _, e := range b.sections() {
		n.Entries = append(n.Entries, NavEntry{
			Link:    Link{Text: e.title, URL: to(e.page)},
			Count:   e.count,
			Fresh:   e.fresh,
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
	fresh int
}

func (b *siteContext) sections() []section {
	var all []section
	add := func(key, page string, count int, gap bool) {
		all = append(all, section{key, word(b.lang, key), page, count, gap, 0})
	}
	add("overview", overviewPage, 0, false)
	add("for_assessor", b.named("for_assessor"), 0, false)
	if b.news != nil {
		add("news", b.named("news"), 0, false)
	}
	add("goals", b.list(vocabulary.KindGoal), 0, false)
	add("placements", b.list(vocabulary.KindPlacement), len(b.of.Placements), false)
	add("next_steps", b.named("next_steps"), 0, false)
	add("search", b.named("search"), 0, false)
	for i, k := range listed() {
		title := capital(k.Kind.Term().Title.In(b.lang))
		all = append(all, section{b.section(k.Kind), title, b.list(k.Kind), len(b.of.Of(k.Kind)), i == 0, b.newIn(k.Kind)})
	}
	add("documents", b.list(vocabulary.KindDocument), len(b.of.Documents), false)
	add("final", b.list(vocabulary.KindFinal), 0, true)
	add("certificates", b.named("certificates"), 0, false)
	add("rules", b.named("rules"), 0, false)
	add("plan", b.plan(), 0, true)
	add("people", b.people(), 0, false)
	add("shared", b.list(vocabulary.KindShared), 0, false)
	add("print", b.print(), 0, false)
	return all
}

// A Slide is the place of a page among those that a meeting steps through on
// a big screen.
type Slide struct {
	Prev  template.URL // empty on the first
	Next  template.URL // empty on the last
	Place string       // 3/24; what was picked for a goal has the place of the goal
}

// agenda is what a meeting steps through, in this order, with the pages that each
// step shows: the overview, the placements, the goals, each with what the trainee
// wants read first of it, the final assessment and the certificates. A text that is
// picked for several goals follows the first of them.
func (b *siteContext) agenda() [][]string {
	steps := [][]string{{overviewPage}}
	for i := range b.verdict.Placements {
		steps = append(steps, []string{b.doc(&b.verdict.Placements[i].Doc)})
	}
	shown := map[string]bool{}
	for i := range b.verdict.Goals {
		goal := b.verdict.Goals[i].Goal
		step := []string{b.goal(goal)}
		for _, e := range b.verdict.Picked(goal) {
			if path := b.doc(e.Doc); !shown[path] {
				shown[path] = true
				step = append(step, path)
			}
		}
		steps = append(steps, step)
	}
	return append(steps, []string{b.list(vocabulary.KindFinal)}, []string{b.named("certificates")})
}

// slides tells the pages of an agenda their places.
func slides(pages []Page, agenda [][]string) {
	at := map[string]*Head{}
	for _, p := range pages {
		at[p.Path] = p.View.head()
	}
	var last *Slide
	var before string
	for i, step := range agenda {
		for _, path := range step {
			s := &Slide{Place: fmt.Sprintf("%d/%d", i+1, len(agenda))}
			if last != nil {
				s.Prev, last.Next = to(before), to(path)
			}
			at[path].Slide = s
			last, before = s, path
		}
	}
}
