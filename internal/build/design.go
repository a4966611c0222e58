package build

import (
	"bytes"
	"io/fs"
	"strings"

	"btfolio"
	"btfolio/internal/diag"
	"btfolio/internal/layout"
	"btfolio/internal/site"
)

// design compiles the layouts and gathers the static files: those of the
// program, with the site's own in their place where it has some.
func (b *building) design() {
	own := map[string][]byte{}
	b.overlay("layouts", func(name string, data []byte) { own[name] = data })
	builtin, err := fs.Sub(btfolio.Files, "layouts")
	if err != nil {
		b.fail(err)
		return
	}
	set, found := layout.New(b.site.Language, builtin, own)
	b.found(found...)
	b.layouts = set
	if set != nil {
		for _, name := range set.Own() {
			if !site.HasLayout(name) {
				b.found(diag.UnusedLayout.At(diag.Pos{File: "layouts/" + name + ".html"}))
			}
		}
	}

	b.assets = map[string][]byte{}
	static, err := fs.Sub(btfolio.Files, "static")
	if err != nil {
		b.fail(err)
		return
	}
	err = fs.WalkDir(static, ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		b.assets[name], err = fs.ReadFile(static, name)
		return err
	})
	if err != nil {
		b.fail(err)
	}
	b.overlay("static", func(name string, data []byte) { b.assets[name] = data })
}

// overlay reads every file of a folder of the site.
func (b *building) overlay(folder string, use func(name string, data []byte)) {
	for _, e := range b.tree.Under(folder) {
		file, problem := b.tree.Load(e)
		if problem != nil {
			b.found(*problem)
			continue
		}
		var data bytes.Buffer
		if err := b.tree.CopyTo(&data, file); err != nil {
			b.failAt(diag.Pos{File: e.Path}, err)
			continue
		}
		use(strings.TrimPrefix(e.Path, folder+"/"), data.Bytes())
	}
}
