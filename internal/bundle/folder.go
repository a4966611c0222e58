package bundle

import (
	"cmp"
	"io"
	"io/fs"
	"os"
	"path"
	"slices"
	"strings"

	"golang.org/x/text/unicode/norm"

	"btfolio/internal/diag"
)

// A folder is a bundle that somebody has unpacked.
type folder struct {
	root  *os.Root
	files []onDisk // sorted by name
}

// onDisk is a file with the name it has on the disk, which need not be NFC.
type onDisk struct{ name, disk string }

// openFolder lists an unpacked bundle. Links are not followed, wherever they
// lead: a bundle has none.
func openFolder(root *os.Root) (*folder, diag.List) {
	f := &folder{root: root}
	var found diag.List
	taken := nameSet{}
	err := fs.WalkDir(root.FS(), ".", func(disk string, d fs.DirEntry, err error) error {
		name := norm.NFC.String(disk)
		switch {
		case err != nil:
			found = append(found, diag.BundleUnreadable.At(diag.Pos{}, shown(name), reason(err)))
			if d != nil && d.IsDir() {
				return fs.SkipDir
			}
		case d.IsDir():
		case !d.Type().IsRegular():
			found = append(found, diag.NotPlain.At(diag.Pos{}, shown(name)))
		case dropping(path.Base(name)):
			found = append(found, diag.FileDropping.At(diag.Pos{File: shown(name)}))
		case !safe(name):
			found = append(found, diag.NameUnsafe.At(diag.Pos{}, shown(name)))
		case !taken.claim(name):
			found = append(found, diag.NameTwice.At(diag.Pos{}, shown(name)))
		default:
			f.files = append(f.files, onDisk{name, disk})
		}
		if len(f.files)+len(found) > mostFiles {
			found = append(found, diag.TooMuch.At(diag.Pos{}))
			return fs.SkipAll
		}
		return nil
	})
	if err != nil {
		found = append(found, diag.BundleUnreadable.At(diag.Pos{}, shown(root.Name()), reason(err)))
	}
	slices.SortFunc(f.files, func(a, b onDisk) int { return cmp.Compare(a.name, b.name) })
	return f, found
}

// dropping reports whether a file is one that file managers leave in every
// folder they show.
func dropping(base string) bool {
	switch strings.ToLower(base) {
	case ".ds_store", "thumbs.db", "desktop.ini":
		return true
	}
	return strings.HasPrefix(base, "._")
}

func (f *folder) Names() []string {
	names := make([]string, len(f.files))
	for i, file := range f.files {
		names[i] = file.name
	}
	return names
}

func (f *folder) Open(name string) (io.ReadCloser, error) {
	at, ok := slices.BinarySearchFunc(f.files, name, func(file onDisk, name string) int { return cmp.Compare(file.name, name) })
	if !ok {
		return nil, diag.FileLost.Problem()
	}
	file, err := f.root.Open(f.files[at].disk)
	if err != nil {
		return nil, diag.BundleUnreadable.Problem(name, reason(err))
	}
	return onDiskReader{file, name}, nil
}

// onDiskReader makes problems of what the system says, and stops at the size
// no bundle goes beyond.
type onDiskReader struct {
	*os.File
	name string
}

func (r onDiskReader) Read(b []byte) (int, error) {
	n, err := r.File.Read(b)
	if err != nil && err != io.EOF {
		err = diag.BundleUnreadable.Problem(r.name, reason(err))
	}
	return n, err
}
