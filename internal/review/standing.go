package review

import (
	"slices"
	"strings"

	"btfolio/internal/portfolio"
	"btfolio/internal/programme"
	"btfolio/internal/vocabulary"
)

// A Standing is what has been decided about one text, the newest last.
type Standing struct {
	History []Decided
}

// A Decided is one decision with how far it can be trusted.
type Decided struct {
	portfolio.Approval
	Trust vocabulary.Trust
}

// Newest is the decision that counts; nil where none has been made.
func (s Standing) Newest() *Decided {
	if len(s.History) == 0 {
		return nil
	}
	return &s.History[len(s.History)-1]
}

// Approved reports whether the newest decision is an approval.
func (s Standing) Approved() bool {
	d := s.Newest()
	return d != nil && d.Decision == vocabulary.DecisionApproved
}

// Covers reports whether the newest decision approves a goal: it names the
// goal, or no goal in particular.
func (s Standing) Covers(g programme.Goal) bool {
	return s.Approved() && (len(s.Newest().Goals) == 0 || slices.Contains(s.Newest().Goals, g))
}

// standing gathers what has been decided about one text: in its own front
// matter, and in documents of their own.
func standing(t *portfolio.Trainee, doc *portfolio.Doc, written []portfolio.Approval) Standing {
	var s Standing
	for _, a := range written {
		s.History = append(s.History, Decided{a, vocabulary.TrustClaimed})
	}
	subject := strings.TrimPrefix(doc.ID(), t.Folder+"/")
	for _, d := range t.Decisions {
		if d.Subject.Value == subject {
			s.History = append(s.History, Decided{d.Approval, vocabulary.TrustClaimed})
		}
	}
	slices.SortStableFunc(s.History, func(a, b Decided) int {
		return a.Date.Compare(b.Date)
	})
	return s
}
