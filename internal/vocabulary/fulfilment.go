package vocabulary

import "btfolio/internal/language"

// A Fulfilment is how far a goal is met in the main supervisor's view.
type Fulfilment string

// The fulfilments.
const (
	FulfilmentPartly Fulfilment = "partly" // some of it is met
	FulfilmentFully  Fulfilment = "fully"  // all of it is met
)

// Vocabulary is the list of fulfilments.
func (Fulfilment) Vocabulary() *Set { return words().sets["fulfilments"] }

// In is what it is called in a language, empty when it is not given.
func (f Fulfilment) In(l language.Language) string { return label(f.Vocabulary(), string(f), l) }
