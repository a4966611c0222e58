package portfolio

import (
	"slices"

	"btfolio/internal/diag"
	"btfolio/internal/programme"
)

// A Judgement is what the main supervisor thought of one goal on one day:
// how far it has come on the scale, and whether it is met (F029–F033). It
// stands on the page of the goal or in a check-in, where one can be about
// several goals.
type Judgement struct {
	Progress
	In  *Doc // the text it stands in
	key string
}

// Pos is where the judgement stands.
func (j *Judgement) Pos() diag.Pos { return j.In.At(j.key) }

// Judgements are those about a goal, in order of time; of several on one day
// the last written comes last.
func (t *Trainee) Judgements(goal programme.Goal) []Judgement {
	var all []Judgement
	if page := t.Goals[goal]; page != nil {
		for _, p := range page.Progression {
			all = append(all, Judgement{p, &page.Doc, "progression"})
		}
	}
	for _, c := range t.Checkins {
		for _, row := range c.Progression {
			if slices.Contains(row.Goals, goal) {
				all = append(all, Judgement{Progress{
					After: c.Placement, Level: row.Level, Met: row.Met, By: c.Supervisor, Date: c.Date, Note: row.Note,
				}, &c.Doc, "progression"})
			}
		}
	}
	slices.SortStableFunc(all, func(a, b Judgement) int { return compareDays(a.Date, b.Date) })
	return all
}
