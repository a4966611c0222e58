package watch

import (
	"maps"
	"slices"
	"sync"
	"time"

	"btfolio/internal/source"
)

// aside are the files that no event tells of, because they lie elsewhere:
// those that symbolic links lead to and those outside of the site's parts.
// There are few, so they are looked at one by one.
type aside struct {
	site  string
	mu    sync.Mutex
	links map[string]mark
	named map[string]mark
}

// link adds the path of a symbolic link.
func (a *aside) link(path string) {
	a.mu.Lock()
	defer a.mu.Unlock()
	if a.links == nil {
		a.links = map[string]mark{}
	}
	a.links[path] = target(a.site, path)
}

// unlink takes away the links that a path leads to.
func (a *aside) unlink(path string) {
	a.mu.Lock()
	defer a.mu.Unlock()
	maps.DeleteFunc(a.links, func(link string, _ mark) bool { return within(path, link) })
}

// name replaces the files outside of the parts.
func (a *aside) name(paths []string) {
	a.mu.Lock()
	defer a.mu.Unlock()
	before := a.named
	a.named = map[string]mark{}
	for _, path := range paths {
		m, known := before[path]
		if !known {
			m = target(a.site, path)
		}
		a.named[path] = m
	}
}

// run reports which files are not what they were, until done is closed.
func (a *aside) run(interval time.Duration, done <-chan struct{}, report func(Change)) {
	tick := time.NewTicker(interval)
	defer tick.Stop()
	for {
		select {
		case <-done:
			return
		case <-tick.C:
			report(Change{Paths: a.look()})
		}
	}
}

func (a *aside) look() []string {
	a.mu.Lock()
	defer a.mu.Unlock()
	var changed []string
	for _, files := range []map[string]mark{a.links, a.named} {
		for path := range files {
			if now := target(a.site, path); now != files[path] {
				files[path] = now
				changed = append(changed, source.PathOf(path))
			}
		}
	}
	slices.Sort(changed)
	return changed
}
