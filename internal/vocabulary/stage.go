package vocabulary

import "btfolio/internal/language"

// A Stage tells the main supervisor's check-ins apart.
type Stage string

// The stages.
const (
	StageA Stage = "A" // at the start
	StageB Stage = "B" // some weeks before a placement ends
	StageC Stage = "C" // before the registration to the external assessor
)

// Vocabulary is the list of stages.
func (Stage) Vocabulary() *Set { return words().sets["stages"] }

// In is what it is called in a language, empty when it is not given.
func (s Stage) In(l language.Language) string { return label(s.Vocabulary(), string(s), l) }
