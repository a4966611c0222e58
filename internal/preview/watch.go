package preview

import (
	"cmp"
	"errors"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"sync"
	"sync/atomic"
	"syscall"
	"time"
)

const (
	// defaultInterval is the time between two looks when polling: short for a
	// person who turns to the browser, long compared with the 25 ms that
	// looking at 10,000 files takes.
	defaultInterval = 500 * time.Millisecond

	// defaultQuiet is longer than the time between the steps of one save
	// (truncate and write, or write, rename and remove, within a few
	// milliseconds) and shorter than a person notices.
	defaultQuiet = 20 * time.Millisecond

	// longest is how long a change may be held back by further ones. A
	// checkout of a thousand files becomes a handful of changes, and what
	// never ends, such as a log in content/, is still seen as it grows.
	longest = 200 * time.Millisecond
)

// WatchOptions are how a site is watched. The zero value suits a site on a disk
// of this computer.
type WatchOptions struct {
	Poll     bool          // look for differences, although there may be events
	interval time.Duration // between looks, 500 ms if zero
	quiet    time.Duration // how long nothing must happen before a change is reported, 20 ms if zero

	notifier func() (*notifier, error) // takes the place of the system in tests
}

// A Watcher watches one site until it is closed. It may be used by several
// goroutines at once.
type Watcher struct {
	mode    atomic.Int32
	aside   *aside
	changes chan change

	seen     chan change // what was seen, not yet debounced
	done     chan struct{}
	closing  sync.Once
	watching sync.WaitGroup // those who send to seen
	telling  sync.WaitGroup // who reads from it
}

// Watch watches the parts of a site: btfolio.yaml, content, layouts and
// static, those that are not there yet, too, with everything below them. Every
// change after it returns is reported, so read the site afterwards to miss
// nothing. The error is the system's if the site's folder cannot be read.
func Watch(dir string, o WatchOptions) (*Watcher, error) {
	dir, err := filepath.Abs(dir)
	if err != nil {
		return nil, err
	}
	if _, err := os.ReadDir(dir); err != nil {
		return nil, err
	}
	interval, quiet := cmp.Or(o.interval, defaultInterval), cmp.Or(o.quiet, defaultQuiet)
	if o.notifier == nil {
		o.notifier = system
	}
	w := &Watcher{
		aside:   &aside{site: dir},
		changes: make(chan change),
		seen:    make(chan change),
		done:    make(chan struct{}),
	}
	var l *listener
	var p *poller
	w.setMode(PollingAsked)
	if !o.Poll {
		l, err = listen(dir, o.notifier, w.aside)
		w.setMode(modeOf(err))
	}
	if w.Mode().polling() {
		p = newPoller(dir, interval)
	}
	w.watching.Go(func() {
		if p == nil {
			err := l.run(interval, w.done, w.report)
			if err == nil {
				return
			}
			p = newPoller(dir, interval)
			w.setMode(modeOf(err))
			w.report(change{everything: true})
		}
		p.run(w.done, w.report)
	})
	w.watching.Go(func() { w.aside.run(interval, w.done, w.report) })
	w.telling.Go(func() { debounce(w.seen, w.changes, quiet, max(quiet, longest)) })
	return w, nil
}

// also adds files to watch that the site names and that lie outside of its
// parts, such as a programme of one's own: slash paths from the site's
// folder. They take the place of those given before. A change is told within
// an interval; to miss none, call it before reading them.
func (w *Watcher) also(paths ...string) { w.aside.name(paths) }

// Mode is how the site is watched. It can turn from watching to polling, but
// not back; a change of everything follows when it does.
func (w *Watcher) Mode() Mode { return Mode(w.mode.Load()) }

func (w *Watcher) setMode(m Mode) { w.mode.Store(int32(m)) }

// Close stops watching and closes Changes. What nobody has taken is lost.
func (w *Watcher) Close() error {
	w.closing.Do(func() {
		close(w.done)
		w.watching.Wait()
		close(w.seen)
	})
	w.telling.Wait()
	return nil
}

// report passes on what was seen. It does not wait for the receiver of the
// changes, since the system's events must be handled meanwhile.
func (w *Watcher) report(c change) {
	if c.everything || len(c.paths) > 0 {
		w.seen <- c
	}
}

// A Mode is how a site is watched and, if by polling, why.
type Mode int32

// The modes.
const (
	Watching         Mode = iota // the operating system tells of changes
	PollingAsked                 // somebody wanted it so
	PollingTableFull             // the system watches no more folders for this user
	PollingNoEvents              // the file system, such as a network drive, does not tell of changes
)

// polling reports whether the files are looked at again and again.
func (m Mode) polling() bool { return m != Watching }

// errNoEvents says that a folder lies on a file system without events.
var errNoEvents = errors.New("a file system without events")

// modeOf is how a site can be watched after an error from trying to listen.
func modeOf(err error) Mode {
	if err == nil {
		return Watching
	}
	for _, full := range []error{
		syscall.ENOSPC, // fs.inotify.max_user_watches
		syscall.EMFILE, // fs.inotify.max_user_instances, or open files
		syscall.ENFILE,
		syscall.ENOMEM,
	} {
		if errors.Is(err, full) {
			return PollingTableFull
		}
	}
	return PollingNoEvents
}

// A change names what may have changed. It is a hint: the receiver has to find
// out what is different, if anything.
type change struct {
	// Paths from the site's folder, written as source does, sorted. For a
	// folder that was added, moved or removed there may be only its own path,
	// without those of the files in it.
	paths []string

	// Everything means that the paths are not known; there are none then.
	everything bool
}

// debounce gathers what is seen into few changes. A change is reported when
// nothing was seen for the time quiet, and at the latest after the time
// longest. It is always ready to read from seen, and ends when that is closed.
func debounce(seen <-chan change, changes chan<- change, quiet, longest time.Duration) {
	defer close(changes)
	var (
		paths      = map[string]bool{}
		everything bool
		since      time.Time // when the first of what is gathered was seen
		next       change
		tell       chan<- change // changes while next is ready, else nil
		timer      = time.NewTimer(0)
	)
	timer.Stop()
	taken := func() {
		clear(paths)
		everything, tell = false, nil
	}
	for {
		select {
		case c, open := <-seen:
			if !open {
				return
			}
			// A change that nobody has taken is merged with this one.
			if tell != nil || len(paths) == 0 && !everything {
				since, tell = time.Now(), nil
			}
			everything = everything || c.everything
			for _, path := range c.paths {
				paths[path] = true
			}
			timer.Reset(min(quiet, longest-time.Since(since)))
		case <-timer.C:
			next, tell = change{everything: everything}, changes
			if !everything {
				next.paths = slices.Sorted(maps.Keys(paths))
			}
			select {
			case changes <- next: // before anything more is seen
				taken()
			default:
			}
		case tell <- next:
			taken()
		}
	}
}
