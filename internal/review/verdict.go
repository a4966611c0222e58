// Package review judges one portfolio on one day. Look applies the rules that
// rules.go lists and returns the Verdict: what is covered, what is approved
// and what is missing, as data that commands, pages and files show. Nothing
// else computes a status. It also tells who may decide about what, and which
// files a decision covers.
package review

import (
	"fmt"
	"slices"

	"cloud.google.com/go/civil"

	"btfolio/internal/language"
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
	Ends      civil.Date           // when what is expected is to be there: at the end of the last placement in the area, or of BT; zero where that is not known
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

// goals are those that something is true of.
func (v *Verdict) goals(is func(*Goal) bool) []programme.Goal {
	var goals []programme.Goal
	for i := range v.Goals {
		if is(&v.Goals[i]) {
			goals = append(goals, v.Goals[i].Goal)
		}
	}
	return goals
}

// Approved counts the goals that are approved.
func (v *Verdict) Approved() int {
	return len(v.goals(func(g *Goal) bool { return g.State == vocabulary.StateApproved }))
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

// Sentence tells the verdict as one would say it.
func (v *Verdict) Sentence(l language.Language) string {
	goals, approved, placed := len(v.Goals), v.Approved(), v.ApprovedPlacements()
	var sentence language.Text
	switch {
	case v.Complete():
		return language.Text{
			Sv: fmt.Sprintf("BT är fullgjord och godkänd: alla %d delmål och %s.", goals, v.placements(l)),
			En: fmt.Sprintf("BT is completed and approved: all %d goals and %s.", goals, v.placements(l)),
		}.In(l) + v.outdated(l)
	case approved == 0 && placed == 0:
		sentence = language.Text{
			Sv: "Inget delmål och ingen placering är godkänd ännu.",
			En: "No goal and no placement is approved yet.",
		}
	case approved == 0:
		sentence = language.Text{
			Sv: fmt.Sprintf("Inget delmål är godkänt ännu. %d av %s är godkända.", placed, v.placements(l)),
			En: fmt.Sprintf("No goal is approved yet. %d of %s are approved.", placed, v.placements(l)),
		}
		if placed == 1 {
			sentence = language.Text{
				Sv: fmt.Sprintf("Inget delmål är godkänt ännu. 1 av %s är godkänd.", v.placements(l)),
				En: fmt.Sprintf("No goal is approved yet. 1 of %s is approved.", v.placements(l)),
			}
		}
	default:
		sentence = language.Text{
			Sv: fmt.Sprintf("%d av %d delmål och %d av %s godkända.", approved, goals, placed, v.placements(l)),
			En: fmt.Sprintf("%d of %d goals and %d of %s approved.", approved, goals, placed, v.placements(l)),
		}
	}
	return sentence.In(l) + v.outdated(l) + v.lacking(l)
}

// outdated tells that approvals no longer stand for what there is.
func (v *Verdict) outdated(l language.Language) string {
	n := len(v.Outdated())
	if n == 0 {
		return ""
	}
	return " " + l.Count(n, language.Plural{
		One:  language.Text{Sv: "godkännande behöver förnyas: innehållet har ändrats.", En: "approval must be renewed: the content has changed."},
		Many: language.Text{Sv: "godkännanden behöver förnyas: innehållet har ändrats.", En: "approvals must be renewed: the content has changed."},
	})
}

// lacking names the goals that have no evidence where it should be by now.
func (v *Verdict) lacking(l language.Language) string {
	var goals []string
	for _, g := range v.Goals {
		if g.missing() {
			goals = append(goals, g.Goal.String())
		}
	}
	switch n := len(goals); {
	case n == 0:
		return ""
	case n <= 4:
		return language.Text{
			Sv: fmt.Sprintf(" Underlag saknas för %s.", l.List(goals)),
			En: fmt.Sprintf(" Evidence is missing for %s.", l.List(goals)),
		}.In(l)
	default:
		return language.Text{
			Sv: fmt.Sprintf(" Underlag saknas för %d delmål.", n),
			En: fmt.Sprintf(" Evidence is missing for %d goals.", n),
		}.In(l)
	}
}

func (g *Goal) missing() bool {
	return g.State == vocabulary.StateMissing || slices.ContainsFunc(g.Cells, func(c Cell) bool { return c.State == vocabulary.StateMissing })
}

func (v *Verdict) placements(l language.Language) string {
	k := vocabulary.KindPlacement.Term()
	return l.Count(len(v.Placements), language.Plural{One: k.One, Many: k.Many})
}
