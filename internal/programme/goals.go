package programme

import (
	"slices"

	"btfolio/internal/language"
)

// A RequirementKind is how a goal wants something to be mastered.
type RequirementKind string

// The kinds of requirement.
const (
	Skill     RequirementKind = "skill"     // “kunna …”
	Knowledge RequirementKind = "knowledge" // “uppvisa kunskap om …”
)

// Words are the kinds.
func (RequirementKind) Words() []string { return list(Skill, Knowledge) }

// UnmarshalText reads the kind as programmes write it.
func (k *RequirementKind) UnmarshalText(text []byte) error { return choose(k, text) }

// In is how a sentence about a requirement of this kind begins.
func (k RequirementKind) In(l language.Language) string {
	if k == Knowledge {
		return language.Text{Sv: "uppvisa kunskap om", En: "show knowledge of"}.In(l)
	}
	return language.Text{Sv: "kunna", En: "be able to"}.In(l)
}

// A Requirement is one point of a goal. The text completes the sentence that
// its kind begins.
type Requirement struct {
	Kind RequirementKind `key:"kind,required"`
	Text language.Text   `key:"text,required"`
}

// A Wording is what a goal says.
type Wording struct {
	Title        language.Text `key:"title,required"`
	Short        language.Text `key:"short"` // for the matrix
	Requirements []Requirement `key:"requirements,required"`
	Source       []string      `key:"source"`
	Note         language.Text `key:"note"`
}

// Goals are the wording of all eighteen goals. The zero value has no words.
type Goals struct {
	wording [LastGoal]Wording // BT1 first
}

// Of is what a goal says. Something that is no goal says nothing.
func (g Goals) Of(goal Goal) Wording {
	if !goal.Known() {
		return Wording{}
	}
	w := g.wording[goal-1]
	w.Requirements = slices.Clone(w.Requirements)
	return w
}
