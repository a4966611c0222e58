package source

import (
	"os"
	"path/filepath"
	"slices"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
)

// What a rescan lists is what a scan from scratch lists, whatever was changed.
func TestRescan(t *testing.T) {
	for _, test := range []struct {
		name    string
		change  func(t *testing.T, dir string)
		changed []string
	}{
		{"a text", func(t *testing.T, dir string) { write(t, dir, "content/anna/samtal/1.md", "ny text") }, []string{"content/anna/samtal/1.md"}},
		{"a new file", func(t *testing.T, dir string) { write(t, dir, "content/anna/kurser/a.md", "kurs") }, []string{"content/anna/kurser/a.md"}},
		{"a folder moved away", func(t *testing.T, dir string) { must(t, os.RemoveAll(filepath.Join(dir, "content/anna/samtal"))) }, []string{"content/anna/samtal"}},
		{"a trainee who is gone", func(t *testing.T, dir string) { must(t, os.RemoveAll(filepath.Join(dir, "content/anna"))) }, []string{"content/anna"}},
		{"a new trainee", func(t *testing.T, dir string) { write(t, dir, "content/cia/index.md", "x") }, []string{"content/cia"}},
		{"a bad name", func(t *testing.T, dir string) { write(t, dir, "content/anna/samtal/con.md", "x") }, []string{"content/anna/samtal/con.md"}},
		{"a bad name mended", func(t *testing.T, dir string) { must(t, os.Remove(filepath.Join(dir, "content/bo/nul.md"))) }, []string{"content/bo/nul.md"}},
		{"the configuration", func(t *testing.T, dir string) { write(t, dir, "btfolio.yaml", "title: annan") }, []string{"btfolio.yaml"}},
		{"a layout", func(t *testing.T, dir string) { write(t, dir, "layouts/talk.html", "x") }, []string{"layouts"}},
		{"two trainees", func(t *testing.T, dir string) {
			write(t, dir, "content/anna/a.md", "x")
			write(t, dir, "content/bo/b.md", "x")
		}, []string{"content/bo/b.md", "content/anna/a.md"}},
		{"a file of content itself", func(t *testing.T, dir string) { write(t, dir, "content/x.md", "x") }, []string{"content/x.md"}},
		{"everything", func(t *testing.T, dir string) { must(t, os.RemoveAll(filepath.Join(dir, "content"))) }, []string{"content"}},
		{"the site made anew", func(t *testing.T, dir string) {
			must(t, os.Rename(dir, dir+".old"))
			write(t, dir, "btfolio.yaml", "title: ny")
			write(t, dir, "content/anna/index.md", "ny")
		}, []string{"content"}},
		{"nothing", func(*testing.T, string) {}, nil},
	} {
		t.Run(test.name, func(t *testing.T) {
			dir := filepath.Join(t.TempDir(), "site")
			for _, name := range []string{"btfolio.yaml", "content/anna/index.md", "content/anna/samtal/1.md", "content/bo/index.md", "content/bo/nul.md", "content/personer/p.md"} {
				write(t, dir, name, name)
			}
			old, _ := Scan(dir)
			was := slices.Clone(old.entries)
			test.change(t, dir)

			got, gotFound := old.Rescan(dir, test.changed)
			want, wantFound := Scan(dir)
			defer want.Close()
			defer got.Close()
			if diff := cmp.Diff(want.entries, got.entries, cmp.AllowUnexported(Entry{}, fileID{})); diff != "" {
				t.Error("files (-scan +rescan):", diff)
			}
			if diff := cmp.Diff(want.folders, got.folders); diff != "" {
				t.Error("folders (-scan +rescan):", diff)
			}
			if diff := cmp.Diff(wantFound, gotFound, cmpopts.EquateEmpty()); diff != "" {
				t.Error("findings (-scan +rescan):", diff)
			}
			if !slices.Equal(was, old.entries) {
				t.Error("the old tree has changed")
			}
		})
	}
}

// A file that was named as changed is read again, even where neither its size
// nor its time tells.
func TestRescanReadsAgain(t *testing.T) {
	dir := t.TempDir()
	write(t, dir, "btfolio.yaml", "title: x")
	write(t, dir, "content/anna/dokument/a.pdf", "ett")
	file := filepath.Join(dir, "content/anna/dokument/a.pdf")
	long := time.Now().Add(-time.Hour)
	must(t, os.Chtimes(file, long, long))
	tree, _ := Scan(dir)
	load := func(tree *Tree) Digest {
		e, problem := tree.Entry("content/anna/dokument/a.pdf")
		if problem != nil {
			t.Fatal(problem)
		}
		f, finding := tree.Load(e)
		if finding != nil {
			t.Fatal(finding)
		}
		return f.Digest
	}
	first := load(tree)
	write(t, dir, "content/anna/dokument/a.pdf", "tre")
	must(t, os.Chtimes(file, long, long))
	tree, _ = tree.Rescan(dir, []string{"content/anna/index.md"})
	if load(tree) != first {
		t.Error("a file that nobody named was read again")
	}
	tree, _ = tree.Rescan(dir, []string{"content/anna/dokument"})
	if load(tree) == first {
		t.Error("a file that was named was not read again")
	}
	tree.Close()
}
