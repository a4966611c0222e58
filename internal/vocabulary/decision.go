package vocabulary

import "btfolio/internal/language"

// A Decision is what somebody entitled to it has decided about a part of BT.
type Decision string

// The decisions.
const (
	DecisionApproved    Decision = "approved"     // the goals or the placement are approved
	DecisionNotApproved Decision = "not_approved" // they are not, so far
	DecisionRevoked     Decision = "revoked"      // an earlier decision no longer holds
)

// Vocabulary is the list of decisions.
func (Decision) Vocabulary() *Set { return words().sets["decisions"] }

// In is what it is called in a language, empty when it is not given.
func (d Decision) In(l language.Language) string { return label(d.Vocabulary(), string(d), l) }
