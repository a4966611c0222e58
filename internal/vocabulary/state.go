package vocabulary

import "btfolio/internal/language"

// A State is how a goal stands in a placement or in BT as a whole. The same
// words are used everywhere.
type State string

// The states.
const (
	StateApproved    State = "approved"     // there is evidence and it is approved
	StatePresent     State = "present"      // there is evidence, not approved
	StateMissing     State = "missing"      // there is none where some is expected
	StateExpected    State = "expected"     // there is none yet, and there is still time
	StateChanged     State = "changed"      // something was altered after it was approved
	StateJustified   State = "justified"    // there is none, for an accepted reason
	StateNotExpected State = "not_expected" // there is none and none is expected
)

// Vocabulary is the list of states.
func (State) Vocabulary() *Set { return words().sets["states"] }

// In is what it is called in a language, empty when it is not given.
func (s State) In(l language.Language) string { return label(s.Vocabulary(), string(s), l) }
