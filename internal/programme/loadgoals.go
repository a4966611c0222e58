package programme

import (
	"btfolio/internal/diag"
	"btfolio/internal/frontmatter"
	"btfolio/internal/language"
)

// goalsFile is the wording of goals as it is written. Source and note hold
// for all goals that have none of their own.
type goalsFile struct {
	Source []string         `key:"source,required"`
	Note   language.Text    `key:"note"`
	Goals  map[Goal]Wording `key:"goals,required"`
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
		goals.wording[goal-1] = given
	}
	return goals, found
}
