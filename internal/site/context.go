package site

import (
	"html/template"
	"slices"

	"cloud.google.com/go/civil"

	"btfolio/internal/markdown"
	"btfolio/internal/portfolio"
	"btfolio/internal/programme"
	"btfolio/internal/review"
	"btfolio/internal/vocabulary"
)

// A siteContext is what all pages of one portfolio are made from.
type siteContext struct {
	addresses
	verdict    *review.Verdict
	colours    *markdown.Highlighter
	nav        map[string]template.HTML
	headings   map[*portfolio.Doc]string
	backlinks  map[*portfolio.Doc][]Entry
	covered    map[*portfolio.Doc][]review.Covering
	links      map[*portfolio.Doc]Link // those that were asked for
	chips      map[programme.Goal]Link // the same for goals
	lists      map[vocabulary.Kind]List
	searchable Searchable
	findings   []review.Finding          // those that pages show
	texts      map[string]*portfolio.Doc // by path
	news       *News                     // nil where nothing is compared
	handed     bool                      // the pages are those of a bundle
}

func (b *siteContext) head(title, section string) Head {
	return Head{
		Lang:    b.lang,
		Site:    b.site.Title,
		Name:    b.of.FullName,
		Title:   title,
		Section: section,
		Nav:     b.nav[section],
		On:      b.verdict.On,
		Assets:  AssetsFolder,
	}
}

func (b *siteContext) wording(g programme.Goal) programme.Wording { return b.of.Programme.Goals.Of(g) }

// goalTitle is a goal with its number and its name: “BT13 Vårdhygien …”.
func (b *siteContext) goalTitle(g programme.Goal) string {
	return g.String() + " " + b.wording(g).Title.In(b.lang)
}

func (b *siteContext) goalChip(g programme.Goal) Link {
	chip, known := b.chips[g]
	if !known {
		chip = Link{Text: g.String(), URL: to(b.goal(g)), Title: b.wording(g).Title.In(b.lang), New: b.newGoal(g)}
		b.chips[g] = chip
	}
	return chip
}

func (b *siteContext) goalChips(goals []programme.Goal) []Link {
	goals = slices.Clone(goals)
	slices.Sort(goals)
	chips := make([]Link, len(goals))
	for i, g := range goals {
		chips[i] = b.goalChip(g)
	}
	return chips
}

func (b *siteContext) docLink(d *portfolio.Doc) Link {
	link, known := b.links[d]
	if !known {
		link = Link{Text: b.headings[d], URL: to(b.doc(d)), New: b.isNew(d)}
		b.links[d] = link
	}
	return link
}

func (b *siteContext) person(ref portfolio.PersonRef) Link {
	p := b.site.Person(ref.Value)
	if p == nil {
		return Link{Text: ref.Value}
	}
	return Link{Text: p.FullName, URL: to(b.people() + "#" + p.Name)}
}

func (b *siteContext) persons(refs []portfolio.PersonRef) []Link {
	links := make([]Link, len(refs))
	for i, ref := range refs {
		links[i] = b.person(ref)
	}
	return links
}

func (b *siteContext) placement(ref portfolio.PlacementRef) Link {
	p := b.of.Placement(ref.Value)
	if p == nil {
		return Link{}
	}
	return b.docLink(&p.Doc)
}

// period writes the days a period covers.
func (b *siteContext) period(from, to civil.Date) string {
	switch {
	case from.IsZero():
		return ""
	case to.IsZero():
		return from.String() + "–"
	case from == to:
		return from.String()
	}
	return from.String() + " – " + to.String()
}
