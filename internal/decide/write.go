package decide

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"

	"btfolio/internal/diag"
	"btfolio/internal/seal"
)

// Write writes the document of a decision below the site's folder, and its
// signature before it, so that a decision that was signed is never there
// without. Nothing that exists is written over.
func (d *Decision) Write(site string) *diag.Problem {
	name := filepath.Join(site, filepath.FromSlash(d.Path))
	err := os.MkdirAll(filepath.Dir(name), 0o777)
	if err == nil && d.signature != nil {
		err = create(name+seal.SignatureEnding, d.signature)
	}
	if err == nil {
		if err = create(name, d.text); err != nil && d.signature != nil {
			os.Remove(name + seal.SignatureEnding) // it is ours, and of nothing now
		}
	}
	if err != nil {
		return diag.DecisionNotWritten.Problem(err.Error())
	}
	return nil
}

// create writes a new file that is there whole or not at all.
func create(name string, data []byte) error {
	f, err := os.CreateTemp(filepath.Dir(name), ".btfolio-*.tmp")
	if err != nil {
		return err
	}
	defer os.Remove(f.Name())
	_, err = f.Write(data)
	err = errors.Join(err, f.Chmod(0o644), f.Sync(), f.Close())
	if err != nil {
		return err
	}
	// Unlike a renaming, a link never takes the place of a file that is there.
	err = os.Link(f.Name(), name)
	if err == nil || errors.Is(err, fs.ErrExist) {
		return err
	}
	// Some disks have no links. There a file can only be reserved first.
	reserved, err := os.OpenFile(name, os.O_CREATE|os.O_EXCL|os.O_WRONLY, 0o644)
	if err != nil {
		return err
	}
	if err := reserved.Close(); err != nil {
		return err
	}
	return os.Rename(f.Name(), name)
}
