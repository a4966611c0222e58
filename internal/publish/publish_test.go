package publish

import (
	"errors"
	"io"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"

	"btfolio/internal/diag"
)

func TestEachBuildReplacesTheLast(t *testing.T) {
	builds := []map[string]string{
		{"index.html": "one", "anna/index.html": "anna", "anna/filer/intyg.pdf": "%PDF", "empty.txt": ""},
		{"index.html": "two", "anna/index.html": "anna", "anna/filer/intyg.pdf": "%PDF", "empty.txt": ""},
		{"index.html": "two", "erik/index.html": "erik"},
		{"index.html": "tvo", "erik/index.html": "erik"},
		{"index.html/index.html": "a folder where a file was", "erik": "a file where a folder was"},
		{"index.html": "two"},
	}
	for name, swap := range map[string]func(a, b string) error{"exchange": exchange, "renames": noExchange} {
		t.Run(name, func(t *testing.T) {
			dir, site := newPlace(t)
			for _, files := range builds {
				o := begin(t, dir, site)
				o.exchange = swap
				write(t, o, files)
				commit(t, o)
				wantFiles(t, dir, files)
				wantAlone(t, dir)
			}
		})
	}
}

func TestWritingAtOnce(t *testing.T) {
	dir, site := newPlace(t)
	files := map[string]string{}
	for _, folder := range []string{"a", "b", "c/d"} {
		for _, page := range []string{"1", "2", "3", "4", "5", "6", "7"} {
			files[folder+"/"+page+".html"] = folder + page
		}
	}
	for range 2 {
		o := begin(t, dir, site)
		var group sync.WaitGroup
		for path, text := range files {
			group.Go(func() {
				if err := o.Write(path, []byte(text)); err != nil {
					t.Error(err)
				}
			})
		}
		group.Wait()
		commit(t, o)
		wantFiles(t, dir, files)
		files["b/1.html"] = "changed"
	}
}

func TestSameBuildLeavesEverythingUntouched(t *testing.T) {
	dir, site := newPlace(t)
	files := map[string]string{"index.html": "one", "anna/index.html": "anna"}
	build(t, dir, site, files)
	folder, page := stat(t, dir), stat(t, dir, "index.html")
	build(t, dir, site, files)
	if !os.SameFile(folder, stat(t, dir)) || !os.SameFile(page, stat(t, dir, "index.html")) {
		t.Error("a site that is the same was published anew")
	}
	wantAlone(t, dir)

	build(t, dir, site, map[string]string{"index.html": "one"})
	wantFiles(t, dir, map[string]string{"index.html": "one"})
}

func TestOnlyWhatDiffersIsWritten(t *testing.T) {
	dir, site := newPlace(t)
	build(t, dir, site, map[string]string{"same.html": "same", "other.html": "old"})
	same, other := stat(t, dir, "same.html"), stat(t, dir, "other.html")
	reader, err := os.Open(filepath.Join(dir, "other.html"))
	if err != nil {
		t.Fatal(err)
	}
	defer reader.Close()

	build(t, dir, site, map[string]string{"same.html": "same", "other.html": "new"})
	if !os.SameFile(same, stat(t, dir, "same.html")) {
		t.Error("a file that is the same was written anew")
	}
	if os.SameFile(other, stat(t, dir, "other.html")) {
		t.Error("a published file was changed in place")
	}
	if text, err := io.ReadAll(reader); err != nil || string(text) != "old" {
		t.Errorf("whoever had the file open reads %q, %v", text, err)
	}
}

func TestFilesChangedByHandAreRestored(t *testing.T) {
	dir, site := newPlace(t)
	files := map[string]string{"a.html": "aaaa", "b.html": "bbbb", "c.html": "cccc", "d.html": "dddd"}
	build(t, dir, site, files)
	put(t, dir, map[string]string{"a.html": "AAAA", "b.html": "longer than it was"})
	if err := errors.Join(os.Remove(filepath.Join(dir, "c.html")), os.Remove(filepath.Join(dir, "d.html"))); err != nil {
		t.Fatal(err)
	}
	put(t, dir, map[string]string{"d.html/x": "x"})
	o := begin(t, dir, site)
	write(t, o, files)
	wantProblem(t, o.Commit(), diag.OutputOccupied.Code) // the folder d.html is not ours

	if err := os.RemoveAll(filepath.Join(dir, "d.html")); err != nil {
		t.Fatal(err)
	}
	build(t, dir, site, files)
	wantFiles(t, dir, files)
}

func TestCopyComparesAsItGoes(t *testing.T) {
	tests := []struct{ name, old, new string }{
		{"new", "", "0123456789"},
		{"same", "0123456789", "0123456789"},
		{"differs at the start", "x123456789", "0123456789"},
		{"differs in the middle", "01234x6789", "0123456789"},
		{"differs at the end", "012345678x", "0123456789"},
		{"longer", "0123456789", "0123456789ab"},
		{"shorter", "0123456789ab", "0123456789"},
		{"emptied", "0123456789", ""},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			dir, site := newPlace(t)
			if test.old != "" {
				build(t, dir, site, map[string]string{"x.pdf": test.old})
			}
			o := begin(t, dir, site)
			if err := o.Copy("x.pdf", int64(len(test.new)), inPieces(test.new)); err != nil {
				t.Fatal(err)
			}
			commit(t, o)
			wantFiles(t, dir, map[string]string{"x.pdf": test.new})
		})
	}
}

func TestCopyFromFile(t *testing.T) {
	dir, site := newPlace(t)
	for _, text := range []string{"first", "first", "fir??"} {
		put(t, site, map[string]string{"x.pdf": text})
		o := begin(t, dir, site)
		err := o.Copy("x.pdf", int64(len(text)), func(w io.Writer) error {
			file, err := os.Open(filepath.Join(site, "x.pdf"))
			if err != nil {
				return err
			}
			defer file.Close()
			_, err = io.Copy(w, file)
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
		commit(t, o)
		wantFiles(t, dir, map[string]string{"x.pdf": text})
	}
}

func TestFailedBuildIsNotPublished(t *testing.T) {
	broken := errors.New("the source cannot be read")
	was := map[string]string{"index.html": "old", "x.pdf": "0123456789"}
	tests := []struct {
		name string
		do   func(o *Output) error
		want func(t *testing.T, err error)
	}{
		{"path out of the site", func(o *Output) error { return o.Write("../x", nil) },
			func(t *testing.T, err error) { wantProblem(t, err, diag.OutputBadName.Code) }},
		{"source shorter than listed", func(o *Output) error { return o.Copy("x.pdf", 10, inPieces("012345678")) },
			func(t *testing.T, err error) { wantProblem(t, err, diag.OutputUnsteady.Code) }},
		{"source longer than listed", func(o *Output) error { return o.Copy("x.pdf", 10, inPieces("0123456789a")) },
			func(t *testing.T, err error) { wantProblem(t, err, diag.OutputUnsteady.Code) }},
		{"source that cannot be read", func(o *Output) error {
			return o.Copy("new.pdf", 10, func(io.Writer) error { return broken })
		}, func(t *testing.T, err error) {
			if !errors.Is(err, broken) {
				t.Errorf("error %v, want the function's own", err)
			}
		}},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			dir, site := newPlace(t)
			build(t, dir, site, was)
			o := begin(t, dir, site)
			write(t, o, map[string]string{"index.html": "new"})
			test.want(t, test.do(o))
			test.want(t, o.Commit())
			wantFiles(t, dir, was)
			wantAlone(t, dir)
		})
	}
}

func TestDiscard(t *testing.T) {
	dir, site := newPlace(t)
	o := begin(t, dir, site)
	write(t, o, map[string]string{"index.html": "never"})
	o.Discard()
	o.Discard()
	if _, err := os.Stat(dir); !errors.Is(err, os.ErrNotExist) {
		t.Errorf("a discarded site is there: %v", err)
	}
	wantAlone(t, dir)
}

func TestKeep(t *testing.T) {
	dir, site := newPlace(t)
	build(t, dir, site, map[string]string{"a/same.html": "same", "cut.html": "cut short", "gone.html": "gone"})
	put(t, dir, map[string]string{"cut.html": "cut", "foreign.html": "foreign"})
	if err := os.Remove(filepath.Join(dir, "gone.html")); err != nil {
		t.Fatal(err)
	}
	o := begin(t, dir, site)
	for path, want := range map[string]bool{
		"a/same.html": true, "cut.html": false, "gone.html": false, "foreign.html": false, "never.html": false, "a": false, "../x": false,
	} {
		if got, err := o.keep(path); err != nil || got != want {
			t.Errorf("keep(%q) = %v, %v, want %v", path, got, err, want)
		}
	}
	_, err := o.keep("a/same.html")
	wantProblem(t, err, diag.OutputTwice.Code)
	o.Discard()

	o = begin(t, dir, site)
	if _, err := o.keep("a/same.html"); err != nil {
		t.Fatal(err)
	}
	write(t, o, map[string]string{"cut.html": "whole again"})
	same := stat(t, dir, "a", "same.html")
	commit(t, o)
	wantFiles(t, dir, map[string]string{"a/same.html": "same", "cut.html": "whole again", "foreign.html": "foreign"})
	if !os.SameFile(same, stat(t, dir, "a", "same.html")) {
		t.Error("a kept file was written anew")
	}
}

func TestNames(t *testing.T) {
	tests := []struct {
		first, then string
		want        *diag.Code
	}{
		{"", "../index.html", diag.OutputBadName.Code},
		{"", "a/../../index.html", diag.OutputBadName.Code},
		{"", "/etc/passwd", diag.OutputBadName.Code},
		{"", "", diag.OutputBadName.Code},
		{"", ".", diag.OutputBadName.Code},
		{"", "a//b", diag.OutputBadName.Code},
		{"", "a/", diag.OutputBadName.Code},
		{"", "a\nb", diag.OutputBadName.Code},
		{"", "a\x00b", diag.OutputBadName.Code},
		{"", "a\xffb", diag.OutputBadName.Code},
		{"", ".btfolio", diag.OutputTwice.Code},
		{"", ".BTFOLIO", diag.OutputTwice.Code},
		{"a.html", "a.html", diag.OutputTwice.Code},
		{"a.html", "A.html", diag.OutputTwice.Code},
		{"å.html", "Å.html", diag.OutputTwice.Code},
		{"a", "a/b", diag.OutputTwice.Code},
		{"a/b", "a", diag.OutputTwice.Code},
		{"a/b", "A/c", diag.OutputTwice.Code},
		{"x/a/b", "x/A/c", diag.OutputTwice.Code},
	}
	for _, test := range tests {
		t.Run(test.first+" "+test.then, func(t *testing.T) {
			o := begin(t, filepath.Join(t.TempDir(), "public"), t.TempDir())
			if test.first != "" {
				write(t, o, map[string]string{test.first: "x"})
			}
			wantProblem(t, o.Write(test.then, []byte("x")), test.want)
		})
	}
}

func TestMarkerIsTheSameForTheSameSite(t *testing.T) {
	dir, site := newPlace(t)
	var markers [2]string
	for i, order := range [][]string{{"a b.html", "b/c.html", "d.html"}, {"d.html", "b/c.html", "a b.html"}} {
		build(t, dir, site, map[string]string{"x": strings.Repeat("x", i)})
		o := begin(t, dir, site)
		for _, path := range order {
			write(t, o, map[string]string{path: path})
		}
		commit(t, o)
		text, err := os.ReadFile(filepath.Join(dir, markerName))
		if err != nil {
			t.Fatal(err)
		}
		markers[i] = string(text)
	}
	if want := markerFirst + markerHelp + "8 a b.html\n8 b/c.html\n6 d.html\n"; markers[0] != want || markers[1] != want {
		t.Errorf("markers %q, want %q", markers, want)
	}
}

func TestDuplicate(t *testing.T) {
	dir := t.TempDir()
	put(t, dir, map[string]string{"from": "text"})
	from, to := filepath.Join(dir, "from"), filepath.Join(dir, "to")
	if err := duplicate(from, to); err != nil {
		t.Fatal(err)
	}
	wantFiles(t, dir, map[string]string{"from": "text", "to": "text"})
	if os.SameFile(stat(t, from), stat(t, to)) {
		t.Error("the copy is a link")
	}
	if err := duplicate(from, to); !errors.Is(err, os.ErrExist) {
		t.Errorf("a file was replaced: %v", err)
	}
}
