package record_test

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"testing"

	"btfolio/internal/diag"
	"btfolio/internal/portfolio"
	"btfolio/internal/record"
	"btfolio/internal/source"
	"btfolio/internal/testkit"
)

const small = `
-- btfolio.yaml --
title: Portföljer
programme: vgr
-- content/lo-ek/index.md --
---
namn: Lo Ek
start: 2025-09-01
---
-- content/lo-ek/placeringar/akuten.md --
---
område: akut
från: 2025-09-01
till: 2025-12-31
---
-- content/lo-ek/dokument/BT1 CBD Oro Akutsjukvård 251001.txt --
oro
`

func open(t *testing.T) (*record.Intake, string) {
	t.Helper()
	dir := testkit.Write(t, small)
	tree, _ := source.Scan(dir)
	t.Cleanup(func() { tree.Close() })
	site, _ := portfolio.LoadSite(tree)
	files, _ := tree.LoadUnder("content/lo-ek")
	trainee, found := site.LoadManuscript(tree, "lo-ek", files)
	if found.Failed() {
		t.Fatal(testkit.Texts(found))
	}
	return &record.Intake{Site: site, Tree: tree, Trainee: trainee.Trainee}, dir
}

func write(t *testing.T, dir, name, content string) string {
	t.Helper()
	file := filepath.Join(dir, name)
	if err := os.WriteFile(file, []byte(content), 0o666); err != nil {
		t.Fatal(err)
	}
	return file
}

// TestPlan: each file is told apart from those that are there and from those
// of the same run.
func TestPlan(t *testing.T) {
	in, _ := open(t)
	dir := t.TempDir()
	files := []string{
		write(t, dir, "a.txt", "oro\n"),                                   // is there
		write(t, dir, "BT1, CBD, Oro, Akuten, 251001.txt", "another"),     // its name is there
		write(t, dir, "BT2 CBD Sorg Akuten 251002.txt", "new"),            // comes in
		write(t, dir, "BT2, CBD, Sorg, akutsjukvård, 251002.TXT", "more"), // its name is taken now
		write(t, dir, "copy.txt", "new"),                                  // its content is, too
		filepath.Join(dir, "none.txt"),
	}
	progress := 0
	in.Each = func(done, all int) {
		if progress++; done != progress || all != len(files) {
			t.Errorf("%d of %d after %d", done, all, progress)
		}
	}
	items := in.Plan(context.Background(), files)
	for i, want := range []*diag.Code{diag.AlreadyKept.Code, diag.AlreadyThere.Code, nil, diag.AlreadyThere.Code, diag.AlreadyKept.Code, diag.NotReadable.Code} {
		switch found := items[i].Found; {
		case want == nil && len(found) > 0, want != nil && (len(found) != 1 || found[0].Code != want):
			t.Errorf("%s: %s", files[i], testkit.Texts(found))
		}
	}
	if got := items[2].Path; got != "content/lo-ek/dokument/BT2 CBD Sorg Akutsjukvård 251002.txt" {
		t.Errorf("it goes to %s", got)
	}
	if progress != len(files) {
		t.Errorf("told of %d files", progress)
	}
}

// TestChanged: a file that is another one when it is copied does not come in.
func TestChanged(t *testing.T) {
	in, site := open(t)
	file := write(t, t.TempDir(), "BT2 CBD Sorg Akuten 251002.txt", "as it was searched")
	it := in.Plan(context.Background(), []string{file})[0]
	if it.Found.Failed() {
		t.Fatal(testkit.Texts(it.Found))
	}
	write(t, filepath.Dir(file), filepath.Base(file), "as nobody has searched it")
	err := record.Create(site, record.File{Path: it.Path, Write: it.Copy})
	if !errors.Is(err, record.ErrChanged) {
		t.Errorf("%v", err)
	}
	if _, err := os.Stat(filepath.Join(site, filepath.FromSlash(it.Path))); err == nil {
		t.Error("it came in")
	}
}
