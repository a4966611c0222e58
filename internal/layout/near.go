package layout

import (
	"cmp"
	"slices"
	"strings"
	"unicode/utf8"
)

// nearest names the few of what there is that a misspelt name comes closest
// to, for the remedy of a finding.
func nearest(name string, there []string) string {
	there = slices.Clone(there)
	slices.SortFunc(there, func(a, b string) int {
		return cmp.Or(cmp.Compare(distance(name, a), distance(name, b)), cmp.Compare(a, b))
	})
	return strings.Join(there[:min(len(there), 3)], ", ")
}

// distance counts the letters to add, remove or change between two names,
// whatever their case.
func distance(a, b string) int {
	a, b = strings.ToLower(a), strings.ToLower(b)
	row := make([]int, utf8.RuneCountInString(b)+1)
	for j := range row {
		row[j] = j
	}
	i := 0
	for _, x := range a {
		i++
		above := row[0]
		row[0] = i
		j := 0
		for _, y := range b {
			j++
			change := above
			if x != y {
				change++
			}
			above = row[j]
			row[j] = min(change, row[j]+1, row[j-1]+1)
		}
	}
	return row[len(row)-1]
}
