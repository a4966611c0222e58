//go:build unix

package publish

import (
	"errors"
	"fmt"
	"io"
	"os"
	"os/signal"
	"path/filepath"
	"strings"
	"syscall"
	"testing"

	"btfolio/internal/diag"
)

func init() {
	roles["run out of space"] = runOutOfSpace
	roles["lack the right to write"] = lackRights
}

// wantRole runs a role that checks something where it is safe to do so.
func wantRole(t *testing.T, role, dir string) {
	t.Helper()
	if out, err := play(role, dir).Output(); err != nil {
		t.Errorf("%v: %s", err, out)
	}
}

func expect(err error, want *diag.Code) error {
	var got *diag.Problem
	if !errors.As(err, &got) || got.Code != want {
		return fmt.Errorf("error %v, want %s", err, want.ID)
	}
	return nil
}

// runOutOfSpace fails in the middle of a file, as on a full disk.
func runOutOfSpace(dir string) error {
	signal.Ignore(syscall.SIGXFSZ)
	small := syscall.Rlimit{Cur: 4096, Max: 4096}
	if err := syscall.Setrlimit(syscall.RLIMIT_FSIZE, &small); err != nil {
		return err
	}
	big := strings.Repeat("x", 5000)
	writes := map[string]func(o *Output) error{
		"new file":     func(o *Output) error { return o.Write("new.html", []byte(big)) },
		"changed file": func(o *Output) error { return o.Write("big.html", []byte(big)) },
		"copied file": func(o *Output) error {
			return o.Copy("x.pdf", int64(len(big)), func(w io.Writer) error {
				program, err := os.Open(os.Args[0])
				if err != nil {
					return err
				}
				defer program.Close()
				_, err = io.CopyN(w, program, int64(len(big)))
				return err
			})
		},
	}
	for name, write := range writes {
		o, err := Begin(dir, filepath.Join(dir, "..", "site"))
		if err != nil {
			return err
		}
		err = errors.Join(
			o.Write("index.html", []byte("new")),
			expect(write(o), diag.OutputFull.Code),
			expect(o.Commit(), diag.OutputFull.Code),
		)
		if err != nil {
			return fmt.Errorf("%s: %w", name, err)
		}
	}
	return nil
}

func TestDiskThatFillsUp(t *testing.T) {
	dir, site := newPlace(t)
	files := map[string]string{"index.html": "old", "big.html": strings.Repeat("y", 5000)}
	build(t, dir, site, files)
	wantRole(t, "run out of space", dir)
	wantFiles(t, dir, files)
	wantAlone(t, dir)
}

// lackRights tries to publish without the right to. The superuser has every
// right, and becomes somebody else first.
func lackRights(dir string) error {
	if os.Geteuid() == 0 {
		if err := syscall.Setuid(65534); err != nil {
			return err
		}
	}
	for _, at := range []string{dir, filepath.Join(dir, "..", "other"), filepath.Join(dir, "..", "a", "b")} {
		_, err := Begin(at, filepath.Join(dir, "..", "site"))
		if err := expect(err, diag.OutputDenied.Code); err != nil {
			return fmt.Errorf("%s: %w", at, err)
		}
	}
	return nil
}

func TestFolderThatCannotBeWritten(t *testing.T) {
	dir, site := newPlace(t)
	build(t, dir, site, map[string]string{"index.html": "old"})
	parent := filepath.Dir(dir)
	for folder, mode := range map[string]os.FileMode{filepath.Dir(parent): 0o755, parent: 0o555} {
		if err := os.Chmod(folder, mode); err != nil {
			t.Fatal(err)
		}
	}
	t.Cleanup(func() { os.Chmod(parent, 0o755) })
	wantRole(t, "lack the right to write", dir)
	wantFiles(t, dir, map[string]string{"index.html": "old"})
	wantAlone(t, dir)
}

func TestReadersAlwaysFindASite(t *testing.T) {
	dir, _ := newPlace(t)
	if err := publishEdition(dir, 0, exchange); err != nil {
		t.Fatal(err)
	}
	done, looked := make(chan struct{}), make(chan error, 1)
	go func() {
		for {
			select {
			case <-done:
				looked <- nil
				return
			default:
			}
			folder, err := os.Open(dir)
			if err != nil {
				looked <- err
				return
			}
			folder.Close()
		}
	}()
	for n := range 200 {
		if err := publishEdition(dir, n+1, exchange); err != nil {
			t.Fatal(err)
		}
	}
	close(done)
	if err := <-looked; err != nil {
		t.Errorf("a reader found no site: %v", err)
	}
}

func TestSymbolicLinks(t *testing.T) {
	root := t.TempDir()
	put(t, root, map[string]string{"disk/": "", "here/": "", "site/x.md": "x", "file": "x"})
	for link, target := range map[string]string{"here/public": "../disk/public", "here/out": "../disk", "here/lost": "nowhere", "here/site": "../site", "here/file": "../file"} {
		if err := os.Symlink(target, filepath.Join(root, link)); err != nil {
			t.Fatal(err)
		}
	}
	site := filepath.Join(root, "site")
	for dir, want := range map[string]*diag.Code{
		"here/public": diag.OutputNotFolder.Code, // so far it leads nowhere
		"here/lost/a": diag.OutputNotFolder.Code,
		"here/file":   diag.OutputNotFolder.Code,
		"here/site":   diag.OutputHolds.Code,
	} {
		_, err := Begin(filepath.Join(root, dir), site)
		wantProblem(t, err, want)
	}
	put(t, root, map[string]string{"disk/public/": ""})
	for _, dir := range []string{"here/public", "here/out/public", "disk/public"} {
		build(t, filepath.Join(root, dir), site, map[string]string{"index.html": dir})
		wantFiles(t, filepath.Join(root, "disk", "public"), map[string]string{"index.html": dir})
	}
	if target, err := os.Readlink(filepath.Join(root, "here", "public")); target != "../disk/public" {
		t.Errorf("the link was replaced: %q, %v", target, err)
	}
	wantAlone(t, filepath.Join(root, "disk", "public"))
}

func TestForeignLinksAreCarriedOver(t *testing.T) {
	dir, site := newPlace(t)
	build(t, dir, site, map[string]string{"index.html": "one", "page.html": "copy.html"})
	if err := os.Symlink("index.html", filepath.Join(dir, "start.html")); err != nil {
		t.Fatal(err)
	}
	// One of our files turned into a link is ours to replace, also if nothing
	// else tells the two apart.
	put(t, dir, map[string]string{"copy.html": "copy.html"})
	page := filepath.Join(dir, "page.html")
	if err := errors.Join(os.Remove(page), os.Symlink("copy.html", page)); err != nil {
		t.Fatal(err)
	}
	build(t, dir, site, map[string]string{"index.html": "two", "page.html": "copy.html"})
	wantFiles(t, dir, map[string]string{"index.html": "two", "page.html": "copy.html", "copy.html": "copy.html", "start.html": "two"})
	if target, err := os.Readlink(filepath.Join(dir, "start.html")); target != "index.html" {
		t.Errorf("the link is %q, %v", target, err)
	}
	if info, err := os.Lstat(page); err != nil || !info.Mode().IsRegular() {
		t.Errorf("page.html is still a link: %v", err)
	}
}

func TestRightsToReadStay(t *testing.T) {
	dir, site := newPlace(t)
	build(t, dir, site, map[string]string{"index.html": "one"})
	for _, mode := range []os.FileMode{0o750, 0o700, 0o755 | os.ModeSetgid} {
		if err := os.Chmod(dir, mode); err != nil {
			t.Fatal(err)
		}
		build(t, dir, site, map[string]string{"index.html": mode.String()})
		if got := stat(t, dir).Mode() &^ os.ModeDir; got != mode {
			t.Errorf("mode %v, want %v", got, mode)
		}
	}
}
