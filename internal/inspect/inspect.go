// Package inspect looks through a finished bundle for what must not be wrong
// in it before it gets its name: whatever stage made a mistake, the receiver
// must not be the one who finds it. Each check reads the bundle anew and is
// independent of how it was made. It may import bundle, privacy, report,
// diag and language.
package inspect

import (
	"errors"
	"path"
	"strings"

	"btfolio/internal/bundle"
	"btfolio/internal/diag"
)

// Where things are in a bundle.
const (
	start     = "START.html"
	pages     = "data/webbplats/"
	sources   = "data/kallor/"
	asData    = "data/portfolio.json"
	overview  = pages + "index.html"
	largeText = 64 << 20 // no page or text is larger
)

// texts calls use with every file of a bundle that is text: pages, style
// sheets, scripts, sources and data.
func texts(t bundle.Tree, use func(name string, text []byte)) (found diag.List) {
	for _, name := range t.Names() {
		switch strings.ToLower(path.Ext(name)) {
		case ".html", ".css", ".js", ".json", ".md", ".markdown", ".yaml", ".yml", ".txt", ".csv":
			found = append(found, one(t, name, use)...)
		}
	}
	return found
}

func one(t bundle.Tree, name string, use func(name string, text []byte)) diag.List {
	text, err := bundle.ReadFile(t, name, largeText)
	if p, ok := errors.AsType[*diag.Problem](err); ok {
		return diag.List{p.At(diag.Pos{File: name})}
	}
	use(name, text)
	return nil
}
