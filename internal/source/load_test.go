package source

import (
	"bytes"
	"crypto/sha256"
	"errors"
	"fmt"
	"os"
	"strings"
	"sync"
	"testing"
	"time"

	"btfolio/internal/diag"
)

func TestLoad(t *testing.T) {
	const content = "hello å\x00\r\n"
	sum := Digest(sha256.Sum256([]byte(content)))
	tests := []struct {
		name string
		text bool
	}{
		{"a.md", true}, {"a.MD", true}, {"a.markdown", true}, {"a.yaml", true}, {"a.yml", true},
		{"a.pdf", false}, {"a.txt", false}, {"a.md.sig", false}, {"md", false},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			dir := minimal(t)
			write(t, dir, "content/"+test.name, content)
			tree, _ := scan(t, dir)
			e := only(t, tree)
			f, finding := tree.Load(e)
			if finding != nil {
				t.Fatal(finding)
			}
			if f.Entry != e || f.Digest != sum {
				t.Errorf("got %v with digest %s", f.Entry, f.Digest)
			}
			if test.text && string(f.Text) != content || !test.text && f.Text != nil {
				t.Errorf("text is %q", f.Text)
			}
			var copied bytes.Buffer
			must(t, tree.CopyTo(&copied, f))
			if copied.String() != content {
				t.Errorf("copied %q", copied.String())
			}
		})
	}
}

func TestLoadEmptyText(t *testing.T) {
	dir := minimal(t)
	write(t, dir, "content/a.md", "")
	tree, _ := scan(t, dir)
	f, finding := tree.Load(only(t, tree))
	if finding != nil {
		t.Fatal(finding)
	}
	if f.Text == nil || len(f.Text) > 0 {
		t.Errorf("text is %#v; an empty text is still one", f.Text)
	}
	if want := "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"; f.Digest.String() != want {
		t.Errorf("digest %s, want %s", f.Digest, want)
	}
}

func TestFileChangesBetweenScanAndLoad(t *testing.T) {
	tests := []struct {
		name   string
		change func(file string) error
		want   *diag.Code
	}{
		{"longer at the same time", keepingTime(func(f string) error { return os.WriteFile(f, []byte("original, and more"), 0o644) }), diag.ChangedWhileRead.Code},
		{"removed", os.Remove, diag.FileVanished.Code},
		{"renamed", func(f string) error { return os.Rename(f, f+"x") }, diag.FileVanished.Code},
		{"its folder removed", func(f string) error { return os.RemoveAll(f[:strings.LastIndex(f, "/")]) }, diag.FileVanished.Code},
		{"longer", func(f string) error { return os.WriteFile(f, []byte("original, and more"), 0o644) }, diag.ChangedWhileRead.Code},
		{"shorter", func(f string) error { return os.Truncate(f, 3) }, diag.ChangedWhileRead.Code},
		{"other time", func(f string) error { return os.Chtimes(f, time.Time{}, time.Unix(1, 0)) }, diag.ChangedWhileRead.Code},
		{"a folder now", func(f string) error { return errors.Join(os.Remove(f), os.Mkdir(f, 0o755)) }, diag.ChangedWhileRead.Code},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			dir := minimal(t)
			write(t, dir, "content/sara-lind/a.md", "original")
			tree, _ := scan(t, dir)
			e := only(t, tree)
			f, finding := tree.Load(e)
			if finding != nil {
				t.Fatal(finding)
			}
			must(t, test.change(dir+"/"+e.Path))
			wantFinding(t, tree, e, test.want)
			wantProblem(t, tree.CopyTo(&bytes.Buffer{}, f), test.want)
			wantProblem(t, tree.WriteTo(&bytes.Buffer{}, f), test.want)
		})
	}
}

// keepingTime hides a change as a program does that restores times.
func keepingTime(change func(file string) error) func(file string) error {
	return func(file string) error {
		was, err := os.Stat(file)
		if err != nil {
			return err
		}
		return errors.Join(change(file), os.Chtimes(file, time.Time{}, was.ModTime()))
	}
}

func wantFinding(t *testing.T, tree *Tree, e Entry, want *diag.Code) {
	t.Helper()
	f, finding := tree.Load(e)
	if finding == nil || finding.Code != want || finding.Pos.File != e.Path {
		t.Fatalf("loaded %q with finding %v, want %s", f.Text, finding, want.ID)
	}
	wellFormed(t, *finding)
}

func wantProblem(t *testing.T, err error, want *diag.Code) {
	t.Helper()
	problem, ok := errors.AsType[*diag.Problem](err)
	if !ok || problem.Code != want {
		t.Fatalf("got %v, want %s", err, want.ID)
	}
}

// A meddler changes a file while it is being copied.
type meddler struct {
	once   sync.Once
	change func()
	got    int
}

func (m *meddler) Write(p []byte) (int, error) {
	m.once.Do(m.change)
	m.got += len(p)
	return len(p), nil
}

func TestFileChangesWhileCopied(t *testing.T) {
	content := bytes.Repeat([]byte("x"), 1<<20)
	other := bytes.Repeat([]byte("y"), 1<<20)
	tests := []struct {
		name   string
		change func(file string) error
	}{
		{"grows", func(f string) error { return os.WriteFile(f, append(content, other...), 0o644) }},
		{"shrinks", func(f string) error { return os.Truncate(f, 1<<18) }},
		// Only the digest shows this one.
		{"other bytes", keepingTime(func(f string) error { return os.WriteFile(f, other, 0o644) })},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			dir := minimal(t)
			write(t, dir, "content/a.pdf", string(content))
			tree, _ := scan(t, dir)
			e := only(t, tree)
			f, finding := tree.Load(e)
			if finding != nil {
				t.Fatal(finding)
			}
			w := &meddler{change: func() { must(t, test.change(dir+"/content/a.pdf")) }}
			wantProblem(t, tree.CopyTo(w, f), diag.ChangedWhileRead.Code)
			if w.got > len(content) {
				t.Errorf("%d bytes copied of a file of %d", w.got, len(content))
			}
		})
	}
}

// full is a disk without room.
type full struct{}

var errFull = errors.New("no room")

func (full) Write([]byte) (int, error) { return 0, errFull }

func TestCopyToReturnsErrorOfWriter(t *testing.T) {
	dir := minimal(t)
	write(t, dir, "content/a.pdf", "x")
	tree, _ := scan(t, dir)
	f, finding := tree.Load(only(t, tree))
	if finding != nil {
		t.Fatal(finding)
	}
	if err := tree.CopyTo(full{}, f); !errors.Is(err, errFull) {
		t.Errorf("got %v", err)
	}
}

func TestLoadAfterClose(t *testing.T) {
	dir := minimal(t)
	write(t, dir, "content/a.md", "x")
	tree, _ := Scan(dir)
	must(t, tree.Close())
	wantFinding(t, tree, only(t, tree), diag.UnreadableFile.Code)
}

func TestLoadConcurrently(t *testing.T) {
	const files = 1000
	dir := minimal(t)
	content := func(i int) string { return strings.Repeat(fmt.Sprintln(i), 1000) }
	for i := range files {
		write(t, dir, fmt.Sprintf("content/t%02d/%03d.%s", i%10, i, []string{"md", "pdf"}[i%2]), content(i))
	}
	tree, found := scan(t, dir)
	if len(found) > 0 {
		t.Fatal(brief(t, found))
	}
	entries := tree.Under("content")
	if len(entries) != files {
		t.Fatalf("%d files", len(entries))
	}
	work := make(chan Entry)
	var readers sync.WaitGroup
	for range 32 {
		readers.Go(func() {
			for e := range work {
				var i int
				if _, err := fmt.Sscanf(e.Path[len("content/t00/"):], "%03d", &i); err != nil {
					t.Error(err)
				}
				f, finding := tree.Load(e)
				if finding != nil {
					t.Error(finding)
					continue
				}
				var copied bytes.Buffer
				if err := tree.CopyTo(&copied, f); err != nil || copied.String() != content(i) {
					t.Errorf("%s copied wrong: %v", e.Path, err)
				}
				if f.Digest != Digest(sha256.Sum256([]byte(content(i)))) {
					t.Errorf("%s has another's digest", e.Path)
				}
				if again, problem := tree.Entry(e.Path); problem != nil || again != e {
					t.Errorf("%s looked up: %v, %v", e.Path, again, problem)
				}
				if n := len(tree.Under(e.Path[:len("content/t00")])); n != files/10 {
					t.Errorf("%d files in the folder of %s", n, e.Path)
				}
			}
		})
	}
	for _, e := range entries {
		work <- e
	}
	close(work)
	readers.Wait()
}
