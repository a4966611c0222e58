package vocabulary

import "btfolio/internal/language"

// An Expectation is what a programme says about a goal in a placement.
type Expectation string

// The expectations.
const (
	ExpectationX     Expectation = "x"     // evidence is expected
	ExpectationNote  Expectation = "note"  // evidence is expected, and a note says which
	ExpectationMaybe Expectation = "maybe" // evidence may turn up
	ExpectationNone  Expectation = "none"  // no evidence is expected
)

// Vocabulary is the list of expectations.
func (Expectation) Vocabulary() *Set { return words().sets["expectations"] }

// In is what it is called in a language, empty when it is not given.
func (e Expectation) In(l language.Language) string { return label(e.Vocabulary(), string(e), l) }
