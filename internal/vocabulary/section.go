package vocabulary

import "btfolio/internal/language"

// A Section is a part of a text that the program knows by its heading.
type Section string

// The sections.
const (
	SectionPlan      Section = "plan"       // of a placement, before it
	SectionSummary   Section = "summary"    // of a placement, after it
	SectionGoalsMet  Section = "goals_met"  // of a talk: what is done and what is not
	SectionNextGoals Section = "next_goals" // of a talk: what to do until the next one
	SectionDecisions Section = "decisions"  // of a talk: what was decided
)

// Vocabulary is the list of sections.
func (Section) Vocabulary() *Set { return words().sets["sections"] }

// In is what it is called in a language, empty when it is not given.
func (s Section) In(l language.Language) string { return label(s.Vocabulary(), string(s), l) }
