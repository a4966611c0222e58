package build

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"

	"btfolio/internal/bundle"
	"btfolio/internal/diag"
)

// permit refuses a place for a bundle in which it would replace something
// else, or be read as one of the site's files the next time.
func (b *run) permit(file string) error {
	dir, err := real(filepath.Dir(file))
	if err != nil {
		return diag.BundleUnwritable.Problem(file, system(err))
	}
	for _, folder := range []string{"content", "layouts", "static"} {
		sources, err := real(filepath.Join(b.options.Site, folder))
		if errors.Is(err, fs.ErrNotExist) {
			continue
		}
		if err != nil {
			return diag.BundleUnwritable.Problem(file, system(err))
		}
		if at, err := filepath.Rel(sources, dir); err == nil && filepath.IsLocal(at) {
			return diag.BundleAmongSources.Problem(file, folder)
		}
	}
	info, err := os.Lstat(file)
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	if err == nil && info.Mode().IsRegular() && bundle.Is(file) {
		return nil
	}
	return diag.BundleTaken.Problem(file)
}

// real is a folder as the disk knows it.
func real(dir string) (string, error) {
	dir, err := filepath.Abs(dir)
	if err != nil {
		return "", err
	}
	return filepath.EvalSymlinks(dir)
}
