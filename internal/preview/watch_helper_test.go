package preview

import (
	"maps"
	"os"
	"path/filepath"
	"slices"
	"testing"
	"time"

	"btfolio/internal/testkit"
)

// newSite makes a site of a few files in a folder of its own, and a folder
// beside it that is not watched.
func newSite(t *testing.T) (dir, elsewhere string) {
	t.Helper()
	top := t.TempDir()
	dir, elsewhere = top+"/site", top+"/elsewhere"
	testkit.Must(t, os.Mkdir(elsewhere, 0o755))
	for _, name := range []string{
		"btfolio.yaml",
		"content/sara-lind/index.md",
		"content/sara-lind/mal/bt1.md",
		"content/personer/anna-berg.md",
		"layouts/page.html",
		"static/style.css",
		"public/index.html",
		"rules/own.yaml",
	} {
		write(t, dir+"/"+name, "as it was")
	}
	return dir, elsewhere
}

// start watches a site until the test ends.
func start(t *testing.T, dir string, o WatchOptions) *Watcher {
	t.Helper()
	o.interval = 20 * time.Millisecond
	w, err := Watch(dir, o)
	testkit.Must(t, err)
	t.Cleanup(func() { testkit.Must(t, w.Close()) })
	return w
}

// everything stands for a change that names no paths.
const everything = "(everything)"

// await takes changes until all paths were named, and returns all that were.
func await(t *testing.T, w *Watcher, want ...string) []string {
	t.Helper()
	missing, named := map[string]bool{}, map[string]bool{}
	for _, path := range want {
		missing[path] = true
	}
	deadline := time.After(patience)
	for len(missing) > 0 {
		select {
		case c, open := <-w.changes:
			if !open {
				t.Fatal("closed")
			}
			if c.everything {
				c.paths = append(c.paths, everything)
			}
			for _, path := range c.paths {
				named[path] = true
				delete(missing, path)
			}
		case <-deadline:
			t.Fatalf("never told of %d paths, such as %q; told of %q", len(missing),
				slices.Sorted(maps.Keys(missing))[0], slices.Sorted(maps.Keys(named)))
		}
	}
	return slices.Sorted(maps.Keys(named))
}

func write(t *testing.T, path, content string) {
	t.Helper()
	testkit.Must(t, os.MkdirAll(filepath.Dir(path), 0o755))
	testkit.Must(t, os.WriteFile(path, []byte(content), 0o644))
}
