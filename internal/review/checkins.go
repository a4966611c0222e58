package review

import (
	"slices"

	"cloud.google.com/go/civil"

	"btfolio/internal/diag"
	"btfolio/internal/language"
	"btfolio/internal/portfolio"
	"btfolio/internal/programme"
	"btfolio/internal/vocabulary"
)

// missingCheckins asks for the main supervisor's check-ins: A at the start, B in good
// time before each placement ends, C before the final assessment (F113–F127).
// Nobody is reminded before the window opens. One that is held outside its
// window counts: the sources say when it is to be done, not that it is worth
// nothing later.
func (j *judge) missingCheckins() {
	t := j.t
	for _, p := range t.Placements {
		all := t.ProgrammeOf(p).CheckIns
		for i := range all {
			if all[i].In(p.Area) {
				j.checkin(&all[i], p, p.Served())
			}
		}
	}
	if t.End.IsZero() {
		return
	}
	for _, p := range t.Programmes() {
		for i := range p.CheckIns {
			rule := &p.CheckIns[i]
			if _, due := rule.Window.Dates(j.served); rule.Per == programme.PerBT && t.ProgrammeOn(due) == p {
				j.checkin(rule, nil, j.served)
			}
		}
	}
}

func (j *judge) checkin(rule *programme.CheckIn, p *portfolio.Placement, served programme.Served) {
	first, due := rule.Window.Dates(served)
	if !j.began(first) || p != nil && !j.began(p.From) || len(j.Held(rule.Stage, p)) > 0 {
		return
	}
	missing := diag.CheckinMissing.At(j.t.At("start"), rule.Stage)
	switch {
	case rule.Stage == "":
		missing = diag.RegularCheckinMissing.At(p.At("to"), placementText(p), p.Name)
	case p != nil:
		missing = diag.PlacementCheckinMissing.At(p.At("to"), rule.Stage, placementText(p), p.Name)
	}
	j.find(missing, Finding{Due: due, Rule: &rule.Rule, Who: rule.By, Placement: p, want: want{stage: rule.Stage}})
}

// Held are the check-ins of a stage that have been held, of any where none is
// given: those that belong to a placement, or all of them where none is given.
func (v *Verdict) Held(stage vocabulary.Stage, p *portfolio.Placement) []*portfolio.Checkin {
	var held []*portfolio.Checkin
	for _, c := range v.Trainee.Checkins {
		if (c.Stage == stage || stage == "") && !c.Date.After(v.On) && (p == nil || during(p, c.Placement, c.Date)) {
			held = append(held, c)
		}
	}
	return held
}

// followUp asks after what a check-in wanted more of (F124, F127): there must
// be something newer for each goal, from whatever part of BT, before the
// placement ends, or before BT does.
func (j *judge) followUp() {
	t := j.t
	for _, c := range t.Checkins {
		still := j.stillLacking(c)
		if len(still) == 0 || !j.began(c.Date) {
			continue
		}
		p := t.Placement(c.Placement.Value)
		due := t.End
		if p != nil && (c.Stage == vocabulary.StageB || c.Stage == "") {
			due = p.To
		}
		j.find(diag.LackingEvidence.At(c.At("lacking"), checkinText(c), language.On(c.Date), goalsText(still)),
			Finding{Due: due, Goals: still, Placement: p})
	}
}

// stillLacking are the goals that a check-in wanted more of and that have
// nothing newer.
func (j *judge) stillLacking(c *portfolio.Checkin) []programme.Goal {
	return slices.DeleteFunc(slices.Clone(c.Lacking), func(g programme.Goal) bool { return j.newer(g, c.Date) })
}

// newer reports whether there is evidence for a goal from a day or later.
func (j *judge) newer(g programme.Goal, day civil.Date) bool {
	return slices.ContainsFunc(j.Goal(g).Evidence(), func(e portfolio.Evidence) bool { return !e.Date.Before(day) && j.began(e.Date) })
}

// progression asks the main supervisor for a step on the scale and a note on
// each goal after each placement (F029–F033). The goals are those that are
// planned in the placement or have evidence there, and all of them where there
// are neither; the sources do not say whether a goal that was not trained is
// judged, or how soon. The step itself decides nothing.
func (j *judge) progression() {
	for i, c := range j.Columns {
		p := c.Placement
		rule := j.t.ProgrammeOf(p).Progression
		if p == nil || rule == nil || !j.on.After(p.To) {
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
			j.find(diag.ProgressionMissing.At(p.At("to"), placementText(p), goalsText(missing), p.Name),
				Finding{Due: j.settled(p.To), Rule: &rule.Rule, Who: rule.By, Goals: missing, Placement: p})
		}
		if len(silent) > 0 {
			j.find(diag.ProgressionNoNote.At(judged[silent[0]][0].Pos(), placementText(p), goalsText(silent)),
				Finding{Rule: &rule.Rule, Who: rule.By, Goals: silent, Placement: p})
		}
		if len(others) > 0 {
			j.find(diag.ProgressionByOther.At(judged[others[0]][0].Pos(), placementText(p), goalsText(others), language.InBoth(rule.By.The)),
				Finding{Rule: &rule.Rule, Who: rule.By, Goals: others, Placement: p})
		}
	}
}

// judgedAfter are the judgements of each goal after a placement.
func (j *judge) judgedAfter(p *portfolio.Placement) map[programme.Goal][]portfolio.Judgement {
	judged := map[programme.Goal][]portfolio.Judgement{}
	for i := range j.Goals {
		for _, entry := range j.Goals[i].Judged {
			if entry.After.Value == p.Name {
				judged[j.Goals[i].Goal] = append(judged[j.Goals[i].Goal], entry)
			}
		}
	}
	return judged
}

// trained are the goals of a placement, by its column.
func (j *judge) trained(column int) []programme.Goal {
	planned := j.Columns[column].Placement.Planned
	goals := j.goals(func(g *Goal) bool { return slices.Contains(planned, g.Goal) || len(g.Cells[column].Evidence) > 0 })
	if len(goals) == 0 {
		return programme.AllGoals()
	}
	return goals
}
