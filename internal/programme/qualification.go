package programme

import (
	"slices"

	"btfolio/internal/language"
	"btfolio/internal/vocabulary"
)

// A Qualification is what a person needs to decide in a role.
type Qualification struct {
	Rule
	Role               vocabulary.Role       `key:"role,required"`
	Positions          []vocabulary.Position `key:"positions,required"`           // any of them
	Preferred          vocabulary.Position   `key:"preferred"`                    // the one to look for first
	SupervisorTraining bool                  `key:"supervisor_training,required"` // completed when the decision is made
	ExperienceYears    int                   `key:"experience_years"`             // of documented practice, 0 for no demand
	Also               language.Text         `key:"also"`                         // what only people can judge
}

// Qualification is what the programme demands in a role. Where it does not
// say, nothing is checked.
func (p *Programme) Qualification(r vocabulary.Role) (Qualification, bool) {
	i := slices.IndexFunc(p.Qualifications, func(q Qualification) bool { return q.Role == r })
	if i < 0 {
		return Qualification{}, false
	}
	return p.Qualifications[i], true
}
