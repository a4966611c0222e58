// Package record owns what writes into a site: new files, all of them or none;
// a decision, with who may make it, what it covers and the document it
// becomes; and the way of a file into a portfolio, with what it means, its
// name by the rule, and whether anything in it must not come in. Nothing that
// is there is written over unless somebody says so.
package record

import (
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"syscall"

	"btfolio/internal/say"
)

// A File is one to be made.
type File struct {
	Path  string                  // from the folder the files are made in, with slashes
	Write func(w io.Writer) error // writes the content
	Over  bool                    // takes the place of a file that is there, for good
}

// Text is a file whose content is at hand.
func Text(path string, data []byte) File {
	return File{Path: path, Write: func(w io.Writer) error {
		_, err := w.Write(data)
		return err
	}}
}

// Create makes the files, in their order, and the folders they need. Everything
// is written under other names before the first file gets its own, so that a
// full disk or a source that cannot be read leaves nothing behind.
func Create(dir string, files ...File) (err error) {
	var made []string // what is to be removed if not all can be made, in the order it was made
	defer func() {
		if err == nil {
			return
		}
		for i := len(made) - 1; i >= 0; i-- {
			os.Remove(made[i]) // a folder that has come to hold something else stays
		}
	}()
	staged := make([]string, len(files))
	defer func() {
		for _, name := range staged {
			if name != "" {
				os.Remove(name)
			}
		}
	}()
	for i, f := range files {
		name := filepath.Join(dir, filepath.FromSlash(f.Path))
		folders, err := folder(filepath.Dir(name))
		made = append(made, folders...)
		if err != nil {
			return err
		}
		if staged[i], err = stage(filepath.Dir(name), f.Write); err != nil {
			return err
		}
	}
	for i, f := range files {
		name := filepath.Join(dir, filepath.FromSlash(f.Path))
		if f.Over {
			err = os.Rename(staged[i], name)
		} else if err = place(staged[i], name); err == nil {
			made = append(made, name)
		}
		if err != nil {
			return err
		}
	}
	return nil
}

// folder makes a folder and those above it, and says which were made.
func folder(dir string) (made []string, err error) {
	if info, err := os.Stat(dir); err == nil {
		if !info.IsDir() {
			return nil, &fs.PathError{Op: "mkdir", Path: dir, Err: syscall.ENOTDIR}
		}
		return nil, nil
	}
	if above := filepath.Dir(dir); above != dir {
		if made, err = folder(above); err != nil {
			return made, err
		}
	}
	if err := os.Mkdir(dir, 0o777); err != nil {
		return made, err
	}
	return append(made, dir), nil
}

// stage writes a file under a name that no site takes for one of its own.
func stage(dir string, write func(io.Writer) error) (string, error) {
	f, err := os.CreateTemp(dir, ".btfolio-*.tmp")
	if err != nil {
		return "", err
	}
	err = write(f)
	return f.Name(), errors.Join(err, f.Chmod(0o644), f.Sync(), f.Close())
}

// place gives a file its name, if that is free.
func place(staged, name string) error {
	// Unlike a renaming, a link never takes the place of a file that is there.
	err := os.Link(staged, name)
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
	if err := os.Rename(staged, name); err != nil {
		os.Remove(name)
		return err
	}
	return nil
}

// Reason says in the reader's language why files could not be made. Other
// causes are given in the words of the operating system.
func Reason(err error) any {
	switch {
	case errors.Is(err, fs.ErrExist):
		return say.NameTaken()
	case errors.Is(err, fs.ErrPermission), errors.Is(err, syscall.EROFS):
		return say.WritingNotPermitted()
	case errors.Is(err, syscall.ENOTDIR):
		return say.FileForFolder()
	case errors.Is(err, syscall.ENAMETOOLONG):
		return say.NameTooLong()
	case errors.Is(err, syscall.ENOSPC):
		return say.DiskFull()
	}
	return systemWords(err)
}

// unreadable says in the reader's language why a file could not be read.
func unreadable(err error) any {
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return say.NotThere()
	case errors.Is(err, fs.ErrPermission):
		return say.ReadingNotPermitted()
	}
	return systemWords(err)
}

// systemWords is what the operating system says, without what we added.
func systemWords(err error) string {
	for cause := errors.Unwrap(err); cause != nil; cause = errors.Unwrap(err) {
		err = cause
	}
	return err.Error()
}
