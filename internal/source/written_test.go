package source

import (
	"bytes"
	"io"
	"os"
	"path/filepath"
	"testing"
)

// A text that is being written is there as it is written, in every way a file is
// read, and nothing on disk changes.
func TestWith(t *testing.T) {
	dir := t.TempDir()
	file := filepath.Join(dir, "content", "lo", "index.md")
	if err := os.MkdirAll(filepath.Dir(file), 0o777); err != nil {
		t.Fatal(err)
	}
	for name, text := range map[string]string{file: "on disk", filepath.Join(dir, "btfolio.yaml"): ""} {
		if err := os.WriteFile(name, []byte(text), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	tree, _ := Scan(dir)
	defer tree.Close()
	before := tree.Under("")
	now := tree.With(map[string][]byte{"content/lo/index.md": []byte("as it is"), "content/lo/a/new.md": []byte("new")})
	for path, want := range map[string]string{"content/lo/index.md": "as it is", "content/lo/a/new.md": "new"} {
		e, problem := now.Entry(path)
		if problem != nil {
			t.Fatal(problem)
		}
		loaded, finding := now.Load(e)
		if finding != nil {
			t.Fatal(finding)
		}
		var copied bytes.Buffer
		if err := now.CopyTo(&copied, loaded); err != nil {
			t.Fatal(err)
		}
		r, problem := now.Open(loaded)
		if problem != nil {
			t.Fatal(problem)
		}
		opened, err := io.ReadAll(io.NewSectionReader(r, 0, loaded.Size))
		if string(loaded.Text) != want || copied.String() != want || string(opened) != want || err != nil {
			t.Errorf("%s: %q %q %q", path, loaded.Text, &copied, opened)
		}
	}
	if files, _ := now.LoadUnder("content/lo"); len(files) != 2 {
		t.Errorf("%d files", len(files))
	}
	if after := tree.Under(""); len(after) != len(before) || after[1] != before[1] {
		t.Error("the tree has changed")
	}
	again := tree.With(map[string][]byte{"content/lo/index.md": []byte("as IT is")})
	if a, _ := now.Entry("content/lo/index.md"); a == again.Under("content/lo")[0] {
		t.Error("two texts of the same length are one entry")
	}
}
