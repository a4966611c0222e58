package build

import (
	"bytes"
	"io/fs"
	"strings"

	"btfolio"
	"btfolio/internal/diag"
	"btfolio/internal/layout"
	"btfolio/internal/markdown"
	"btfolio/internal/site"
)

// design makes ready what portfolios look like: layouts and static files of the
// program, with the site's own in their place where it has some.
func (g *ground) design() diag.List { return append(g.compile(), g.gather()...) }

// compile makes the layouts ready.
func (g *ground) compile() diag.List {
	own := map[string][]byte{}
	found := g.overlay("layouts", own)
	builtin, err := fs.Sub(btfolio.Files, "layouts")
	if err != nil {
		return append(found, finding(diag.Pos{}, err))
	}
	set, wrong := layout.New(g.site.Language, builtin, own)
	found = append(found, wrong...)
	if set != nil {
		for _, name := range set.Own() {
			if !site.HasLayout(name) {
				found = append(found, diag.UnusedLayout.At(diag.Pos{File: "layouts/" + name + ".html"}))
			}
		}
	}
	g.layouts, g.colours = set, markdown.NewHighlighter()
	return found
}

// gather reads the static files.
func (g *ground) gather() diag.List {
	assets, err := builtinAssets()
	if err != nil {
		return diag.List{finding(diag.Pos{}, err)}
	}
	found := g.overlay("static", assets)
	g.assets = assets
	return found
}

func builtinAssets() (map[string][]byte, error) {
	static, err := fs.Sub(btfolio.Files, "static")
	if err != nil {
		return nil, err
	}
	assets := map[string][]byte{}
	err = fs.WalkDir(static, ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		assets[name], err = fs.ReadFile(static, name)
		return err
	})
	return assets, err
}

// overlay reads every file of a folder of the site into files, in the place
// of what has the same name there.
func (g *ground) overlay(folder string, files map[string][]byte) (found diag.List) {
	for _, e := range g.tree.Under(folder) {
		file, problem := g.tree.Load(e)
		if problem != nil {
			found = append(found, *problem)
			continue
		}
		var data bytes.Buffer
		if err := g.tree.CopyTo(&data, file); err != nil {
			found = append(found, finding(diag.Pos{File: e.Path}, err))
			continue
		}
		files[strings.TrimPrefix(e.Path, folder+"/")] = data.Bytes()
	}
	return found
}
