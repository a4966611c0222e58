package source

import (
	"cmp"
	"io/fs"
	"path"
	"slices"
	"strings"

	"golang.org/x/text/unicode/norm"

	"btfolio/internal/diag"
)

// Entry returns the file with a path from the site's folder, which need not
// be one that was listed: a programme may lie anywhere in the site. The path
// is spelt as on disk, capitals included, on every system. The problem
// belongs where the path is written.
func (t *Tree) Entry(name string) (Entry, *diag.Problem) {
	clean := path.Clean(norm.NFC.String(name))
	if !fs.ValidPath(clean) {
		return Entry{}, diag.OutsideSite.Problem(name)
	}
	if i, listed := slices.BinarySearchFunc(t.entries, clean, byPath); listed {
		return t.entries[i], nil
	}
	disk, mode := "", fs.ModeDir
	for part := range strings.SplitSeq(clean, "/") {
		if part == "." {
			break // the site's folder itself
		}
		listed, err := t.listAt(cmp.Or(disk, "."))
		if err != nil {
			return Entry{}, t.problem(name, err, diag.FileMissing.Problem)
		}
		i := slices.IndexFunc(listed, func(d fs.DirEntry) bool { return shown(d.Name()) == part })
		if i < 0 {
			return Entry{}, diag.FileMissing.Problem(name)
		}
		disk, mode = join(disk, listed[i].Name()), listed[i].Type()
	}
	return t.examine(clean, disk, t.open, mode)
}

// listAt is list of a folder by its path on disk.
func (t *Tree) listAt(disk string) ([]fs.DirEntry, error) {
	dir, err := folderIn(t.root, disk)
	if err != nil {
		return nil, err
	}
	defer dir.Close()
	return list(dir)
}
