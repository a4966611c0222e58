package scaffold

import (
	"slices"
	"strings"

	"btfolio/internal/diag"
	"btfolio/internal/frontmatter"
	"btfolio/internal/language"
	"btfolio/internal/portfolio"
	"btfolio/internal/programme"
	"btfolio/internal/say"
	"btfolio/internal/source"
	"btfolio/internal/vocabulary"
)

// A Request is one text to be made.
type Request struct {
	Kind   vocabulary.Kind
	Values Values
	People map[vocabulary.Role]string // of a trainee
	ID     string                     // the name of its file or folder; empty for one made from the values
}

// A Text is a new text and where it goes.
type Text struct {
	Path  string // from the site's folder
	Data  []byte
	Draft bool
}

// Make makes a text, or says everything that is wrong with what was asked
// for. The trainee is nil for texts that are not one's.
func Make(tree *source.Tree, site *portfolio.Site, t *portfolio.Trainee, r Request) (Text, diag.List) {
	m := &making{tree: tree, site: site, trainee: t, Request: r, l: site.Language, keys: keysOf(r.Kind)}
	for key, value := range m.Values {
		m.Values[key] = strings.Join(strings.Fields(value), " ")
	}
	m.refer()
	matter := "---\n" + m.matter() + "---\n"
	m.read(m.Kind, matter)
	if term, _ := vocabulary.Instrument("").Vocabulary().Find(r.Values["instrument"]); r.Kind == vocabulary.KindAssessment && term.Key == string(vocabulary.InstrumentCourseCertificate) {
		m.report(diag.NoAssessment.Problem())
	}
	name := m.path()
	if len(m.found) == 0 {
		m.taken(name)
	}
	if len(m.found) > 0 {
		return Text{}, m.found
	}
	if !draft(r.Kind) {
		return Text{Path: name, Data: []byte(matter)}, nil
	}
	return Text{Path: name, Data: []byte(matter + "\n" + m.body()), Draft: true}, nil
}

type making struct {
	Request
	tree    *source.Tree
	site    *portfolio.Site
	trainee *portfolio.Trainee
	l       language.Language
	keys    map[string]frontmatter.Field
	found   diag.List
}

func (m *making) report(p *diag.Problem) { m.found = append(m.found, p.At(diag.Pos{})) }

// refer resolves the people and the placement that the text speaks of.
func (m *making) refer() {
	person := func(id string) string {
		p := m.site.Person(id)
		if p == nil {
			m.report(diag.UnknownPerson.Problem(id))
			return id
		}
		return p.Name
	}
	for _, key := range append(referring[portfolio.PersonRef](m.Kind), referring[[]portfolio.PersonRef](m.Kind)...) {
		if m.Values[key] != "" {
			m.Values[key] = each(m.Values[key], person)
		}
	}
	for role, people := range m.People {
		m.People[role] = each(people, person)
	}
	for _, key := range referring[portfolio.PlacementRef](m.Kind) {
		id := m.Values[key]
		i := slices.IndexFunc(m.trainee.Placements, func(p *portfolio.Placement) bool { return vocabulary.Slug(p.Name) == vocabulary.Slug(id) })
		switch {
		case id == "":
		case i < 0:
			m.report(diag.UnknownPlacement.Problem(id))
			return
		default:
			m.Values[key] = m.trainee.Placements[i].Name
		}
	}
	if id := m.Values["cohort"]; id != "" && !slices.ContainsFunc(m.site.Cohorts, func(c portfolio.Cohort) bool { return c.ID == id }) {
		m.report(diag.UnknownCohort.Problem(id))
	}
	if rules := m.Values["programme"]; m.Kind == vocabulary.KindTrainee && rules != "" {
		m.found = append(m.found, m.site.CheckProgramme(m.tree, rules)...)
	}
}

// each changes every item of a list.
func each(list string, change func(string) string) string {
	items := strings.Split(list, ",")
	for i, item := range items {
		items[i] = change(strings.TrimSpace(item))
	}
	return strings.Join(items, ", ")
}

// body is what stands below: for a talk who talked when (F056–F057), for a
// goal what it demands, and the questions.
func (m *making) body() string {
	b := comment(say.TheQuestionsInTheCommentsAre().In(m.l))
	sections := asked().Kinds[m.Kind]
	switch m.Kind {
	case vocabulary.KindTalk:
		b += say.WhatTalkWithFullName(m.Values["date"], m.site.Person(m.Values["supervisor"]).FullName).In(m.l)
	case vocabulary.KindAssessment:
		term, _ := vocabulary.Instrument("").Vocabulary().Find(m.Values["instrument"])
		sections = slices.Concat(asked().Instruments[vocabulary.Instrument(term.Key)], sections)
	case vocabulary.KindGoal:
		b += m.demands()
	}
	return strings.TrimRight(b+body(sections, m.l), "\n") + "\n"
}

// demands is what the goal asks for, in the words of the programme.
func (m *making) demands() string {
	goal, err := programme.ParseGoal(m.Values["goals"])
	if err != nil || m.trainee.Programme == nil {
		return ""
	}
	return comment(demanded(m.trainee.Programme, goal, m.l)...)
}

func demanded(p *programme.Programme, goal programme.Goal, l language.Language) []string {
	w := p.Goals.Of(goal)
	lines := []string{goal.String() + " " + w.Title.In(l)}
	for _, r := range w.Requirements {
		label, _ := vocabulary.Label("requirement_" + string(r.Kind))
		lines = append(lines, label.In(l)+" "+r.Text.In(l))
	}
	return lines
}

// read has the front matter read as it will be.
func (m *making) read(kind vocabulary.Kind, matter string) {
	split, found := frontmatter.Split("", []byte(matter))
	if !found.Failed() {
		k, _ := portfolio.Declared(kind)
		_, found = split.Decode(k.New(), m.site.Own())
	}
	for _, f := range found {
		f.Pos = diag.Pos{} // there is no such file yet
		m.found = append(m.found, f)
	}
}
