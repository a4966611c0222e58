package portfolio

import (
	"path"
	"slices"
	"strings"

	"btfolio/internal/programme"
	"btfolio/internal/vocabulary"
)

// A selection is what the trainee wants read first of each goal. It stands in a
// file of its own that no decision covers, so that choosing late breaks no seal.
type selection struct {
	Doc
	Picks []pick `key:"selection"`
}

// A pick are the texts to read first of some goals.
type pick struct {
	Goals []programme.Goal `key:"goals,required"`
	Texts []TextRef        `key:"texts,required"`
}

// MostPicked is how many texts can be picked for a goal: an assessor reads them all.
const MostPicked = 3

// Picked are the references to the texts picked for a goal, in the trainee's order.
func (t *Trainee) Picked(g programme.Goal) []TextRef {
	var all []TextRef
	for _, s := range typed[*selection](t, vocabulary.KindSelection) {
		for _, p := range s.Picks {
			if slices.Contains(p.Goals, g) {
				all = append(all, p.Texts...)
			}
		}
	}
	return all
}

// Withholds reports whether a reference is to a text that is not published.
func (t *Trainee) Withholds(ref string) bool {
	name := path.Join("content", t.Folder, strings.TrimSuffix(ref, ".md"))
	return slices.ContainsFunc(t.Withheld, func(w Withheld) bool { return strings.TrimSuffix(w.Path, ".md") == name })
}
