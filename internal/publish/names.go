package publish

import (
	"io/fs"
	"path"
	"path/filepath"
	"strings"
	"unicode"

	"btfolio/internal/diag"
)

// names holds every file and folder of a site, so that no two parts of it
// take the same place. Case is ignored, because many disks and some web
// servers ignore it: a site must come out the same everywhere. Keys are in
// lower case; the name of a folder ends with a slash.
type names map[string]string

// claim takes a file's path, and its folders, for that file alone.
func (n names) claim(file string) error {
	if err := checkName(file); err != nil {
		return err
	}
	key := strings.ToLower(file)
	if other, taken := n[key]; taken {
		return diag.OutputTwice.Problem(strings.TrimSuffix(other, "/"), file)
	}
	for folder := path.Dir(file); folder != "."; folder = path.Dir(folder) {
		key := strings.ToLower(folder)
		other, taken := n[key]
		if taken && other != folder+"/" {
			return diag.OutputTwice.Problem(strings.TrimSuffix(other, "/"), file)
		}
		if taken {
			break
		}
		n[key] = folder + "/"
	}
	n[key] = file
	return nil
}

// checkName refuses paths that lead out of the site or that cannot stand on
// a line of the marker.
func checkName(file string) error {
	local, err := filepath.Localize(file)
	if err != nil || local == "." || !fs.ValidPath(file) || strings.ContainsFunc(file, unicode.IsControl) {
		return diag.OutputBadName.Problem(file)
	}
	return nil
}
