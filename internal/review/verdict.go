// Package review owns the verdict: what is covered, what is approved and
// what is missing in one portfolio on one day. Commands, pages and data all
// show this one value; nothing else computes a status. It may import
// portfolio, programme, vocabulary, language and diag.
package review

import (
	"cloud.google.com/go/civil"

	"btfolio/internal/diag"
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
	Waived     []Waived         // what was found and may stay, with the reason

	evidence []portfolio.Evidence // in order of time
	standing map[*portfolio.Doc]Standing
	bonds    map[*portfolio.Decision]*Bond
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

// Look reviews one portfolio as it stands on one day.
func Look(t *portfolio.Trainee, on civil.Date, exposed diag.List) *Verdict {
	v := &Verdict{On: on, Trainee: t, evidence: t.AllEvidence(), standing: map[*portfolio.Doc]Standing{}, bonds: map[*portfolio.Decision]*Bond{}}
	for _, p := range t.Placements {
		v.Columns = append(v.Columns, Column{Placement: p, Ends: endOfArea(t, p.Area)})
		v.Placements = append(v.Placements, Placement{
			Placement: p,
			Standing:  v.decided(ofPlacement(p), p.Approvals),
			Phase:     phase(p.From, p.To, on),
		})
	}
	v.Columns = append(v.Columns, Column{Ends: t.End})
	for _, s := range v.evidenceSubjects() {
		v.standing[s.Doc] = v.decided(s, nil)
	}
	for _, g := range programme.AllGoals() {
		v.Goals = append(v.Goals, v.goal(g))
	}
	if t.Final != nil {
		v.Final = v.decided(ofFinal(t.Final), t.Final.Approvals)
	}
	v.Talks = v.decided(Subject{Kind: programme.SubjectTalks}, nil)
	v.count()
	v.judge(exposed)
	return v
}

// endOfArea is the last day of the placements in an area: what a programme
// expects there it expects in the area, not in each of several placements.
func endOfArea(t *portfolio.Trainee, a vocabulary.Area) civil.Date {
	var last civil.Date
	for _, p := range t.Placements {
		if p.Area == a && p.To.After(last) {
			last = p.To
		}
	}
	return last
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

// Evidence is what has been decided about one assessment, course or document
// on its own. Most have no decision: they are approved with the placement.
func (v *Verdict) Evidence(d *portfolio.Doc) Standing { return v.standing[d] }

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
