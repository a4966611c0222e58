package staged

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
)

// A File is written without a name, where the system has such files: a killed
// run leaves nothing of it. Elsewhere it lies in a Folder.
type File struct {
	*os.File
	in     string
	folder *Folder // nil while the file has no name
}

// NewFile makes a file in the folder where it is to get its name. Nobody else may
// read it.
func NewFile(in string) (*File, error) {
	if f := nameless(in); f != nil {
		return &File{f, in, nil}, nil
	}
	folder, err := NewFolder(in)
	if err != nil {
		return nil, err
	}
	f, err := os.OpenFile(filepath.Join(folder.Path, "file"), os.O_RDWR|os.O_CREATE|os.O_EXCL, 0o600)
	if err != nil {
		folder.Close()
		return nil, err
	}
	return &File{f, in, folder}, nil
}

// Path leads to the file as long as it is open.
func (f *File) Path() string {
	if f.folder == nil {
		return throughHandle(f.File)
	}
	return f.Name()
}

// Become gives the file its name, and takes that from a file that has it.
func (f *File) Become(name string) error {
	if f.folder == nil {
		err := giveName(f.File, name)
		if !errors.Is(err, fs.ErrExist) {
			return err
		}
		if f.folder, err = NewFolder(f.in); err != nil {
			return err
		}
		if err := giveName(f.File, filepath.Join(f.folder.Path, "file")); err != nil {
			return err
		}
	}
	return errors.Join(f.File.Close(), os.Rename(filepath.Join(f.folder.Path, "file"), name))
}

// Close gives up the file, unless it has its name.
func (f *File) Close() {
	f.File.Close()
	if f.folder != nil {
		f.folder.Close()
	}
}
