package record

import (
	"os"
	"path/filepath"
	"testing"

	"btfolio/internal/diag"
)

// TestWriteNeverOverwrites: what is there stays, and a signature is not left
// behind without its decision.
func TestWriteNeverOverwrites(t *testing.T) {
	dir := t.TempDir()
	d := &Decision{Path: "content/lo/godkannanden/a.md", text: []byte("first\n"), signature: []byte("sig\n")}
	if problem := d.Write(dir); problem != nil {
		t.Fatal(problem)
	}
	files := func() (all map[string]string) {
		all = map[string]string{}
		entries, err := os.ReadDir(filepath.Join(dir, "content/lo/godkannanden"))
		if err != nil {
			t.Fatal(err)
		}
		for _, e := range entries {
			data, err := os.ReadFile(filepath.Join(dir, "content/lo/godkannanden", e.Name()))
			if err != nil {
				t.Fatal(err)
			}
			all[e.Name()] = string(data)
		}
		return all
	}
	if got := files(); len(got) != 2 || got["a.md"] != "first\n" || got["a.md.sig"] != "sig\n" {
		t.Fatalf("%q", got)
	}
	again := &Decision{Path: d.Path, text: []byte("second\n")}
	if problem := again.Write(dir); problem == nil || problem.Code != diag.DecisionNotWritten.Code {
		t.Errorf("written over: %v", problem)
	}
	if err := os.Remove(filepath.Join(dir, "content/lo/godkannanden/a.md.sig")); err != nil {
		t.Fatal(err)
	}
	signed := &Decision{Path: d.Path, text: []byte("third\n"), signature: []byte("other\n")}
	if problem := signed.Write(dir); problem == nil {
		t.Error("written over with a signature")
	}
	if got := files(); len(got) != 1 || got["a.md"] != "first\n" {
		t.Errorf("%q", got)
	}
}
