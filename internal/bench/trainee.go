package bench

import (
	"fmt"
	"slices"

	"cloud.google.com/go/civil"

	"btfolio/internal/language"
)

// A trainee is one portfolio under construction.
type trainee struct {
	voice
	name, folder string
	programme    string
	employment   string
	term         term
	end          civil.Date

	main, manager, director, external string // people by their roles

	placements []*placement
	talks      []*entry
	marks      []*entry // assessments
	courses    []*entry
	kollegia   []*entry
	checkins   []*entry
	used       map[string]bool // paths that are taken

	files []file
}

// An entry is a text that is planned: others can link to it before it is
// written.
type entry struct {
	path       string // from the trainee's folder
	title      string
	date       civil.Date
	placement  *placement // nil for what belongs to none
	goals      []int
	instrument string // of an assessment, its canonical name
	stage      string // of a check-in
	by         string
}

// portfolio is everything in the folder of the i-th trainee.
func (s Shape) portfolio(i int, people []string) []file {
	name := fullName(i)
	t := &trainee{
		voice: newVoice(uint64(i)), name: name, folder: language.Slug(name),
		programme:  []string{"vgr", "ostergotland"}[i%2],
		employment: []string{"fristående", "integrerad"}[i/2%2],
		term:       terms[i/2%len(terms)],
		used:       map[string]bool{},
	}
	t.end = t.term.start.AddMonths(12).AddDays(-1)
	t.serve(people)
	t.plan(s.Documents)

	t.introduce()
	for _, p := range t.placements {
		t.writePlacement(p)
	}
	for i, e := range t.talks {
		t.writeTalk(i, e)
	}
	for i, e := range t.marks {
		t.writeAssessment(i, e, s.Attachments)
	}
	for i, e := range t.courses {
		t.writeCourse(i, e, s.Attachments)
	}
	for _, e := range t.kollegia {
		t.writeKollegium(e)
	}
	for _, e := range t.checkins {
		t.writeCheckin(e)
	}
	for g := 1; g <= lastGoal; g++ {
		t.writeGoal(g)
	}
	if t.finished() {
		t.writeFinal()
	}
	return t.files
}

// finished reports whether the year is over.
func (t *trainee) finished() bool { return t.end.Before(on) }

// until is the last day on which something can have happened.
func (t *trainee) until() civil.Date {
	if t.finished() {
		return t.end
	}
	return on
}

// serve plans who is who, and the placements, one after the other.
func (t *trainee) serve(people []string) {
	chosen := t.Perm(len(people))
	next := func() string {
		id := people[chosen[0]]
		chosen = chosen[1:]
		return id
	}
	t.main, t.manager, t.director, t.external = next(), next(), next(), next()
	for _, p := range programmes[t.programme] {
		p := p
		p.from = t.term.start
		if n := len(t.placements); n > 0 {
			p.from = t.placements[n-1].to.AddDays(1)
		}
		p.to = p.from.AddMonths(p.months).AddDays(-1)
		p.supervisor, p.colleague = next(), next()
		t.placements = append(t.placements, &p)
	}
	t.placements[len(t.placements)-1].to = t.end
}

// placementOn is where the trainee serves on a day.
func (t *trainee) placementOn(day civil.Date) *placement {
	for _, p := range t.placements {
		if !day.After(p.to) {
			return p
		}
	}
	return t.placements[len(t.placements)-1]
}

// path is a free path for a text of a day.
func (t *trainee) path(folder string, day civil.Date, name string) string {
	stem := folder + "/" + day.String()
	if name != "" {
		stem += "-" + language.Slug(name)
	}
	path := stem + ".md"
	for n := 2; t.used[path]; n++ {
		path = fmt.Sprintf("%s-%d.md", stem, n)
	}
	t.used[path] = true
	return path
}

// write adds a file to the portfolio.
func (t *trainee) write(path string, data []byte) {
	t.files = append(t.files, file{"content/" + t.folder + "/" + path, data})
}

// link is a link to a text from one in another folder.
func link(e *entry, words string) string { return "[" + words + "](../" + e.path + ")" }

// about are the texts of a list that show something of a goal.
func about(all []*entry, goal int) []*entry {
	return slices.DeleteFunc(slices.Clone(all), func(e *entry) bool { return !slices.Contains(e.goals, goal) })
}

// within are the texts of a list that belong to a placement.
func within(all []*entry, p *placement) []*entry {
	return slices.DeleteFunc(slices.Clone(all), func(e *entry) bool { return e.placement != p })
}
