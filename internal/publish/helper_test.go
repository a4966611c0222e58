package publish

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"

	"btfolio/internal/diag"
)

// Tests that need a process of its own, to kill it or to take its rights
// away, start this program again and tell it in the environment what to be.
const (
	roleVariable   = "PUBLISH_TEST_ROLE"
	folderVariable = "PUBLISH_TEST_FOLDER"
)

var roles = map[string]func(dir string) error{
	"publish":                   func(dir string) error { return publishForever(dir, exchange) },
	"publish without exchanges": func(dir string) error { return publishForever(dir, noExchange) },
	"hold the lock":             holdLock,
}

func TestMain(m *testing.M) {
	name := os.Getenv(roleVariable)
	if name == "" {
		os.Exit(m.Run())
	}
	if err := roles[name](os.Getenv(folderVariable)); err != nil {
		fmt.Println(err)
		os.Exit(1)
	}
}

// play returns this program in a role.
func play(role, dir string) *exec.Cmd {
	cmd := exec.Command(os.Args[0])
	cmd.Env = append(os.Environ(), roleVariable+"="+role, folderVariable+"="+dir)
	cmd.Stderr = os.Stderr
	return cmd
}

// wait starts a process and waits until it says that it is ready.
func wait(t *testing.T, cmd *exec.Cmd) {
	t.Helper()
	out, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	if line, err := bufio.NewReader(out).ReadString('\n'); err != nil || line != "ready\n" {
		t.Fatalf("the process says %q, %v", line, err)
	}
}

func kill(t *testing.T, cmd *exec.Cmd) {
	t.Helper()
	if err := cmd.Process.Kill(); err != nil {
		t.Fatal(err)
	}
	_ = cmd.Wait()
}

func noExchange(_, _ string) error { return errors.ErrUnsupported }

// newPlace returns a folder for a site and the folder of its sources, in a
// folder with nothing else in it.
func newPlace(t *testing.T) (dir, site string) {
	t.Helper()
	return filepath.Join(t.TempDir(), "public"), t.TempDir()
}

func begin(t *testing.T, dir, site string) *Output {
	t.Helper()
	o, err := Begin(dir, site)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(o.Discard)
	return o
}

func write(t *testing.T, o *Output, files map[string]string) {
	t.Helper()
	for _, path := range slices.Sorted(maps.Keys(files)) {
		if err := o.Write(path, []byte(files[path])); err != nil {
			t.Fatal(err)
		}
	}
}

func commit(t *testing.T, o *Output) {
	t.Helper()
	if err := o.Commit(); err != nil {
		t.Fatal(err)
	}
}

// build publishes a site with these files.
func build(t *testing.T, dir, site string, files map[string]string) {
	t.Helper()
	o := begin(t, dir, site)
	write(t, o, files)
	commit(t, o)
}

// put makes files by other means than ours. A name that ends with a slash is
// an empty folder.
func put(t *testing.T, dir string, files map[string]string) {
	t.Helper()
	for name, text := range files {
		path := filepath.Join(dir, filepath.FromSlash(name))
		var err error
		if name[len(name)-1] == '/' {
			err = os.MkdirAll(path, 0o755)
		} else {
			err = errors.Join(os.MkdirAll(filepath.Dir(path), 0o755), os.WriteFile(path, []byte(text), 0o644))
		}
		if err != nil {
			t.Fatal(err)
		}
	}
}

// read returns the files below a folder, apart from our marker, and its
// empty folders with a slash at the end.
func read(dir string) (map[string]string, error) {
	files := map[string]string{}
	err := filepath.WalkDir(dir, func(path string, entry fs.DirEntry, err error) error {
		if err != nil || entry.Name() == markerName {
			return err
		}
		name, err := filepath.Rel(dir, path)
		if err != nil {
			return err
		}
		name = filepath.ToSlash(name)
		if entry.IsDir() {
			inside, err := os.ReadDir(path)
			if len(inside) == 0 {
				files[name+"/"] = ""
			}
			return err
		}
		text, err := os.ReadFile(path)
		files[name] = string(text)
		return err
	})
	return files, err
}

func wantFiles(t *testing.T, dir string, want map[string]string) {
	t.Helper()
	got, err := read(dir)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("files (-want +got):\n%s", diff)
	}
}

// wantAlone checks that nothing of ours lies beside the published site.
func wantAlone(t *testing.T, dir string) {
	t.Helper()
	entries, err := os.ReadDir(filepath.Dir(dir))
	if err != nil {
		t.Fatal(err)
	}
	for _, entry := range entries {
		if entry.Name() != filepath.Base(dir) {
			t.Errorf("%s was left behind", entry.Name())
		}
	}
}

func wantProblem(t *testing.T, err error, want *diag.Code) {
	t.Helper()
	var got *diag.Problem
	if !errors.As(err, &got) {
		t.Errorf("error %v, want %s", err, want.ID)
	} else if got.Code != want {
		t.Errorf("error %s (%v), want %s", got.Code.ID, got, want.ID)
	}
}

func stat(t *testing.T, path ...string) fs.FileInfo {
	t.Helper()
	info, err := os.Stat(filepath.Join(path...))
	if err != nil {
		t.Fatal(err)
	}
	return info
}

// inPieces writes a text as a reader of files would, some bytes at a time.
func inPieces(text string) func(io.Writer) error {
	return func(w io.Writer) error {
		for piece := range slices.Chunk([]byte(text), 3) {
			if _, err := w.Write(piece); err != nil {
				return err
			}
		}
		return nil
	}
}
