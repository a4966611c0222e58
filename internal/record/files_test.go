package record

import (
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// files are all files and folders below a folder, with what stands in them.
func files(t *testing.T, dir string) map[string]string {
	t.Helper()
	all := map[string]string{}
	err := filepath.WalkDir(dir, func(p string, d fs.DirEntry, err error) error {
		if err != nil || p == dir {
			return err
		}
		name, _ := filepath.Rel(dir, p)
		if d.IsDir() {
			all[name] = "folder"
			return nil
		}
		data, err := os.ReadFile(p)
		all[name] = string(data)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return all
}

func TestCreate(t *testing.T) {
	dir := t.TempDir()
	if err := Create(dir, Text("a/b/c.md", []byte("c")), Text("a/d.md", []byte("d"))); err != nil {
		t.Fatal(err)
	}
	there := map[string]string{"a": "folder", "a/b": "folder", "a/b/c.md": "c", "a/d.md": "d"}
	if diff := cmp.Diff(there, files(t, dir)); diff != "" {
		t.Fatal(diff)
	}
	broken := errors.New("broken")
	for name, more := range map[string][]File{
		"the last name is taken":        {Text("new/e.md", []byte("e")), Text("a/d.md", []byte("other"))},
		"the first name is taken":       {Text("a/d.md", []byte("other")), Text("new/e.md", []byte("e"))},
		"a file stands where a folder":  {Text("new/e.md", []byte("e")), Text("a/d.md/x.md", []byte("x"))},
		"the content cannot be written": {Text("new/e.md", []byte("e")), {Path: "new/f.md", Write: func(io.Writer) error { return broken }}},
		"the same name twice":           {Text("new/e.md", []byte("e")), Text("new/e.md", []byte("f"))},
	} {
		if err := Create(dir, more...); err == nil {
			t.Errorf("%s, and nothing is said", name)
		}
		if diff := cmp.Diff(there, files(t, dir)); diff != "" {
			t.Errorf("%s: %s", name, diff)
		}
	}
}
