package watch

import (
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"btfolio/internal/source"
)

// list returns what lies in a folder and belongs to the site. The empty
// folder is the site itself. Links are not followed.
func list(site, folder string) ([]fs.DirEntry, error) {
	listed, err := os.ReadDir(onDisk(site, folder))
	return slices.DeleteFunc(listed, func(d fs.DirEntry) bool {
		return source.Skipped(d.Name(), d.IsDir()) || folder == "" && !source.IsPart(d.Name())
	}), err
}

// onDisk is the full path of a path from the site's folder.
func onDisk(site, path string) string {
	return filepath.Join(site, filepath.FromSlash(path))
}

// join is path.Join for parts that are clean already; a name on disk must
// not be cleaned.
func join(folder, name string) string {
	if folder == "" {
		return name
	}
	return folder + "/" + name
}

// within reports whether a path is that of a folder or lies in it.
func within(folder, path string) bool {
	rest, ok := strings.CutPrefix(path, folder)
	return ok && (rest == "" || rest[0] == '/' || folder == "")
}
