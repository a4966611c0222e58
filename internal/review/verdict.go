// Package review owns the verdict: what is covered, what is approved and
// what is missing in one portfolio on one day. Commands, pages and data all
// show this one value; nothing else computes a status. It may import
// portfolio, programme, vocabulary, language and diag.
package review

import (
	"cloud.google.com/go/civil"

	"btfolio/internal/portfolio"
	"btfolio/internal/programme"
	"btfolio/internal/vocabulary"
)

// A Verdict is how one portfolio stands on one day.
type Verdict struct {
	On         civil.Date
	Trainee    *portfolio.Trainee
	Columns    []Column
	Goals      []Goal // BT1–BT18 in order
	Placements []Placement
	Final      Standing
	Service    Service          // what the certificate of completed BT lists
	Ready      bool             // for the external assessor: nothing blocks the registration (F128)
	Blocking   []programme.Need // what does, in the programme's order
	Findings   []Finding        // in the order in which they are to be dealt with
}

// A Column of the matrix is one placement of the trainee, or the courses.
type Column struct {
	Placement *portfolio.Placement // nil for the courses
	Ends      civil.Date           // when what is expected should be there; zero where not known
}

// A Placement is how one placement stands.
type Placement struct {
	*portfolio.Placement
	Standing Standing
	Phase    Phase
	Minimums []Minimum // of assessments in the area; several placements in one area share them
}

// A Phase is where a day lies in relation to a period.
type Phase string

// The phases. Their values are keys of the vocabulary's labels.
const (
	Upcoming Phase = "upcoming"
	Ongoing  Phase = "ongoing"
	Ended    Phase = "finished"
)

// Look reviews one portfolio as it stands on one day.
func Look(t *portfolio.Trainee, on civil.Date) *Verdict {
	v := &Verdict{On: on, Trainee: t}
	for _, p := range t.Placements {
		v.Columns = append(v.Columns, Column{Placement: p, Ends: p.To})
		v.Placements = append(v.Placements, Placement{
			Placement: p,
			Standing:  standing(t, &p.Doc, p.Approvals),
			Phase:     phase(p.From, p.To, on),
		})
	}
	v.Columns = append(v.Columns, Column{Ends: t.End})
	evidence := t.AllEvidence()
	for _, g := range programme.AllGoals() {
		v.Goals = append(v.Goals, v.goal(g, evidence))
	}
	if t.Final != nil {
		v.Final = standing(t, &t.Final.Doc, t.Final.Approvals)
	}
	v.judge()
	return v
}

func phase(from, to, on civil.Date) Phase {
	switch {
	case on.Before(from):
		return Upcoming
	case on.After(to):
		return Ended
	}
	return Ongoing
}

// Goal is how one goal stands.
func (v *Verdict) Goal(g programme.Goal) *Goal { return &v.Goals[g-programme.FirstGoal] }

// Placement is how one placement stands; nil for none.
func (v *Verdict) Placement(p *portfolio.Placement) *Placement {
	for i := range v.Placements {
		if v.Placements[i].Placement == p {
			return &v.Placements[i]
		}
	}
	return nil
}

// Approved counts the goals that are approved.
func (v *Verdict) Approved() (goals int) {
	for _, g := range v.Goals {
		if g.State == vocabulary.StateApproved {
			goals++
		}
	}
	return goals
}

// ApprovedPlacements counts the placements that are approved.
func (v *Verdict) ApprovedPlacements() (placements int) {
	for _, p := range v.Placements {
		if p.Standing.Approved() {
			placements++
		}
	}
	return placements
}

// Complete reports whether every goal, every placement and BT as a whole are
// approved.
func (v *Verdict) Complete() bool {
	return v.Approved() == len(v.Goals) && v.ApprovedPlacements() == len(v.Placements) &&
		len(v.Placements) > 0 && v.Final.Approved()
}
