package watch

import (
	"errors"
	"io/fs"
	"maps"
	"syscall"

	"github.com/fsnotify/fsnotify"
)

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
