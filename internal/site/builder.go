package site

import (
	"html/template"
	"slices"

	"cloud.google.com/go/civil"

	"btfolio/internal/diag"
	"btfolio/internal/markdown"
	"btfolio/internal/portfolio"
	"btfolio/internal/programme"
	"btfolio/internal/review"
	"btfolio/internal/vocabulary"
)

// A builder makes the pages of one portfolio.
type builder struct {
	addresses
	verdict   *review.Verdict
	colours   *markdown.Highlighter
	nav       map[string]template.HTML
	headings  map[*portfolio.Doc]string
	backlinks map[*portfolio.Doc][]Link
	links     map[*portfolio.Doc]Link // those that were asked for
	chips     map[programme.Goal]Link // the same for goals
	lists     map[vocabulary.Kind]List
	findings  []review.Finding          // those that pages show
	texts     map[string]*portfolio.Doc // by path
}

func (b *builder) head(title, section string) Head {
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

func (b *builder) wording(g programme.Goal) programme.Wording { return b.of.Programme.Goals.Of(g) }

// goalTitle is a goal with its number and its name: “BT13 Vårdhygien …”.
func (b *builder) goalTitle(g programme.Goal) string {
	return g.String() + " " + b.wording(g).Title.In(b.lang)
}

func (b *builder) goalChip(g programme.Goal) Link {
	chip, known := b.chips[g]
	if !known {
		chip = Link{Text: g.String(), URL: to(b.goal(g)), Title: b.wording(g).Title.In(b.lang)}
		b.chips[g] = chip
	}
	return chip
}

func (b *builder) goalChips(goals []programme.Goal) []Link {
	goals = slices.Clone(goals)
	slices.Sort(goals)
	chips := make([]Link, len(goals))
	for i, g := range goals {
		chips[i] = b.goalChip(g)
	}
	return chips
}

func (b *builder) docLink(d *portfolio.Doc) Link {
	link, known := b.links[d]
	if !known {
		link = Link{Text: b.headings[d], URL: to(b.doc(d))}
		b.links[d] = link
	}
	return link
}

func (b *builder) person(ref portfolio.PersonRef) Link {
	p := b.site.Person(ref.Value)
	if p == nil {
		return Link{Text: ref.Value}
	}
	return Link{Text: p.FullName, URL: to(b.people() + "#" + p.Name)}
}

func (b *builder) persons(refs []portfolio.PersonRef) []Link {
	links := make([]Link, len(refs))
	for i, ref := range refs {
		links[i] = b.person(ref)
	}
	return links
}

func (b *builder) placement(ref portfolio.PlacementRef) Link {
	p := b.of.Placement(ref.Value)
	if p == nil {
		return Link{}
	}
	return b.docLink(&p.Doc)
}

// period writes the days a period covers.
func (b *builder) period(from, to civil.Date) string {
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

func (b *builder) decisions(s review.Standing) []Decision {
	var all []Decision
	for _, d := range slices.Backward(s.History) {
		all = append(all, b.decision(d))
	}
	return all
}

func (b *builder) decision(d review.Ruling) Decision {
	state := vocabulary.StateMissing
	switch {
	case d.Approves() && len(d.Changes()) > 0:
		state = vocabulary.StateChanged
	case d.Approves():
		state = vocabulary.StateApproved
	case !d.Counts:
		state = vocabulary.StatePresent // it stands there, and that is all
	}
	decision := Decision{
		State:    state,
		Decision: d.Decision.In(b.lang),
		By:       b.person(d.By),
		Role:     d.Role.In(b.lang),
		Date:     d.Date.String(),
		Goals:    b.goalChips(d.Goals),
		Comment:  d.Comment,
		Trust:    d.Trust.In(b.lang),
		Level:    d.Trust,
		Why:      b.why(d.Why),
	}
	b.bond(&decision, d.Bond)
	return decision
}

// why tells why something that was decided does not count.
func (b *builder) why(p *diag.Problem) string {
	if p == nil {
		return ""
	}
	return word(b.lang, "does_not_count") + ": " + p.At(diag.Pos{}).What(b.lang)
}
