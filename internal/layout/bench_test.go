package layout

import (
	"fmt"
	"html/template"
	"io"
	"strings"
	"testing"
	"testing/fstest"

	"btfolio/internal/language"
)

// fullSize is as many layouts as a real site has, with a navigation of its
// own or one that comes ready.
func fullSize(nav string) fstest.MapFS {
	layouts := builtin()
	add := func(name, text string) { layouts[name] = &fstest.MapFile{Data: []byte(text)} }
	add("_partials/nav.html", nav)
	add("_partials/tree.html", `<ul>{{ range .Goals }}<li><a href="{{ .ID }}.html">{{ .Title }}</a></li>{{ end }}</ul>`)
	for i := range 24 {
		add(fmt.Sprintf("kind%d.html", i), main(`<h1>{{ .Title }}</h1><table>{{ range first 18 .Goals }}<tr><td><a href="{{ .ID }}.html">{{ .ID }}</a><td>{{ .Title | upper }}{{ end }}</table>{{ .Body }}`))
		add(fmt.Sprintf("_partials/p%d.html", i), strings.Repeat("<p>{{ .Title }}</p>", 10))
	}
	return layouts
}

func fullPage() talk {
	view := talk{Title: "Samtal 3", Body: template.HTML(strings.Repeat("<p>Vi talade om handledning.</p>", 100))}
	for i := range 100 {
		view.Goals = append(view.Goals, goal{fmt.Sprintf("bt%02d", i+1), "Ett delmål med sin rubrik"})
	}
	return view
}

func BenchmarkNew(b *testing.B) {
	layouts := fullSize("")
	b.ReportAllocs()
	for b.Loop() {
		if s, found := New(language.Swedish, layouts, nil); s == nil {
			b.Fatal(found)
		}
	}
}

// A navigation of 100 links, made for each page or once for all of them.
func BenchmarkRender(b *testing.B) {
	for _, c := range []struct{ name, nav string }{
		{"navigation made each time", `{{ partial "tree" . }}`},
		{"navigation made once", `{{ .Nav }}`},
	} {
		b.Run(c.name, func(b *testing.B) {
			s, found := New(language.Swedish, fullSize(c.nav), nil)
			if s == nil {
				b.Fatal(found)
			}
			view := fullPage()
			view.Nav, _ = s.RenderPartial("tree", view)
			b.ReportAllocs()
			b.RunParallel(func(pb *testing.PB) {
				for pb.Next() {
					if err := s.Render(io.Discard, "kind3", view); err != nil {
						b.Error(err)
					}
				}
			})
		})
	}
}
