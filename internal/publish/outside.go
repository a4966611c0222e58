package publish

import (
	"maps"
	"slices"
	"strings"

	"btfolio/internal/diag"
)

// KeepOutside takes over every file of the published site that lies in none
// of the named folders at its top: what a build of those folders alone does
// not make anew stays as it is. A file that is not there as it was published
// is an error, since nobody is going to write it.
func (o *Output) KeepOutside(folders ...string) error {
	for folder, key := range o.hadKeys {
		if folder == "" || !slices.Contains(folders, folder) {
			o.Made(folder, key)
		}
	}
	for _, file := range slices.Sorted(maps.Keys(o.was)) {
		top, _, nested := strings.Cut(file, "/")
		if nested && slices.Contains(folders, top) {
			continue
		}
		switch kept, err := o.Keep(file); {
		case err != nil:
			return err
		case !kept:
			return o.note(diag.OutputGone.Problem(file))
		}
	}
	return nil
}
