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
	roles := b.capacities()
	for _, p := range b.of.Mentioned() {
		page.People = append(page.People, PersonCard{
			ID: p.Name, Name: p.FullName, Roles: roles[p.Name], Facts: b.factsOf(p), Body: b.body(&p.Doc),
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

// capacities are the roles people have for the trainee and what else they have
// done for the portfolio besides deciding, by their ids.
func (b *builder) capacities() map[string][]string {
	roles := map[string][]string{}
	add := func(ref portfolio.PersonRef, role string) {
		if !slices.Contains(roles[ref.Value], role) {
			roles[ref.Value] = append(roles[ref.Value], role)
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
	}
	for _, a := range t.Assessments {
		add(a.Assessor, word(b.lang, "assessor"))
	}
	for _, d := range t.Documents {
		add(d.Assessor, word(b.lang, "assessor"))
	}
	return roles
}
