package main

import (
	"archive/zip"
	"os"
	"path/filepath"
	"testing"
)

// A folder is packed as in a bundle: what is packed already is only stored.
func TestPack(t *testing.T) {
	folder, to := t.TempDir(), filepath.Join(t.TempDir(), "twin.zip")
	want := map[string]uint16{"film.mp4": zip.Store, "scan.bmp": zip.Deflate}
	for name := range want {
		if err := os.WriteFile(filepath.Join(folder, name), make([]byte, 1000), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	if err := pack(folder, to); err != nil {
		t.Fatal(err)
	}
	r, err := zip.OpenReader(to)
	if err != nil {
		t.Fatal(err)
	}
	defer r.Close()
	if len(r.File) != len(want) {
		t.Fatalf("%d files", len(r.File))
	}
	for _, f := range r.File {
		if f.Method != want[f.Name] || f.UncompressedSize64 != 1000 {
			t.Errorf("%s of %d bytes is packed with method %d", f.Name, f.UncompressedSize64, f.Method)
		}
	}
}
