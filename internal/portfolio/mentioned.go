package portfolio

import (
	"cmp"
	"slices"
)

// Mentioned are the people of the site that the portfolio speaks of, by
// their ids: whoever has a part in it, and whoever its texts or the shared
// ones link to. Nobody else belongs in it.
func (t *Trainee) Mentioned() []*Person {
	var all []*Person
	add := func(p *Person) {
		if p != nil && !slices.Contains(all, p) {
			all = append(all, p)
		}
	}
	part := func(refs ...Ref) {
		for _, ref := range refs {
			add(t.site.People[ref.Value])
		}
	}
	decided := func(approvals []Approval) {
		for _, a := range approvals {
			part(a.By)
		}
	}
	for _, people := range t.People {
		part(people...)
	}
	for _, w := range t.Waivers {
		part(w.By)
	}
	for _, p := range t.Placements {
		part(p.Supervisors...)
		decided(p.Approvals)
	}
	for _, x := range t.Talks {
		part(x.Supervisor)
	}
	for _, a := range t.Assessments {
		part(a.Assessor)
	}
	for _, k := range t.Kollegia {
		part(k.Participants...)
	}
	for _, c := range t.Checkins {
		part(c.Supervisor)
		part(c.Participants...)
	}
	for _, g := range t.Goals {
		if g == nil {
			continue
		}
		for _, p := range g.Progression {
			part(p.By)
		}
		for _, gap := range g.Gaps {
			part(gap.By)
		}
		decided(g.Approvals)
	}
	for _, d := range t.Documents {
		part(d.Assessor)
	}
	for _, d := range t.Decisions {
		part(d.By)
	}
	if f := t.Final; f != nil {
		decided(f.Approvals)
		if f.Registration != nil {
			part(f.Registration.By)
		}
		for _, c := range f.Certificates {
			part(c.By...)
		}
	}

	links := func(d *Doc) {
		if d.Body == nil {
			return
		}
		for _, link := range d.Body.Links() {
			target, _ := t.site.Target(t, d, link.Destination)
			add(target.Person)
		}
	}
	for _, d := range t.Texts() {
		links(d)
	}
	for _, s := range t.site.Shared {
		links(&s.Doc)
	}
	for i := 0; i < len(all); i++ { // who is found here may lead to others
		links(&all[i].Doc)
	}
	slices.SortFunc(all, func(a, b *Person) int { return cmp.Compare(a.Name, b.Name) })
	return all
}
