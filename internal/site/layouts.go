package site

import (
	"slices"

	"btfolio/internal/portfolio"
	"btfolio/internal/vocabulary"
)

// layouts are the names of the layouts that pages are made with: those of
// pages that stand for no single text, and one for each kind of text.
var layouts = append([]string{
	"overview", "goals", "placements", "list", "documents", "plan", "people", "shared_list",
	"steps", "certificates", "checkin_sheet", "search", "print", "cohort", "start", "text",
}, kindLayouts()...)

func kindLayouts() (names []string) {
	for _, k := range portfolio.Kinds() {
		if k.Kind != vocabulary.KindPerson && k.Kind != vocabulary.KindTrainee { // whose pages are “people” and “plan”
			names = append(names, string(k.Kind))
		}
	}
	return names
}

// HasLayout reports whether any page is made with a layout of this name.
func HasLayout(name string) bool { return slices.Contains(layouts, name) }
