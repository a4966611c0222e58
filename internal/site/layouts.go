package site

import "slices"

// layouts are the names of the layouts that pages are made with.
var layouts = []string{
	"overview", "goals", "goal", "placements", "placement", "list",
	"talk", "assessment", "course", "kollegium", "checkin",
	"documents", "document", "plan", "people", "shared_list", "shared",
	"steps", "certificates", "checkin_sheet", "search",
	"final", "approval", "print", "cohort", "start",
}

// HasLayout reports whether any page is made with a layout of this name.
func HasLayout(name string) bool { return slices.Contains(layouts, name) }
