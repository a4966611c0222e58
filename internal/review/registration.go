package review

import (
	"slices"

	"cloud.google.com/go/civil"

	"btfolio/internal/diag"
	"btfolio/internal/language"
	"btfolio/internal/portfolio"
	"btfolio/internal/programme"
	"btfolio/internal/vocabulary"
)

// registration is the gate to the external assessor (F127, F128): the main
// supervisor registers a trainee when the evidence is complete and all goals
// are met, not before.
func (v *Verdict) registration() {
	t := v.Trainee
	rule := &t.Programme.Registration
	for _, n := range rule.Needs {
		if !v.fulfils(n) {
			v.Blocking = append(v.Blocking, n)
		}
	}
	v.Ready = len(v.Blocking) == 0
	v.confirmation()

	var done *portfolio.Registration
	if t.Final != nil {
		done = t.Final.Registration
	}
	switch {
	case done != nil && !v.Ready:
		var lacking []language.Text
		for _, n := range v.Blocking {
			if !v.wasFulfilled(n) {
				lacking = append(lacking, NeedText(n))
			}
		}
		if len(lacking) > 0 {
			v.find(Finding{
				Finding: diag.RegisteredTooEarly.At(t.Final.At("registration"), dateText(done.Date), listText(lacking)),
				Rule:    &rule.Rule, Who: rule.By,
			})
		}
	case done == nil && v.Final.Newest() != nil:
		v.find(Finding{
			Finding: diag.FinalWithoutRegistration.At(diag.Pos{File: t.Final.Path}, inBoth(rule.By.In)),
			Rule:    &rule.Rule, Who: rule.By,
		})
	case done == nil && v.Ready:
		v.find(Finding{
			Finding: diag.ReadyToRegister.At(v.finalPos("registration")),
			Rule:    &rule.Rule, Who: rule.By,
		})
	}
	if done != nil && !v.in(rule.By, done.By) {
		v.find(Finding{
			Finding: diag.RegisteredByOther.At(done.By.Pos, inBoth(rule.By.In)),
			Rule:    &rule.Rule, Who: rule.By,
		})
	}
}

// fulfils reports whether one thing is so that must be so before the
// registration.
func (v *Verdict) fulfils(n programme.Need) bool {
	switch n {
	case programme.NeedLength:
		return len(v.shortfalls()) == 0
	case programme.NeedPlacements:
		return len(v.Placements) > 0 && v.ApprovedPlacements() == len(v.Placements)
	case programme.NeedGoals:
		return v.Approved() == len(v.Goals)
	case programme.NeedEvidence:
		return !slices.ContainsFunc(v.Goals, func(g Goal) bool { return g.unproven() })
	case programme.NeedAssessments:
		return !slices.ContainsFunc(v.Placements, func(p Placement) bool {
			return slices.ContainsFunc(p.Minimums, func(m Minimum) bool { return !m.Met() && !m.Rule.Recommended })
		})
	case programme.NeedConfirmation:
		return v.confirmed()
	}
	return false
}

// wasFulfilled reports whether something would be so but for what changed
// after it was approved, which is told where it changed.
func (v *Verdict) wasFulfilled(n programme.Need) bool {
	switch n {
	case programme.NeedPlacements:
		return len(v.Placements) > 0 && !slices.ContainsFunc(v.Placements, func(p Placement) bool { return p.Standing.carries() == nothing })
	case programme.NeedGoals:
		return !slices.ContainsFunc(v.Goals, func(g Goal) bool {
			return g.State != vocabulary.StateApproved && g.State != vocabulary.StateChanged
		})
	}
	return false
}

// unproven reports whether a goal has no evidence, or none where some is
// expected and no reason is given.
func (g *Goal) unproven() bool {
	return len(g.Evidence()) == 0 || slices.ContainsFunc(g.Cells, func(c Cell) bool {
		return c.State == vocabulary.StateMissing || c.State == vocabulary.StateExpected
	})
}

// NeedText says what is lacking before a trainee can be registered to the
// external assessor, as part of a list.
func NeedText(n programme.Need) language.Text {
	switch n {
	case programme.NeedLength:
		return language.Text{Sv: "tillräcklig tjänstgöring", En: "enough service"}
	case programme.NeedPlacements:
		return language.Text{Sv: "godkända placeringar", En: "approved placements"}
	case programme.NeedGoals:
		return language.Text{Sv: "godkända delmål", En: "approved goals"}
	case programme.NeedEvidence:
		return language.Text{Sv: "underlag för delmålen", En: "evidence for the goals"}
	case programme.NeedAssessments:
		return language.Text{Sv: "bedömningar", En: "assessments"}
	case programme.NeedConfirmation:
		return language.Text{Sv: "BT-läkarens bekräftelse", En: "the trainee's confirmation"}
	}
	return language.Text{}
}

// confirmation asks for the trainee's word that everything is in the portfolio
// (F107): before the registration, else soon after the planned end of BT.
func (v *Verdict) confirmation() {
	t := v.Trainee
	rule := t.Programme.Confirmation
	if rule == nil || v.confirmed() {
		return
	}
	var due civil.Date
	switch {
	case t.Final != nil && t.Final.Registration != nil:
		due = t.Final.Registration.Date
	case v.Final.Newest() != nil:
		due = v.Final.Newest().Date
	case t.End.IsZero() || !v.began(closing(t.End)):
		return
	default:
		due = settled(t.End)
	}
	v.find(Finding{Finding: diag.NoConfirmation.At(v.finalPos("confirmation")), Due: due, Rule: rule})
}

func (v *Verdict) confirmed() bool {
	f := v.Trainee.Final
	return f != nil && f.Confirmation != nil
}

// finalPos is the place of a key in the final assessment, or the trainee's
// own text where nothing is written about it yet.
func (v *Verdict) finalPos(key string) diag.Pos {
	if f := v.Trainee.Final; f != nil {
		return f.At(key)
	}
	return diag.Pos{File: v.Trainee.Path}
}

// in reports whether somebody has a role for the trainee. Where nobody is
// named in the role there is nothing to compare with.
func (v *Verdict) in(r vocabulary.Role, person portfolio.Ref) bool {
	people := v.Trainee.People[r]
	return len(people) == 0 || slices.ContainsFunc(people, func(p portfolio.Ref) bool { return p.Value == person.Value })
}
