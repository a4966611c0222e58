package publish

import (
	"os"
	"path/filepath"
	"runtime"
	"testing"
	"time"
)

func TestReuse(t *testing.T) {
	for _, test := range []struct {
		name   string
		harm   func(t *testing.T, dir string)
		key    string
		reused bool
	}{
		{"nothing has changed", func(*testing.T, string) {}, "k1", true},
		{"made from something else", func(*testing.T, string) {}, "k2", false},
		{"no key", func(*testing.T, string) {}, "", false},
		{"a file is gone", func(t *testing.T, dir string) { remove(filepath.Join(dir, "anna/b")) }, "k1", false},
		{"a file has another size", func(t *testing.T, dir string) {
			os.WriteFile(filepath.Join(dir, "anna/index.html"), []byte("longer than it was"), 0o644)
		}, "k1", false},
		{"a file was written since", func(t *testing.T, dir string) {
			file := filepath.Join(dir, "anna/index.html")
			os.WriteFile(file, []byte("ANNA"), 0o644)
			os.Chtimes(file, time.Time{}, time.Now().Add(time.Minute))
		}, "k1", false},
		{"a file is for nobody to read", func(t *testing.T, dir string) {
			os.Chmod(filepath.Join(dir, "anna/index.html"), 0)
		}, "k1", runtime.GOOS == "windows"}, // where everybody reads
		{"the clock was set back", func(t *testing.T, dir string) {
			os.Chtimes(filepath.Join(dir, markerName), time.Time{}, time.Now().Add(time.Hour))
		}, "k1", false},
		{"somebody else's file was", func(t *testing.T, dir string) {
			file := filepath.Join(dir, "bo/index.html")
			os.Chtimes(file, time.Time{}, time.Now().Add(time.Minute))
		}, "k1", true},
	} {
		t.Run(test.name, func(t *testing.T) {
			dir, site := newPlace(t)
			files := map[string]string{"anna/index.html": "anna", "anna/b/c.html": "c", "bo/index.html": "bo", "index.html": "all"}
			o := begin(t, dir, site)
			write(t, o, files)
			o.Made("anna", "k1")
			o.Made("bo", "k1")
			o.Made("", "k1")
			commit(t, o)

			test.harm(t, dir)
			o = begin(t, dir, site)
			reused, err := o.Reuse("anna", test.key)
			if err != nil || reused != test.reused {
				t.Fatalf("reused: %v %v, want %v", reused, err, test.reused)
			}
			if !reused {
				write(t, o, map[string]string{"anna/index.html": "anna", "anna/b/c.html": "c"})
			}
			write(t, o, map[string]string{"bo/index.html": "bo", "index.html": "all"})
			commit(t, o)
			wantFiles(t, dir, files)
			if info, err := os.Stat(filepath.Join(dir, "anna/index.html")); err != nil || !readable(info) {
				t.Error("what nobody may read was published", err)
			}
		})
	}
}

// What lies in no folder that was noted is a folder of its own.
func TestReuseOfTheTop(t *testing.T) {
	dir, site := newPlace(t)
	files := map[string]string{"anna/index.html": "anna", "index.html": "all", "assets/a.css": "css"}
	o := begin(t, dir, site)
	write(t, o, files)
	o.Made("anna", "k")
	o.Made("", "k")
	commit(t, o)

	o = begin(t, dir, site)
	if reused, err := o.Reuse("", "k"); !reused || err != nil {
		t.Fatal(reused, err)
	}
	commit(t, o)
	delete(files, "anna/index.html")
	wantFiles(t, dir, files)

	// What anna was made from went with her.
	o = begin(t, dir, site)
	if reused, _ := o.Reuse("anna", "k"); reused {
		t.Error("reused a folder that is gone")
	}
	o.Discard()
}

// A build of some folders keeps what the others were made from.
func TestReuseAfterKeepOutside(t *testing.T) {
	dir, site := newPlace(t)
	files := map[string]string{"anna/index.html": "anna", "bo/index.html": "bo"}
	o := begin(t, dir, site)
	write(t, o, files)
	o.Made("anna", "a1")
	o.Made("bo", "b1")
	commit(t, o)

	o = begin(t, dir, site)
	if err := o.KeepOutside("anna"); err != nil {
		t.Fatal(err)
	}
	write(t, o, map[string]string{"anna/index.html": "anna again"})
	o.Made("anna", "a2")
	commit(t, o)

	o = begin(t, dir, site)
	for folder, key := range map[string]string{"anna": "a2", "bo": "b1"} {
		if reused, err := o.Reuse(folder, key); !reused || err != nil {
			t.Error(folder, reused, err)
		}
	}
	o.Discard()
}

// A file that was touched is made anew also when another folder was built in
// between, which gives the marker a later time.
func TestReuseAfterKeepOutsideOfTouched(t *testing.T) {
	dir, site := newPlace(t)
	o := begin(t, dir, site)
	write(t, o, map[string]string{"anna/index.html": "anna", "bo/index.html": "bo"})
	o.Made("anna", "a1")
	o.Made("bo", "b1")
	commit(t, o)

	time.Sleep(20 * time.Millisecond) // more than the resolution of a disk's clock
	put(t, dir, map[string]string{"bo/index.html": "BO"})
	o = begin(t, dir, site)
	if err := o.KeepOutside("anna"); err != nil {
		t.Fatal(err)
	}
	time.Sleep(20 * time.Millisecond)
	write(t, o, map[string]string{"anna/index.html": "anna again"})
	o.Made("anna", "a2")
	commit(t, o)

	o = begin(t, dir, site)
	if reused, err := o.Reuse("bo", "b1"); reused || err != nil {
		t.Error("took over a file that was touched", err)
	}
	o.Discard()
}

// A copy of a site has other times. It is gone through once, and then known.
func TestReuseOfACopy(t *testing.T) {
	dir, site := newPlace(t)
	o := begin(t, dir, site)
	write(t, o, map[string]string{"anna/index.html": "anna"})
	o.Made("anna", "k")
	commit(t, o)
	earlier := time.Now().Add(-time.Hour)
	if err := os.Chtimes(filepath.Join(dir, markerName), earlier, earlier); err != nil {
		t.Fatal(err)
	}
	for _, want := range []bool{false, true} {
		o = begin(t, dir, site)
		reused, err := o.Reuse("anna", "k")
		if reused != want || err != nil {
			t.Errorf("reused: %v %v, want %v", reused, err, want)
		}
		if !reused {
			write(t, o, map[string]string{"anna/index.html": "anna"})
			o.Made("anna", "k")
		}
		commit(t, o)
	}
}
