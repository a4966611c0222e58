package site

import (
	"html/template"
	"slices"

	"cloud.google.com/go/civil"

	"btfolio/internal/language"
	"btfolio/internal/portfolio"
	"btfolio/internal/vocabulary"
)

// A People page tells who the people are that a portfolio speaks of, so that
// an assessor sees who approved and with which qualification.
type People struct {
	Head
	People []PersonCard
	Empty  string
}

// A PersonCard is one person, in the roles they have in this portfolio.
type PersonCard struct {
	ID    string // anchor
	Name  string
	Roles []string
	Facts []Fact
	Body  template.HTML
}

func (b *builder) peoplePage() People {
	page := People{
		Head:  b.head(word(b.lang, "people"), "people"),
		Empty: word(b.lang, "no_people"),
	}
	roles := b.roles()
	var ids []string
	for id := range roles {
		ids = append(ids, id)
	}
	slices.Sort(ids)
	for _, id := range ids {
		p := b.site.People[id]
		f := facts{b: b}
		f.words("occupation", p.Occupation)
		if p.Position != vocabulary.PositionOther {
			f.words("position", capital(p.Position.In(b.lang)))
		}
		f.words("specialty", p.Specialty)
		f.words("workplace", p.Workplace)
		f.words("supervisor_training", isoDate(p.SupervisorTraining))
		f.words("experience", since(b.lang, p.ExperienceSince))
		page.People = append(page.People, PersonCard{
			ID: p.Name, Name: p.FullName, Roles: roles[id], Facts: f.list, Body: b.body(&p.Doc),
		})
	}
	return page
}

// since writes a day from which something is counted.
func since(l language.Language, day civil.Date) string {
	if day.IsZero() {
		return ""
	}
	return word(l, "since") + " " + l.Date(day)
}

// roles gathers the people of the portfolio with what they do in it. People
// of the site who have no part in it stay out of it.
func (b *builder) roles() map[string][]string {
	roles := map[string][]string{}
	add := func(ref portfolio.Ref, role string) {
		if b.site.People[ref.Value] == nil {
			return
		}
		if role != "" && !slices.Contains(roles[ref.Value], role) {
			roles[ref.Value] = append(roles[ref.Value], role)
		} else if roles[ref.Value] == nil {
			roles[ref.Value] = []string{}
		}
	}
	t := b.of
	for _, role := range vocabulary.Role("").Vocabulary().Terms() {
		for _, ref := range t.People[vocabulary.Role(role.Key)] {
			add(ref, capital(role.Label.In(b.lang)))
		}
	}
	supervisor := capital(vocabulary.RolePlacementSupervisor.In(b.lang))
	for _, p := range t.Placements {
		for _, ref := range p.Supervisors {
			add(ref, supervisor+", "+b.headings[&p.Doc])
		}
		for _, a := range p.Approvals {
			add(a.By, "")
		}
	}
	for _, x := range t.Talks {
		add(x.Supervisor, "")
	}
	for _, a := range t.Assessments {
		add(a.Assessor, word(b.lang, "assessor"))
	}
	for _, k := range t.Kollegia {
		for _, ref := range k.Participants {
			add(ref, "")
		}
	}
	for _, c := range t.Checkins {
		add(c.Supervisor, "")
		for _, ref := range c.Participants {
			add(ref, "")
		}
	}
	for _, g := range t.Goals {
		if g == nil {
			continue
		}
		for _, p := range g.Progression {
			add(p.By, "")
		}
		for _, x := range g.Gaps {
			add(x.By, "")
		}
		for _, a := range g.Approvals {
			add(a.By, "")
		}
	}
	for _, d := range t.Documents {
		add(d.Assessor, word(b.lang, "assessor"))
	}
	for _, d := range t.Decisions {
		add(d.By, "")
	}
	if f := t.Final; f != nil {
		for _, a := range f.Approvals {
			add(a.By, "")
		}
		if f.Registration != nil {
			add(f.Registration.By, "")
		}
		for _, c := range f.Certificates {
			for _, ref := range c.By {
				add(ref, "")
			}
		}
	}
	return roles
}
