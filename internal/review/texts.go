package review

import (
	"btfolio/internal/diag"
	"btfolio/internal/portfolio"
	"btfolio/internal/vocabulary"
)

// texts asks for what must be written beside the evidence: the individual
// study plan (IUP) soon after the start (F118, F234), a plan before each
// placement (F034), and the trainee's summary before a placement is decided
// (F105). The sources do not say how soon the IUP is to be there. A plan is
// no longer asked for when the placement has ended.
func (v *Verdict) texts() {
	t := v.Trainee
	rules := t.Programme
	if rules.IndividualPlan != nil && (t.Body == nil || t.Body.Empty()) && v.began(t.Start) {
		v.find(Finding{
			Finding: diag.NoIndividualPlan.At(diag.Pos{File: t.Path}),
			Due:     settled(t.Start), Rule: rules.IndividualPlan,
		})
	}
	for _, p := range t.Placements {
		if rules.PlacementPlan != nil && !v.On.After(p.To) && !wrote(p, vocabulary.SectionPlan) {
			v.find(Finding{
				Finding: diag.NoPlacementPlan.At(diag.Pos{File: p.Path}, placementText(p)),
				Due:     p.From, Rule: rules.PlacementPlan, Placement: p,
			})
		}
		if rules.PlacementSummary != nil && v.ending(p) && !wrote(p, vocabulary.SectionSummary) {
			v.find(Finding{
				Finding: diag.NoSummary.At(diag.Pos{File: p.Path}, placementText(p)),
				Due:     p.To, Rule: rules.PlacementSummary, Placement: p,
			})
		}
		v.checklist(p)
	}
}

// checklist asks for the items of a placement's own check list (F117, F122).
// Which items there are is for each unit to say, so that a placement without
// a list lacks nothing.
func (v *Verdict) checklist(p *portfolio.Placement) {
	open := 0
	for _, c := range p.Checklist {
		if c.Done.IsZero() {
			open++
		}
	}
	if open > 0 && v.ending(p) {
		v.find(Finding{
			Finding:   diag.ChecklistOpen.At(p.At("checklist"), placementText(p), open, len(p.Checklist)),
			Due:       p.To,
			Placement: p,
		})
	}
}

// ending reports whether the last weeks of a placement have come.
func (v *Verdict) ending(p *portfolio.Placement) bool {
	return v.began(p.From) && v.began(closing(p.To))
}

// wrote reports whether there is something under the heading of a section,
// whatever word of the vocabulary the author took for it.
func wrote(p *portfolio.Placement, s vocabulary.Section) bool {
	if p.Body == nil {
		return false
	}
	for _, h := range p.Body.Headings() {
		if term, ok := s.Vocabulary().Find(h.Text); ok && term.Key == string(s) && h.Filled {
			return true
		}
	}
	return false
}
