package review

import (
	"cloud.google.com/go/civil"

	"btfolio/internal/portfolio"
	"btfolio/internal/programme"
	"btfolio/internal/vocabulary"
)

// A Goal is how one goal stands: in each column of the matrix, and as a
// whole.
type Goal struct {
	Goal      programme.Goal
	Page      *portfolio.Goal      // nil where nothing is written yet
	Cells     []Cell               // one for each column
	Elsewhere []portfolio.Evidence // evidence that belongs to no column
	Progress  *portfolio.Progress  // the newest judgement; nil where there is none
	Standing  Standing
	State     vocabulary.State
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
	return append(all, g.Elsewhere...)
}

// A Cell is how one goal stands in one column.
type Cell struct {
	programme.Cell // what the programme expects
	Evidence       []portfolio.Evidence
	Gap            *portfolio.Gap // the reason why there is no evidence
	State          vocabulary.State
}

func (v *Verdict) goal(goal programme.Goal, evidence []portfolio.Evidence) Goal {
	t := v.Trainee
	g := Goal{Goal: goal, Page: t.Goals[goal], Cells: make([]Cell, len(v.Columns))}
	if g.Page != nil {
		g.Standing = standing(t, &g.Page.Doc, g.Page.Approvals)
		g.Progress = newest(g.Page.Progression)
	}
	for _, e := range evidence {
		if !names(e, goal) {
			continue
		}
		if at := v.column(e); at >= 0 {
			g.Cells[at].Evidence = append(g.Cells[at].Evidence, e)
		} else {
			g.Elsewhere = append(g.Elsewhere, e)
		}
	}
	for i := range g.Cells {
		v.cell(&g, i)
	}
	g.State = v.whole(&g)
	return g
}

func names(e portfolio.Evidence, goal programme.Goal) bool {
	for _, g := range e.Goals {
		if g == goal {
			return true
		}
	}
	return false
}

// column is the column a piece of evidence belongs to, -1 for none.
func (v *Verdict) column(e portfolio.Evidence) int {
	for i, c := range v.Columns {
		if e.Course && c.Placement == nil || e.Placement != nil && c.Placement == e.Placement {
			return i
		}
	}
	return -1
}

// cell decides how a goal stands in a column.
func (v *Verdict) cell(g *Goal, at int) {
	cell, column := &g.Cells[at], v.Columns[at]
	cell.Cell = v.expected(g.Goal, column)
	cell.Gap = gap(g.Page, column.Placement)
	cell.State = vocabulary.StateNotExpected
	switch {
	case len(cell.Evidence) > 0:
		cell.State = vocabulary.StatePresent
		if v.approves(g, column) {
			cell.State = vocabulary.StateApproved
		}
	case cell.Gap != nil:
		cell.State = vocabulary.StateJustified
	case !cell.Expected() || v.elsewhere(g, column):
	case column.Ends.IsZero() || !v.On.After(column.Ends):
		cell.State = vocabulary.StateExpected
	default:
		cell.State = vocabulary.StateMissing
	}
}

// approves reports whether what there is in a column has been approved: in
// a placement with the placement, among the courses with the goal.
func (v *Verdict) approves(g *Goal, c Column) bool {
	if c.Placement == nil {
		return g.Standing.Approved()
	}
	return v.Placement(c.Placement).Standing.Covers(g.Goal)
}

// expected is what the programme expects of a goal in a column.
func (v *Verdict) expected(goal programme.Goal, c Column) programme.Cell {
	id := programme.Courses
	if c.Placement != nil {
		id = programme.ColumnOf(c.Placement.Area)
	}
	return v.Trainee.Programme.Matrix.Cell(goal, id)
}

// elsewhere reports whether another placement in the same area has evidence
// for the goal: the programme asks for it in the area, not in every
// placement there.
func (v *Verdict) elsewhere(g *Goal, c Column) bool {
	for i, other := range v.Columns {
		if c.Placement != nil && other.Placement != nil && other.Placement != c.Placement &&
			other.Placement.Area == c.Placement.Area && len(g.Cells[i].Evidence) > 0 {
			return true
		}
	}
	return false
}

// whole decides how the goal stands in BT as a whole.
func (v *Verdict) whole(g *Goal) vocabulary.State {
	switch {
	case g.Standing.Approved():
		return vocabulary.StateApproved
	case len(g.Evidence()) > 0:
		return vocabulary.StatePresent
	case !v.Trainee.End.IsZero() && v.On.After(v.Trainee.End):
		return vocabulary.StateMissing
	}
	return vocabulary.StateExpected
}

func gap(page *portfolio.Goal, p *portfolio.Placement) *portfolio.Gap {
	if page == nil || p == nil {
		return nil
	}
	for i := range page.Gaps {
		if page.Gaps[i].Placement.Value == p.Name {
			return &page.Gaps[i]
		}
	}
	return nil
}

// newest is the latest judgement by date; of several on one day the last
// written.
func newest(all []portfolio.Progress) *portfolio.Progress {
	var last *portfolio.Progress
	var day civil.Date
	for i := range all {
		if !all[i].Date.Before(day) {
			last, day = &all[i], all[i].Date
		}
	}
	return last
}
