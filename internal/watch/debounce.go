package watch

import (
	"maps"
	"slices"
	"time"
)

// A Change names what may have changed. It is a hint: whoever takes it has to
// look for what is different, if anything is.
type Change struct {
	// Paths from the site's folder, written as source does, sorted. Of a
	// folder that came, moved or went, and of what lies in it, there may be
	// only the path of the folder.
	Paths []string

	// Everything says that nobody can tell; then there are no paths.
	Everything bool
}

// debounce gathers what is seen into few changes. One is told when nothing
// was seen for the time quiet, and at the latest after the time longest. It
// is always ready to read from seen, and ends when that is closed.
func debounce(seen <-chan Change, changes chan<- Change, quiet, longest time.Duration) {
	defer close(changes)
	var (
		paths      = map[string]bool{}
		everything bool
		since      time.Time // when the first of what is gathered was seen
		next       Change
		tell       chan<- Change // changes while next is ready, else nil
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
			// What nobody has taken waits again, together with this.
			if tell != nil || len(paths) == 0 && !everything {
				since, tell = time.Now(), nil
			}
			everything = everything || c.Everything
			for _, path := range c.Paths {
				paths[path] = true
			}
			timer.Reset(min(quiet, longest-time.Since(since)))
		case <-timer.C:
			next, tell = Change{Everything: everything}, changes
			if !everything {
				next.Paths = slices.Sorted(maps.Keys(paths))
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
