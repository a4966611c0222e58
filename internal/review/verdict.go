// Package review judges one portfolio on one day. Look applies the rules that
// rules.go lists and returns the Verdict: what is covered, what is approved
// and what is missing, as data that commands, pages and files show. Nothing
// else computes a status. It also tells who may decide about what, and which
// files a decision covers.
package review

import (
	"slices"
	"strings"

	"cloud.google.com/go/civil"

	"btfolio/internal/language"
	"btfolio/internal/portfolio"
	"btfolio/internal/programme"
	"btfolio/internal/say"
	"btfolio/internal/vocabulary"
)

// A Verdict is how one portfolio stands on one day.
type Verdict struct {
	On         civil.Date
	Trainee    *portfolio.Trainee
	Columns    []Column
	Goals      []Goal               // BT1–BT18 in order
	Evidence   []portfolio.Evidence // what counts, in order of time
	Uncounted  []Uncounted          // what does not
	Placements []Placement
	Final      Standing
	Talks      Standing         // the decision that closes all talks at the end of BT (F069)
	Coverage   Coverage         // of the whole matrix
	Service    Service          // what the certificate of completed BT lists
	Gate       Gate             // how far it has come towards the end
	Ready      bool             // for the external assessor: nothing blocks the registration (F128)
	Blocking   []programme.Need // what does, in the programme's order
	Findings   []Finding        // in the order in which they are to be dealt with
	Waived     []WaivedFinding  // what was found and may stay, with the reason
	Matters    []Matter         // everything that was decided about, in the order in which it is shown

	private map[string]bool // the kept wordings with something in them that must not leave the house, by path
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

// Sentence tells the verdict as one would say it.
func (v *Verdict) Sentence(l language.Language) string {
	goals, approved, placed, placements := len(v.Goals), v.Approved(), v.ApprovedPlacements(), len(v.Placements)
	all := v.refusalTexts()
	switch {
	case v.Complete():
		all = append(all, say.VerdictComplete(goals, placements))
	case approved == 0 && placed == 0:
		all = append(all, say.VerdictNothingApproved())
	case approved == 0:
		all = append(all, say.VerdictNoGoalApproved(placed, placements))
	default:
		all = append(all, say.VerdictApproved(approved, goals, placed, placements))
	}
	if text, ok := v.gateText(); ok {
		all = append(all, text)
	}
	if n := len(v.Outdated()); n > 0 {
		all = append(all, say.VerdictOutdated(n))
	}
	if lacking := v.goals((*Goal).Lacking); len(lacking) > 4 && !v.Complete() {
		all = append(all, say.VerdictLackingMany(len(lacking)))
	} else if len(lacking) > 0 && !v.Complete() {
		all = append(all, say.VerdictLacking(goalsText(lacking)))
	}
	words := make([]string, len(all))
	for i, t := range all {
		words[i] = t.In(l)
	}
	return strings.Join(words, " ")
}
