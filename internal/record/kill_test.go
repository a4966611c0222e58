package record

import (
	"bufio"
	"fmt"
	"io"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"btfolio/internal/staged"
)

// roleVariable makes this program one that is to be killed, in a folder.
const roleVariable, folderVariable = "RECORD_TEST_ROLE", "RECORD_TEST_FOLDER"

var roles = map[string]func(dir string, n int) error{
	"add":       func(dir string, n int) error { return Create(dir, batch(n)...) },
	"approve":   decided,
	"a site":    func(dir string, n int) error { return Create(filepath.Join(dir, fmt.Sprint(n)), batch(n)...) },
	"no folder": func(dir string, n int) error { return Create(filepath.Join(dir, "a", "b", fmt.Sprint(n)), batch(n)...) },
}

// decided writes a decision with the wordings it covers, together
// as many files as a batch.
func decided(dir string, n int) error {
	text := fmt.Append(nil, n)
	d := &Decision{Path: fmt.Sprintf("content/%d/decision.md", n), text: text, Kept: Keeping{files: batch(n)[:5]}}
	if problem := d.Write(dir); problem != nil {
		return problem
	}
	return nil
}

// batch is files in two folders.
func batch(n int) (files []File) {
	for i := range 6 {
		files = append(files, Text(fmt.Sprintf("content/%d-%d/file-%d.md", n, i%2, i), fmt.Appendf(nil, "%d", n)))
	}
	return files
}

func TestMain(m *testing.M) {
	role := roles[os.Getenv(roleVariable)]
	if role == nil {
		os.Exit(m.Run())
	}
	fmt.Println("ready")
	for n := 0; ; n++ {
		if err := role(os.Getenv(folderVariable), n); err != nil {
			fmt.Println(err)
			os.Exit(1)
		}
	}
}

// Killed at any moment, all files of a batch are there after the next run, or
// none; a folder that was to be made is whole at once.
func TestKilledAtAnyMoment(t *testing.T) {
	moments := rand.New(rand.NewPCG(1, 2))
	left := 0
	for name := range roles {
		for range 40 {
			dir := t.TempDir()
			p := exec.Command(os.Args[0])
			p.Env = append(os.Environ(), roleVariable+"="+name, folderVariable+"="+dir)
			out, err := p.StdoutPipe()
			if err != nil {
				t.Fatal(err)
			}
			if err := p.Start(); err != nil {
				t.Fatal(err)
			}
			if line, err := bufio.NewReader(out).ReadString('\n'); line != "ready\n" {
				t.Fatal(line, err)
			}
			time.Sleep(time.Duration(moments.IntN(4_000)) * time.Microsecond)
			_ = p.Process.Kill()
			_ = p.Wait()
			places := []string{dir, filepath.Join(dir, "a", "b")}
			if name != "add" && name != "approve" {
				whole(t, name, dir)
			}
			for file := range files(t, dir) {
				if strings.HasSuffix(file, ".tmp") {
					left++
				}
			}
			for _, place := range places {
				if _, err := Mend(place); err != nil {
					t.Fatal(err)
				}
			}
			whole(t, name, dir)
			for file := range files(t, dir) {
				if strings.Contains(file, ".btfolio") {
					t.Fatalf("%s: %s is left", name, file)
				}
			}
		}
	}
	if left == 0 {
		t.Error("nothing was ever left: the test shows nothing")
	}
}

// whole checks that of each batch there is all or nothing.
func whole(t *testing.T, role, dir string) {
	t.Helper()
	count := map[string]int{}
	for file, text := range files(t, dir) {
		if strings.HasSuffix(file, ".md") && !strings.Contains(file, ".btfolio") {
			count[text]++
		}
	}
	for n, files := range count {
		if files != len(batch(0)) {
			t.Fatalf("%s: %d files of batch %s", role, files, n)
		}
	}
}

// What is half done is finished step by step, whatever step it was left at.
func TestMend(t *testing.T) {
	there := map[string]string{"content": "folder", "content/7-0": "folder", "content/7-1": "folder"}
	for i := range 6 {
		there[fmt.Sprintf("content/7-%d/file-%d.md", i%2, i)] = "7"
	}
	for _, c := range []struct {
		name          string
		journal       bool
		placed, taken int // files that have their names, and one that another has got
		want          int // files that Mend gives their names; less than none where nothing is to be there
	}{
		{"before the journal", false, 0, -1, -1},
		{"with the journal", true, 0, -1, 6},
		{"after the first", true, 1, -1, 5},
		{"after the last", true, 6, -1, 0},
		{"a name is taken", true, 2, 4, 3},
	} {
		dir := t.TempDir()
		held, err := staged.NewFolder(dir)
		if err != nil {
			t.Fatal(err)
		}
		w := &writing{dir: dir, staged: held.Path}
		for i, f := range batch(7) {
			w.Files = append(w.Files, named{f.Path, false})
			if err := write(w.at(i), f.Write); err != nil {
				t.Fatal(err)
			}
		}
		if c.journal {
			if err := w.begin(); err != nil {
				t.Fatal(err)
			}
		}
		for i := range c.placed {
			if err := w.place(i); err != nil {
				t.Fatal(err)
			}
		}
		want := there
		if c.taken >= 0 {
			want = map[string]string{}
			for name, text := range there {
				want[name] = text
			}
			want[w.Files[c.taken].Path] = "mine"
			if err := Create(dir, Text(w.Files[c.taken].Path, []byte("mine"))); err != nil {
				t.Fatal(err)
			}
		}
		if n, err := Mend(dir); n != 0 || err != nil {
			t.Errorf("%s: what is still at work was mended: %d, %v", c.name, n, err)
		}
		held.Leave()
		n, err := Mend(dir)
		if n != max(c.want, 0) || err != nil {
			t.Errorf("%s: %d files, %v", c.name, n, err)
		}
		if c.want < 0 {
			want = map[string]string{}
		}
		if got := files(t, dir); fmt.Sprint(got) != fmt.Sprint(want) {
			t.Errorf("%s: %v", c.name, got)
		}
	}
}

// A file that cannot be finished is kept for the run after the next.
func TestMendKeeps(t *testing.T) {
	dir := t.TempDir()
	held, err := staged.NewFolder(dir)
	if err != nil {
		t.Fatal(err)
	}
	w := &writing{dir: dir, staged: held.Path, Files: []named{{"a/b.md", false}, {"../out.md", false}}}
	for i := range w.Files {
		if err := write(w.at(i), func(to io.Writer) error { _, err := io.WriteString(to, "b"); return err }); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.begin(); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(dir, "a"), []byte("in the way"), 0o644); err != nil {
		t.Fatal(err)
	}
	held.Leave()
	if _, err := Mend(dir); err == nil {
		t.Error("nothing is said")
	}
	if err := os.Remove(filepath.Join(dir, "a")); err != nil {
		t.Fatal(err)
	}
	if n, err := Mend(dir); n != 1 || err != nil {
		t.Errorf("%d, %v", n, err)
	}
	if got := files(t, dir); len(got) != 2 || got["a/b.md"] != "b" {
		t.Errorf("%v", got)
	}
	if _, err := os.Stat(filepath.Join(dir, "..", "out.md")); err == nil {
		t.Error("a journal leads out of the folder")
	}
}
