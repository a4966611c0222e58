package publish

import (
	"testing"

	"btfolio/internal/diag"
)

func TestKeepOutside(t *testing.T) {
	dir, site := newPlace(t)
	build(t, dir, site, map[string]string{"index.html": "all", "lo/a.html": "a", "lo/gone.html": "gone", "ali/b.html": "b", "lo.html": "lo"})
	o := begin(t, dir, site)
	write(t, o, map[string]string{"lo/a.html": "new"})
	if err := o.KeepOutside("lo"); err != nil {
		t.Fatal(err)
	}
	commit(t, o)
	wantFiles(t, dir, map[string]string{"index.html": "all", "lo/a.html": "new", "ali/b.html": "b", "lo.html": "lo"})
}

// A file that somebody truncated cannot be kept, and must not vanish without a
// finding.
func TestKeepOutsideOfWhatIsGone(t *testing.T) {
	dir, site := newPlace(t)
	build(t, dir, site, map[string]string{"lo/a.html": "a", "ali/b.html": "whole"})
	put(t, dir, map[string]string{"ali/b.html": "cut"})
	o := begin(t, dir, site)
	write(t, o, map[string]string{"lo/a.html": "new"})
	wantProblem(t, o.KeepOutside("lo"), diag.OutputGone.Code)
	if o.Commit() == nil {
		t.Error("a site that is not whole was published")
	}
	wantFiles(t, dir, map[string]string{"lo/a.html": "a", "ali/b.html": "cut"})
}
