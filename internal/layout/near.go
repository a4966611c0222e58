package layout

import (
	"cmp"
	"slices"
	"strings"

	"btfolio/internal/language"
)

// nearest names the few of what there is that a misspelt name comes closest
// to, for the remedy of a finding.
func nearest(name string, there []string) string {
	there = slices.Clone(there)
	far := func(other string) int { return language.Distance(strings.ToLower(name), strings.ToLower(other)) }
	slices.SortFunc(there, func(a, b string) int {
		return cmp.Or(cmp.Compare(far(a), far(b)), cmp.Compare(a, b))
	})
	return strings.Join(there[:min(len(there), 3)], ", ")
}
