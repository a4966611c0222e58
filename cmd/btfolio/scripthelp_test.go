package main

import (
	"bytes"
	"io/fs"
	"os"
	"path/filepath"
	"sync"

	"github.com/rogpeppe/go-internal/testscript"
)

// setup tells scripts where the demo is, the site of this repository.
func setup(env *testscript.Env) error {
	demo, err := filepath.Abs("../..")
	if err != nil {
		return err
	}
	kept := filepath.Join(demo, "internal", "bundle", "testdata", "kept")
	own, err := demoSite()
	if err != nil {
		return err
	}
	env.Setenv("DEMO", own)
	env.Setenv("KEPT", kept)
	// The commands of a script read the demo in processes of their own. Looking
	// at its files here tells the go command that the result depends on them.
	for _, folder := range []string{filepath.Join(demo, "content"), filepath.Join(demo, "layouts"), filepath.Join(demo, "static"), kept} {
		err := filepath.WalkDir(folder, func(file string, _ fs.DirEntry, err error) error {
			if err == nil {
				_, err = os.Stat(file)
			}
			return err
		})
		if err != nil {
			return err
		}
	}
	return nil
}

// demoSite is a copy of the site of this repository, for tests that bundle it: a
// receipt of each bundle is kept there.
var demoSite = sync.OnceValues(func() (string, error) {
	dir := filepath.Join(shared(), "demo")
	for _, folder := range []string{"content", "layouts", "static"} {
		if err := os.CopyFS(filepath.Join(dir, folder), os.DirFS(filepath.Join("../..", folder))); err != nil {
			return "", err
		}
	}
	config, err := os.ReadFile("../../btfolio.yaml")
	if err != nil {
		return "", err
	}
	return dir, os.WriteFile(filepath.Join(dir, "btfolio.yaml"), config, 0o666)
})

// smallSite is the least site that builds: one trainee with one placement
// and one talk. Scripts add what they are about, or break something in it.
var smallSite = map[string]string{
	"btfolio.yaml": "title: Portföljer\nlanguage: sv\nprogramme: vgr\non: 2026-02-01\n",
	"content/personer/anna-berg.md": `---
namn: Anna Berg
befattning: specialistläkare
specialitet: Akutsjukvård
---
`,
	"content/lo-ek/index.md": `---
namn: Lo Ek
start: 2025-09-01
slut: 2026-08-31
personer:
  huvudhandledare: anna-berg
---
`,
	"content/lo-ek/placeringar/akuten.md": `---
enhet: Akutmottagningen
område: akut sjukvård
från: 2025-09-01
till: 2025-12-31
handledare: anna-berg
---
## Plan

Lära mig ta emot patienter med bröstsmärta.
`,
	"content/lo-ek/samtal/2025-09-18.md": `---
datum: 2025-09-18
handledare: anna-berg
placering: akuten
mål: BT1
---
## Måluppfyllelse

Har handlagt tre patienter med bröstsmärta.
`,
}

// writeSite writes the small site into a folder: site DIR.
func writeSite(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 1 {
		ts.Fatalf("usage: site DIR")
	}
	for name, text := range smallSite {
		file := filepath.Join(ts.MkAbs(args[0]), filepath.FromSlash(name))
		ts.Check(os.MkdirAll(filepath.Dir(file), 0o777))
		ts.Check(os.WriteFile(file, []byte(text), 0o666))
	}
}

// sameBytes compares two folders: samebytes A B. Hidden files are not part
// of a site.
func sameBytes(ts *testscript.TestScript, neg bool, args []string) {
	if len(args) != 2 {
		ts.Fatalf("usage: samebytes A B")
	}
	a, b := files(ts, args[0]), files(ts, args[1])
	differ := ""
	for name := range a {
		if other, ok := b[name]; !ok || !bytes.Equal(a[name], other) {
			differ = name
		}
	}
	for name := range b {
		if _, ok := a[name]; !ok {
			differ = name
		}
	}
	switch {
	case differ != "" && !neg:
		ts.Fatalf("%s differs", differ)
	case differ == "" && neg:
		ts.Fatalf("the folders are the same")
	}
}

func files(ts *testscript.TestScript, dir string) map[string][]byte {
	all := map[string][]byte{}
	root := ts.MkAbs(dir)
	ts.Check(filepath.WalkDir(root, func(p string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		name, err := filepath.Rel(root, p)
		if err != nil {
			return err
		}
		all[name], err = os.ReadFile(p)
		return err
	}))
	if len(all) == 0 {
		ts.Fatalf("%s is empty", dir)
	}
	return all
}
