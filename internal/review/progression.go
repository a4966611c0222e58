package review

import (
	"slices"

	"btfolio/internal/diag"
	"btfolio/internal/portfolio"
	"btfolio/internal/programme"
)

// progression asks the main supervisor for a step on the scale and a note on
// each goal after each placement (F029–F033). The goals are those that are
// planned in the placement or have evidence there, and all of them where
// there are neither; the sources do not say whether a goal that was not
// trained is judged, nor how soon. What step is reached decides nothing.
func (j *judge) progression() {
	rule := j.t.Programme.Progression
	if rule == nil {
		return
	}
	for i, c := range j.Columns {
		p := c.Placement
		if p == nil || !j.on.After(p.To) {
			continue
		}
		judged := j.judgedAfter(p)
		var missing, silent, others []programme.Goal
		for _, g := range j.trained(i) {
			if len(judged[g]) == 0 {
				missing = append(missing, g)
			}
		}
		for _, g := range programme.AllGoals() {
			for _, entry := range judged[g] {
				if rule.NoteRequired && entry.Note == "" && !slices.Contains(silent, g) {
					silent = append(silent, g)
				}
				if !j.in(rule.By, entry.By) && !slices.Contains(others, g) {
					others = append(others, g)
				}
			}
		}
		if len(missing) > 0 {
			j.find(Finding{
				Finding: diag.ProgressionMissing.At(p.At("to"), placementText(p), goalsText(missing), p.Name),
				Due:     settled(p.To), Rule: &rule.Rule, Who: rule.By, Goals: missing, Placement: p,
			})
		}
		if len(silent) > 0 {
			j.find(Finding{
				Finding: diag.ProgressionNoNote.At(j.t.Goals[silent[0]].At("progression"), placementText(p), goalsText(silent)),
				Rule:    &rule.Rule, Who: rule.By, Goals: silent, Placement: p,
			})
		}
		if len(others) > 0 {
			j.find(Finding{
				Finding: diag.ProgressionByOther.At(j.t.Goals[others[0]].At("progression"), placementText(p), goalsText(others), inBoth(rule.By.In)),
				Rule:    &rule.Rule, Who: rule.By, Goals: others, Placement: p,
			})
		}
	}
}

// judgedAfter are the judgements of each goal after a placement.
func (j *judge) judgedAfter(p *portfolio.Placement) map[programme.Goal][]portfolio.Progress {
	judged := map[programme.Goal][]portfolio.Progress{}
	for _, page := range j.t.Goals {
		if page == nil {
			continue
		}
		for _, entry := range page.Progression {
			if entry.After.Value == p.Name {
				judged[page.Goal] = append(judged[page.Goal], entry)
			}
		}
	}
	return judged
}

// trained are the goals of a placement, by its column.
func (j *judge) trained(column int) []programme.Goal {
	planned := j.Columns[column].Placement.Planned
	var goals []programme.Goal
	for _, g := range j.Goals {
		if slices.Contains(planned, g.Goal) || len(g.Cells[column].Evidence) > 0 {
			goals = append(goals, g.Goal)
		}
	}
	if len(goals) == 0 {
		return programme.AllGoals()
	}
	return goals
}
