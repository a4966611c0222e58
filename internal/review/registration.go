package review

import (
	"slices"

	"cloud.google.com/go/civil"

	"btfolio/internal/diag"
	"btfolio/internal/language"
	"btfolio/internal/portfolio"
	"btfolio/internal/programme"
	"btfolio/internal/say"
	"btfolio/internal/vocabulary"
)

// gate tells what keeps the main supervisor from registering the trainee to
// the external assessor: all that the programme asks for and that is not so.
func (j *judge) gate() {
	for _, n := range j.t.Programme.Registration.Needs {
		if !needs[n].met(j) {
			j.Blocking = append(j.Blocking, n)
		}
	}
	j.Ready = len(j.Blocking) == 0
}

// registration looks at how and when the trainee is registered (F127, F128):
// by the main supervisor when the evidence is complete and all goals are met,
// not before.
func (j *judge) registration() {
	t := j.t
	rule := &t.Programme.Registration
	var done *portfolio.Registration
	if t.Final != nil {
		done = t.Final.Registration
	}
	switch {
	case done != nil && !j.Ready:
		var lacking []language.Text
		for _, n := range j.Blocking {
			if was := needs[n].was; was == nil || !was(j) {
				lacking = append(lacking, NeedText(n))
			}
		}
		if len(lacking) > 0 {
			j.find(diag.RegisteredTooEarly.At(t.Final.At("registration"), language.On(done.Date), language.And(lacking)),
				Finding{Rule: &rule.Rule, Who: rule.By})
		}
	case done == nil && j.Final.Newest() != nil:
		j.find(diag.FinalWithoutRegistration.At(diag.Pos{File: t.Final.Path}, language.InBoth(rule.By.In)),
			Finding{Rule: &rule.Rule, Who: rule.By})
	case done == nil && j.Ready:
		j.find(diag.ReadyToRegister.At(j.finalPos("registration")),
			Finding{Rule: &rule.Rule, Who: rule.By})
	}
	if done != nil && !j.in(rule.By, done.By) {
		j.find(diag.RegisteredByOther.At(done.By.Pos, language.InBoth(rule.By.In)),
			Finding{Rule: &rule.Rule, Who: rule.By})
	}
}

// A need is something that a programme can ask for before the registration.
type need struct {
	text language.Text     // what is lacking, as part of a list
	met  func(*judge) bool // it is so
	was  func(*judge) bool // it would be so but for what changed after it was approved, which is told where it changed
}

var needs = map[programme.Need]need{
	programme.NeedLength: {
		text: say.LackingLength(),
		met:  func(j *judge) bool { return len(j.short) == 0 },
	},
	programme.NeedPlacements: {
		text: say.LackingPlacements(),
		met:  func(j *judge) bool { return len(j.Placements) > 0 && j.ApprovedPlacements() == len(j.Placements) },
		was: func(j *judge) bool {
			return len(j.Placements) > 0 && !slices.ContainsFunc(j.Placements, func(p Placement) bool { return p.Standing.reach() == nothing })
		},
	},
	programme.NeedGoals: {
		text: say.LackingGoals(),
		met:  func(j *judge) bool { return j.Approved() == len(j.Goals) },
		was: func(j *judge) bool {
			return !slices.ContainsFunc(j.Goals, func(g Goal) bool {
				return g.State != vocabulary.StateApproved && g.State != vocabulary.StateChanged
			})
		},
	},
	programme.NeedEvidence: {
		text: say.LackingGoalEvidence(),
		met:  func(j *judge) bool { return !slices.ContainsFunc(j.Goals, func(g Goal) bool { return g.unproven() }) },
	},
	programme.NeedAssessments: {
		text: say.LackingAssessments(),
		met: func(j *judge) bool {
			return !slices.ContainsFunc(j.Placements, func(p Placement) bool {
				return slices.ContainsFunc(p.Minimums, func(m Minimum) bool { return !m.Met() && !m.Rule.Recommended })
			})
		},
	},
	programme.NeedConfirmation: {
		text: say.LackingConfirmation(),
		met:  func(j *judge) bool { return j.confirmed() },
	},
}

// NeedText says what is lacking before a trainee can be registered to the
// external assessor, as part of a list.
func NeedText(n programme.Need) language.Text { return needs[n].text }

// unproven reports whether a goal has no evidence, or none where some is
// expected and no reason is given.
func (g *Goal) unproven() bool {
	return len(g.Evidence()) == 0 || slices.ContainsFunc(g.Cells, func(c Cell) bool { return c.lacks() })
}

// confirmation asks for the trainee's word that everything is in the portfolio
// (F107): before the registration, else soon after the planned end of BT.
func (j *judge) confirmation() {
	t := j.t
	rule := t.Programme.Confirmation
	if rule == nil || j.confirmed() {
		return
	}
	var due civil.Date
	switch {
	case t.Final != nil && t.Final.Registration != nil:
		due = t.Final.Registration.Date
	case j.Final.Newest() != nil:
		due = j.Final.Newest().Date
	case t.End.IsZero() || !j.began(closing(t.End)):
		return
	default:
		due = settled(t.End)
	}
	j.find(diag.NoConfirmation.At(j.finalPos("confirmation")), Finding{Due: due, Rule: rule})
}

func (j *judge) confirmed() bool {
	f := j.t.Final
	return f != nil && f.Confirmation != nil
}

// finalPos is the place of a key in the final assessment, or the trainee's
// own text where nothing is written about it yet.
func (j *judge) finalPos(key string) diag.Pos {
	if f := j.t.Final; f != nil {
		return f.At(key)
	}
	return diag.Pos{File: j.t.Path}
}

// in reports whether somebody has a role for the trainee. Where nobody is
// named in the role there is nothing to compare with.
func (j *judge) in(r vocabulary.Role, person portfolio.PersonRef) bool {
	people := j.t.People[r]
	return len(people) == 0 || slices.ContainsFunc(people, func(p portfolio.PersonRef) bool { return p.Value == person.Value })
}
