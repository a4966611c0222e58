//go:build !windows

package source

import (
	"os"
	"path/filepath"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// linked is a site with two trainees, who share two folders, and with what is
// hidden in it.
func linked(t *testing.T) string {
	t.Helper()
	dir := minimal(t)
	for _, name := range []string{
		"content/a/a.pdf", "content/a/a.md", "content/b/b.pdf", "content/b/samtal/draft.md", "content/gemensamt/mall.pdf",
		"content/personer/anna.md", "content/a/.gomt/x.pdf", "content/a/.x.pdf", ".git/config", "static/logo.png", "layouts/page.html", "rules/own.yaml", "content/rapporter/r.md",
	} {
		write(t, dir, name, name)
	}
	return dir
}

// A file goes out with the folder it lies in, and no other name of it takes it
// elsewhere.
func TestNamesOfOneFile(t *testing.T) {
	const here = "content/a/link.pdf"
	for _, test := range []struct{ at, to, symbolic, hard string }{
		{here, "content/a/a.pdf", "", ""},
		{here, "content/gemensamt/mall.pdf", "", ""},
		{"content/a/link.md", "content/personer/anna.md", "", ""},
		{"content/a/link.md", "content/a/a.md", "", ""},
		{here, "content/b/b.pdf", "F060", "F060 both"},
		{"content/a/link.md", "content/b/samtal/draft.md", "F060", "F060 both"},
		{"content/a/link.txt", "content/b/samtal/draft.md", "F060", "F060 both"},
		{"content/a/link.md", "content/rapporter/r.md", "F060", "F060 both"},
		{here, "static/logo.png", "F060", "F060 both"},
		{"content/gemensamt/link.pdf", "content/b/b.pdf", "F060", ""},
		{"content/personer/link.pdf", "content/gemensamt/mall.pdf", "", ""},
		{"content/a/link.txt", "content/a/a.md", "F062", "F062 both"},
		{"content/a/link.txt", "content/personer/anna.md", "F062", "F062 both"},
		{here, "content/a/.gomt/x.pdf", "F061", "F061"},
		{here, "content/a/.x.pdf", "F061", "F061"},
		{here, ".git/config", "F061", "F061"},
		{here, "rules/own.yaml", "F061", ""}, // nobody can tell that it is no copy
		{"static/link.txt", "content/a/a.md", "F060", "F060 both"},
		{"static/link.png", ".git/config", "F061", "F061"},
		{"static/link.png", "static/logo.png", "", ""},
		{"layouts/link.html", "layouts/page.html", "", ""},
		{"layouts/link.html", "content/b/b.pdf", "F060", "F060 both"},
	} {
		for _, hard := range []bool{false, true} {
			dir, code := linked(t), test.symbolic
			link := filepath.Join(dir, test.at)
			if hard {
				code = test.hard
				must(t, os.Link(filepath.Join(dir, test.to), link))
			} else {
				to, err := filepath.Rel(filepath.Dir(link), filepath.Join(dir, test.to))
				must(t, err)
				must(t, os.Symlink(to, link))
			}
			code, both := cutBoth(code)
			var want []string
			if code != "" {
				want = append(want, "BT-"+code+" "+test.at)
			}
			if both {
				want = append(want, "BT-"+code+" "+test.to)
			}
			slices.Sort(want)
			tree, found := scan(t, dir)
			got := brief(t, found)
			slices.Sort(got)
			if diff := cmp.Diff(want, got); diff != "" {
				t.Errorf("%s to %s, hard %v (-want +got):\n%s", test.at, test.to, hard, diff)
			}
			if listed := slices.Contains(paths(tree.Under("")), test.at); listed != (code == "") {
				t.Errorf("%s to %s, hard %v: listed %v", test.at, test.to, hard, listed)
			}
			if _, problem := tree.Entry(test.at); (problem == nil) != (code == "") {
				t.Errorf("%s to %s, hard %v: found by its name: %v", test.at, test.to, hard, problem)
			}
		}
	}
}

func cutBoth(code string) (string, bool) {
	if len(code) > 4 {
		return code[:4], true
	}
	return code, false
}

// What may not be read may be read when the other name is gone, and the other
// way round, whichever of the folders has changed.
func TestRescanNamesOfOneFile(t *testing.T) {
	dir := linked(t)
	tree, found := scan(t, dir)
	if len(found) > 0 {
		t.Fatal(brief(t, found))
	}
	must(t, os.Link(dir+"/content/b/b.pdf", dir+"/content/a/link.pdf"))
	linked, found := tree.Rescan(dir, []string{"content/a/link.pdf"})
	if diff := cmp.Diff([]string{"BT-F060 content/a/link.pdf", "BT-F060 content/b/b.pdf"}, brief(t, found)); diff != "" {
		t.Errorf("linked (-want +got):\n%s", diff)
	}
	if led := linked.Led(tree); !slices.Contains(led, "content/b/b.pdf") {
		t.Errorf("led: %v", led)
	}
	must(t, os.Remove(dir+"/content/a/link.pdf"))
	mended, found := linked.Rescan(dir, []string{"content/a/link.pdf"})
	if len(found) > 0 || !slices.Contains(paths(mended.Under("content/b")), "content/b/b.pdf") {
		t.Errorf("mended: %v %v", brief(t, found), paths(mended.Under("content/b")))
	}
	if led := mended.Led(linked); !slices.Contains(led, "content/b/b.pdf") {
		t.Errorf("led: %v", led)
	}
}
