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
	part := visitor{person: func(ref *PersonRef) { add(t.site.People[ref.Value]) }}
	for _, x := range t.All() {
		visit(x, part)
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
	for i := 0; i < len(all); i++ { // a person found here may link to others
		links(&all[i].Doc)
	}
	slices.SortFunc(all, func(a, b *Person) int { return cmp.Compare(a.Name, b.Name) })
	return all
}
