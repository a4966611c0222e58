package watch

import (
	"io/fs"
	"os"
	"time"

	"btfolio/internal/source"
)

// share is how many times longer than looking takes the poller rests, so
// that a slow network drive is not kept busy.
const share = 4

// A poller finds changes by comparing a site's files with what they were.
type poller struct {
	site     string
	interval time.Duration
	root     mark
	known    map[string]state
	round    uint // counts the looks, to find what was not met in the last one
}

// A state is what was known of a file when it was met.
type state struct {
	own    mark
	target mark // of a symbolic link
	round  uint
}

func newPoller(site string, interval time.Duration) *poller {
	p := &poller{site: site, interval: interval, known: map[string]state{}}
	p.look()
	return p
}

// run reports what is different at each look, until done is closed.
func (p *poller) run(done <-chan struct{}, report func(Change)) {
	rest := p.interval
	for {
		select {
		case <-done:
			return
		case <-time.After(rest):
		}
		began := time.Now()
		report(p.look())
		rest = max(p.interval, share*time.Since(began))
	}
}

// look compares the site with the look before.
func (p *poller) look() Change {
	p.round++
	var root mark
	if info, err := os.Stat(p.site); err == nil {
		root = markOf(info)
	}
	replaced := root != p.root
	p.root = root
	paths := p.folder("", nil)
	for path, s := range p.known {
		if s.round != p.round {
			delete(p.known, path)
			paths = append(paths, source.PathOf(path))
		}
	}
	if replaced {
		return Change{Everything: true}
	}
	return Change{Paths: paths}
}

// folder looks at what lies in a folder and adds the paths that are new or
// different. A folder that cannot be read is one without files.
func (p *poller) folder(folder string, paths []string) []string {
	listed, _ := list(p.site, folder)
	for _, d := range listed {
		info, err := d.Info()
		if err != nil {
			continue // it went just now
		}
		path := join(folder, d.Name())
		now := state{own: markOf(info), round: p.round}
		if d.Type()&fs.ModeSymlink != 0 {
			now.target = target(p.site, path)
		}
		before, known := p.known[path]
		p.known[path] = now
		if !known || now.own != before.own || now.target != before.target {
			paths = append(paths, source.PathOf(path))
		}
		if d.IsDir() {
			paths = p.folder(path, paths)
		}
	}
	return paths
}
