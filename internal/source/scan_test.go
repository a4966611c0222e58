package source

import (
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"btfolio/internal/language"
)

func TestScanLists(t *testing.T) {
	dir := newSite(t, map[string]string{
		"btfolio.yaml":                             "title: BT\n",
		"content/personer/anna-berg.md":            "x",
		"content/sara-lind/index.md":               "x",
		"content/sara-lind/mal/bt10.md":            "x",
		"content/sara-lind/mal/bt2.md":             "x",
		"content/sara-lind/dokument/":              "",
		"content/sara-lind/Svår bedömning 1,5.pdf": "x",
		"content/sara-lind-2/index.md":             "x",
		"content/sara-lind0.md":                    "x",
		"layouts/page.html":                        "x",
		"static/app.js":                            "x",
		"public/index.html":                        "x",
		"README.md":                                "x",
		"rules/own.yaml":                           "x",
	})
	tree, found := scan(t, dir)
	if len(found) > 0 {
		t.Errorf("findings: %v", brief(t, found))
	}
	for folder, want := range map[string][]string{
		"": {
			"btfolio.yaml",
			"content/personer/anna-berg.md",
			"content/sara-lind-2/index.md",
			"content/sara-lind/Svår bedömning 1,5.pdf",
			"content/sara-lind/index.md",
			"content/sara-lind/mal/bt10.md",
			"content/sara-lind/mal/bt2.md",
			"content/sara-lind0.md",
			"layouts/page.html",
			"static/app.js",
		},
		"content/sara-lind": {
			"content/sara-lind/Svår bedömning 1,5.pdf",
			"content/sara-lind/index.md",
			"content/sara-lind/mal/bt10.md",
			"content/sara-lind/mal/bt2.md",
		},
		"content/sara-lind/mal":      {"content/sara-lind/mal/bt10.md", "content/sara-lind/mal/bt2.md"},
		"content/sara-lind/dokument": nil,
		"content/sara":               nil,
		"public":                     nil,
	} {
		if diff := cmp.Diff(want, paths(tree.Under(folder))); diff != "" {
			t.Errorf("files under %q (-want +got):\n%s", folder, diff)
		}
	}
	for folder, want := range map[string][]string{
		"":                           {"content", "layouts", "static"},
		"content":                    {"personer", "sara-lind", "sara-lind-2"},
		"content/sara-lind":          {"dokument", "mal"},
		"content/sara-lind/dokument": nil,
	} {
		if diff := cmp.Diff(want, tree.Folders(folder)); diff != "" {
			t.Errorf("folders in %q (-want +got):\n%s", folder, diff)
		}
	}
	config := tree.Under("")[0]
	if config.Size != int64(len("title: BT\n")) {
		t.Errorf("btfolio.yaml is %d bytes", config.Size)
	}
	if config.ModTime.IsZero() || config.ModTime.Location() != time.UTC {
		t.Errorf("btfolio.yaml is of %v", config.ModTime)
	}
}

func TestScanSkipsSilently(t *testing.T) {
	dir := minimal(t)
	for _, name := range []string{
		"index.md~", ".index.md.swp", "x.swp", "x.swo", "x.tmp", "X.TMP", "4913", ".#index.md", "#index.md#",
		".DS_Store", "._index.md", "Thumbs.db", "desktop.ini", "Desktop.ini", "~$intyg.docx", ".git/config", ".CON/a:b",
	} {
		write(t, dir, "content/sara-lind/"+name, "x")
	}
	write(t, dir, "content/sara-lind/utkast~/a.md", "x") // a folder is nobody's dropping
	write(t, dir, "content/sara-lind/#1 intyg.pdf", "x")
	tree, found := scan(t, dir)
	if len(found) > 0 {
		t.Errorf("findings: %v", brief(t, found))
	}
	want := []string{"content/sara-lind/#1 intyg.pdf", "content/sara-lind/utkast~/a.md"}
	if diff := cmp.Diff(want, paths(tree.Under("content"))); diff != "" {
		t.Errorf("-want +got:\n%s", diff)
	}
}

func TestScanIncompleteSite(t *testing.T) {
	tests := []struct {
		name  string
		files map[string]string
		want  []string
	}{
		{"empty", nil, []string{"BT-S003 btfolio.yaml", "BT-S004 content"}},
		{"no config", map[string]string{"content/": ""}, []string{"BT-S003 btfolio.yaml"}},
		{"no content", map[string]string{"btfolio.yaml": ""}, []string{"BT-S004 content"}},
		{"each the other's kind", map[string]string{"btfolio.yaml/": "", "content": ""}, []string{"BT-S003 btfolio.yaml", "BT-S004 content"}},
		{"capitals", map[string]string{"BTfolio.yaml": "", "Content/": ""}, []string{"BT-S003 btfolio.yaml", "BT-S004 content"}},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			tree, found := scan(t, newSite(t, test.files))
			if diff := cmp.Diff(test.want, brief(t, found)); diff != "" {
				t.Errorf("-want +got:\n%s", diff)
			}
			if files := tree.Under(""); test.files["btfolio.yaml"] != "" && len(files) > 0 {
				t.Errorf("lists %v", paths(files))
			}
		})
	}
}

func TestScanUnreadableSite(t *testing.T) {
	dir := minimal(t)
	for _, name := range []string{"mistyped", "btfolio.yaml"} {
		tree, found := Scan(filepath.Join(dir, name))
		if tree != nil {
			t.Errorf("%s: a tree of nothing", name)
		}
		if diff := cmp.Diff([]string{"BT-S002 "}, brief(t, found)); diff != "" {
			t.Errorf("%s (-want +got):\n%s", name, diff)
		}
		must(t, tree.Close())
	}
}

func TestScanLeftOut(t *testing.T) {
	dir := minimal(t)
	left := []string{
		"a.html", "b.HTM", "c.xhtml", "d.shtml", "e.svg", "f.svgz", "g.xml", "h.js", "i.mjs", "j.hta", "k.mht", "l.mhtml", "m.swf",
		"n.exe", "o.bat", "p.cmd", "q.com", "r.scr", "s.ps1", "t.vbs", "u.jar", "v.lnk", "w.url", "x.desktop", "y.pdf.exe",
		"xhtm.xhtm", "shtm.shtm", "ehtml.ehtml", "rss.rss", "atom.atom", "xbl.xbl", "xsd.xsd", "zip.ZIP", "docm.docm", "html", "pem.pem", "sig.sig",
	}
	kept := []string{"d.md", "f.html.pdf", "g.md.sig", "h.yaml", "svg.png"}
	for _, known := range types {
		for _, ending := range known.extensions() {
			kept = append(kept, "type"+ending, "TYPE-2"+strings.ToUpper(ending))
		}
	}
	var want []string
	for _, name := range left {
		want = append(want, "BT-F014 content/sara-lind/"+name)
	}
	for _, name := range slices.Concat(left, kept) {
		write(t, dir, "content/sara-lind/"+name, "x")
	}
	write(t, dir, "layouts/ok.html", "x")
	write(t, dir, "static/ok.svg", "x")
	slices.Sort(want)
	tree, found := scan(t, dir)
	if diff := cmp.Diff(want, brief(t, found)); diff != "" {
		t.Errorf("-want +got:\n%s", diff)
	}
	// What is left out is there all the same, with its digest.
	files, found := tree.LoadUnder("content/sara-lind")
	if len(found) > 0 || len(files) != len(left)+len(kept) {
		t.Errorf("%d files of %d, %v", len(files), len(left)+len(kept), found)
	}
}

func TestScanSizes(t *testing.T) {
	dir := minimal(t)
	for name, size := range map[string]int64{
		"most.md": 4 << 20, "more.md": 4<<20 + 1, "most.yaml": 1 << 20, "more.YAML": 1<<20 + 1,
		"most.pdf": 512 << 20, "more.pdf": 512<<20 + 1,
	} {
		write(t, dir, "content/"+name, "")
		must(t, os.Truncate(dir+"/content/"+name, size)) // takes no room on disk
	}
	for name, size := range map[string]int64{
		"layouts/most.html": 1 << 20, "layouts/more.html": 1<<20 + 1,
		"static/most.js": 16 << 20, "static/more.js": 16<<20 + 1,
	} {
		write(t, dir, name, "")
		must(t, os.Truncate(dir+"/"+name, size))
	}
	tree, found := scan(t, dir)
	want := []string{"BT-F022 content/more.YAML", "BT-F013 content/more.md", "BT-F012 content/more.pdf", "BT-F022 layouts/more.html", "BT-F012 static/more.js"}
	if diff := cmp.Diff(want, brief(t, found)); diff != "" {
		t.Errorf("-want +got:\n%s", diff)
	}
	if diff := cmp.Diff([]string{"content/most.md", "content/most.pdf", "content/most.yaml"}, paths(tree.Under("content"))); diff != "" {
		t.Errorf("listed (-want +got):\n%s", diff)
	}
}

func TestScanLongPaths(t *testing.T) {
	dir := minimal(t)
	folder := "content/" + strings.Repeat("å", 90) + "/" + strings.Repeat("b", 90) // 189 characters
	most, more := folder+"/"+strings.Repeat("c", 46)+".txt", folder+"/"+strings.Repeat("d", 47)+".txt"
	wide := folder + "/" + strings.Repeat("😀", 24) + ".txt" // two characters each to Windows
	deep := folder + "/" + strings.Repeat("e", 60)
	write(t, dir, most, "x")
	write(t, dir, more, "x")
	write(t, dir, wide, "x")
	write(t, dir, deep+"/one", "x")
	write(t, dir, deep+"/two/three", "x")
	tree, found := scan(t, dir)
	want := []string{"BT-F021 " + more, "BT-F021 " + deep, "BT-F021 " + wide}
	if diff := cmp.Diff(want, brief(t, found)); diff != "" {
		t.Errorf("-want +got:\n%s", diff)
	}
	if diff := cmp.Diff([]string{most, more, wide}, paths(tree.Under("content"))); diff != "" {
		t.Errorf("listed (-want +got):\n%s", diff)
	}
}

func TestScanOrderDoesNotDependOnDisk(t *testing.T) {
	names := []string{"btfolio.yaml"}
	for i := range 300 {
		names = append(names,
			fmt.Sprintf("content/t%d/index.md", i%40),
			fmt.Sprintf("content/t%d/dokument/%d.pdf", i%40, i),
			fmt.Sprintf("content/t%d/dokument/%d.html", i%40, i),
		)
	}
	var first []string
	for round := range 3 {
		shuffled := slices.Clone(names)
		rand.New(rand.NewPCG(uint64(round), 1)).Shuffle(len(shuffled), func(i, j int) {
			shuffled[i], shuffled[j] = shuffled[j], shuffled[i]
		})
		dir := t.TempDir()
		for _, name := range shuffled {
			write(t, dir, name, "x")
		}
		tree, found := scan(t, dir)
		got := slices.Concat(paths(tree.Under("")), tree.Folders("content"))
		for _, f := range found {
			got = append(got, f.Text(language.Swedish))
		}
		if first == nil {
			first = got
		}
		if diff := cmp.Diff(first, got); diff != "" {
			t.Fatalf("round %d differs (-first +now):\n%s", round, diff)
		}
	}
}

func TestTreeIsImmutable(t *testing.T) {
	dir := minimal(t)
	write(t, dir, "content/a/index.md", "x")
	write(t, dir, "content/b/index.md", "x")
	tree, _ := scan(t, dir)
	tree.Under("content")[0].Path = "changed"
	_ = append(tree.Under("content/a"), Entry{Path: "changed"})
	tree.Folders("content")[0] = "changed"
	if diff := cmp.Diff([]string{"content/a/index.md", "content/b/index.md"}, paths(tree.Under("content"))); diff != "" {
		t.Errorf("files (-want +got):\n%s", diff)
	}
	if diff := cmp.Diff([]string{"a", "b"}, tree.Folders("content")); diff != "" {
		t.Errorf("folders (-want +got):\n%s", diff)
	}
}

func TestTreeIsSmall(t *testing.T) {
	const files = 5000
	dir := minimal(t)
	for i := range files {
		name := fmt.Sprintf("content/anna-andersson-%d/bedomningar/2025-09-22-mini-cex-brostsmartor-%d.md", i%50, i)
		write(t, dir, name, "x")
	}
	heap := func() uint64 {
		runtime.GC()
		runtime.GC()
		var m runtime.MemStats
		runtime.ReadMemStats(&m)
		return m.HeapAlloc
	}
	before := heap()
	tree, _ := scan(t, dir)
	perFile := (int64(heap()) - int64(before)) / files
	if n := len(tree.Under("content")); n != files {
		t.Fatalf("%d files", n)
	}
	if perFile >= 300 {
		t.Errorf("the listing takes %d bytes a file", perFile)
	}
	t.Logf("%d bytes a file", perFile)
}
