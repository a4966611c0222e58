package source

// Links, pipes, permissions and names that differ only in capitals need a
// file system that has them all; Linux does.

import (
	"bytes"
	"errors"
	"io/fs"
	"net"
	"os"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/sys/unix"

	"btfolio/internal/diag"
	"btfolio/internal/language"
)

func TestScanLinks(t *testing.T) {
	secret := newSite(t, map[string]string{"secret.md": "not ours"})
	tests := []struct {
		name   string
		target string
		want   string // the code, or none for a link that may be followed
	}{
		{"to a file beside it", "real.md", ""},
		{"to a file elsewhere in the site", "../../rules/own.yaml", "BT-F061"},
		{"through another link", "good", ""},
		{"absolute", secret + "/secret.md", "BT-F003"},
		{"absolute, back into the site", "SITE/rules/own.yaml", "BT-F003"},
		{"upwards", "../../../" + secret[strings.LastIndex(secret, "/")+1:] + "/secret.md", "BT-F003"},
		{"upwards to nothing", "../../../none", "BT-F003"},
		{"out through a link", "bad", "BT-F003"},
		{"to a device", "/dev/zero", "BT-F003"},
		{"to itself", "link.md", "BT-F004"},
		{"to its twin and back", "back", "BT-F004"},
		{"to nothing", "none.md", "BT-F005"},
		{"through a file", "real.md/none.md", "BT-F005"},
		{"to a folder", "../../rules", "BT-F006"},
		{"to the folder it lies in", ".", "BT-F006"},
		{"to the site", "../..", "BT-F006"},
		{"to a pipe", "../../rules/pipe", "BT-F007"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			dir := minimal(t)
			write(t, dir, "rules/own.yaml", "x")
			must(t, unix.Mkfifo(dir+"/rules/pipe", 0o600))
			at := dir + "/content/sara-lind/"
			write(t, dir, "content/sara-lind/real.md", "the real one")
			must(t, os.Symlink("../../rules/../content/sara-lind/real.md", at+".good"))
			must(t, os.Symlink("../../..", at+".bad"))
			must(t, os.Symlink("link.md", at+".back"))
			target := strings.ReplaceAll(test.target, "SITE", dir)
			for _, helper := range []string{"good", "bad", "back"} {
				if target == helper {
					target = "." + helper
				}
			}
			must(t, os.Symlink(target, at+"link.md"))

			tree, found := scan(t, dir)
			want, listed := []string(nil), []string{"content/sara-lind/link.md", "content/sara-lind/real.md"}
			if test.want != "" {
				want, listed = []string{test.want + " content/sara-lind/link.md"}, listed[1:]
			}
			if diff := cmp.Diff(want, brief(t, found)); diff != "" {
				t.Errorf("-want +got:\n%s", diff)
			}
			if diff := cmp.Diff(listed, paths(tree.Under("content"))); diff != "" {
				t.Errorf("listed (-want +got):\n%s", diff)
			}
		})
	}
}

func TestScanLinkedSiteFolders(t *testing.T) {
	dir := newSite(t, map[string]string{"real.yaml": "", "real/index.md": ""})
	must(t, os.Symlink("real.yaml", dir+"/btfolio.yaml"))
	must(t, os.Symlink("real", dir+"/content"))
	must(t, os.Symlink("/etc", dir+"/static"))
	tree, found := scan(t, dir)
	if diff := cmp.Diff([]string{"BT-F006 content", "BT-F003 static"}, brief(t, found)); diff != "" {
		t.Errorf("-want +got:\n%s", diff)
	}
	if diff := cmp.Diff([]string{"btfolio.yaml"}, paths(tree.Under(""))); diff != "" {
		t.Errorf("listed (-want +got):\n%s", diff)
	}
}

func TestScanSiteThroughLink(t *testing.T) {
	dir := minimal(t)
	link := t.TempDir() + "/site"
	must(t, os.Symlink(dir, link))
	_, found := scan(t, link)
	if len(found) > 0 {
		t.Errorf("findings: %v", brief(t, found))
	}
}

func TestScanSpecialFiles(t *testing.T) {
	dir := minimal(t)
	must(t, unix.Mkfifo(dir+"/content/pipe.md", 0o600))
	socket, err := net.Listen("unix", dir+"/content/socket")
	must(t, err)
	defer socket.Close()
	tree, found := scan(t, dir)
	if diff := cmp.Diff([]string{"BT-F007 content/pipe.md", "BT-F007 content/socket"}, brief(t, found)); diff != "" {
		t.Errorf("-want +got:\n%s", diff)
	}
	if got := found[0].What(language.English); !strings.Contains(got, "a pipe") {
		t.Errorf("got %q", got)
	}
	if got := found[1].What(language.English); !strings.Contains(got, "a socket") {
		t.Errorf("got %q", got)
	}
	if files := tree.Under("content"); len(files) > 0 {
		t.Errorf("listed %v", paths(files))
	}
}

// Only root can make a device, so this rule is tested by its mode.
func TestDeviceIsNamed(t *testing.T) {
	for _, mode := range []fs.FileMode{fs.ModeDevice, fs.ModeDevice | fs.ModeCharDevice} {
		if got := kind(mode).En; got != "a device" {
			t.Errorf("%v is called %s", mode, got)
		}
	}
}

func TestScanUnreadable(t *testing.T) {
	if !unprivileged(t) {
		return
	}
	dir := minimal(t)
	write(t, dir, "content/a/secret.md", "x")
	write(t, dir, "content/b/index.md", "x")
	write(t, dir, "content/c/index.md", "x")
	write(t, dir, "content/d/index.md", "x")
	write(t, dir, "content/x.md", "x")
	must(t, os.Symlink("../a/secret.md", dir+"/content/d/link.md"))
	must(t, os.Chmod(dir+"/content/a/secret.md", 0))
	must(t, os.Chmod(dir+"/content/b", 0))
	must(t, os.Chmod(dir+"/content/c", 0o400)) // has names to read, but no files
	// So that the folders can be removed afterwards.
	defer os.Chmod(dir+"/content/b", 0o700)
	defer os.Chmod(dir+"/content/c", 0o700)

	tree, found := scan(t, dir)
	want := []string{
		"BT-F008 content/a/secret.md",
		"BT-F009 content/b",
		"BT-F009 content/c",
		"BT-F008 content/d/link.md",
	}
	if diff := cmp.Diff(want, brief(t, found)); diff != "" {
		t.Errorf("-want +got:\n%s", diff)
	}
	if diff := cmp.Diff([]string{"content/d/index.md", "content/x.md"}, paths(tree.Under("content"))); diff != "" {
		t.Errorf("listed (-want +got):\n%s", diff)
	}
	if diff := cmp.Diff([]string{"a", "b", "c", "d"}, tree.Folders("content")); diff != "" {
		t.Errorf("folders (-want +got):\n%s", diff)
	}
	if len(found) > 0 {
		if got := found[0].What(language.Swedish); !strings.Contains(got, "du saknar behörighet att läsa den") {
			t.Errorf("got %q", got)
		}
	}
}

func TestScanUnreadableSiteFolder(t *testing.T) {
	if !unprivileged(t) {
		return
	}
	dir := minimal(t)
	must(t, os.Chmod(dir, 0))
	defer os.Chmod(dir, 0o700)
	_, found := scan(t, dir)
	if diff := cmp.Diff([]string{"BT-S002 "}, brief(t, found)); diff != "" {
		t.Errorf("-want +got:\n%s", diff)
	}
}

func TestLoadUnreadable(t *testing.T) {
	if !unprivileged(t) {
		return
	}
	dir := minimal(t)
	write(t, dir, "content/a.md", "x")
	tree, _ := scan(t, dir)
	e := only(t, tree)
	must(t, os.Chmod(dir+"/content/a.md", 0))
	wantFinding(t, tree, e, diag.UnreadableFile.Code)
}

func TestFileReplacedBetweenScanAndLoad(t *testing.T) {
	secret := newSite(t, map[string]string{"secret.md": "original"})
	tests := []struct {
		name    string
		replace func(file string) error
		want    *diag.Code
	}{
		{"by a pipe", func(f string) error { return unix.Mkfifo(f, 0o600) }, diag.ChangedWhileRead.Code},
		{"by a link out", func(f string) error { return os.Symlink(secret+"/secret.md", f) }, diag.LinkLeavesSite.Code},
		{"by a loop", func(f string) error { return os.Symlink("a.md", f) }, diag.LinkLoop.Code},
		{"by a broken link", func(f string) error { return os.Symlink("none.md", f) }, diag.FileVanished.Code},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			dir := minimal(t)
			write(t, dir, "content/a.md", "original")
			tree, _ := scan(t, dir)
			e := only(t, tree)
			f, finding := tree.Load(e)
			if finding != nil {
				t.Fatal(finding)
			}
			must(t, os.Remove(dir+"/content/a.md"))
			must(t, test.replace(dir+"/content/a.md"))
			wantFinding(t, tree, e, test.want)
			wantProblem(t, tree.CopyTo(&bytes.Buffer{}, f), test.want)
		})
	}
}

// An empty file and a pipe differ in nothing but their kind.
func TestEmptyFileReplacedByPipe(t *testing.T) {
	dir := minimal(t)
	write(t, dir, "content/a.md", "")
	tree, _ := scan(t, dir)
	e := only(t, tree)
	must(t, keepingTime(func(f string) error { return errors.Join(os.Remove(f), unix.Mkfifo(f, 0o600)) })(dir+"/content/a.md"))
	wantFinding(t, tree, e, diag.ChangedWhileRead.Code)
}

// A copy from an old Mac has its names in NFD. Paths are NFC all the same,
// and sorted as such.
func TestNamesStoredInNFD(t *testing.T) {
	dir := minimal(t)
	write(t, dir, "content/a\u030asa/bedo\u0308mning.md", "x")
	write(t, dir, "content/bo/index.md", "x")
	write(t, dir, "a\u030a.yaml", "x")
	tree, found := scan(t, dir)
	if len(found) > 0 {
		t.Errorf("findings: %v", brief(t, found))
	}
	if diff := cmp.Diff([]string{"bo", "\u00e5sa"}, tree.Folders("content")); diff != "" {
		t.Errorf("folders (-want +got):\n%s", diff)
	}
	if diff := cmp.Diff([]string{"content/bo/index.md", "content/\u00e5sa/bed\u00f6mning.md"}, paths(tree.Under("content"))); diff != "" {
		t.Errorf("listed (-want +got):\n%s", diff)
	}
	for _, path := range []string{"content/\u00e5sa/bed\u00f6mning.md", "content/a\u030asa/bed\u00f6mning.md", "\u00e5.yaml"} {
		e, problem := tree.Entry(path)
		if problem != nil {
			t.Errorf("%q: %v", path, problem)
			continue
		}
		if f, finding := tree.Load(e); finding != nil || string(f.Text) != "x" {
			t.Errorf("%q: loaded %q, %v", path, f.Text, finding)
		}
	}
}

func TestEntryDoesNotWaitForPipe(t *testing.T) {
	dir := minimal(t)
	must(t, unix.Mkfifo(dir+"/pipe", 0o600))
	tree, _ := scan(t, dir)
	for path, want := range map[string]*diag.Code{"pipe": diag.NotAFile.Code, "pipe/x.yaml": diag.FileMissing.Code} {
		if _, problem := tree.Entry(path); problem == nil || problem.Code != want {
			t.Errorf("%s: got %v, want %s", path, problem, want.ID)
		}
	}
}

func TestScanNamesInOneFolder(t *testing.T) {
	dir := minimal(t)
	for _, name := range []string{
		"A.md", "a.md", // capitals
		"\u00e5.md", "a\u030a.md", // NFC and NFD
		"Mal/bt01.md", "mal/bt01.md", "MAL", // folders, and a file among them
		"x/a.md", "y/A.md", // the same name in two folders is no fault
		"kl 12:30.md", "kl 12*30.md", "kl 12-30.md", "kl 1230.md",
		"nul/con.md",
		"Br\xf6st.pdf",
		"\u202Efdp.md",
	} {
		write(t, dir, "content/"+name, name)
	}
	tree, found := scan(t, dir)
	var got []string
	for _, f := range found {
		got = append(got, f.Pos.File+": "+f.Code.ID+": "+f.Do(language.English))
	}
	brief(t, found)
	want := []string{
		"content/A.md: BT-F015: rename one of them, for example to “A-2.md”",
		"content/Br\uFFFDst.pdf: BT-F020: rename it to “Bröst.pdf”",
		"content/MAL: BT-F014: give it a name that ends with its type, such as .pdf",
		"content/MAL: BT-F015: rename one of them, for example to “MAL-2”",
		"content/Mal: BT-F015: rename one of them, for example to “Mal-3”",
		"content/a.md: BT-F015: rename one of them, for example to “a-3.md”",
		"content/kl 12*30.md: BT-F018: rename it to “kl 1230-2.md”",
		"content/kl 12:30.md: BT-F018: rename it to “kl 12-30-2.md”",
		"content/mal: BT-F015: rename one of them, for example to “mal-4”",
		"content/nul: BT-F016: rename it to “nul_”",
		"content/nul/con.md: BT-F016: rename it to “con_.md”",
		"content/å.md: BT-F015: rename one of them, for example to “å-2.md”",
		"content/å.md: BT-F015: rename one of them, for example to “å-3.md”",
		"content/\uFFFDfdp.md: BT-F019: rename it to “fdp.md”",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("-want +got:\n%s", diff)
	}

	// Names are only reported: the files are there, each path once.
	entries := tree.Under("content")
	if len(entries) != 15 {
		t.Errorf("%d files: %v", len(entries), paths(entries))
	}
	for _, e := range entries {
		if _, finding := tree.Load(e); finding != nil {
			t.Errorf("load: %v", finding)
		}
	}
}

func TestScanTwinsOfSiteFolders(t *testing.T) {
	dir := newSite(t, map[string]string{"btfolio.yaml": "", "content/a.md": "", "Content/b.md": "", "LICENSE": "", "license": ""})
	tree, found := scan(t, dir)
	if diff := cmp.Diff([]string{"BT-F015 Content", "BT-F015 content"}, brief(t, found)); diff != "" {
		t.Errorf("-want +got:\n%s", diff)
	}
	if diff := cmp.Diff([]string{"btfolio.yaml", "content/a.md"}, paths(tree.Under(""))); diff != "" {
		t.Errorf("listed (-want +got):\n%s", diff)
	}
}

func TestScanFindsEverythingInOneRun(t *testing.T) {
	if !unprivileged(t) {
		return
	}
	dir := newSite(t, map[string]string{
		"content/aux.md":        "x",
		"content/a/b.svg":       "x",
		"content/a/B.pdf":       "x",
		"content/a/b.pdf":       "x",
		"content/a/slut.":       "x", // of no type, either
		"content/a/vad?.pdf":    "x",
		"content/b/locked.md":   "x",
		"content/b/\x07ring.md": "x",
		"content/b/\xe5.pdf":    "x",
		"content/c/index.md":    "x",
		"content/d/big.md":      "",
		"content/d/big.pdf":     "",
		"content/e/" + strings.Repeat("e", 220) + "/" + strings.Repeat("f", 216) + ".txt": "x",
	})
	must(t, os.Symlink("/etc/passwd", dir+"/content/f1"))
	must(t, os.Symlink("f2", dir+"/content/f2"))
	must(t, os.Symlink("none", dir+"/content/f3"))
	must(t, os.Symlink("a", dir+"/content/f4"))
	must(t, unix.Mkfifo(dir+"/content/f5", 0o600))
	must(t, os.Truncate(dir+"/content/d/big.md", maxText<<20+1))
	must(t, os.Truncate(dir+"/content/d/big.pdf", maxAttachment<<20+1))
	must(t, os.Chmod(dir+"/content/b/locked.md", 0))
	must(t, os.Chmod(dir+"/content/c", 0))
	defer os.Chmod(dir+"/content/c", 0o700)
	_, found := scan(t, dir)
	want := []string{
		"BT-S003 btfolio.yaml",
		"BT-F015 content/a/B.pdf",
		"BT-F015 content/a/b.pdf",
		"BT-F014 content/a/b.svg",
		"BT-F014 content/a/slut.",
		"BT-F017 content/a/slut.",
		"BT-F018 content/a/vad?.pdf",
		"BT-F016 content/aux.md",
		"BT-F008 content/b/locked.md",
		"BT-F020 content/b/\uFFFD.pdf",
		"BT-F019 content/b/\uFFFDring.md",
		"BT-F009 content/c",
		"BT-F013 content/d/big.md",
		"BT-F012 content/d/big.pdf",
		"BT-F021 content/e/" + strings.Repeat("e", 220) + "/" + strings.Repeat("f", 216) + ".txt",
		"BT-F003 content/f1",
		"BT-F004 content/f2",
		"BT-F005 content/f3",
		"BT-F006 content/f4",
		"BT-F007 content/f5",
	}
	if diff := cmp.Diff(want, brief(t, found)); diff != "" {
		t.Errorf("-want +got:\n%s", diff)
	}
}
