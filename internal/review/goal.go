package review

import (
	"slices"

	"btfolio/internal/diag"
	"btfolio/internal/portfolio"
	"btfolio/internal/programme"
	"btfolio/internal/vocabulary"
)

// A Goal is how one goal stands: in each column of the matrix, and as a
// whole.
type Goal struct {
	Goal      programme.Goal
	Page      *portfolio.Goal       // nil where nothing is written yet
	Cells     []Cell                // one for each column
	Elsewhere Cell                  // evidence that belongs to no column
	Judged    []portfolio.Judgement // in order of time
	Progress  *portfolio.Judgement  // the newest judgement; nil where there is none
	Standing  Standing

	// Contradiction is the newest judgement where it does not agree with a
	// decision that it cannot take back; nil for none.
	Contradiction *portfolio.Judgement
	State         vocabulary.State
	Coverage      Coverage
}

// Level is the newest step on the progression scale, 0 where none is given.
func (g *Goal) Level() int {
	if g.Progress == nil {
		return 0
	}
	return g.Progress.Level.Value
}

// Evidence is everything that the portfolio shows for the goal.
func (g *Goal) Evidence() []portfolio.Evidence {
	var all []portfolio.Evidence
	for _, c := range g.Cells {
		all = append(all, c.Evidence...)
	}
	return append(all, g.Elsewhere.Evidence...)
}

// Lacking reports whether evidence is lacking where it should be by now, and
// nobody has approved the goal without. The verdict's sentence counts these
// goals, and the matrix shows them as gaps.
func (g *Goal) Lacking() bool {
	return g.State == vocabulary.StateMissing ||
		g.State != vocabulary.StateApproved && slices.ContainsFunc(g.Cells, func(c Cell) bool { return c.State == vocabulary.StateMissing })
}

// A Cell is how one goal stands in one column.
type Cell struct {
	programme.Cell // what the programme expects
	Evidence       []portfolio.Evidence
	Gap            *Gap // the reason why there is no evidence; nil for none
	State          vocabulary.State
}

// lacks reports whether evidence is expected that is not there.
func (c *Cell) lacks() bool {
	return c.State == vocabulary.StateMissing || c.State == vocabulary.StateExpected
}

// A Gap is a reason why a goal has no evidence where it is expected, given by
// somebody who may.
type Gap struct {
	*portfolio.Gap
	Counts bool
	Why    *diag.Problem // why it does not count; nil where it does
}

func (j *judge) goal(goal programme.Goal) Goal {
	t := j.t
	g := Goal{Goal: goal, Page: t.Goals[goal], Cells: make([]Cell, len(j.Columns))}
	g.Judged = t.Judgements(goal)
	if n := len(g.Judged); n > 0 {
		g.Progress = &g.Judged[n-1]
	}
	g.Standing, g.Contradiction = j.goalStanding(&g)
	for _, e := range j.evidence {
		if !slices.Contains(e.Goals, goal) {
			continue
		}
		if at := j.column(e); at >= 0 {
			g.Cells[at].Evidence = append(g.Cells[at].Evidence, e)
		} else {
			g.Elsewhere.Evidence = append(g.Elsewhere.Evidence, e)
		}
	}
	for i := range g.Cells {
		j.cell(&g, i)
	}
	g.Elsewhere.Expectation, g.Elsewhere.State = vocabulary.ExpectationNone, vocabulary.StateNotExpected
	if all := g.Elsewhere.Evidence; len(all) > 0 {
		g.Elsewhere.State = stateOf(furthest(all, func(e portfolio.Evidence) reach { return j.alone(&g, e) }))
	}
	g.State = j.whole(&g)
	return g
}

// column is the column a piece of evidence belongs to, -1 for none.
func (j *judge) column(e portfolio.Evidence) int {
	for i, c := range j.Columns {
		if e.Course && c.Placement == nil && !j.broad(e.Doc) || e.Placement != nil && c.Placement == e.Placement {
			return i
		}
	}
	return -1
}

// cell decides how a goal stands in a column.
func (j *judge) cell(g *Goal, at int) {
	cell, column := &g.Cells[at], j.Columns[at]
	cell.Cell = j.expected(g.Goal, column)
	cell.Gap = j.gap(g, column)
	cell.State = vocabulary.StateNotExpected
	switch {
	case len(cell.Evidence) > 0:
		cell.State = stateOf(j.approves(g, cell, column))
	case cell.Gap != nil && cell.Gap.Counts:
		cell.State = vocabulary.StateJustified
	case !cell.Expected() || j.elsewhere(g, column) || j.later(column):
	case column.Ends.IsZero() || !j.on.After(column.Ends):
		cell.State = vocabulary.StateExpected
	default:
		cell.State = vocabulary.StateMissing
	}
}

// stateOf is the state of evidence for how far an approval reaches.
func stateOf(c reach) vocabulary.State {
	switch c {
	case refused:
		return vocabulary.StateNotApproved
	case outdated:
		return vocabulary.StateChanged
	case approved:
		return vocabulary.StateApproved
	}
	return vocabulary.StatePresent
}

// approves tells how far what there is in a column has been approved: some
// evidence itself, and the placement behind it. There is no decision about the
// courses as a whole; they are approved with the goal.
func (j *judge) approves(g *Goal, cell *Cell, c Column) reach {
	return furthest(cell.Evidence, func(e portfolio.Evidence) reach {
		if c.Placement == nil {
			return j.alone(g, e)
		}
		return j.stands(e, g.Goal)
	})
}

// alone tells how far a piece of evidence that lies in no placement is approved:
// by a decision about itself, else with the goal.
func (j *judge) alone(g *Goal, e portfolio.Evidence) reach {
	if j.own[e.Doc].Newest() == nil {
		return g.Standing.covers(g.Goal)
	}
	return j.stands(e, g.Goal)
}

// furthest is how far the best of several pieces of evidence is approved.
func furthest(all []portfolio.Evidence, of func(portfolio.Evidence) reach) reach {
	best := nothing
	for i, e := range all {
		if r := of(e); i == 0 || r > best {
			best = r
		}
	}
	return best
}

// stands tells how far a piece of evidence for a goal is approved by somebody
// who may: on its own, in a placement that is approved; or together with the
// placement it lies in.
func (j *judge) stands(e portfolio.Evidence, goal programme.Goal) reach {
	own := j.own[e.Doc]
	if r := own.covers(goal); own.Newest() != nil && !r.reached() {
		return r
	}
	p := j.Placement(e.Placement)
	switch {
	case p == nil:
		return own.reach()
	case own.reach().reached():
		return min(own.reach(), p.Standing.reach())
	}
	return p.Standing.covers(goal)
}

// expected is what the programme expects of a goal in a column.
func (j *judge) expected(goal programme.Goal, c Column) programme.Cell {
	id := programme.Courses
	if c.Placement != nil {
		id = programme.ColumnOf(c.Placement.Area)
	}
	return j.t.ProgrammeOf(c.Placement).Matrix.Cell(goal, id)
}

// elsewhere reports whether another placement in the same area has evidence
// for the goal: the programme asks for it in the area, not in every
// placement there.
func (j *judge) elsewhere(g *Goal, c Column) bool {
	for i, p := range j.t.Placements {
		if c.Placement != nil && p != c.Placement && p.Area == c.Placement.Area && len(g.Cells[i].Evidence) > 0 {
			return true
		}
	}
	return false
}

// later reports whether a placement is over and another in the same area is
// not: what is expected can still be done there.
func (j *judge) later(c Column) bool {
	return c.Placement != nil && j.on.After(c.Placement.To) && c.Placement.To.Before(c.Ends)
}

// whole decides how the goal stands in BT as a whole.
func (j *judge) whole(g *Goal) vocabulary.State {
	r := g.Standing.covers(g.Goal)
	if r.reached() {
		r = max(nothing, min(r, j.rests(g))) // a no to what it rests on is no no to the goal
	}
	if c := g.Contradiction; c != nil && r.reached() && !g.Standing.bound() {
		r = nothing // of two claims the later one is not an approval
	}
	switch {
	case r != nothing:
		return stateOf(r)
	case len(g.Evidence()) > 0:
		return vocabulary.StatePresent
	case !j.t.End.IsZero() && j.on.After(j.t.End):
		return vocabulary.StateMissing
	}
	return vocabulary.StateExpected
}

// rests tells how far the approval of a goal rests on approved evidence:
// on some that lies in an approved placement, and was there on the day. Where
// no placement has any, the main supervisor alone judges what there is.
func (j *judge) rests(g *Goal) reach {
	day := g.Standing.Newest().Date
	var placed, other []portfolio.Evidence
	for _, e := range g.Evidence() {
		switch {
		case e.Date.After(day):
		case e.Placement != nil:
			placed = append(placed, e)
		default:
			other = append(other, e)
		}
	}
	if len(placed) > 0 {
		return furthest(placed, func(e portfolio.Evidence) reach { return j.stands(e, g.Goal) })
	}
	return furthest(other, func(e portfolio.Evidence) reach {
		own := j.own[e.Doc]
		if own.Newest() == nil {
			return approved
		}
		return own.covers(g.Goal)
	})
}

// gap is the reason given for a column: the newest that counts, else the
// last. A gap that names no placement is one among the courses.
func (j *judge) gap(g *Goal, c Column) *Gap {
	if g.Page == nil {
		return nil
	}
	id := ""
	if c.Placement != nil {
		id = c.Placement.Name
	}
	var found *Gap
	for i := range g.Page.Gaps {
		gap := &Gap{Gap: &g.Page.Gaps[i]}
		if gap.Placement.Value != id {
			continue
		}
		_, gap.Why = j.may(portfolio.Approval{By: gap.By, Date: gap.Date}, j.gapSubject(g, c))
		gap.Counts = gap.Why == nil
		if found == nil || gap.Counts || !found.Counts {
			found = gap
		}
	}
	return found
}

func (j *judge) gapSubject(g *Goal, c Column) Subject {
	return Subject{Kind: programme.SubjectGap, Goal: g.Goal, Placement: c.Placement}
}
