package publish

import (
	"errors"
	"io"
	"maps"
	"os"
	"path/filepath"
	"syscall"
	"testing"

	"btfolio/internal/diag"
)

func TestFoldersThatAreRefused(t *testing.T) {
	tests := []struct {
		name, dir string // from the folder that holds everything
		want      *diag.Code
	}{
		{"a file", "site/btfolio.yaml", diag.OutputNotFolder.Code},
		{"other files", "documents", diag.OutputNotOurs.Code},
		{"somebody's marker", "marked", diag.OutputNotOurs.Code},
		{"a marker with other words", "garbled", diag.OutputNotOurs.Code},
		{"a marker that leads elsewhere", "astray", diag.OutputNotOurs.Code},
		{"the site", "site", diag.OutputHolds.Code},
		{"the site, written oddly", "site/content/../../site/", diag.OutputHolds.Code},
		{"around the site", ".", diag.OutputHolds.Code},
		{"the home folder", "home", diag.OutputHolds.Code},
		{"around the home folder", "homes", diag.OutputHolds.Code},
		{"the whole disk", string(filepath.Separator), diag.OutputHolds.Code},
		{"a source", "site/content", diag.OutputAmongSources.Code},
		{"in a source", "site/content/anna/public", diag.OutputAmongSources.Code},
		{"a source that is not there yet", "site/static", diag.OutputAmongSources.Code},
		{"below a file", "site/btfolio.yaml/public", diag.OutputFailed.Code},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			root := t.TempDir()
			before := map[string]string{
				"site/btfolio.yaml":    "",
				"site/content/anna.md": "# Anna",
				"documents/thesis.txt": "years of work",
				"marked/.btfolio":      "something else",
				"marked/x":             "x",
				"garbled/.btfolio":     "btfolio 1\nhello\n",
				"garbled/x":            "x",
				"astray/.btfolio":      "btfolio 1\n3 ../x\n",
				"astray/x":             "x",
				"homes/home/x":         "x",
				"home/x":               "x",
			}
			put(t, root, before)
			home := "home"
			if test.dir == "homes" {
				home = "homes/home"
			}
			for _, name := range []string{"HOME", "USERPROFILE"} {
				t.Setenv(name, filepath.Join(root, filepath.FromSlash(home)))
			}
			dir := test.dir
			if !filepath.IsAbs(dir) {
				dir = root + "/" + dir
			}
			site := filepath.Join(root, "site")
			_, err := Begin(dir, site, "content", "static")
			wantProblem(t, err, test.want)
			maps.DeleteFunc(before, func(path, _ string) bool { return filepath.Base(path) == markerName })
			wantFiles(t, root, before)
		})
	}
}

func TestFoldersThatAreMade(t *testing.T) {
	site := t.TempDir()
	put(t, site, map[string]string{"content/anna.md": "# Anna", "empty/": ""})
	for _, dir := range []string{"public", "a/b/public", "empty", ".hidden", "content-public"} {
		dir := filepath.Join(site, filepath.FromSlash(dir))
		o, err := Begin(dir, site, "content")
		if err != nil {
			t.Fatal(err)
		}
		write(t, o, map[string]string{"index.html": "one"})
		commit(t, o)
		wantFiles(t, dir, map[string]string{"index.html": "one"})
	}
}

func TestRelativeFolder(t *testing.T) {
	root := t.TempDir()
	t.Chdir(root)
	build(t, "public", t.TempDir(), map[string]string{"index.html": "one"})
	wantFiles(t, filepath.Join(root, "public"), map[string]string{"index.html": "one"})
}

func TestForeignFilesAreCarriedOver(t *testing.T) {
	dir, site := newPlace(t)
	build(t, dir, site, map[string]string{"index.html": "one", "anna/index.html": "anna"})
	foreign := map[string]string{
		"CNAME": "bt.example", ".nojekyll": "", ".git/HEAD": "ref", ".git/refs/tags/": "", "anna/notes.txt": "notes", "erik/x": "x",
	}
	put(t, dir, foreign)
	for _, files := range []map[string]string{
		{"index.html": "two", "anna/index.html": "anna"},
		{"index.html": "three", "erik/index.html": "erik"},
		{},
		{"index.html": "four"},
	} {
		build(t, dir, site, files)
		want := maps.Clone(foreign)
		maps.Copy(want, files)
		wantFiles(t, dir, want)
		wantAlone(t, dir)
	}
}

func TestForeignFilesInTheWay(t *testing.T) {
	tests := []struct{ name, foreign, our string }{
		{"file on file", "anna.html", "anna.html"},
		{"file on folder", "anna", "anna/index.html"},
		{"folder on file", "anna/", "anna"},
		{"folder with a file on file", "anna/x", "anna"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			dir, site := newPlace(t)
			build(t, dir, site, map[string]string{"index.html": "one"})
			put(t, dir, map[string]string{test.foreign: ""})
			o := begin(t, dir, site)
			write(t, o, map[string]string{"index.html": "two", test.our: "ours"})
			wantProblem(t, o.Commit(), diag.OutputOccupied.Code)
			wantFiles(t, dir, map[string]string{"index.html": "one", test.foreign: ""})
			wantAlone(t, dir)
		})
	}
}

func TestMending(t *testing.T) {
	whole := map[string]string{markerName: markerFirst + markerHelp + "3 index.html\n", "index.html": "old"}
	next := map[string]string{markerName: markerFirst + markerHelp + "3 index.html\n", "index.html": "new"}
	tests := []struct {
		name              string
		dir, new, retired map[string]string
		want              map[string]string
	}{
		{"killed before the marker", whole, map[string]string{}, nil, whole},
		{"killed in the marker", whole, map[string]string{markerName: ""}, nil, whole},
		{"killed while writing", whole, map[string]string{markerName: markerFirst, "index.html": "n"}, nil, whole},
		{"killed while writing the first site", nil, map[string]string{markerName: markerFirst, "index.html": "n"}, nil, nil},
		{"killed after the exchange", next, whole, nil, next},
		{"killed while removing the old", next, map[string]string{markerName: markerFirst, "a/": ""}, nil, next},
		{"killed between two renames", nil, next, whole, whole},
		{"killed between two renames from an empty folder", nil, next, map[string]string{}, map[string]string{}},
		{"killed after both renames", next, nil, whole, next},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			dir, site := newPlace(t)
			at, err := findPlace(dir)
			if err != nil {
				t.Fatal(err)
			}
			for folder, files := range map[string]map[string]string{at.dir: test.dir, at.staging: test.new, at.retired: test.retired} {
				if files != nil {
					put(t, folder, map[string]string{"/": ""})
					put(t, folder, files)
				}
			}
			begin(t, dir, site).Discard()
			wantAlone(t, dir)
			if test.want == nil {
				if _, err := os.Stat(dir); !errors.Is(err, os.ErrNotExist) {
					t.Errorf("there is a site: %v", err)
				}
				return
			}
			if test.want["index.html"] != "" {
				wantFiles(t, dir, map[string]string{"index.html": test.want["index.html"]})
			}
			build(t, dir, site, map[string]string{"index.html": "newest"})
			wantFiles(t, dir, map[string]string{"index.html": "newest"})
		})
	}
}

func TestSomebodysFoldersBesideTheSite(t *testing.T) {
	for _, name := range []string{".public.new", ".public.old"} {
		t.Run(name, func(t *testing.T) {
			dir, site := newPlace(t)
			build(t, dir, site, map[string]string{"index.html": "one"})
			folder := filepath.Join(filepath.Dir(dir), name)
			put(t, folder, map[string]string{"thesis.txt": "years of work"})
			_, err := Begin(dir, site)
			wantProblem(t, err, diag.OutputNotOurs.Code)
			wantFiles(t, folder, map[string]string{"thesis.txt": "years of work"})
			wantFiles(t, dir, map[string]string{"index.html": "one"})
		})
	}
}

func TestSwapThatFails(t *testing.T) {
	tests := []struct {
		name     string
		exchange func(a, b string) error
		want     *diag.Code
	}{
		{"folder on another disk", func(_, _ string) error { return syscall.EXDEV }, diag.OutputMounted.Code},
		{"folder that is a disk", func(_, _ string) error { return syscall.EBUSY }, diag.OutputMounted.Code},
		{"anything else", func(_, _ string) error { return syscall.EIO }, diag.OutputFailed.Code},
		{"second of two renames", func(staging, _ string) error {
			return errors.Join(os.RemoveAll(staging), errors.ErrUnsupported)
		}, diag.OutputFailed.Code},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			dir, site := newPlace(t)
			build(t, dir, site, map[string]string{"index.html": "one"})
			o := begin(t, dir, site)
			o.exchange = test.exchange
			write(t, o, map[string]string{"index.html": "two"})
			wantProblem(t, o.Commit(), test.want)
			wantFiles(t, dir, map[string]string{"index.html": "one"})
			wantAlone(t, dir)
		})
	}
}

func TestOneBuildAtATime(t *testing.T) {
	dir, site := newPlace(t)
	first := begin(t, dir, site)
	write(t, first, map[string]string{"index.html": "first"})
	_, err := Begin(dir, site)
	wantProblem(t, err, diag.OutputBusy.Code)
	begin(t, dir+"2", site).Discard() // another folder is another matter
	commit(t, first)
	wantFiles(t, dir, map[string]string{"index.html": "first"})
	build(t, dir, site, map[string]string{"index.html": "second"})
	wantAlone(t, dir)
}

func holdLock(dir string) error {
	if _, err := Begin(dir, filepath.Join(filepath.Dir(dir), "site")); err != nil {
		return err
	}
	os.Stdout.WriteString("ready\n")
	_, err := io.Copy(io.Discard, os.Stdin) // until killed
	return err
}

func TestLockOfAKilledProcess(t *testing.T) {
	dir, site := newPlace(t)
	holder := play("hold the lock", dir)
	stdin, err := holder.StdinPipe()
	if err != nil {
		t.Fatal(err)
	}
	defer stdin.Close()
	wait(t, holder)
	_, err = Begin(dir, site)
	wantProblem(t, err, diag.OutputBusy.Code)
	kill(t, holder)
	build(t, dir, site, map[string]string{"index.html": "one"})
	wantFiles(t, dir, map[string]string{"index.html": "one"})
	wantAlone(t, dir)
}
