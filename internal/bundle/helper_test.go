package bundle

import (
	"archive/zip"
	"bytes"
	"io"
	"os"
	"path/filepath"
	"testing"

	"btfolio/internal/language"
)

func text(s string) func(io.Writer) error {
	return func(w io.Writer) error { _, err := io.WriteString(w, s); return err }
}

// small is a bundle with one of everything: a page, a file that is not packed
// again, files of either way of packing that lie in it twice, names with å, ä, ö and %.
func small() Content {
	return Content{
		Folder: "lo-2026-02-01",
		Payload: []File{
			{"webbplats/index.html", text("<!doctype html><title>T</title>"), ""},
			{"kallor/content/lo/index.md", text("---\nnamn: Lo\n---\n"), ""},
			{"kallor/content/lo/dokument/BT1 Bröst 50%.pdf", text("%PDF-1.4 ett"), "ett"},
			{"kallor/content/lo/dokument/tom.txt", text(""), ""},
			{"kallor/content/lo/dokument/skanning.bmp", text("BM två två"), "två"},
			{"webbplats/files/ett.pdf", text("%PDF-1.4 ett"), "ett"},
			{"webbplats/files/skanning.bmp", text("BM två två"), "två"},
			{"portfolio.json", text(`{"a":1}`), ""},
		},
		Info:  []Field{{"External-Identifier", "lo"}, {LabelLanguage, "sv"}},
		Start: []byte("<p>Kod: " + Placeholder + "</p>"),
	}
}

func packed(t testing.TB, c Content) []byte {
	t.Helper()
	var out written
	if _, err := Write(&out, c); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

// written is an output in memory.
type written struct{ bytes.Buffer }

func (m *written) ReadAt(b []byte, at int64) (int, error) {
	return bytes.NewReader(m.Bytes()).ReadAt(b, at)
}

func verified(data []byte) *Result {
	r := &Result{Language: language.Swedish}
	r.archive(bytes.NewReader(data), int64(len(data)), "x.zip", nil)
	return r
}

// ids are the findings of a verification by id and file.
func ids(r *Result) []string {
	r.Findings.Sort()
	var all []string
	for _, f := range r.Findings.Unique() {
		id := f.Code.ID
		if f.Pos.File != "" {
			id += " " + f.Pos.File
		}
		all = append(all, id)
	}
	return all
}

// unpacked puts a bundle into a new folder, by the standard library's reader.
func unpacked(t testing.TB, data []byte) string {
	t.Helper()
	dir := t.TempDir()
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		t.Fatal(err)
	}
	if err := os.CopyFS(dir, z); err != nil {
		t.Fatal(err)
	}
	if folders, err := filepath.Glob(filepath.Join(dir, "*", declarationFile)); err == nil && len(folders) == 1 {
		return filepath.Dir(folders[0])
	}
	return dir
}

func put(t testing.TB, dir, name, text string) {
	t.Helper()
	file := filepath.Join(dir, filepath.FromSlash(name))
	if err := os.MkdirAll(filepath.Dir(file), 0o777); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(file, []byte(text), 0o666); err != nil {
		t.Fatal(err)
	}
}
