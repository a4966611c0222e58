package preview

import (
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"time"

	"btfolio/internal/source"
)

// share is how many times longer the poller rests than a look takes, so that a
// slow network drive is not kept busy.
const share = 4

// A poller finds changes by comparing a site's files with what they were.
type poller struct {
	site     string
	interval time.Duration
	known    map[string]state // by path; the site itself under no path
}

// A state is what is known of a file.
type state struct {
	own    fileMark
	target fileMark // of a symbolic link
}

func newPoller(site string, interval time.Duration) *poller {
	p := &poller{site: site, interval: interval}
	p.look()
	return p
}

// run reports what is different at each look, until done is closed.
func (p *poller) run(done <-chan struct{}, report func(change)) {
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
func (p *poller) look() change {
	before, now := p.known, map[string]state{}
	if info, err := os.Stat(p.site); err == nil {
		now[""] = state{own: markOf(info)}
	}
	p.folder("", now)
	p.known = now
	if now[""] != before[""] {
		return change{everything: true}
	}
	var paths []string
	for path, s := range now {
		if was, known := before[path]; !known || was != s {
			paths = append(paths, source.PathOf(path))
		}
	}
	for path := range before {
		if _, still := now[path]; !still {
			paths = append(paths, source.PathOf(path))
		}
	}
	return change{paths: paths}
}

// folder notes what lies in a folder. One that cannot be read is without files.
func (p *poller) folder(folder string, now map[string]state) {
	listed, _ := list(p.site, folder)
	for _, d := range listed {
		info, err := d.Info()
		if err != nil {
			continue // it went just now
		}
		path := join(folder, d.Name())
		s := state{own: markOf(info)}
		if d.Type()&fs.ModeSymlink != 0 {
			s.target = target(p.site, path)
		}
		now[path] = s
		if d.IsDir() {
			p.folder(path, now)
		}
	}
}

// aside are the files that have no events because they lie elsewhere: the
// targets of symbolic links, and files outside of the site's parts. There are
// few, so they are checked one by one.
type aside struct {
	site  string
	mu    sync.Mutex
	links map[string]fileMark
	named map[string]fileMark
}

// link adds the path of a symbolic link.
func (a *aside) link(path string) {
	a.mu.Lock()
	defer a.mu.Unlock()
	if a.links == nil {
		a.links = map[string]fileMark{}
	}
	a.links[path] = target(a.site, path)
}

// unlink takes away the links that a path leads to.
func (a *aside) unlink(path string) {
	a.mu.Lock()
	defer a.mu.Unlock()
	maps.DeleteFunc(a.links, func(link string, _ fileMark) bool { return within(path, link) })
}

// name replaces the files outside of the parts.
func (a *aside) name(paths []string) {
	a.mu.Lock()
	defer a.mu.Unlock()
	before := a.named
	a.named = map[string]fileMark{}
	for _, path := range paths {
		m, known := before[path]
		if !known {
			m = target(a.site, path)
		}
		a.named[path] = m
	}
}

// run reports which files are not what they were, until done is closed.
func (a *aside) run(interval time.Duration, done <-chan struct{}, report func(change)) {
	tick := time.NewTicker(interval)
	defer tick.Stop()
	for {
		select {
		case <-done:
			return
		case <-tick.C:
			report(change{paths: a.look()})
		}
	}
}

func (a *aside) look() []string {
	a.mu.Lock()
	defer a.mu.Unlock()
	var changed []string
	for _, files := range []map[string]fileMark{a.links, a.named} {
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

// A fileMark tells two states of a file apart. Times are compared for being
// different, never for being later: clocks are set back, and files come with
// times of their own.
type fileMark struct {
	mode  fs.FileMode
	size  int64
	time  int64
	inode uint64 // of a file that took the place of another
}

// markOf makes the fileMark of a file. For a folder only its identity counts,
// since its size and time also change with files that do not belong to the
// site.
func markOf(info fs.FileInfo) fileMark {
	m := fileMark{mode: info.Mode(), inode: inode(info)}
	if !info.IsDir() {
		m.size, m.time = info.Size(), info.ModTime().UnixNano()
	}
	return m
}

// target is the fileMark of the file that a path leads to, through links, as
// long as it stays in the site. The fileMark is empty when it leads nowhere.
func target(site, path string) fileMark {
	root, err := os.OpenRoot(site)
	if err != nil {
		return fileMark{}
	}
	defer root.Close()
	info, err := root.Stat(path)
	if err != nil {
		return fileMark{}
	}
	return markOf(info)
}

// list returns what lies in a folder and belongs to the site. The empty
// folder is the site itself. Links are not followed.
func list(site, folder string) ([]fs.DirEntry, error) {
	listed, err := os.ReadDir(onDisk(site, folder))
	return slices.DeleteFunc(listed, func(d fs.DirEntry) bool {
		return source.Skipped(d.Name(), d.IsDir()) || folder == "" && !source.IsPart(d.Name())
	}), err
}

// onDisk is the full path of a path from the site's folder.
func onDisk(site, path string) string {
	return filepath.Join(site, filepath.FromSlash(path))
}

// join is path.Join for parts that are clean already; a name on disk must
// not be cleaned.
func join(folder, name string) string {
	if folder == "" {
		return name
	}
	return folder + "/" + name
}

// within reports whether a path is that of a folder or lies in it.
func within(folder, path string) bool {
	rest, ok := strings.CutPrefix(path, folder)
	return ok && (rest == "" || rest[0] == '/' || folder == "")
}
