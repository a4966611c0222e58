package publish

import (
	"errors"
	"io/fs"
	"maps"
	"os"
	"path"
	"path/filepath"
	"runtime"
	"syscall"

	"golang.org/x/sync/errgroup"

	"btfolio/internal/diag"
)

// Commit publishes the site. If every file is already published, untouched and
// made from the same sources, nothing on the disk changes. After an error the
// published site is as it was. In both cases the Output is finished.
func (o *Output) Commit() error {
	defer o.Discard()
	if o.failed != nil {
		return o.failed
	}
	same := o.published != nil && len(o.kept) == len(o.is) && len(o.kept) == len(o.was) && maps.Equal(o.keys, o.hadKeys)
	if same && !o.outdated {
		return nil
	}
	if err := o.linkKept(); err != nil {
		return err
	}
	if err := o.carryForeign(); err != nil {
		return problem(err, o.shown)
	}
	if err := finishMarker(o.staging, o.is, o.keys); err != nil {
		return problem(err, markerName)
	}
	o.closeFolders()
	switch err := o.swap(); {
	case err == nil:
		return nil
	case errors.Is(err, syscall.EXDEV), errors.Is(err, syscall.EBUSY):
		return diag.OutputMounted.Problem(o.shown)
	default:
		return diag.OutputFailed.Problem(o.shown, cause(err))
	}
}

// Discard gives up the site and leaves the published one as it is. After
// Commit it does nothing, so that it can be deferred.
func (o *Output) Discard() {
	if o.lock == nil {
		return
	}
	o.closeFolders()
	if o.made {
		// What cannot be removed now harms nobody; the next Begin tries
		// again and tells.
		_ = remove(o.staging)
	}
	o.lock.Release()
	o.lock = nil
}

// closeFolders lets go of the folders: some systems do not move open ones.
func (o *Output) closeFolders() {
	for _, folder := range []*os.Root{o.staged, o.published} {
		if folder != nil {
			folder.Close()
		}
	}
	o.staged, o.published = nil, nil
}

// linkKept puts the files that have not changed in the new site.
func (o *Output) linkKept() error {
	var group errgroup.Group
	group.SetLimit(runtime.GOMAXPROCS(0))
	for _, file := range o.kept {
		group.Go(func() error { return problem(o.share(file, 0), file) })
	}
	return group.Wait()
}

// share puts a file of the old site in the new one too.
func (o *Output) share(file string, kind fs.FileMode) error {
	local := filepath.FromSlash(file)
	from, to := filepath.Join(o.dir, local), filepath.Join(o.staging, local)
	return o.withFolder(file, func() error {
		if kind == fs.ModeSymlink {
			target, err := os.Readlink(from)
			if err != nil {
				return err
			}
			return os.Symlink(target, to)
		}
		err := os.Link(from, to)
		if err == nil || kind != 0 || errors.Is(err, fs.ErrExist) || errors.Is(err, fs.ErrNotExist) {
			return err
		}
		return duplicate(from, to) // not every disk knows links
	})
}

func duplicate(from, to string) (err error) {
	in, err := os.Open(from)
	if err != nil {
		return err
	}
	defer in.Close()
	info, err := in.Stat()
	if err != nil {
		return err
	}
	out, err := os.OpenFile(to, os.O_WRONLY|os.O_CREATE|os.O_EXCL, info.Mode().Perm())
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, out.Close()) }()
	_, err = out.ReadFrom(in)
	return err
}

// withFolder makes a file in the new site, and its folder if that is what is
// missing. Most files come to folders that exist, so asking first would cost
// more.
func (o *Output) withFolder(file string, write func() error) error {
	err := write()
	if !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	if err := o.staged.MkdirAll(path.Dir(file), folderMode); err != nil {
		return err
	}
	return write()
}

// swap puts the new site in the place of the old, and the old one in the
// place of the new.
func (o *Output) swap() error {
	if _, err := os.Lstat(o.dir); errors.Is(err, fs.ErrNotExist) {
		return os.Rename(o.staging, o.dir)
	}
	if err := o.exchange(o.staging, o.dir); !errors.Is(err, errors.ErrUnsupported) {
		return err
	}
	// Where folders cannot be exchanged there is a moment without a site.
	// Killed in it, the next run puts the old one back.
	if err := os.Rename(o.dir, o.retired); err != nil {
		return err
	}
	if err := os.Rename(o.staging, o.dir); err != nil {
		return errors.Join(err, os.Rename(o.retired, o.dir))
	}
	// The name says that a site is whole and can be put back, so it is removed
	// before the first file. The new site is already published: if this fails,
	// the next run repairs it.
	_ = os.Rename(o.retired, o.staging)
	return nil
}

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
		if !entry.IsDir() {
			err = o.share(name, entry.Type())
		} else if info, unknown := entry.Info(); unknown != nil {
			err = unknown
		} else { // as it is in the old one, also if it is empty
			err = o.staged.MkdirAll(name, info.Mode().Perm()|0o700)
		}
		if errors.Is(err, fs.ErrExist) || errors.Is(err, syscall.ENOTDIR) {
			return diag.OutputOccupied.Problem(name)
		}
		return problem(err, name)
	})
}
