package vocabulary

import "btfolio/internal/language"

// A Form is how BT is employed: on its own or as the first part of specialist
// training.
type Form string

// The forms.
const (
	FormStandalone Form = "standalone" // a fixed-term employment of its own
	FormIntegrated Form = "integrated" // part of an employment for specialist training
)

// Vocabulary is the list of forms.
func (Form) Vocabulary() *Set { return words().sets["forms"] }

// In is what it is called in a language, empty when it is not given.
func (f Form) In(l language.Language) string { return label(f.Vocabulary(), string(f), l) }
