package review

import (
	"path"

	"btfolio/internal/diag"
	"btfolio/internal/portfolio"
	"btfolio/internal/vocabulary"
)

// individualPlan asks for the individual study plan (IUP) soon after the
// start (F118, F234). The sources do not say how soon.
func (j *judge) individualPlan() {
	t := j.t
	rule := t.Programme.IndividualPlan
	if rule != nil && (t.Body == nil || t.Body.Empty()) && j.began(t.Start) {
		j.find(diag.NoIndividualPlan.At(diag.Pos{File: t.Path}),
			Finding{Due: settled(t.Start), Rule: rule})
	}
}

// placementPlans asks for a plan before each placement (F034), and no longer
// when the placement has ended.
func (j *judge) placementPlans() {
	rule := j.t.Programme.PlacementPlan
	for _, p := range j.t.Placements {
		if rule != nil && !j.on.After(p.To) && !wrote(p, vocabulary.SectionPlan) {
			j.find(diag.NoPlacementPlan.At(diag.Pos{File: p.Path}, placementText(p)),
				Finding{Due: p.From, Rule: rule, Placement: p})
		}
	}
}

// summaries asks for the trainee's summary before a placement is decided
// (F105).
func (j *judge) summaries() {
	rule := j.t.Programme.PlacementSummary
	for _, p := range j.t.Placements {
		if rule != nil && j.ending(p) && !wrote(p, vocabulary.SectionSummary) {
			j.find(diag.NoSummary.At(diag.Pos{File: p.Path}, placementText(p)),
				Finding{Due: p.To, Rule: rule, Placement: p})
		}
	}
}

// checklists asks for the items of each placement's own check list (F117,
// F122). Each unit has its own items, so a placement without a list lacks
// nothing.
func (j *judge) checklists() {
	for _, p := range j.t.Placements {
		open := 0
		for _, c := range p.Checklist {
			if c.Done.IsZero() {
				open++
			}
		}
		if open > 0 && j.ending(p) {
			j.find(diag.ChecklistOpen.At(p.At("checklist"), placementText(p), open, len(p.Checklist)),
				Finding{Due: p.To, Placement: p})
		}
	}
}

// ending reports whether the last weeks of a placement have come.
func (j *judge) ending(p *portfolio.Placement) bool {
	return j.began(p.From) && j.began(closing(p.To))
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

// A WaivedFinding is one that somebody has looked at and given a reason for.
type WaivedFinding struct {
	diag.Finding
	portfolio.Waiver
}

// privacy takes in what the scan of the portfolio's texts and files found, but
// for what the trainee's page waives with a reason. A waiver that waives
// nothing is reported, so that an old one does not hide something new.
func (j *judge) privacy() {
	used := make([]bool, len(j.t.Waivers))
	for _, f := range j.exposed {
		if at := j.waiver(f); at >= 0 {
			used[at] = true
			j.Waived = append(j.Waived, WaivedFinding{f, j.t.Waivers[at]})
			continue
		}
		j.report(f, Finding{}) // whatever it is
	}
	for i, w := range j.t.Waivers {
		if !used[i] {
			j.find(diag.UnusedWaiver.At(w.Finding.Pos, w.Finding.Value, w.File.Value), Finding{})
		}
	}
}

func (j *judge) waiver(f diag.Finding) int {
	for i, w := range j.t.Waivers {
		if w.Finding.Value == f.Code.ID && path.Join("content", j.t.Folder, w.File.Value) == f.Pos.File {
			return i
		}
	}
	return -1
}
