package vocabulary

import "btfolio/internal/language"

// A Trust is how firmly a decision is tied to what it was made on.
type Trust string

// The levels of trust.
const (
	TrustClaimed Trust = "claimed" // somebody wrote it down
	TrustBound   Trust = "bound"   // it names the checksums of what it covers
	TrustSigned  Trust = "signed"  // it is signed with a key of the person who decided
)

// Vocabulary is the list of levels of trust.
func (Trust) Vocabulary() *Set { return words().sets["trust"] }

// In is what it is called in a language, empty when it is not given.
func (t Trust) In(l language.Language) string { return label(t.Vocabulary(), string(t), l) }
