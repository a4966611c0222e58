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
// a big screen: the overview, the placements and the goals.
type Slide struct {
	Prev  template.URL // empty on the first
	Next  template.URL // empty on the last
	Leave template.URL // the same page as one reads it
	Place string       // 3/22
}

// slideID is the anchor that shows a page for a big screen. The address keeps
// the mode, since a browser may remember nothing for pages on disk.
const slideID = "_show"

// slides makes the pages one steps through in a meeting.
func slides(pages []Page) {
	var chosen []Page
	take := func(layout string) {
		for _, p := range pages {
			if p.Layout == layout {
				chosen = append(chosen, p)
			}
		}
	}
	take("overview")
	take("placement")
	take("goal")
	shown := func(p Page) template.URL { return to(p.Path + "#" + slideID) }
	for i, p := range chosen {
		s := &Slide{Leave: to(p.Path), Place: fmt.Sprintf("%d/%d", i+1, len(chosen))}
		if i > 0 {
			s.Prev = shown(chosen[i-1])
		}
		if i+1 < len(chosen) {
			s.Next = shown(chosen[i+1])
		}
		p.View.head().Slide = s
	}
}
