package review

import (
	"testing"

	"btfolio/internal/language"
	"btfolio/internal/seal"
)

// A finding names a few of the files that have changed and counts the others.
func TestChangesText(t *testing.T) {
	change := func(kind seal.Kind, paths ...string) (all []CoveredFile) {
		for _, p := range paths {
			all = append(all, CoveredFile{Path: p, Kind: kind})
		}
		return all
	}
	for _, c := range []struct {
		changes []CoveredFile
		want    string
	}{
		{change(seal.Changed, "a"), "ändrat: a"},
		{change(seal.Changed, "a", "b", "c", "d"), "ändrat: a, b, c och d"},
		{change(seal.Changed, "a", "b", "c", "d", "e"), "ändrat: a, b, c, d och 1 till"},
		{append(change(seal.Removed, "c"), change(seal.Changed, "a", "b")...), "ändrat: a och b; borttaget: c"},
		{append(change(seal.Changed, "a", "b", "c"), change(seal.Added, "d", "e", "f")...), "ändrat: a, b och c; tillagt efteråt: d och 2 till"},
		{append(change(seal.Changed, "a", "b", "c", "d"), change(seal.Added, "e")...), "ändrat: a, b, c och d; tillagt efteråt: 1 fil"},
		{append(change(seal.Changed, "a", "b", "c", "d", "e"), change(seal.Added, "f", "g")...), "ändrat: a, b, c, d och 1 till; tillagt efteråt: 2 filer"},
	} {
		if got := changesText(c.changes).In(language.Swedish); got != c.want {
			t.Errorf("%q, want %q", got, c.want)
		}
	}
}

func TestEitherText(t *testing.T) {
	name := func(s string) language.Text { return language.Text{Sv: s, En: s} }
	for _, c := range []struct {
		things []language.Text
		want   string
	}{
		{[]language.Text{name("a")}, "a"},
		{[]language.Text{name("a"), name("b")}, "a or b"},
		{[]language.Text{name("a"), name("b"), name("c")}, "a, b or c"},
	} {
		if got := language.Or(c.things).In(language.English); got != c.want {
			t.Errorf("%q, want %q", got, c.want)
		}
	}
}
