package preview

import (
	"fmt"
	"os"
	"path/filepath"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"btfolio/internal/testkit"
)

// An act is something that happens to a site and the paths that have to be
// told. The acts of a case follow upon each other, each with paths of its
// own, so that a late event of one is not taken for the next.
type act struct {
	do   func(t *testing.T, dir, elsewhere string)
	want []string
}

// saved writes to a file of the site.
func saved(path string) act {
	return act{func(t *testing.T, dir, _ string) { write(t, dir+"/"+path, "as it is now") }, []string{path}}
}

func rename(t *testing.T, from, to string) {
	t.Helper()
	testkit.Must(t, os.Rename(from, to))
}

var cases = []struct {
	name string
	acts []act
}{
	{"saved in place", []act{
		saved("content/sara-lind/index.md"), saved("btfolio.yaml"),
		saved("layouts/page.html"), saved("static/style.css"),
	}},
	{"saved as Vim does", []act{{func(t *testing.T, dir, _ string) {
		file := dir + "/content/sara-lind/index.md"
		write(t, dir+"/content/sara-lind/4913", "")
		testkit.Must(t, os.Remove(dir+"/content/sara-lind/4913"))
		rename(t, file, file+"~")
		write(t, file, "as it is now")
		testkit.Must(t, os.Remove(file+"~"))
	}, []string{"content/sara-lind/index.md"}}}},
	{"saved by rename", []act{{func(t *testing.T, dir, _ string) {
		write(t, dir+"/content/sara-lind/.index.md.x7", "as it is now")
		rename(t, dir+"/content/sara-lind/.index.md.x7", dir+"/content/sara-lind/index.md")
	}, []string{"content/sara-lind/index.md"}}, {func(t *testing.T, dir, elsewhere string) {
		write(t, elsewhere+"/new.yaml", "as it is now")
		rename(t, elsewhere+"/new.yaml", dir+"/btfolio.yaml")
	}, []string{"btfolio.yaml"}}}},
	{"removed", []act{{func(t *testing.T, dir, _ string) {
		testkit.Must(t, os.Remove(dir+"/content/sara-lind/index.md"))
	}, []string{"content/sara-lind/index.md"}}}},
	{"renamed", []act{{func(t *testing.T, dir, _ string) {
		rename(t, dir+"/content/sara-lind/index.md", dir+"/content/sara-lind/start.md")
	}, []string{"content/sara-lind/index.md", "content/sara-lind/start.md"}}}},
	{"may be read no longer", []act{{func(t *testing.T, dir, _ string) {
		testkit.Must(t, os.Chmod(dir+"/content/sara-lind/index.md", 0))
	}, []string{"content/sara-lind/index.md"}}}},
	{"with a time of long ago", []act{{func(t *testing.T, dir, _ string) {
		file := dir + "/content/sara-lind/index.md"
		write(t, file, "as it now")
		testkit.Must(t, os.Chtimes(file, time.Time{}, time.Unix(1, 0)))
	}, []string{"content/sara-lind/index.md"}}}},
	{"folders made with a file in them", []act{{func(t *testing.T, dir, _ string) {
		write(t, dir+"/content/nils-ek/mal/bt1.md", "new")
	}, []string{"content/nils-ek"}}, saved("content/nils-ek/mal/bt2.md")}},
	{"folder moved in, out and back", []act{{func(t *testing.T, dir, elsewhere string) {
		write(t, elsewhere+"/nils-ek/mal/bt1.md", "new")
		rename(t, elsewhere+"/nils-ek", dir+"/content/nils-ek")
	}, []string{"content/nils-ek"}}, saved("content/nils-ek/mal/bt1.md"), {func(t *testing.T, dir, elsewhere string) {
		rename(t, dir+"/content/sara-lind", elsewhere+"/sara-lind")
	}, []string{"content/sara-lind"}}, saved("content/personer/anna-berg.md"), {func(t *testing.T, dir, elsewhere string) {
		write(t, elsewhere+"/sara-lind/mal/bt2.md", "written elsewhere")
		rename(t, elsewhere+"/sara-lind", dir+"/content/sara-lind")
	}, []string{"content/sara-lind"}}, saved("content/sara-lind/mal/bt3.md")}},
	{"folder renamed", []act{{func(t *testing.T, dir, _ string) {
		rename(t, dir+"/content/sara-lind", dir+"/content/sara-berg")
	}, []string{"content/sara-lind", "content/sara-berg"}}, saved("content/sara-berg/mal/bt1.md"), saved("content/sara-berg/index.md")}},
	{"folder named as a dropping", []act{{func(t *testing.T, dir, _ string) {
		testkit.Must(t, os.Mkdir(dir+"/content/old~", 0o755))
	}, []string{"content/old~"}}, saved("content/old~/a.md"), {func(t *testing.T, dir, _ string) {
		testkit.Must(t, os.RemoveAll(dir+"/content/old~"))
		write(t, dir+"/content/b.md", "b")
	}, []string{"content/old~", "content/b.md"}}}},
	{"parts removed and made again", []act{{func(t *testing.T, dir, _ string) {
		for _, part := range []string{"content", "layouts", "static", "btfolio.yaml"} {
			testkit.Must(t, os.RemoveAll(dir+"/"+part))
		}
	}, []string{"content", "layouts", "static", "btfolio.yaml"}}, {func(t *testing.T, dir, _ string) {
		for _, file := range []string{"content/b/b.md", "layouts/b/b.html", "static/b/b.css"} {
			write(t, dir+"/"+file, "new")
		}
	}, []string{"content", "layouts", "static"}},
		saved("btfolio.yaml"), saved("content/b/c.md"), saved("layouts/b/c.html"), saved("static/b/c.css")}},
	{"site removed and made again", []act{{func(t *testing.T, dir, _ string) {
		testkit.Must(t, os.RemoveAll(dir))
	}, []string{everything}}, {func(t *testing.T, dir, _ string) {
		write(t, dir+"/content/a/a.md", "new")
	}, []string{everything}}, saved("content/a/b.md")}},
	{"another site in its place", []act{{func(t *testing.T, dir, elsewhere string) {
		write(t, elsewhere+"/new/content/a/a.md", "new")
		rename(t, dir, elsewhere+"/old")
		rename(t, elsewhere+"/new", dir)
	}, []string{everything}}, saved("content/a/b.md")}},
	{"folder above the site replaced", []act{{func(t *testing.T, dir, _ string) {
		top := filepath.Dir(dir)
		rename(t, top, top+".old")
		t.Cleanup(func() { testkit.Must(t, os.RemoveAll(top+".old")) })
		write(t, dir+"/content/a/a.md", "new")
	}, []string{everything}}, saved("content/a/b.md")}},
	{"links", []act{{func(t *testing.T, dir, _ string) {
		testkit.Must(t, os.Symlink("../../rules/own.yaml", dir+"/content/sara-lind/link.md"))
	}, []string{"content/sara-lind/link.md"}}, {func(t *testing.T, dir, _ string) {
		write(t, dir+"/rules/own.yaml", "as it is now")
	}, []string{"content/sara-lind/link.md"}}}},
	{"names of which the disk has another spelling", []act{{func(t *testing.T, dir, _ string) {
		write(t, dir+"/content/a\u030a.md", "new")
	}, []string{"content/\u00e5.md"}}}},
}

func TestWatchSurvives(t *testing.T) {
	for _, poll := range []bool{false, true} {
		for _, test := range cases {
			t.Run(fmt.Sprintf("poll %v/%s", poll, test.name), func(t *testing.T) {
				t.Parallel()
				dir, elsewhere := newSite(t)
				w := start(t, dir, WatchOptions{Poll: poll})
				for _, s := range test.acts {
					s.do(t, dir, elsewhere)
					await(t, w, s.want...)
				}
				if w.Mode().polling() != poll {
					t.Errorf("mode %v", w.Mode())
				}
			})
		}
	}
}

func TestThousandFiles(t *testing.T) {
	for _, poll := range []bool{false, true} {
		t.Run(fmt.Sprintf("poll %v", poll), func(t *testing.T) {
			dir, _ := newSite(t)
			w := start(t, dir, WatchOptions{Poll: poll})
			var want []string
			for i := range 1000 {
				path := fmt.Sprintf("content/sara-lind/%d.md", i)
				write(t, dir+"/"+path, "new")
				want = append(want, path)
			}
			await(t, w, want...)
		})
	}
}

// Files that are skipped, and files outside of the site's parts, are in no
// change.
func TestNoChange(t *testing.T) {
	for _, poll := range []bool{false, true} {
		t.Run(fmt.Sprintf("poll %v", poll), func(t *testing.T) {
			dir, _ := newSite(t)
			testkit.Must(t, os.Mkdir(dir+"/content/.git", 0o755))
			w := start(t, dir, WatchOptions{Poll: poll})
			for _, name := range []string{
				"public/index.html", "public/new/index.html", "README.md", ".btfolio.yaml.swp", "btfolio.yaml~",
				"content/4913", "content/index.md~", "content/.index.md.swp", "content/#index.md#",
				"content/.#index.md", "content/~$brev.docx", "content/x.tmp", "content/Thumbs.db",
				"content/sara-lind/.DS_Store", "content/.git/index", "static/.cache/x/y",
			} {
				write(t, dir+"/"+name, "x")
				testkit.Must(t, os.Remove(dir+"/"+name))
				write(t, dir+"/"+name, "xx")
			}
			testkit.Must(t, os.RemoveAll(dir+"/public"))
			write(t, dir+"/content/end.md", "x")
			if diff := cmp.Diff([]string{"content/end.md"}, await(t, w, "content/end.md")); diff != "" {
				t.Errorf("-want +got:\n%s", diff)
			}
		})
	}
}

func TestAlso(t *testing.T) {
	for _, poll := range []bool{false, true} {
		t.Run(fmt.Sprintf("poll %v", poll), func(t *testing.T) {
			dir, _ := newSite(t)
			w := start(t, dir, WatchOptions{Poll: poll})
			w.also("rules/own.yaml", "rules/missing.yaml")
			write(t, dir+"/rules/own.yaml", "as it is now")
			await(t, w, "rules/own.yaml")
			write(t, dir+"/rules/missing.yaml", "new")
			await(t, w, "rules/missing.yaml")

			w.also("rules/missing.yaml")
			write(t, dir+"/rules/own.yaml", "as it was again")
			testkit.Must(t, os.Remove(dir+"/rules/missing.yaml"))
			named := await(t, w, "rules/missing.yaml")
			if diff := cmp.Diff([]string{"rules/missing.yaml"}, named); diff != "" {
				t.Errorf("-want +got:\n%s", diff)
			}
		})
	}
}

// Naming a file is no change by itself, and naming it again hides no change.
func TestAsideNamed(t *testing.T) {
	dir, _ := newSite(t)
	a := &aside{site: dir}
	a.name([]string{"rules/own.yaml"})
	if got := a.look(); len(got) > 0 {
		t.Errorf("nothing happened, told of %v", got)
	}
	write(t, dir+"/rules/own.yaml", "as it is now")
	a.name([]string{"rules/own.yaml", "rules/other.yaml"})
	if diff := cmp.Diff([]string{"rules/own.yaml"}, a.look()); diff != "" {
		t.Errorf("-want +got:\n%s", diff)
	}
}
