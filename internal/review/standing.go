package review

import (
	"slices"

	"btfolio/internal/diag"
	"btfolio/internal/portfolio"
	"btfolio/internal/programme"
	"btfolio/internal/vocabulary"
)

// A Standing is what has been decided about one thing, the newest last.
// Everything that was ever written stays visible; what does not count decides
// nothing.
type Standing struct {
	History  []Decided
	Together []vocabulary.Role // who must all approve; empty where one decision is enough
}

// A Decided is one decision with how far it can be trusted.
type Decided struct {
	portfolio.Approval // with the role it counts in, where none is written
	Trust              vocabulary.Trust
	Counts             bool
	Why                *diag.Problem // why it does not count; nil where it does
}

// Approves reports whether the decision is an approval that counts.
func (d *Decided) Approves() bool {
	return d.Counts && d.Decision == vocabulary.DecisionApproved
}

// Newest is the decision that counts; nil where none does.
func (s Standing) Newest() *Decided {
	return s.newest(func(*Decided) bool { return true })
}

// newest is the last of the decisions that count and fit.
func (s Standing) newest(fits func(*Decided) bool) *Decided {
	for i := len(s.History) - 1; i >= 0; i-- {
		if d := &s.History[i]; d.Counts && fits(d) {
			return d
		}
	}
	return nil
}

// of is the newest decision that counts in a role; nil where none does.
func (s Standing) of(r vocabulary.Role) *Decided {
	return s.newest(func(d *Decided) bool { return d.Role == r })
}

// Approved reports whether the newest decision that counts is an approval,
// of everyone where several decide together.
func (s Standing) Approved() bool {
	if len(s.Together) > 0 {
		return len(s.Lacking()) == 0
	}
	d := s.Newest()
	return d != nil && d.Approves()
}

// Lacking are the roles that decide together and have not approved.
func (s Standing) Lacking() []vocabulary.Role {
	var lacking []vocabulary.Role
	for _, r := range s.Together {
		if d := s.of(r); d == nil || !d.Approves() {
			lacking = append(lacking, r)
		}
	}
	return lacking
}

// Covers reports whether what counts approves a goal: it names the goal, or
// no goal in particular.
func (s Standing) Covers(g programme.Goal) bool {
	if !s.Approved() {
		return false
	}
	covers := func(d *Decided) bool { return len(d.Goals) == 0 || slices.Contains(d.Goals, g) }
	for _, r := range s.Together {
		if !covers(s.of(r)) {
			return false
		}
	}
	return covers(s.Newest())
}

// decided gathers what has been decided about one thing, in its own front
// matter and in documents of their own, and whether it counts.
func (v *Verdict) decided(about Subject, written []portfolio.Approval) Standing {
	var s Standing
	if rule, ok := v.Trainee.Programme.Approval(about.Kind); ok && rule.Together {
		s.Together = rule.By
	}
	for _, a := range written {
		s.History = append(s.History, Decided{Approval: a, Trust: vocabulary.TrustClaimed})
	}
	for _, d := range v.Trainee.Decisions {
		if v.concerns(d, about) {
			s.History = append(s.History, Decided{Approval: d.Approval, Trust: vocabulary.TrustClaimed})
		}
	}
	slices.SortStableFunc(s.History, func(a, b Decided) int { return a.Date.Compare(b.Date) })
	for i := range s.History {
		d := &s.History[i]
		role, why := v.may(d.Approval, about)
		if why == nil && s.inAnotherRole(d, role) {
			why = v.samePerson(d, about)
		}
		if role != "" {
			d.Role = role
		}
		d.Why, d.Counts = why, why == nil
	}
	return s
}

// inAnotherRole reports whether of those who decide together one has decided
// before in another role: two people are asked for.
func (s Standing) inAnotherRole(d *Decided, role vocabulary.Role) bool {
	return len(s.Together) > 0 && slices.ContainsFunc(s.History, func(other Decided) bool {
		return other.Counts && other.By.Value == d.By.Value && other.Role != role
	})
}
