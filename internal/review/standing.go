package review

import (
	"slices"

	"btfolio/internal/diag"
	"btfolio/internal/portfolio"
	"btfolio/internal/programme"
	"btfolio/internal/seal"
	"btfolio/internal/vocabulary"
)

// A Standing is what has been decided about one thing, the newest last.
// Everything that was ever written stays visible; what does not count decides
// nothing.
type Standing struct {
	History  []Ruling
	Together []vocabulary.Role // who must all approve; empty where one decision is enough
}

// A Ruling is one decision with how far it can be trusted.
type Ruling struct {
	portfolio.Approval // with the role it counts in, where none is written
	Trust              vocabulary.Trust
	Bond               *Bond // of a decision in a document of its own; nil where it stands in front matter
	Counts             bool
	Why                *diag.Problem // why it does not count; nil where it does
}

// Changes are the files that are not as they were when it was decided, as far
// as the decision can tell.
func (d *Ruling) Changes() []seal.Change {
	if d.Bond == nil {
		return nil
	}
	return d.Bond.Changes
}

// Approves reports whether the decision is an approval that counts.
func (d *Ruling) Approves() bool {
	return d.Counts && d.Decision == vocabulary.DecisionApproved
}

// Newest is the decision that counts; nil where none does.
func (s Standing) Newest() *Ruling {
	return s.newest(func(*Ruling) bool { return true })
}

// newest is the last of the decisions that count and fit.
func (s Standing) newest(fits func(*Ruling) bool) *Ruling {
	for i := len(s.History) - 1; i >= 0; i-- {
		if d := &s.History[i]; d.Counts && fits(d) {
			return d
		}
	}
	return nil
}

// of is the newest decision that counts in a role; nil where none does.
func (s Standing) of(r vocabulary.Role) *Ruling {
	return s.newest(func(d *Ruling) bool { return d.Role == r })
}

// Approved reports whether the newest decision that counts is an approval,
// of everyone where several decide together, and nothing it covers has
// changed since.
func (s Standing) Approved() bool { return s.reach() == approved }

// Changed reports whether it would be approved if nothing had changed.
func (s Standing) Changed() bool { return s.reach() == outdated }

// A reach is how far an approval reaches.
type reach uint8

const (
	nothing  reach = iota
	outdated       // approved, and changed after that
	approved
)

// reach tells how far the decisions that count reach.
func (s Standing) reach() reach {
	deciding := s.basis()
	switch {
	case len(deciding) == 0:
		return nothing
	case slices.ContainsFunc(deciding, func(d *Ruling) bool { return len(d.Changes()) > 0 }):
		return outdated
	}
	return approved
}

// basis are the decisions that an approval rests on: the newest, or the
// newest of each who decide together. There are none where it is not approved.
func (s Standing) basis() []*Ruling {
	if len(s.Together) == 0 {
		if d := s.Newest(); d != nil && d.Approves() {
			return []*Ruling{d}
		}
		return nil
	}
	if len(s.lacking()) > 0 {
		return nil
	}
	var all []*Ruling
	for _, r := range s.Together {
		all = append(all, s.of(r))
	}
	return all
}

// lacking are the roles that decide together and have not approved.
func (s Standing) lacking() []vocabulary.Role {
	var lacking []vocabulary.Role
	for _, r := range s.Together {
		if d := s.of(r); d == nil || !d.Approves() {
			lacking = append(lacking, r)
		}
	}
	return lacking
}

// covers tells how far what counts approves a goal: it names the goal, or no
// goal in particular.
func (s Standing) covers(g programme.Goal) reach {
	for _, d := range s.basis() {
		if len(d.Goals) > 0 && !slices.Contains(d.Goals, g) {
			return nothing
		}
	}
	return s.reach()
}

// standing gathers what has been decided about one thing, in its own front
// matter and in documents of their own, and whether it counts.
func (q *inquiry) standing(about Subject, written []portfolio.Approval) Standing {
	var s Standing
	if rule, ok := q.t.Programme.Approval(about.Kind); ok && rule.Together {
		s.Together = rule.By
	}
	for _, a := range written {
		s.History = append(s.History, Ruling{Approval: a, Trust: vocabulary.TrustClaimed})
	}
	for _, d := range q.t.Decisions {
		if concerns(q.t, d, about) {
			bond := q.bond(d)
			s.History = append(s.History, Ruling{Approval: d.Approval, Trust: bond.Trust, Bond: bond})
		}
	}
	slices.SortStableFunc(s.History, func(a, b Ruling) int { return a.Date.Compare(b.Date) })
	for i := range s.History {
		d := &s.History[i]
		role, why := q.weigh(d.Approval, about, s)
		if role != "" {
			d.Role = role
		}
		d.Why, d.Counts = why, why == nil
	}
	return s
}

// inAnotherRole reports whether of those who decide together one has decided
// before in another role: two people are asked for.
func (s Standing) inAnotherRole(by portfolio.PersonRef, role vocabulary.Role) bool {
	return len(s.Together) > 0 && slices.ContainsFunc(s.History, func(other Ruling) bool {
		return other.Counts && other.By.Value == by.Value && other.Role != role
	})
}
