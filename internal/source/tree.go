// Package source owns the files of a site as they lie on disk: which there
// are, whether they can be read and carried to another computer, and what
// their digests are. It knows nothing of BT or of what stands in the files.
package source

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"syscall"
	"time"

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
	entries []Entry             // sorted by path, no path twice
	folders map[string][]string // a folder's path to the names of its sub-folders, sorted
	found   diag.List           // what is wrong in it
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

	disk string // the path as the disk has it, which need not be NFC
	link bool   // the file lies elsewhere
}

// Disk is the path from the site's folder as the disk has it, for programs
// that do not know that two spellings of a name can be one.
func (e Entry) Disk() string { return e.disk }

// Under returns all files below a folder, at any depth, sorted by path. The
// empty folder is the site itself.
func (t *Tree) Under(folder string) []Entry {
	if folder == "" {
		return slices.Clone(t.entries)
	}
	from, to := t.span(folder)
	return slices.Clone(t.entries[from:to])
}

// span is where the files below a folder stand among all entries.
func (t *Tree) span(folder string) (from, to int) {
	// '0' follows '/', so that the files of the folder end where it begins.
	from, _ = slices.BinarySearchFunc(t.entries, folder+"/", byPath)
	to, _ = slices.BinarySearchFunc(t.entries, folder+"0", byPath)
	return from, to
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
