package source

import "testing"

// Copies that programs leave beside a text are told by their names, and what
// people write by themselves is not.
func TestCopyOf(t *testing.T) {
	folder := map[string]bool{"2026-02-03.md": true, "akut.md": true, "a.pdf": true}
	for name, want := range map[string]string{
		"2026-02-03-ASAS-LAPTOP.md":                           "2026-02-03.md",
		"2026-02-03-DESKTOP-9F3K2A1.md":                       "2026-02-03.md",
		"akut-LAPTOP.md":                                      "akut.md",
		"akut-VGR-PC0123.md":                                  "akut.md",
		"akut-Annas-MacBook-Pro.md":                           "akut.md",
		"akut (Annas motstridiga kopia 2026-02-04).md":        "akut.md",
		"akut (Anna's conflicted copy 2026-02-04).md":         "akut.md",
		"akut (conflicted copy 2026-02-04 101112).md":         "akut.md",
		"2026-02-03.sync-conflict-20260204-101112-ABCDEFG.md": "2026-02-03.md",
		"2026-02-03-2.md":                                     "",
		"2026-02-03-CBD.md":                                   "",
		"2026-02-03-DOPS-2.md":                                "",
		"2026-02-03-Mini-CEX.md":                              "",
		"akut-medicin.md":                                     "",
		"akut (vik).md":                                       "",
		"2026-02-04-ASAS-LAPTOP.md":                           "", // nothing beside it
		"a-ASAS-LAPTOP.pdf":                                   "",
		"-LAPTOP.md":                                          "",
	} {
		if got := copyOf(name, func(n string) bool { return folder[n] }); got != want {
			t.Errorf("%q is a copy of %q, want %q", name, got, want)
		}
	}
}

func TestDisguised(t *testing.T) {
	for name, want := range map[string]string{
		"2026-06-02.md.txt": "2026-06-02.md", "a.MD.TXT": "a.MD", "a.markdown.docx": "a.markdown", "a.md.rtf": "a.md",
		"a.txt": "", "a.md": "", "a.pdf.md": "", "a.md.pdf": "", ".txt": "", "md.txt": "",
	} {
		if got := disguised(name); got != want {
			t.Errorf("%q is %q, want %q", name, got, want)
		}
	}
}

// Such files are told when a site is listed, and what macOS leaves is not.
func TestScanTellsOfCopies(t *testing.T) {
	dir := newSite(t, map[string]string{
		"btfolio.yaml":                             "title: BT\n",
		"content/lo/index.md":                      "x",
		"content/lo/samtal/2026-02-03.md":          "x",
		"content/lo/samtal/2026-02-03-A-LAPTOP.md": "x",
		"content/lo/samtal/2026-06-02.md.txt":      "x",
		"content/lo/dokument/Icon\r":               "",
	})
	tree, found := scan(t, dir)
	if len(found) != 2 || found[0].Code.ID != "BT-F031" || found[1].Code.ID != "BT-F030" {
		t.Errorf("found %v", brief(t, found))
	}
	if n := len(tree.Under("content/lo/dokument")); n > 0 {
		t.Errorf("%d files", n)
	}
}
