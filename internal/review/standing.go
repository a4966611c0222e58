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
	Judgement          *portfolio.Judgement // of a claim that stands in the record of progression; nil for a decision
	Bond               *Bond                // of a decision in a document of its own; nil where it stands in front matter
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

// No is the decision by which it is not approved: one that says so, or one
// that takes an approval back, of anybody who decides about it. Where several
// decide together one no is enough. It is nil where there is none, and where
// the no itself was taken back.
func (s Standing) No() *Ruling {
	voices := []func(*Ruling) bool{func(*Ruling) bool { return true }}
	if len(s.Together) > 0 {
		voices = nil
		for _, r := range s.Together {
			voices = append(voices, func(d *Ruling) bool { return d.Role == r })
		}
	}
	var last *Ruling
	for _, voice := range voices {
		if no := s.no(voice); no != nil && (last == nil || last.Date.Before(no.Date)) {
			last = no
		}
	}
	return last
}

// no is the no of one voice: its newest decision, unless that takes back a no.
func (s Standing) no(voice func(*Ruling) bool) *Ruling {
	newest := s.newest(voice)
	switch {
	case newest == nil || newest.Decision == vocabulary.DecisionApproved:
		return nil
	case newest.Decision == vocabulary.DecisionNotApproved:
		return newest
	}
	before := s.newest(func(d *Ruling) bool { return voice(d) && d.Decision != vocabulary.DecisionRevoked })
	if before != nil && before.Decision == vocabulary.DecisionNotApproved {
		return nil
	}
	return newest
}

// A reach is how far an approval reaches.
type reach int8

const (
	refused  reach = iota - 1 // somebody who decides says no
	nothing                   // nothing is decided
	outdated                  // approved, and changed after that
	approved
)

// reached reports whether there is an approval at all.
func (r reach) reached() bool { return r > nothing }

// reach tells how far the decisions that count reach.
func (s Standing) reach() reach {
	deciding := s.basis()
	switch {
	case s.No() != nil:
		return refused
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
	deciding := s.basis()
	if no := s.No(); no != nil {
		deciding = []*Ruling{no}
	}
	for _, d := range deciding {
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
	if rule, ok := about.programme(q.t).Approval(about.Kind); ok && rule.Together {
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
		if d.Bond != nil && why == nil {
			why = q.meant(d.Bond.Document, about)
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
func (s Standing) inAnotherRole(by portfolio.PersonRef, role vocabulary.Role) bool {
	return len(s.Together) > 0 && slices.ContainsFunc(s.History, func(other Ruling) bool {
		return other.Counts && other.By.Value == by.Value && other.Role != role
	})
}
