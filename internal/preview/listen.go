package preview

import (
	"errors"
	"io/fs"
	"maps"
	"os"
	"path"
	"path/filepath"
	"strings"
	"sync"
	"syscall"
	"time"

	"github.com/fsnotify/fsnotify"

	"btfolio/internal/source"
)

// A listener keeps every folder of a site in the system's table of watched
// folders and turns events into paths. Folders are watched and not files,
// since editors put a new file in the place of the old one.
type listener struct {
	site  string
	open  func() (*notifier, error)
	aside *aside

	notifier *notifier
	draining sync.WaitGroup
	lost     chan struct{} // events were missed

	root    fs.FileInfo     // the site's folder when it was last covered, nil while there is none
	folders map[string]bool // those watched, by their path on disk from the site's folder
}

// listen starts to listen to a site. The error is one that modeOf explains.
func listen(site string, open func() (*notifier, error), aside *aside) (*listener, error) {
	l := &listener{site: site, open: open, aside: aside, lost: make(chan struct{}, 1)}
	if err := l.start(); err != nil {
		l.stop()
		return nil, err
	}
	return l, nil
}

// run reports changes until done is closed, which is no error, or until the
// system can watch no longer.
func (l *listener) run(interval time.Duration, done <-chan struct{}, report func(change)) error {
	defer func() { l.stop() }()
	tick := time.NewTicker(interval)
	defer tick.Stop()
	for {
		select {
		case <-done:
			return nil
		case e, open := <-l.notifier.events:
			if !open {
				return errNoEvents
			}
			changed, err := l.take(e)
			if err != nil {
				return err
			}
			report(changed)
		case <-tick.C:
			changed, err := l.renew()
			if err != nil {
				return err
			}
			report(changed)
		}
	}
}

// start asks for a table and fills it.
func (l *listener) start() error {
	l.folders = map[string]bool{}
	l.root = nil
	n, err := l.open()
	if err != nil {
		return err
	}
	l.notifier = n
	// Nothing else may wait for the errors: fsnotify sends some of them while
	// it holds the lock that adding a folder and closing take.
	l.draining.Go(func() {
		for range n.errors {
			l.lose()
		}
	})
	root, err := os.Stat(l.site)
	if err != nil {
		return nil // renew waits for it
	}
	l.root = root
	return l.cover("")
}

func (l *listener) stop() {
	if l.notifier == nil {
		return
	}
	l.aside.unlink("")
	_ = l.notifier.close() // it is thrown away
	l.draining.Wait()
	l.notifier = nil
}

// lose notes that events were missed: the system's queue overflowed, or the
// site's folder is gone.
func (l *listener) lose() {
	select {
	case l.lost <- struct{}{}:
	default: // it is noted already
	}
}

// renew starts again when events were lost or when another folder has taken
// the place of the site's. If a folder above it was moved there is no event of
// that. It is called at each interval, so that a flood of events does not
// restart it again and again.
func (l *listener) renew() (change, error) {
	lost := false
	select {
	case <-l.lost:
		lost = true
	default:
	}
	root, err := os.Stat(l.site)
	switch {
	case err != nil && l.root == nil: // still gone
		return change{}, nil
	case err != nil:
		l.root = nil
		return change{everything: true}, nil
	case !lost && l.root != nil && os.SameFile(root, l.root):
		return change{}, nil
	}
	l.stop()
	return change{everything: true}, l.start()
}

// take turns an event into what may have changed.
func (l *listener) take(e fsnotify.Event) (change, error) {
	if e.Name == l.site {
		if e.Has(fsnotify.Remove) || e.Has(fsnotify.Rename) {
			l.lose()
		}
		return change{}, nil
	}
	at, err := filepath.Rel(l.site, e.Name)
	if err != nil {
		return change{}, nil
	}
	at = filepath.ToSlash(at)
	if !strings.Contains(at, "/") && !source.IsPart(at) {
		return change{}, nil
	}
	// What is gone was a folder if it was watched.
	isFolder := l.folders[at]
	info, err := os.Lstat(e.Name)
	if err == nil {
		isFolder = info.IsDir()
	}
	if source.Skipped(path.Base(at), isFolder) {
		return change{}, nil
	}
	if isFolder && e.Op == fsnotify.Write {
		return change{}, nil // on some systems: something in it, of which an event of its own tells
	}
	if err := l.place(at, e, info); err != nil {
		return change{}, err
	}
	return change{paths: []string{source.PathOf(at)}}, nil
}

// place brings the table in line with an event. Info is nil when there is
// nothing at the path any more.
func (l *listener) place(at string, e fsnotify.Event, info fs.FileInfo) error {
	// A folder that moves within the site keeps its entries under the old
	// path unless they are taken out before the event of the new path.
	moved := e.Has(fsnotify.Create) || e.Has(fsnotify.Remove) || e.Has(fsnotify.Rename)
	if moved || info == nil {
		l.forget(at)
	}
	switch {
	case info == nil:
		return nil
	case info.IsDir():
		return l.cover(at) // it is new, or may be read from now on
	case info.Mode()&fs.ModeSymlink != 0:
		l.aside.link(at)
	}
	return nil
}

// cover watches a folder with all below it. A folder is watched first and
// listed then, so that nothing can come in between.
func (l *listener) cover(folder string) error {
	err := l.notifier.add(onDisk(l.site, folder))
	switch {
	case errors.Is(err, fs.ErrNotExist), errors.Is(err, syscall.ENOTDIR), errors.Is(err, fs.ErrPermission):
		return nil // the folder above tells when that changes
	case err != nil:
		return err
	}
	l.folders[folder] = true
	listed, _ := list(l.site, folder) // what cannot be listed has gone, which will be told
	for _, d := range listed {
		at := join(folder, d.Name())
		switch {
		case d.IsDir():
			if err := l.cover(at); err != nil {
				return err
			}
		case d.Type()&fs.ModeSymlink != 0:
			l.aside.link(at)
		}
	}
	return nil
}

// forget stops watching a folder with all below it, which may be elsewhere by
// now.
func (l *listener) forget(folder string) {
	l.aside.unlink(folder)
	if !l.folders[folder] {
		return
	}
	maps.DeleteFunc(l.folders, func(at string, _ bool) bool {
		if !within(folder, at) {
			return false
		}
		_ = l.notifier.remove(onDisk(l.site, at)) // the system may have done so by itself
		return true
	})
}

// A notifier is the system's table of watched folders. It is a set of
// functions so that tests can make it fail.
type notifier struct {
	events <-chan fsnotify.Event
	errors <-chan error
	add    func(folder string) error
	remove func(folder string) error
	close  func() error // closes errors, too
}

// system asks the operating system for a new table.
func system() (*notifier, error) {
	fs, err := fsnotify.NewWatcher()
	if err != nil {
		return nil, err
	}
	return &notifier{
		events: fs.Events,
		errors: fs.Errors,
		add: func(folder string) error {
			if noEvents(folder) {
				return errNoEvents
			}
			return fs.Add(folder)
		},
		remove: fs.Remove,
		close:  fs.Close,
	}, nil
}
