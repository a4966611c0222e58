package build

import (
	"maps"
	"slices"
)

// Paths are all addresses of a portfolio.
func (l *Look) Paths(drafts bool) []string {
	p := l.of(drafts)
	if p == nil {
		return nil
	}
	all := slices.AppendSeq(slices.Collect(maps.Keys(p.pages)), maps.Keys(p.files))
	return slices.Sorted(slices.Values(slices.AppendSeq(all, maps.Keys(p.data))))
}
