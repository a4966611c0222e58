package programme

import (
	"btfolio/internal/language"
	"btfolio/internal/vocabulary"
)

// A Theory is the theoretical training of a programme: how many days it takes
// together, and what it is about.
type Theory struct {
	Rule
	Title       language.Text   `key:"title,required"`
	Days        int             `key:"days,required"`
	GoalsPerDay int             `key:"goals_per_day,required"` // more of them a day of course does not deal with
	Subjects    []language.Text `key:"subjects"`
}

// A FormRule is what a programme says of a form of employment.
type FormRule struct {
	Rule
	Form vocabulary.Form `key:"form,required"`
	Asks language.Text   `key:"asks,required"`
}
