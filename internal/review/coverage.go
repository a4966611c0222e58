package review

import (
	"maps"
	"slices"

	"cloud.google.com/go/civil"

	"btfolio/internal/diag"
	"btfolio/internal/language"
	"btfolio/internal/programme"
	"btfolio/internal/say"
	"btfolio/internal/vocabulary"
)

// A Coverage counts the cells of the matrix by how they stand. A cell is
// counted once; one in which nothing is expected and nothing found is not
// counted at all. A goal that no cell is counted for, such as one without
// evidence under a programme that has no matrix, is counted once itself.
type Coverage struct {
	Approved  int // evidence that is approved, deep
	Present   int // evidence that is not, or no longer, approved
	Missing   int // none, and the time is over
	Expected  int // none, and there is still time
	Justified int // none, for a reason given by somebody who may
}

// Total is how many cells are counted.
func (c Coverage) Total() int {
	return c.Approved + c.Present + c.Missing + c.Expected + c.Justified
}

func (c *Coverage) add(s vocabulary.State) {
	switch s {
	case vocabulary.StateApproved:
		c.Approved++
	case vocabulary.StatePresent, vocabulary.StateChanged, vocabulary.StateNotApproved:
		c.Present++
	case vocabulary.StateMissing:
		c.Missing++
	case vocabulary.StateExpected:
		c.Expected++
	case vocabulary.StateJustified:
		c.Justified++
	}
}

// count sums up the matrix: for each goal, for each placement and as a whole.
func (j *judge) count() {
	for i := range j.Goals {
		g := &j.Goals[i]
		for at, c := range g.Cells {
			g.Coverage.add(c.State)
			j.Coverage.add(c.State)
			if j.Columns[at].Placement != nil {
				j.Placements[at].Coverage.add(c.State)
			}
		}
		if g.Coverage.Total() == 0 {
			g.Coverage.add(g.State)
			j.Coverage.add(g.State)
		}
	}
}

// coverage reports what is lacking in the matrix. A goal that one finding
// names is not named by the next.
func (j *judge) coverage() {
	named := j.withoutEvidence()
	approved := maps.Clone(named)
	for i, c := range j.Columns {
		j.lackingIn(i, c, named)
	}
	if j.on.After(j.end()) { // a warning about a cell is not enough once BT is over
		named = approved
	}
	j.nowhere(named)
}

// A place is a goal in a column, named in a finding.
type place struct {
	goal   programme.Goal
	column int
}

// withoutEvidence finds approvals of goals with nothing to rest on: on the
// goal's own page, and in a placement that approves the goal by name.
func (j *judge) withoutEvidence() map[place]bool {
	named := map[place]bool{}
	report := func(d *Ruling, goals []programme.Goal, where language.Text, kind programme.Subject) {
		rule, _ := j.t.Programme.Approval(kind)
		j.find(diag.ApprovedWithoutEvidence.At(d.By.Pos, goalsText(goals), where),
			Finding{Rule: &rule.Rule, Who: d.Role, Goals: goals})
	}
	goals := j.goals(func(g *Goal) bool { return g.Standing.covers(g.Goal).reached() && len(g.Evidence()) == 0 })
	for _, g := range goals {
		for column := range j.Columns {
			named[place{g, column}] = true
		}
	}
	if len(goals) > 0 {
		report(j.Goal(goals[0]).Standing.Newest(), goals, say.ThePortfolio(), programme.SubjectGoal)
	}
	for i, p := range j.Placements {
		if !p.Standing.reach().reached() {
			continue
		}
		var goals []programme.Goal
		for _, g := range p.Standing.Newest().Goals {
			if c := j.Goal(g).Cells[i]; len(c.Evidence) == 0 && c.State != vocabulary.StateJustified && !named[place{g, i}] {
				goals = append(goals, g)
				named[place{g, i}] = true
			}
		}
		if len(goals) > 0 {
			report(p.Standing.Newest(), goals, placementText(p.Placement), programme.SubjectPlacement)
		}
	}
	return named
}

// lackingIn reports the cells of one column that are to be filled: in a
// placement once it has begun, among the courses once BT has.
func (j *judge) lackingIn(at int, c Column, named map[place]bool) {
	start := j.t.Start
	if c.Placement != nil {
		start = c.Placement.From
	}
	if !j.began(start) || c.Ends.IsZero() {
		return
	}
	goals := j.goals(func(g *Goal) bool { return g.Cells[at].lacks() && !named[place{g.Goal, at}] })
	for _, g := range goals {
		named[place{g, at}] = true
	}
	if len(goals) == 0 {
		return
	}
	missing := diag.CoursesMissing.At(j.t.At("end"), goalsText(goals))
	if c.Placement != nil {
		missing = diag.GoalsMissing.At(c.Placement.At("goals"), placementText(c.Placement), goalsText(goals))
	}
	j.find(missing, Finding{Due: c.Ends, Rule: &j.t.ProgrammeOf(c.Placement).Matrix.Rule, Goals: goals, Placement: c.Placement})
}

// nowhere reports the goals without any evidence that nothing else has named:
// under a programme without a matrix that is all there is to say of them.
func (j *judge) nowhere(named map[place]bool) {
	end := j.end()
	if end.IsZero() || !j.began(j.t.Start) {
		return
	}
	goals := j.goals(func(g *Goal) bool {
		told := false
		for column := range j.Columns {
			told = told || named[place{g.Goal, column}]
		}
		return !told && len(g.Evidence()) == 0
	})
	if len(goals) == 0 {
		return
	}
	pos, rule := j.t.At("end"), &j.t.Programme.Matrix.Rule
	if j.over() && !j.on.After(end) {
		j.find(diag.GoalsOutOfReach.At(pos, goalsText(goals), language.On(end)),
			Finding{Rule: rule, Goals: goals, Who: vocabulary.RoleMainSupervisor})
	} else {
		j.find(diag.GoalsWithoutEvidence.At(pos, goalsText(goals)), Finding{Due: end, Rule: rule, Goals: goals})
	}
}

// end is the planned end of BT, or where none is given the end of the last
// placement.
func (q *inquiry) end() civil.Date {
	if !q.t.End.IsZero() {
		return q.t.End
	}
	return q.lastDay()
}

// over reports whether there were placements and all have ended.
func (j *judge) over() bool {
	return len(j.Placements) > 0 && !slices.ContainsFunc(j.Placements, func(p Placement) bool { return p.Phase != Ended })
}

// undecided reports the placements that have ended and are not approved. The
// sources do not say how soon one is to be judged.
func (j *judge) undecided() {
	for _, p := range j.Placements {
		rule, _ := j.t.ProgrammeOf(p.Placement).Approval(programme.SubjectPlacement)
		no := p.Standing.No()
		more := Finding{Rule: &rule.Rule, Who: rule.By[0], Placement: p.Placement}
		switch {
		case p.Standing.reach().reached() || len(p.Standing.doubtful()) > 0:
		case no != nil:
			j.find(diag.PlacementNotApproved.At(no.By.Pos, placementText(p.Placement), language.InBoth(no.Decision.In), j.who(no), language.On(no.Date), reasonText(no), p.ID()), more)
		case p.Phase == Ended:
			more.Due = j.settled(p.To)
			j.find(diag.PlacementUndecided.At(p.At("to"), placementText(p.Placement), language.On(p.To), j.deciders(rule, ofPlacement(p.Placement)), p.ID()), more)
		}
	}
}

// notApprovedInTime reminds, when BT is about to end, of the goals that have
// evidence and no approval.
func (j *judge) notApprovedInTime() {
	end := j.end()
	if end.IsZero() || !j.began(j.closing(end)) {
		return
	}
	goals := j.goals(func(g *Goal) bool {
		return len(g.Evidence()) > 0 && g.Standing.reach() == nothing && len(g.Standing.doubtful()) == 0
	})
	if len(goals) == 0 {
		return
	}
	rule, _ := j.t.Programme.Approval(programme.SubjectGoal)
	j.find(diag.GoalsNotApproved.At(j.t.At("end"), goalsText(goals)),
		Finding{Due: end, Rule: &rule.Rule, Who: rule.By[0], Goals: goals})
}

// restingOnNothing reports the goals that are approved although no evidence
// for them is. The last day is when the placements with the evidence should
// have been decided about.
func (j *judge) restingOnNothing() {
	goals := j.goals(func(g *Goal) bool { return g.Standing.covers(g.Goal).reached() && g.State == vocabulary.StatePresent })
	var due civil.Date
	for _, g := range goals {
		for _, e := range j.Goal(g).Evidence() {
			if p := j.Placement(e.Placement); p != nil && p.Standing.Newest() == nil && j.settled(p.To).After(due) {
				due = j.settled(p.To)
			}
		}
	}
	if len(goals) == 0 {
		return
	}
	rule, _ := j.t.Programme.Approval(programme.SubjectPlacement)
	j.find(diag.EvidenceUndecided.At(j.Goal(goals[0]).Standing.Newest().By.Pos, goalsText(goals)),
		Finding{Due: due, Rule: &rule.Rule, Who: rule.By[0], Goals: goals})
}
