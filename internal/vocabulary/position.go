package vocabulary

import "btfolio/internal/language"

// A Position is where a person stands as a doctor, which decides what they may
// approve.
type Position string

// The positions.
const (
	PositionSpecialist Position = "specialist" // a specialist
	PositionResident   Position = "resident"   // a doctor in specialist training
	PositionOther      Position = "other"      // neither
)

// Vocabulary is the list of positions.
func (Position) Vocabulary() *Set { return words().sets["positions"] }

// In is what it is called in a language, empty when it is not given.
func (p Position) In(l language.Language) string { return label(p.Vocabulary(), string(p), l) }
