package programme

import (
	"slices"
	"strconv"
	"strings"

	"btfolio/internal/diag"
	"btfolio/internal/frontmatter"
	"btfolio/internal/language"
	"btfolio/internal/vocabulary"
)

// A Goal is one of the eighteen goals (delmål) a trainee must reach, BT1 to
// BT18. Its number is its order, so that BT2 sorts before BT10. The zero
// Goal stands for “none given”.
type Goal int

// The first and the last goal, for loops over all of them.
const (
	FirstGoal Goal = 1
	LastGoal  Goal = 18
)

// AllGoals returns the goals in their order.
func AllGoals() []Goal {
	all := make([]Goal, 0, LastGoal)
	for g := FirstGoal; g <= LastGoal; g++ {
		all = append(all, g)
	}
	return all
}

// ParseGoal reads a goal in any of the forms people write: “BT1”, “BT 1”,
// “bt01”. Anything else is a *diag.Problem that quotes the word.
func ParseGoal(s string) (Goal, error) {
	word := strings.TrimSpace(s)
	if len(word) > 2 && strings.EqualFold(word[:2], "bt") {
		digits := strings.TrimSpace(word[2:])
		// A sign would be read as part of the number; three digits are no
		// goal anyone writes.
		if len(digits) <= 2 && strings.Trim(digits, "0123456789") == "" {
			n, err := strconv.Atoi(digits)
			if err == nil && Goal(n).Known() {
				return Goal(n), nil
			}
		}
	}
	return 0, diag.UnknownGoal.Problem(s)
}

// Known reports whether g is one of the eighteen.
func (g Goal) Known() bool { return FirstGoal <= g && g <= LastGoal }

// String writes the goal as the regulation does: “BT1”. No goal is empty.
func (g Goal) String() string {
	if g == 0 {
		return ""
	}
	return "BT" + strconv.Itoa(int(g))
}

// UnmarshalText reads a goal as ParseGoal does.
func (g *Goal) UnmarshalText(text []byte) error {
	parsed, err := ParseGoal(string(text))
	if err != nil {
		return err
	}
	*g = parsed
	return nil
}

// Pattern is every way of writing a goal, for editors.
func (Goal) Pattern() string { return `[bB][tT]\s*(0?[1-9]|1[0-8])` }

// MarshalText writes the goal as String does, also where it is the key of a
// JSON object.
func (g Goal) MarshalText() ([]byte, error) { return []byte(g.String()), nil }

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

// In is how a sentence about a requirement of this kind begins, with a capital.
func (k RequirementKind) In(l language.Language) string {
	t, _ := vocabulary.Label("requirement_" + string(k))
	return t.In(l)
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

	// What leads to the goal and what proves it (F026, F027).
	Activities   []language.Text `key:"activities"`
	Certificates []language.Text `key:"certificates"`
	Templates    []language.Text `key:"templates"`

	Source []string      `key:"source"`
	Note   language.Text `key:"note"`
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

// goalsFile is the wording of goals as it is written. Source, note, certificates
// and templates hold for all goals that have none of their own.
type goalsFile struct {
	Source []string      `key:"source,required"`
	Note   language.Text `key:"note"`

	Certificates []language.Text `key:"certificates"`
	Templates    []language.Text `key:"templates"`

	Goals map[Goal]Wording `key:"goals,required"`
}

// LoadGoals reads a site's own wording of the goals, most likely the official
// one. Goals that it leaves out stay as they come with btfolio, and so does
// the short title of a goal that is given without one.
func LoadGoals(name string, data []byte) (Goals, diag.List) {
	return replaceGoals(builtinGoals(), name, data)
}

// replaceGoals puts the wording of a file in the place of that of some goals.
// Where the findings hold an error, the goals stay as they were.
func replaceGoals(goals Goals, name string, data []byte) (Goals, diag.List) {
	var f goalsFile
	_, found := frontmatter.Decode(name, data, 1, &f)
	if found.Failed() {
		return goals, found
	}
	for goal, given := range f.Goals {
		if given.Short == (language.Text{}) {
			given.Short = goals.wording[goal-1].Short
		}
		if given.Source == nil {
			given.Source = f.Source
		}
		if given.Note == (language.Text{}) {
			given.Note = f.Note
		}
		if given.Certificates == nil {
			given.Certificates = f.Certificates
		}
		if given.Templates == nil {
			given.Templates = f.Templates
		}
		goals.wording[goal-1] = given
	}
	return goals, found
}
