package publish

import (
	"errors"
	"io/fs"
	"path"
	"syscall"

	"btfolio/internal/diag"
)

// carryForeign takes over what others have put in the published site, such
// as the settings of a web server or the history of a version control
// system. A name that the new site needs itself is not fought over.
func (o *Output) carryForeign() error {
	if o.published == nil {
		return nil
	}
	our := map[string]bool{".": true}
	for file := range o.was {
		for folder := path.Dir(file); !our[folder]; folder = path.Dir(folder) {
			our[folder] = true
		}
	}
	return fs.WalkDir(o.published.FS(), ".", func(name string, entry fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		_, listed := o.was[name]
		if listed || name == markerName || entry.IsDir() && our[name] {
			return nil
		}
		if entry.IsDir() {
			err = o.carryFolder(name, entry)
		} else {
			err = o.share(name, entry.Type())
		}
		if errors.Is(err, fs.ErrExist) || errors.Is(err, syscall.ENOTDIR) {
			return diag.OutputOccupied.Problem(name)
		}
		return problem(err, name)
	})
}

// carryFolder makes a folder in the new site as it is in the old, also if it
// is empty.
func (o *Output) carryFolder(name string, entry fs.DirEntry) error {
	info, err := entry.Info()
	if err != nil {
		return err
	}
	return o.staged.MkdirAll(name, info.Mode().Perm()|0o700)
}
