package preview

import (
	"fmt"
	"os"
	"path/filepath"
	"sync/atomic"
	"syscall"
	"testing"

	"github.com/fsnotify/fsnotify"

	"btfolio/internal/testkit"
)

// faulty is the system, which answers in another way for some folders.
func faulty(answer func(folder string) error) func() (*notifier, error) {
	return func() (*notifier, error) {
		n, err := system()
		if err != nil {
			return nil, err
		}
		add := n.add
		n.add = func(folder string) error {
			if err := answer(folder); err != nil {
				return err
			}
			return add(folder)
		}
		return n, nil
	}
}

func TestPollsWhenTheSystemCannot(t *testing.T) {
	below := func(err error) func() (*notifier, error) {
		return faulty(func(folder string) error {
			if filepath.Base(folder) == "mal" {
				return err
			}
			return nil
		})
	}
	none := func(err error) func() (*notifier, error) {
		return func() (*notifier, error) { return nil, err }
	}
	tests := []struct {
		name string
		o    WatchOptions
		want Mode
	}{
		{"no fault", WatchOptions{}, Watching},
		{"asked", WatchOptions{Poll: true}, PollingAsked},
		{"too many folders", WatchOptions{notifier: below(fmt.Errorf("add: %w", syscall.ENOSPC))}, PollingTableFull},
		{"too many programs", WatchOptions{notifier: none(fmt.Errorf("init: %w", syscall.EMFILE))}, PollingTableFull},
		{"network drive", WatchOptions{notifier: below(errNoEvents)}, PollingNoEvents},
		{"no such thing", WatchOptions{notifier: none(syscall.ENOSYS)}, PollingNoEvents},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			dir, _ := newSite(t)
			w := start(t, dir, test.o)
			if w.Mode() != test.want {
				t.Errorf("mode %v, want %v", w.Mode(), test.want)
			}
			write(t, dir+"/content/sara-lind/mal/bt1.md", "as it is now")
			await(t, w, "content/sara-lind/mal/bt1.md")
		})
	}
}

// The table can become full at any time; what happened while turning to
// polling may have been missed.
func TestTableFullLater(t *testing.T) {
	dir, _ := newSite(t)
	var full atomic.Bool
	w := start(t, dir, WatchOptions{notifier: faulty(func(string) error {
		if full.Load() {
			return syscall.ENOSPC
		}
		return nil
	})})
	full.Store(true)
	write(t, dir+"/content/nils-ek/index.md", "new")
	await(t, w, everything)
	if w.Mode() != PollingTableFull {
		t.Errorf("mode %v", w.Mode())
	}
	write(t, dir+"/content/nils-ek/mal/bt1.md", "new")
	await(t, w, "content/nils-ek/mal/bt1.md")
}

// A folder that vanishes or may not be read does not turn watching into
// polling.
func TestUnreadableFolder(t *testing.T) {
	for _, err := range []error{syscall.EACCES, syscall.ENOENT, syscall.ENOTDIR} {
		dir, _ := newSite(t)
		var readable atomic.Bool
		w := start(t, dir, WatchOptions{notifier: faulty(func(folder string) error {
			if filepath.Base(folder) == "mal" && !readable.Load() {
				return &os.PathError{Op: "add", Path: folder, Err: err}
			}
			return nil
		})})
		if w.Mode() != Watching {
			t.Errorf("mode %v after %v", w.Mode(), err)
		}
		readable.Store(true)
		testkit.Must(t, os.Chmod(dir+"/content/sara-lind/mal", 0o700))
		await(t, w, "content/sara-lind/mal")
		write(t, dir+"/content/sara-lind/mal/bt1.md", "as it is now")
		await(t, w, "content/sara-lind/mal/bt1.md")
	}
}

// When the system's queue overflows, a folder may have been added without an
// event.
func TestOverflow(t *testing.T) {
	dir, _ := newSite(t)
	overflow := make(chan error)
	first := true
	w := start(t, dir, WatchOptions{notifier: func() (*notifier, error) {
		n, err := system()
		if err != nil || !first {
			return n, err
		}
		first = false
		errors, end := make(chan error), n.close
		go func() {
			errors <- <-overflow
		}()
		n.errors, n.events = errors, nil // deaf from the beginning
		n.close = func() error {
			close(errors)
			return end()
		}
		return n, nil
	}})
	write(t, dir+"/content/nils-ek/index.md", "new")
	overflow <- fsnotify.ErrEventOverflow
	await(t, w, everything)
	write(t, dir+"/content/nils-ek/mal.md", "new")
	await(t, w, "content/nils-ek/mal.md")
	if w.Mode() != Watching {
		t.Errorf("mode %v", w.Mode())
	}
}

func TestStartWithoutSite(t *testing.T) {
	if w, err := Watch(t.TempDir()+"/missing", WatchOptions{}); err == nil {
		w.Close()
		t.Error("no error")
	}
}
