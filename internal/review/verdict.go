// Package review judges one portfolio on one day. Look applies the rules
// that rules.go lists and returns the Verdict: what is covered, what is
// approved and what is missing, as data that commands, pages and files show.
// Nothing else computes a status. It also tells who may decide about what, and
// which files a decision covers. It may import portfolio, programme,
// vocabulary, language, seal and diag.
package review

import (
	"slices"

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
	Talks      Standing         // the decision that closes all talks at the end of BT (F069)
	Coverage   Coverage         // of the whole matrix
	Service    Service          // what the certificate of completed BT lists
	Ready      bool             // for the external assessor: nothing blocks the registration (F128)
	Blocking   []programme.Need // what does, in the programme's order
	Findings   []Finding        // in the order in which they are to be dealt with
	Waived     []WaivedFinding  // what was found and may stay, with the reason
	Matters    []Matter         // everything that was decided about, in the order in which it is shown
}

// A Matter is something that was decided about.
type Matter struct {
	Subject
	Standing
}

// A Column of the matrix is one placement of the trainee, or the courses.
type Column struct {
	Placement *portfolio.Placement // nil for the courses
	Ends      civil.Date           // when what is expected should be there: with the last placement in the area, with BT for the courses; zero where not known
}

// A Placement is how one placement stands.
type Placement struct {
	*portfolio.Placement
	Standing Standing
	Phase    Phase
	Coverage Coverage
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

// Standing is what has been decided about a subject.
func (v *Verdict) Standing(about Subject) Standing {
	i := slices.IndexFunc(v.Matters, func(m Matter) bool { return m.Kind == about.Kind && m.Doc == about.Doc })
	if i < 0 {
		return Standing{}
	}
	return v.Matters[i].Standing
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
