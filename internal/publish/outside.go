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
// is an error, since nobody is going to write it. What has been touched since
// it was published is kept, but made anew the next time: after that nothing
// would tell any more.
func (o *Output) KeepOutside(folders ...string) error {
	for folder, key := range o.hadKeys {
		switch {
		case folder != "" && slices.Contains(folders, folder):
		case o.untouched(folder, o.filesOf[folder]):
			o.Made(folder, key)
		default:
			o.Made(folder, "")
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
