package review

import (
	"slices"

	"cloud.google.com/go/civil"

	"btfolio/internal/diag"
	"btfolio/internal/language"
	"btfolio/internal/portfolio"
	"btfolio/internal/programme"
	"btfolio/internal/say"
	"btfolio/internal/vocabulary"
)

// mended are the findings that a decision itself does away with.
var mended = diag.CodesOf(
	diag.PlacementUndecided, diag.PlacementNotApproved, diag.GoalsNotApproved, diag.GoalNotApproved, diag.FinalNotApproved,
	diag.EvidenceUndecided, diag.NotTogether, diag.ChangedAfterApproval, diag.ReadyToRegister,
)

// Lacking is what was found of a subject, for whoever is about to approve it:
// of a placement, a goal or a text what concerns it, of the talks what concerns
// them, and of BT as a whole everything.
func (v *Verdict) Lacking(about Subject) []Finding {
	talks := map[*diag.Code]bool{}
	for _, r := range rules {
		for _, code := range r.finds {
			talks[code] = r.subject == "talks"
		}
	}
	return slices.DeleteFunc(slices.Clone(v.Findings), func(f Finding) bool {
		if f.Private || slices.Contains(mended, f.Code) {
			return true
		}
		switch about.Kind {
		case programme.SubjectFinal:
			return false
		case programme.SubjectPlacement:
			return f.Placement != about.Placement
		case programme.SubjectGoal:
			return !slices.Contains(f.Goals, about.Goal)
		case programme.SubjectTalks:
			return !talks[f.Code]
		}
		return f.Pos.File != about.Doc.Path
	})
}

// Unproven says that a decision of a day would approve goals without evidence:
// of a goal's own page the goal, of a placement those that are named and for
// whose lack there is no reason. It is nil where all have some. Where there is
// evidence that is not published, it says where.
func (v *Verdict) Unproven(about Subject, goals []programme.Goal, day civil.Date) *diag.Problem {
	var lacking []programme.Goal
	proven := func(all []portfolio.Evidence) bool {
		return slices.ContainsFunc(all, func(e portfolio.Evidence) bool { return !e.Date.After(day) })
	}
	where := say.ThePortfolio()
	switch about.Kind {
	case programme.SubjectGoal:
		if !proven(v.Goal(about.Goal).Evidence()) {
			lacking = append(lacking, about.Goal)
		}
	case programme.SubjectPlacement:
		where = placementText(about.Placement)
		at := slices.IndexFunc(v.Columns, func(c Column) bool { return c.Placement == about.Placement })
		for _, g := range goals {
			if c := v.Goal(g).Cells[at]; c.State != vocabulary.StateJustified && !proven(c.Evidence) {
				lacking = append(lacking, g)
			}
		}
	}
	if len(lacking) == 0 {
		return nil
	}
	f := Finding{Finding: diag.GoalsWithoutEvidence.At(diag.Pos{}, goalsText(lacking)), Goals: lacking, Placement: about.Placement}
	do := say.EvidenceFirst()
	if f.Drafts = v.drafted(&f); len(f.Drafts) > 0 {
		do = language.InBoth(f.Do)
	}
	return diag.NothingToRestOn.Problem(goalsText(lacking), where, do)
}
