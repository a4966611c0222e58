package programme

import "btfolio/internal/vocabulary"

// A Need is something that must be so before the main supervisor registers a
// trainee to the external assessor.
type Need string

// The needs.
const (
	NeedLength       Need = "length"       // the national floors and the mandatory areas
	NeedPlacements   Need = "placements"   // every placement is approved
	NeedGoals        Need = "goals"        // every goal is approved
	NeedEvidence     Need = "evidence"     // every goal has evidence, and every expected cell has some or a justified gap
	NeedAssessments  Need = "assessments"  // the minimum of assessments
	NeedConfirmation Need = "confirmation" // the trainee's word that all is in the portfolio
)

// Words are the needs.
func (Need) Words() []string {
	return list(NeedLength, NeedPlacements, NeedGoals, NeedEvidence, NeedAssessments, NeedConfirmation)
}

// UnmarshalText reads the need as programmes write it.
func (n *Need) UnmarshalText(text []byte) error { return choose(n, text) }

// A Registration is the gate to the final assessment.
type Registration struct {
	Rule
	By    vocabulary.Role `key:"by,required"`
	Needs []Need          `key:"needs,required"`
}
