package portfolio

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"btfolio/internal/diag"
	"btfolio/internal/language"
	"btfolio/internal/seal"
	"btfolio/internal/vocabulary"
)

// Who decided rests on names and keys. What makes one person look like another
// is told.

// deceptive tells of a name, or an id, that is not what it looks like.
func deceptive(at diag.Pos, name string) diag.List {
	switch r, hidden := language.Deceptive(name); {
	case r == 0:
		return nil
	case hidden:
		return diag.List{diag.NameUnseen.At(at, visible(name), fmt.Sprintf("U+%04X", r))}
	default:
		return diag.List{diag.NameForeign.At(at, name, string(r), fmt.Sprintf("U+%04X", r))}
	}
}

// visible is a name without what does not show.
func visible(name string) string {
	return strings.Map(func(r rune) rune {
		if bad, hidden := language.Deceptive(string(r)); bad != 0 && hidden {
			return -1
		}
		return r
	}, name)
}

// Alike reports whether two names that are not the same look the same.
func Alike(a, b string) bool {
	return vocabulary.Slug(a) != vocabulary.Slug(b) && language.Looks(a) == language.Looks(b)
}

// A named person is one under a name or id that is seen.
type named struct {
	*Person
	as string
}

// impersonations tells of people who look like one another or have a key in
// common.
func (s *Site) impersonations() (found diag.List) {
	for _, id := range slices.Sorted(maps.Keys(s.People)) {
		p := s.People[id]
		for _, n := range []struct {
			at diag.Pos
			as string
		}{{p.At("name"), p.FullName}, {diag.Pos{File: p.Path}, stem(base(p.Path))}} {
			found = append(found, deceptive(n.at, n.as)...)
			look := language.Looks(n.as)
			for _, other := range s.looks[look] {
				if other.Person != p && Alike(other.as, n.as) {
					found = append(found, diag.NamesAlike.At(n.at, n.as, other.as, other.Path))
					break
				}
			}
			s.looks[look] = append(s.looks[look], named{p, n.as})
		}
		for _, key := range p.Keys() {
			s.holders[key.Line()] = append(s.holders[key.Line()], p)
		}
	}
	for _, people := range s.holders {
		for i, p := range people[1:] {
			if other := people[i]; other != p {
				found = append(found, diag.KeyShared.At(p.At("ssh_keys"), p.FullName, other.FullName))
			}
		}
	}
	return found
}

// Holders are the people of the site on whose pages a key stands.
func (t *Trainee) Holders(key seal.Key) []*Person { return t.site.holders[key.Line()] }

// impersonations tells of a trainee who looks like somebody else.
func (l *loader) impersonations() {
	t := l.trainee
	at := t.At("name")
	l.report(deceptive(at, t.FullName)...)
	l.report(deceptive(diag.Pos{File: t.Path}, t.Folder)...)
	for _, p := range l.site.looks[language.Looks(t.FullName)] {
		if Alike(p.as, t.FullName) {
			l.report(diag.NamesAlike.At(at, t.FullName, p.as, p.Path))
			break
		}
	}
}
