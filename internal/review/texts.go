package review

import (
	"slices"

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
			Finding{Due: j.settled(t.Start), Rule: rule})
	}
}

// placementPlans asks for a plan before each placement (F034), and no longer
// when the placement has ended.
func (j *judge) placementPlans() {
	for _, p := range j.t.Placements {
		rule := j.t.ProgrammeOf(p).PlacementPlan
		if rule != nil && !j.on.After(p.To) && !wrote(p, vocabulary.SectionPlan) {
			j.find(diag.NoPlacementPlan.At(diag.Pos{File: p.Path}, placementText(p)),
				Finding{Due: p.From, Rule: rule, Placement: p})
		}
	}
}

// summaries asks for the trainee's summary before a placement is decided
// (F105).
func (j *judge) summaries() {
	for _, p := range j.t.Placements {
		rule := j.t.ProgrammeOf(p).PlacementSummary
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
		if left := open(p); len(left) > 0 && j.ending(p) {
			j.find(diag.ChecklistOpen.At(p.At("checklist"), placementText(p), len(left), len(p.Checklist)),
				Finding{Due: p.To, Placement: p})
		}
	}
}

// open are the items of a placement's check list that are not done.
func open(p *portfolio.Placement) []portfolio.Check {
	return slices.DeleteFunc(slices.Clone(p.Checklist), func(c portfolio.Check) bool { return !c.Done.IsZero() })
}

// ending reports whether the last weeks of a placement have come.
func (j *judge) ending(p *portfolio.Placement) bool {
	return j.began(p.From) && j.began(j.closing(p.To))
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

// Unsearched tells which files of the portfolio were not searched to their end
// for what must not leave the house, those that may stay with a reason, too.
func (v *Verdict) Unsearched() (left diag.List) {
	for i := range v.Findings {
		if v.Findings[i].Code == diag.NotScanned.Code {
			left = append(left, v.Findings[i].Finding)
		}
	}
	for _, w := range v.Waived {
		if w.Code == diag.NotScanned.Code {
			left = append(left, w.Finding)
		}
	}
	left.Sort()
	return left
}

// privacy takes in what the scan of the portfolio's texts and files found, but
// for what the trainee's page waives with a reason. A waiver that waives
// nothing is reported, so that an old one does not hide something new.
func (j *judge) privacy() {
	used := make([]bool, len(j.t.Waivers))
	for _, f := range j.exposed {
		if at := j.t.Waiver(f); at >= 0 {
			used[at] = true
			j.Waived = append(j.Waived, WaivedFinding{f, j.t.Waivers[at]})
			continue
		}
		kept := f.Code == diag.WordingExposed.Code
		if kept {
			j.private[f.Pos.File] = true
		}
		j.report(f, Finding{Private: kept}) // whatever it is
	}
	for i, w := range j.t.Waivers {
		if !used[i] {
			j.find(diag.UnusedWaiver.At(w.Finding.Pos, w.Finding.Value, w.File.Value), Finding{})
		}
	}
}

// InBundlesOnly are the files that may be handed over with a waiver, and are on no
// site with one: certificates with what is likely the trainee's own number.
func (v *Verdict) InBundlesOnly() map[string]bool {
	files := map[string]bool{}
	for _, f := range v.Findings {
		if f.Code == diag.OwnNumber.Code {
			files[f.Pos.File] = true
		}
	}
	for _, w := range v.Waived {
		if w.Finding.Code == diag.OwnNumber.Code {
			files[w.Finding.Pos.File] = true
		}
	}
	return files
}
