package publish

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"

	"golang.org/x/sync/errgroup"

	"btfolio/internal/diag"
)

// A place is where a site is published, with the names beside it that its
// publishing uses. They lie in the same folder so that they are on the same
// disk, and are fixed so that the next run finds what a killed one left.
type place struct {
	shown   string // the folder as its user wrote it
	dir     string // the folder itself, absolute and free of symbolic links
	parent  string
	staging string // the new site; after the swap, the old one on its way out
	retired string // the old site during a swap that takes several steps
	lock    string
}

func findPlace(dir string) (place, error) {
	abs, err := filepath.Abs(dir)
	if err != nil {
		return place{}, err
	}
	real, err := resolve(abs)
	if err != nil {
		return place{}, err
	}
	parent, name := filepath.Split(real)
	hidden := func(suffix string) string { return filepath.Join(parent, "."+name+suffix) }
	return place{
		shown:   dir,
		dir:     real,
		parent:  filepath.Clean(parent),
		staging: hidden(".new"),
		retired: hidden(".old"),
		lock:    hidden(".lock"),
	}, nil
}

// resolve follows the symbolic links of a path whose end may be missing.
func resolve(path string) (string, error) {
	real, err := filepath.EvalSymlinks(path)
	if !errors.Is(err, fs.ErrNotExist) {
		return real, err
	}
	if _, err := os.Lstat(path); err == nil {
		return "", diag.OutputNotFolder.Problem(path) // a link that leads nowhere
	}
	parent := filepath.Dir(path)
	if parent == path {
		return "", err
	}
	if real, err = resolve(parent); err != nil {
		return "", err
	}
	return filepath.Join(real, filepath.Base(path)), nil
}

// permit refuses a folder that must not be replaced, before anything is
// touched.
func (p place) permit(site string, sources []string) error {
	precious := []string{site}
	if home, err := os.UserHomeDir(); err == nil {
		precious = append(precious, home)
	}
	for _, folder := range precious {
		held, err := holds(p.dir, folder)
		if err != nil {
			return err
		}
		if held {
			return diag.OutputHolds.Problem(p.shown, folder)
		}
	}
	for _, source := range sources {
		held, err := holds(filepath.Join(site, source), p.dir)
		if err != nil {
			return err
		}
		if held {
			return diag.OutputAmongSources.Problem(p.shown, source)
		}
	}

	info, err := os.Stat(p.dir)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return nil
	case err != nil:
		return err
	case !info.IsDir():
		return diag.OutputNotFolder.Problem(p.shown)
	case p.parent == p.dir: // the root of a disk
		return diag.OutputMounted.Problem(p.shown)
	}
	return requireOurs(p.dir, p.shown)
}

// holds reports whether inner is outer or lies somewhere in it. Folders are
// compared by their identity on disk, since one folder can be written in
// several ways even where case matters.
func holds(outer, inner string) (bool, error) {
	for _, path := range []*string{&outer, &inner} {
		abs, err := filepath.Abs(*path)
		if err != nil {
			return false, err
		}
		if *path, err = resolve(abs); err != nil {
			return false, err
		}
	}
	out, outErr := os.Stat(outer)
	for {
		if inner == outer {
			return true, nil
		}
		if in, err := os.Stat(inner); err == nil && outErr == nil && os.SameFile(out, in) {
			return true, nil
		}
		parent := filepath.Dir(inner)
		if parent == inner {
			return false, nil
		}
		inner = parent
	}
}

// requireOurs refuses a folder that holds anything and was not made by us.
func requireOurs(folder, shown string) error {
	ok, err := ours(folder)
	if err != nil || ok {
		return err
	}
	entries, err := os.ReadDir(folder)
	if errors.Is(err, fs.ErrNotExist) || err == nil && len(entries) == 0 {
		return nil
	}
	if err != nil {
		return err
	}
	return diag.OutputNotOurs.Problem(shown)
}

// mend removes what a killed run left. A swap that stopped halfway is undone:
// the old site is known to be whole.
func (p place) mend() error {
	for _, folder := range []string{p.staging, p.retired, p.dir} {
		if err := requireOurs(folder, folder); err != nil {
			return err
		}
	}
	if _, err := os.Lstat(p.dir); errors.Is(err, fs.ErrNotExist) {
		if err := os.Rename(p.retired, p.dir); err != nil && !errors.Is(err, fs.ErrNotExist) {
			return err
		}
	}
	if err := remove(p.retired); err != nil {
		return err
	}
	return remove(p.staging)
}

// remove deletes a folder of ours, its marker last, so that what is left
// when the process is killed is still known as ours.
func remove(folder string) error {
	entries, err := os.ReadDir(folder)
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	if err != nil {
		return err
	}
	var group errgroup.Group
	group.SetLimit(runtime.GOMAXPROCS(0))
	for _, entry := range entries {
		if entry.Name() != markerName {
			group.Go(func() error { return os.RemoveAll(filepath.Join(folder, entry.Name())) })
		}
	}
	if err := group.Wait(); err != nil {
		return err
	}
	return os.RemoveAll(folder)
}
