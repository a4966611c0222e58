// Package testsite loads small sites written down in tests. Only tests
// import it.
package testsite

import (
	"os"
	"path/filepath"
	"testing"

	"golang.org/x/tools/txtar"

	"btfolio/internal/diag"
	"btfolio/internal/language"
	"btfolio/internal/portfolio"
	"btfolio/internal/source"
)

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
	tree, found := source.Scan(Write(t, archive))
	if tree == nil {
		t.Fatal(Texts(found))
	}
	t.Cleanup(func() { tree.Close() })
	site, more := portfolio.LoadSite(tree)
	found = append(found, more...)
	files, more := tree.LoadUnder("content/" + id)
	found = append(found, more...)
	trainee, more := site.LoadTrainee(tree, id, files, false)
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
