package vocabulary

import "btfolio/internal/language"

// A Certificate is one of the official forms that end BT.
type Certificate string

// The certificates.
const (
	CertificateGoals      Certificate = "goals"      // the goals are met (Bilaga 2)
	CertificateCompleted  Certificate = "completed"  // the service is completed (Bilaga 3)
	CertificateCompetence Certificate = "competence" // basic competence is reached (Bilaga 4)
)

// Vocabulary is the list of certificates.
func (Certificate) Vocabulary() *Set { return words().sets["certificates"] }

// In is what it is called in a language, empty when it is not given.
func (c Certificate) In(l language.Language) string { return label(c.Vocabulary(), string(c), l) }
