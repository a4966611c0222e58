// Package publish puts a finished site on disk so that whoever looks sees the
// old site or the new one, never a mixture: also after a failed build, a
// killed process or a full disk. It knows files and folders and nothing of
// what they say.
//
// A site is built in a hidden folder beside the published one, which it then
// replaces in one step. No file of a published site is ever changed in
// place, so unchanged files are shared between the old and the new site.
//
// Only the marker is forced to the disk before the swap. Forcing everything
// takes time in proportion to whatever else the disk has to write, and a
// killed process does not need it. After a power failure files may be
// truncated; the marker tells, and the next build puts them right.
package publish

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"sync"
	"syscall"
	"time"

	"btfolio/internal/diag"
	"btfolio/internal/staged"
)

// Modes of what is published. The user's umask may take rights away, since a
// portfolio on a shared machine is nobody else's business unless its owner
// says so.
const (
	fileMode   = 0o644
	folderMode = 0o755
)

// An Output is a site under construction. Its writing methods may be called
// from several goroutines; Commit and Discard end it.
//
// Its errors are of type *diag.Problem, except those that a function given
// to Copy returns, which are passed on as they are.
type Output struct {
	place
	lock     *staged.Lock
	exchange func(a, b string) error

	made      bool                // the folder of the new site is there
	staged    *os.Root            // the folder of the new site
	published *os.Root            // the folder of the old site; nil if there is none
	was       map[string]int64    // files of the old site as its marker lists them, with sizes
	hadKeys   keys                // what the folders of the old site were made from
	filesOf   map[string][]string // the files of the old site by these folders
	finished  time.Time           // when the old site was

	mu       sync.Mutex
	names    names
	is       map[string]int64 // files of the new site so far, with sizes
	kept     []string         // those of them that the old site has, not yet in the new folder
	keys     keys             // what the folders of the new site are made from
	outdated bool             // the old marker is older than files it lists
	failed   error            // the first thing that went wrong; such a site is not published
}

// Begin starts a new site that is to be published as the folder dir. The
// folder may be missing, empty or a site published before; where it is a
// symbolic link, what the link leads to is replaced.
//
// The folder site is what is published from: dir may lie in it, but may not be
// it or hold it. dir must not lie in any of the sources either, the folders of
// site whose files a build reads. Begin first mends what a killed run left
// behind. Until the Output is committed or discarded, nobody else can begin
// the same folder.
func Begin(dir, site string, sources ...string) (_ *Output, err error) {
	at, err := findPlace(dir)
	if err != nil {
		return nil, problem(err, dir)
	}
	if err := at.permit(site, sources); err != nil {
		return nil, problem(err, dir)
	}
	if err := os.MkdirAll(at.parent, folderMode); err != nil {
		return nil, problem(err, at.parent)
	}

	o := &Output{place: at, exchange: exchange, names: names{}, is: map[string]int64{}, keys: keys{}}
	defer func() {
		if err != nil {
			o.Discard()
		}
	}()
	if o.lock, err = staged.Acquire(at.lock); err != nil {
		return nil, problem(err, at.parent)
	}
	if o.lock == nil {
		return nil, diag.OutputBusy.Problem(dir)
	}
	if err := at.mend(); err != nil {
		return nil, problem(err, dir)
	}
	if err := o.openPublished(); err != nil {
		return nil, problem(err, dir)
	}
	if err := o.openStaged(); err != nil {
		return nil, problem(err, at.parent)
	}
	return o, nil
}

// openPublished looks at what the new site will replace.
func (o *Output) openPublished() error {
	ok, err := ours(o.dir)
	if err != nil || !ok {
		return err
	}
	if o.published, err = os.OpenRoot(o.dir); err != nil {
		return err
	}
	if o.was, o.hadKeys, err = readMarker(o.dir); err != nil {
		return err
	}
	o.group()
	marker, err := fs.Stat(o.published.FS(), markerName)
	if err == nil {
		o.finished = marker.ModTime()
	}
	return err
}

// openStaged makes the folder of the new site. The marker is its first file,
// so that the folder is known as ours whenever the process is killed.
func (o *Output) openStaged() error {
	if err := os.Mkdir(o.staging, folderMode); err != nil {
		return err
	}
	o.made = true
	if old, err := os.Stat(o.dir); err == nil {
		if err := adopt(o.staging, old); err != nil {
			return err
		}
	}
	if err := o.names.claim(markerName); err != nil {
		return err
	}
	if err := os.WriteFile(filepath.Join(o.staging, markerName), []byte(markerFirst+markerHelp), fileMode); err != nil {
		return err
	}
	var err error
	o.staged, err = os.OpenRoot(o.staging)
	return err
}

// problem says for people what the system refused to do with a path.
func problem(err error, path string) error {
	is := func(target error) bool { return errors.Is(err, target) }
	var known *diag.Problem
	switch {
	case err == nil:
		return nil
	case errors.As(err, &known):
		return known
	case slices.ContainsFunc(fullDisk, is):
		return diag.OutputFull.Problem(path)
	case is(fs.ErrPermission), slices.ContainsFunc(lockedDisk, is):
		return diag.OutputDenied.Problem(path)
	}
	return diag.OutputFailed.Problem(path, cause(err))
}

// cause is the system's own word, without the names of hidden folders.
func cause(err error) error {
	var number syscall.Errno
	if errors.As(err, &number) {
		return number
	}
	return err
}
