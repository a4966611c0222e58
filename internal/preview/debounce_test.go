package preview

import (
	"fmt"
	"testing"
	"testing/synctest"
	"time"

	"github.com/google/go-cmp/cmp"
)

const (
	testQuiet   = 20 * time.Millisecond
	testLongest = 200 * time.Millisecond
)

// told is a change and when it came.
type told struct {
	After  time.Duration
	change change
}

// paced debounces what see sends, in a bubble where time costs nothing.
func paced(t *testing.T, see func(seen chan<- change)) []told {
	t.Helper()
	var got []told
	synctest.Test(t, func(t *testing.T) {
		seen, changes := make(chan change), make(chan change)
		start := time.Now()
		go debounce(seen, changes, testQuiet, testLongest)
		go func() {
			see(seen)
			time.Sleep(time.Hour)
			close(seen)
		}()
		for c := range changes {
			got = append(got, told{time.Since(start), c})
		}
	})
	return got
}

func file(path string) change { return change{paths: []string{path}} }

func TestDebounce(t *testing.T) {
	const ms = time.Millisecond
	tests := []struct {
		name string
		see  func(seen chan<- change)
		want []told
	}{
		{"nothing", func(chan<- change) {}, nil},
		{"one save", func(seen chan<- change) {
			seen <- file("content/a.md")
		}, []told{{20 * ms, file("content/a.md")}}},
		{"the steps of one save are one change", func(seen chan<- change) {
			seen <- file("content/b.md")
			time.Sleep(19 * ms)
			seen <- file("content/a.md")
			time.Sleep(19 * ms)
			seen <- file("content/b.md")
		}, []told{{58 * ms, change{paths: []string{"content/a.md", "content/b.md"}}}}},
		{"two saves", func(seen chan<- change) {
			seen <- file("content/a.md")
			time.Sleep(100 * ms)
			seen <- file("content/b.md")
		}, []told{{20 * ms, file("content/a.md")}, {120 * ms, file("content/b.md")}}},
		{"everything swallows paths", func(seen chan<- change) {
			seen <- file("content/a.md")
			seen <- change{everything: true}
			seen <- file("content/b.md")
		}, []told{{20 * ms, change{everything: true}}}},
		{"everything does not last", func(seen chan<- change) {
			seen <- change{everything: true}
			time.Sleep(100 * ms)
			seen <- file("content/b.md")
		}, []told{{20 * ms, change{everything: true}}, {120 * ms, file("content/b.md")}}},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			if diff := cmp.Diff(test.want, paced(t, test.see), cmp.AllowUnexported(told{}, change{})); diff != "" {
				t.Errorf("-want +got:\n%s", diff)
			}
		})
	}
}

// Changes that never stop are reported at intervals, and none is lost.
func TestDebounceEndless(t *testing.T) {
	const n = 1000
	got := paced(t, func(seen chan<- change) {
		for i := range n {
			seen <- file(fmt.Sprint(i))
			time.Sleep(time.Millisecond)
		}
	})
	if len(got) != 5 {
		t.Errorf("%d changes in a second, want 5", len(got))
	}
	paths := map[string]bool{}
	before := time.Duration(0)
	for _, g := range got {
		if wait := g.After - before; wait > testLongest+testQuiet {
			t.Errorf("nothing for %v", wait)
		}
		before = g.After
		for _, path := range g.change.paths {
			paths[path] = true
		}
	}
	if len(paths) != n {
		t.Errorf("%d paths, want %d", len(paths), n)
	}
}

// A receiver that is busy with one change gets everything that happened
// meanwhile as the next.
func TestDebounceGathersWhileNobodyReads(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		seen, changes := make(chan change), make(chan change)
		go debounce(seen, changes, testQuiet, testLongest)
		for _, name := range []string{"c", "a", "b"} {
			seen <- file(name)
			time.Sleep(time.Minute)
		}
		if diff := cmp.Diff(change{paths: []string{"a", "b", "c"}}, <-changes, cmp.AllowUnexported(told{}, change{})); diff != "" {
			t.Errorf("-want +got:\n%s", diff)
		}
		seen <- file("d")
		close(seen)
		if c, open := <-changes; open {
			t.Errorf("told of %v after the end", c)
		}
	})
}
