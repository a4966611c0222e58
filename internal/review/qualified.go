package review

import (
	"btfolio/internal/language"
	"btfolio/internal/portfolio"
	"btfolio/internal/vocabulary"
)

// A Holder is somebody in a role that the programme asks a qualification for.
type Holder struct {
	Person    *portfolio.Person
	Role      vocabulary.Role
	Placement *portfolio.Placement // nil for a role in BT as a whole
	Lacks     []language.Text      // what the page of the person does not show of it; empty where nothing is lacking
}

// Holders are those who have a role that the programme asks a qualification for:
// in BT as a whole, and in each placement, on its last day or today.
func (v *Verdict) Holders() []Holder {
	q := &inquiry{t: v.Trainee, on: v.On}
	var all []Holder
	add := func(refs []portfolio.PersonRef, role vocabulary.Role, p *portfolio.Placement) {
		want, asked := v.Trainee.ProgrammeOf(p).Qualification(role)
		day := v.On
		if p != nil && p.To.Before(day) {
			day = p.To
		}
		for _, ref := range refs {
			if person := v.Trainee.Person(ref.Value); asked && person != nil {
				all = append(all, Holder{person, role, p, q.lacks(person, want, day)})
			}
		}
	}
	for _, term := range vocabulary.Role("").Vocabulary().Terms() {
		if role := vocabulary.Role(term.Key); role != vocabulary.RolePlacementSupervisor {
			add(v.Trainee.People[role], role, nil)
		}
	}
	for _, p := range v.Trainee.Placements {
		add(q.holders(vocabulary.RolePlacementSupervisor, ofPlacement(p)), vocabulary.RolePlacementSupervisor, p)
	}
	return all
}
