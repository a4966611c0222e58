// Package testkit holds what tests of several packages need: small sites
// written down as text, one site with one of everything, the files of a folder,
// and pages of docs/ that are made from code. Only tests import it.
package testkit

import (
	"archive/zip"
	"bytes"
	_ "embed"
	"encoding/json"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"golang.org/x/tools/txtar"

	"btfolio/internal/diag"
	"btfolio/internal/language"
	"btfolio/internal/portfolio"
	"btfolio/internal/source"
)

// Site is a site that has one of everything, as a txtar archive.
//
//go:embed site.txtar
var Site string

// Exposed is what the scan for what must not leave the house finds in the texts
// of lo-ek in Site. The trainee's page says why it may stay.
func Exposed() diag.List {
	at := diag.Pos{File: "content/lo-ek/samtal/2025-12-12.md", Line: 6, Col: 6}
	return diag.List{diag.UnknownPhone.At(at, "•••-••• •• ••", language.Text{})}
}

// Write puts the files of a txtar archive into a new folder and returns it.
func Write(t testing.TB, archive string) string {
	t.Helper()
	dir := t.TempDir()
	for _, f := range txtar.Parse([]byte(archive)).Files {
		name := filepath.Join(dir, filepath.FromSlash(f.Name))
		if err := os.MkdirAll(filepath.Dir(name), 0o777); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(name, f.Data, 0o666); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

// Load loads a site and one of its trainees without drafts, with all
// findings in their order.
func Load(t testing.TB, archive, id string) (*portfolio.Site, *portfolio.Trainee, diag.List) {
	t.Helper()
	site, published, found := load(t, archive, id)
	return site, published.Trainee(), found
}

// LoadPublished is Load for what only takes a portfolio as it is published.
func LoadPublished(t testing.TB, archive, id string) (*portfolio.Site, portfolio.Published) {
	t.Helper()
	site, published, _ := load(t, archive, id)
	return site, published
}

func load(t testing.TB, archive, id string) (*portfolio.Site, portfolio.Published, diag.List) {
	t.Helper()
	tree, found := source.Scan(Write(t, archive))
	if tree == nil {
		t.Fatal(Texts(found))
	}
	t.Cleanup(func() { tree.Close() })
	site, more := portfolio.LoadSite(tree)
	found = append(found, more...)
	files, more := tree.LoadUnder("content/" + id)
	found = append(found, more...)
	trainee, more := site.LoadPublished(tree, id, files)
	found = append(found, more...)
	found.Sort()
	return site, trainee, found
}

// MustLoad is Load of a site in which nothing is wrong.
func MustLoad(t testing.TB, archive, id string) (*portfolio.Site, *portfolio.Trainee) {
	t.Helper()
	site, trainee, found := Load(t, archive, id)
	if len(found) > 0 {
		t.Fatal(Texts(found))
	}
	return site, trainee
}

// Texts are findings in Swedish, a line each.
func Texts(found diag.List) string {
	text := ""
	for _, f := range found {
		text += f.Text(language.Swedish) + "\n"
	}
	return text
}

// Files are the contents of all files below a folder, by their paths; none
// where there is no folder.
func Files(t testing.TB, dir string) map[string]string {
	t.Helper()
	all := map[string]string{}
	err := fs.WalkDir(os.DirFS(dir), ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || !d.Type().IsRegular() {
			return err
		}
		text, err := os.ReadFile(filepath.Join(dir, name))
		all[name] = string(text)
		return err
	})
	if err != nil && !os.IsNotExist(err) {
		t.Fatal(err)
	}
	return all
}

// Unzipped are the contents of the files of a bundle, by their paths in its folder.
func Unzipped(t testing.TB, file string) map[string]string {
	t.Helper()
	zipped, err := zip.OpenReader(file)
	Must(t, err)
	defer zipped.Close()
	all := map[string]string{}
	for _, f := range zipped.File {
		text, err := fs.ReadFile(zipped, f.Name)
		Must(t, err)
		_, inside, _ := strings.Cut(f.Name, "/")
		all[inside] = string(text)
	}
	return all
}

// Must ends a test that cannot go on.
func Must(t testing.TB, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

// JSON is a value as JSON, with letters and signs as they are.
func JSON(t testing.TB, v any) string {
	t.Helper()
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	Must(t, e.Encode(v))
	return b.String()
}

// Searchable is a portfolio of which all texts and no file may be searched for.
type Searchable struct{}

// File is nothing.
func (Searchable) File(*portfolio.Document) []string { return nil }

// Text is the text.
func (Searchable) Text(text string) string { return text }
