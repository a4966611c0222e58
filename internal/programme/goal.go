package programme

import (
	"strconv"
	"strings"

	"btfolio/internal/diag"
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
