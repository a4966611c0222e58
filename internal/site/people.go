package site

import (
	"cmp"
	"html/template"
	"math"
	"slices"

	"cloud.google.com/go/civil"

	"btfolio/internal/language"
	"btfolio/internal/portfolio"
	"btfolio/internal/review"
	"btfolio/internal/say"
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
	Meets []Qualification // what is asked of the roles, first of all
	Facts []Fact
	Body  template.HTML
}

// A Qualification says whether somebody has what the programme asks of a role.
type Qualification struct {
	State vocabulary.State
	Text  string
}

func (b *siteContext) peoplePage() People {
	page := People{
		Head:  b.head(word(b.lang, "people"), "people"),
		Empty: word(b.lang, "no_people"),
	}
	roles, ranks := b.capacities()
	holders := b.verdict.Holders()
	for _, p := range b.of.Mentioned() {
		page.People = append(page.People, PersonCard{
			ID: p.Name, Name: p.FullName, Roles: roles[p.Name], Meets: b.qualifications(p, holders), Facts: b.factsOf(p), Body: within(b.body(&p.Doc), p.Name, unmoved),
		})
	}
	slices.SortStableFunc(page.People, func(x, y PersonCard) int { return cmp.Compare(ranks[x.ID], ranks[y.ID]) })
	return page
}

// qualifications are what the programme asks of somebody, role by role.
func (b *siteContext) qualifications(p *portfolio.Person, holders []review.Holder) []Qualification {
	var all []Qualification
	for _, h := range holders {
		if h.Person != p {
			continue
		}
		role := language.InBoth(h.Role.In)
		q := Qualification{vocabulary.StateApproved, say.RoleMet(role).In(b.lang)}
		if len(h.Lacks) > 0 {
			q = Qualification{vocabulary.StateMissing, say.RoleLacks(role, language.And(h.Lacks)).In(b.lang)}
		}
		if !slices.Contains(all, q) {
			all = append(all, q)
		}
	}
	return all
}

// since writes a day from which something is counted.
func since(l language.Language, day civil.Date) string {
	if day.IsZero() {
		return ""
	}
	return word(l, "since") + " " + l.Date(day)
}

// capacities are the roles people have for the trainee and what else they have
// done for the portfolio besides deciding, by their ids; and in which order people
// stand by them.
func (b *siteContext) capacities() (roles map[string][]string, ranks map[string]int) {
	roles, ranks = map[string][]string{}, map[string]int{}
	order := map[string]int{}
	for _, p := range b.of.Mentioned() {
		ranks[p.Name] = math.MaxInt
	}
	add := func(ref portfolio.PersonRef, role string) {
		if _, known := order[role]; !known {
			order[role] = len(order)
		}
		ranks[ref.Value] = min(ranks[ref.Value], order[role])
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
	return roles, ranks
}
