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
	"strings"
	"syscall"

	"btfolio/internal/diag"
	"btfolio/internal/say"
	"btfolio/internal/staged"
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

// Create makes the files, in their order, and the folders they need: all of them
// or none, also where the program is killed half-way. Everything is written
// elsewhere before the first file gets its name. A folder that is not there yet
// gets its name at once; in one that is there a journal tells Mend what is still
// to be done.
func Create(dir string, files ...File) error {
	if _, err := os.Lstat(dir); errors.Is(err, fs.ErrNotExist) {
		return createFolder(dir, files)
	}
	folder, err := staged.NewFolder(dir)
	if below, in, ok := within(dir, files); ok && errors.Is(err, fs.ErrPermission) {
		return Create(below, in...) // some may write in a folder of their own alone
	}
	if err != nil {
		return err
	}
	defer folder.Close()
	w := &writing{dir: dir, staged: folder.Path}
	for i, f := range files {
		w.Files = append(w.Files, named{f.Path, f.Over})
		if _, err := os.Lstat(w.name(i)); err == nil && !f.Over {
			return &fs.PathError{Op: "create", Path: w.name(i), Err: fs.ErrExist}
		}
		if err := write(w.at(i), f.Write); err != nil {
			return err
		}
	}
	if len(files) > 1 {
		if err := w.begin(); err != nil {
			return err
		}
	}
	for i := range files {
		if err := w.place(i); err != nil {
			w.undo()
			return err
		}
	}
	return nil
}

// within are files as they are seen from the folder in dir that all of them lie
// in. It is not ok where there is none.
func within(dir string, files []File) (below string, in []File, ok bool) {
	first := ""
	for i, f := range files {
		top, rest, nested := strings.Cut(f.Path, "/")
		if i == 0 {
			first = top
		}
		if !nested || top != first {
			return "", nil, false
		}
		in = append(in, File{rest, f.Write, f.Over})
	}
	below = filepath.Join(dir, first)
	info, err := os.Stat(below)
	return below, in, err == nil && info.IsDir()
}

// createFolder makes a folder that is not there yet, with the files in it.
func createFolder(dir string, files []File) error {
	made, err := folder(filepath.Dir(filepath.Clean(dir)))
	if err == nil {
		err = fillFolder(dir, files)
	}
	for i := len(made) - 1; err != nil && i >= 0; i-- {
		os.Remove(made[i])
	}
	return err
}

func fillFolder(dir string, files []File) error {
	held, err := staged.NewFolder(filepath.Dir(filepath.Clean(dir)))
	if err != nil {
		return err
	}
	defer held.Close()
	whole := filepath.Join(held.Path, "folder")
	if err := os.Mkdir(whole, 0o777); err != nil {
		return err
	}
	for _, f := range files {
		name := filepath.Join(whole, filepath.FromSlash(f.Path))
		if err := os.MkdirAll(filepath.Dir(name), 0o777); err != nil {
			return err
		}
		if err := write(name, f.Write); err != nil {
			return err
		}
	}
	return os.Rename(whole, dir)
}

// write makes a file. Its content is on the disk then.
func write(name string, content func(io.Writer) error) error {
	f, err := os.OpenFile(name, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o644)
	if err != nil {
		return err
	}
	err = content(f)
	return errors.Join(err, f.Chmod(0o644), f.Sync(), f.Close())
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
	return diag.Cause(err).Error()
}

// unreadable says in the reader's language why a file could not be read.
func unreadable(err error) any {
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return say.NotThere()
	case errors.Is(err, fs.ErrPermission):
		return say.ReadingNotPermitted()
	}
	return diag.Cause(err).Error()
}
