package build

import (
	"slices"
	"strings"

	"btfolio/internal/diag"
	"btfolio/internal/portfolio"
	"btfolio/internal/privacy"
	"btfolio/internal/vocabulary"
)

// A circle is the trainees and people whose names may stand somewhere, by what
// portfolio.Site.Names calls them.
type circle map[string]bool

// around is who may be named in a portfolio: the trainee, and whoever of the people
// of the site has a part in it.
func around(t *portfolio.Trainee, mentioned []*portfolio.Person) circle {
	c := circle{t.Folder: true}
	for _, p := range mentioned {
		c[p.ID()] = true
	}
	return c
}

// within is who may be named in the name of a file that belongs to no portfolio, by
// its path from content/: reports are about trainees.
func (x *exposure) within(file string) circle {
	folder, _, _ := strings.Cut(file, "/")
	if kind, _ := vocabulary.KindOfFolder(folder); kind == vocabulary.KindReport {
		return x.all
	}
	return x.people
}

// findings are those of a file, without the names that may stand there.
func (x *exposure) findings(file string, hits []privacy.Hit, may circle) (found diag.List) {
	for _, h := range hits {
		if h.Kind != privacy.NamedPerson || x.another(h.Who, h.Initials, may) {
			found = append(found, h.Finding(file))
		}
	}
	return found
}

// another reports whether a name is that of a trainee who may not be named. A name
// that is somebody else's, too, is not; nor are initials that are those of one of the
// people of the site.
func (x *exposure) another(who []string, initials bool, may circle) bool {
	named := func(in circle) bool { return slices.ContainsFunc(who, func(one string) bool { return in[one] }) }
	strangers := slices.ContainsFunc(who, func(one string) bool { return !x.people[one] })
	return strangers && !named(may) && !(initials && named(x.people))
}

// others finds the trainees who may not be named, by the words a text shows.
func (x *exposure) others(may circle) func(text []byte) []string {
	return func(text []byte) (names []string) {
		for _, m := range x.who.In(text) {
			if !x.another(m.Who, m.Initials, may) {
				continue
			}
			for _, who := range m.Who {
				if name := x.names[who][0]; !x.people[who] && !slices.Contains(names, name) {
					names = append(names, name)
				}
			}
		}
		slices.Sort(names)
		return names
	}
}

// named are the findings that tell of names of other trainees.
func named(found diag.List) diag.List {
	return slices.DeleteFunc(slices.Clone(found), func(f diag.Finding) bool { return f.Code != diag.OtherTrainee.Code })
}
