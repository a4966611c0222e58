package publish

import (
	"maps"
	"slices"
	"strings"
)

// KeepOutside takes over every file of the published site that lies in none
// of the named folders at its top: what a build of those folders alone does
// not make anew stays as it is.
func (o *Output) KeepOutside(folders ...string) error {
	for _, file := range slices.Sorted(maps.Keys(o.was)) {
		top, _, nested := strings.Cut(file, "/")
		if nested && slices.Contains(folders, top) {
			continue
		}
		if _, err := o.Keep(file); err != nil {
			return err
		}
	}
	return nil
}
