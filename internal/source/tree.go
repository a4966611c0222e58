// Package source owns the files of a site as they lie on disk: which there
// are, whether they can be read and carried to another computer, and what
// their digests are. Of BT it knows only which folders everybody shares, and
// nothing of what stands in the files.
package source

import (
	"cmp"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"syscall"
	"time"

	"golang.org/x/text/unicode/norm"

	"btfolio/internal/diag"
)

// The files and folders that make up a site. Whatever else lies in its
// folder is not looked at unless somebody asks for it by name.
const (
	configFile    = "btfolio.yaml"
	contentFolder = "content"
	layoutsFolder = "layouts"
	staticFolder  = "static"
)

// A Tree is the listing of a site's files at one moment. It does not change
// and may be used by several goroutines at once. It holds no content: a file
// is read each time it is loaded, and what has changed since the listing is
// a finding.
type Tree struct {
	root    *os.Root
	escapes error               // what root answers to a path that leaves it
	listed  []Entry             // sorted by path, no path twice
	entries []Entry             // those of them that may be read
	folders map[string][]string // a folder's path to the names of its sub-folders, sorted
	found   diag.List           // what is wrong in it
	strays  diag.List           // why what is listed may not be read
	digests *digests            // of attachments that were read
}

// Close lets go of the site's folder. Nothing can be loaded after it. A nil
// Tree closes without effect, so that Close can be deferred before the
// findings of Scan are looked at.
func (t *Tree) Close() error {
	if t == nil {
		return nil
	}
	return t.root.Close()
}

// An Entry is one file of a site. Entries of two scans are equal when
// nothing about the file has changed.
type Entry struct {
	Path    string // from the site's folder, with slashes, in NFC
	Size    int64  // in bytes
	ModTime time.Time

	disk    string  // the path as the disk has it, which need not be NFC
	link    bool    // the file lies elsewhere
	written *[]byte // the text as somebody is writing it; nil for what lies on disk

	id    fileID
	names uint32 // how many the file has, links not counted
}

// Same reports whether two entries are names of one file.
func (e Entry) Same(other Entry) bool { return e.id == other.id && e.id != fileID{} }

func (e Entry) base() string { return path.Base(e.Path) }

// Disk is the path from the site's folder as the disk has it, for programs
// that do not know that two spellings of a name can be one.
func (e Entry) Disk() string { return e.disk }

// Under returns all files below a folder, at any depth, sorted by path. The
// empty folder is the site itself.
func (t *Tree) Under(folder string) []Entry {
	if folder == "" {
		return slices.Clone(t.entries)
	}
	from, to := span(t.entries, folder)
	return slices.Clone(t.entries[from:to])
}

// span is where the files below a folder stand among entries.
func span(entries []Entry, folder string) (from, to int) {
	// '0' follows '/', so that the files of the folder end where it begins.
	from, _ = slices.BinarySearchFunc(entries, folder+"/", byPath)
	to, _ = slices.BinarySearchFunc(entries, folder+"0", byPath)
	return from, to
}

// wrong is all that is wrong in the tree.
func (t *Tree) wrong() diag.List {
	found := slices.Concat(t.found, t.strays)
	found.Sort()
	return found
}

// Folders returns the names of a folder's immediate sub-folders, sorted,
// also of those that hold no files.
func (t *Tree) Folders(folder string) []string {
	return slices.Clone(t.folders[folder])
}

func byPath(e Entry, path string) int { return strings.Compare(e.Path, path) }

// Find returns the folder of the site that dir belongs to: dir itself, or the
// nearest folder above it that holds btfolio.yaml.
func Find(dir string) (string, *diag.Problem) {
	folder, err := filepath.Abs(dir)
	if err != nil {
		return "", diag.UnreadableSite.Problem(dir, reason(err))
	}
	// A mistyped folder must not be taken for the site it would lie in.
	info, err := os.Stat(folder)
	if err == nil && !info.IsDir() {
		err = syscall.ENOTDIR
	}
	if err != nil {
		return "", diag.UnreadableSite.Problem(dir, reason(err))
	}
	for {
		info, err := os.Stat(filepath.Join(folder, configFile))
		if err == nil && !info.IsDir() {
			return folder, nil
		}
		above := filepath.Dir(folder)
		if above == folder {
			return "", diag.NoSite.Problem(dir)
		}
		folder = above
	}
}

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
	if _, stray := slices.BinarySearchFunc(t.listed, clean, byPath); stray {
		return Entry{}, diag.FileMissing.Problem(name)
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
