// Package watch tells what may have changed in a site's folder. It owns the
// events of the operating system, looking for differences where there are no
// events, and how long to wait for a change to be whole. It reads no file.
// Of ours it may import only source, for what belongs to a site.
package watch

import (
	"cmp"
	"os"
	"path/filepath"
	"sync"
	"sync/atomic"
	"time"
)

const (
	// defaultInterval is what a change may wait where somebody has to look
	// for it: short for a person who turns to the browser, long against the
	// 25 ms that looking at 10,000 files takes.
	defaultInterval = 500 * time.Millisecond

	// defaultQuiet is more than the steps of one save are apart (truncate and
	// write, or write, rename and remove, within a few milliseconds) and less
	// than a person sees.
	defaultQuiet = 20 * time.Millisecond

	// longest is how long a change may be held back by further ones. A
	// checkout of a thousand files becomes a handful of changes, and what
	// never ends, such as a log in content/, is still seen as it grows.
	longest = 200 * time.Millisecond
)

// Options are how a site is watched. The zero value suits a site on a disk
// of this computer.
type Options struct {
	Poll     bool          // look for differences, although there may be events
	Interval time.Duration // between looks, 500 ms if zero
	Quiet    time.Duration // how long nothing must happen before a change is told, 20 ms if zero

	notifier func() (*notifier, error) // takes the place of the system in tests
}

// A Watcher watches one site until it is closed. It may be used by several
// goroutines at once.
type Watcher struct {
	mode    atomic.Int32
	aside   *aside
	changes chan Change

	seen     chan Change // what was seen, not yet debounced
	done     chan struct{}
	closing  sync.Once
	watching sync.WaitGroup // those who send to seen
	telling  sync.WaitGroup // who reads from it
}

// Start watches the parts of a site: btfolio.yaml, content, layouts and
// static, those that are not there yet, too, with everything below them.
// Whatever happens after it returns is told; to miss nothing, read the site
// afterwards. The error is that of the system when the site's folder cannot
// be read.
func Start(dir string, o Options) (*Watcher, error) {
	dir, err := filepath.Abs(dir)
	if err != nil {
		return nil, err
	}
	if _, err := os.ReadDir(dir); err != nil {
		return nil, err
	}
	interval, quiet := cmp.Or(o.Interval, defaultInterval), cmp.Or(o.Quiet, defaultQuiet)
	if o.notifier == nil {
		o.notifier = system
	}
	w := &Watcher{
		aside:   &aside{site: dir},
		changes: make(chan Change),
		seen:    make(chan Change),
		done:    make(chan struct{}),
	}
	var l *listener
	var p *poller
	w.setMode(PollingAsked)
	if !o.Poll {
		l, err = listen(dir, o.notifier, w.aside)
		w.setMode(modeOf(err))
	}
	if w.Mode().Polling() {
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
			w.report(Change{Everything: true})
		}
		p.run(w.done, w.report)
	})
	w.watching.Go(func() { w.aside.run(interval, w.done, w.report) })
	w.telling.Go(func() { debounce(w.seen, w.changes, quiet, max(quiet, longest)) })
	return w, nil
}

// Changes are what may have changed since the last one was taken. They are
// gathered for as long as nobody takes them. The channel is closed by Close.
func (w *Watcher) Changes() <-chan Change { return w.changes }

// Also adds files to watch that the site names and that lie outside of its
// parts, such as a programme of one's own: slash paths from the site's
// folder. They take the place of those given before. A change is told within
// an interval; to miss none, call Also before reading them.
func (w *Watcher) Also(paths ...string) { w.aside.name(paths) }

// Mode is how the site is watched. It can turn from watching to polling, but
// not back; a Change that says Everything follows when it does.
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

// report passes on what was seen. It does not wait for whoever takes the
// changes, since the system's events must be taken care of meanwhile.
func (w *Watcher) report(c Change) {
	if c.Everything || len(c.Paths) > 0 {
		w.seen <- c
	}
}
