package vocabulary

import "btfolio/internal/language"

// An Area is the part of health care a placement lies in. The regulation
// asks for acute and primary care.
type Area string

// The areas.
const (
	AreaAcute        Area = "acute"        // acute care
	AreaPrimaryCare  Area = "primary_care" // general practice
	AreaPsychiatry   Area = "psychiatry"   // psychiatry
	AreaIntroduction Area = "introduction" // the weeks before the first placement proper
	AreaOther        Area = "other"        // any other part
)

// Vocabulary is the list of areas.
func (Area) Vocabulary() *Set { return words().sets["areas"] }

// In is what it is called in a language, empty when it is not given.
func (a Area) In(l language.Language) string { return label(a.Vocabulary(), string(a), l) }
