package review

import (
	"slices"

	"cloud.google.com/go/civil"

	"btfolio/internal/diag"
	"btfolio/internal/language"
	"btfolio/internal/portfolio"
	"btfolio/internal/vocabulary"
)

// registration looks at how and when the trainee is registered (F127, F128):
// by the main supervisor when the evidence is complete and all goals are met,
// not before.
func (j *judge) registration() {
	t := j.t
	rule := &t.Programme.Registration
	done := j.registered()
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
		j.find(diag.FinalWithoutRegistration.At(diag.Pos{File: t.Final.Path}, language.InBoth(rule.By.The)),
			Finding{Rule: &rule.Rule, Who: rule.By})
	case done == nil && j.Ready:
		j.find(diag.ReadyToRegister.At(j.finalPos("registration")),
			Finding{Rule: &rule.Rule, Who: rule.By})
	}
	if done != nil && !j.in(rule.By, done.By) {
		j.find(diag.RegisteredByOther.At(done.By.Pos, language.InBoth(rule.By.The)),
			Finding{Rule: &rule.Rule, Who: rule.By})
	}
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
	case t.End.IsZero() || !j.began(j.closing(t.End)):
		return
	default:
		due = j.settled(t.End)
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
