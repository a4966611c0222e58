package layout

import (
	"errors"
	"fmt"
	"html/template"
	"io"
	"runtime"
	"slices"
	"strings"
	"sync"
	"testing"
	"testing/fstest"
	"weak"

	"cloud.google.com/go/civil"

	"btfolio/internal/diag"
	"btfolio/internal/language"
)

// What a page of the tests shows.
type (
	talk struct {
		Title, Href string
		Body        template.HTML
		Link        template.URL
		Date        civil.Date
		Placement   *placement
		Goals       []goal
		Nav         template.HTML
	}
	placement struct{ Unit string }
	goal      struct{ ID, Title string }
)

func (talk) Refuse(what string) (string, error) { return "", errors.New("no " + what) }
func (talk) Crash() string                      { panic("at the disco") }
func (talk) Problem() (string, error)           { return "", diag.UnknownGoal.Problem("BT99") }

// builtin are built-in layouts, shaped as those of the program.
func builtin() fstest.MapFS {
	return fstest.MapFS{
		"baseof.html": {Data: []byte("<!doctype html>\n<title>{{ .Title }}</title>\n" +
			"{{ partial \"nav.html\" . }}<main>{{ block \"main\" . }}nothing{{ end }}</main>{{ block \"foot\" . }}{{ end }}")},
		"_partials/nav.html": {Data: []byte("<nav>{{ .Title }}</nav>")},
		"talk.html":          {Data: []byte(main("built-in"))},
	}
}

// main is a layout that fills the frame's main block, its text on line 2.
func main(text string) string { return "{{ define \"main\" }}\n" + text + "{{ end }}" }

func try(site map[string]string) (*Set, diag.List) {
	files := map[string][]byte{}
	for name, text := range site {
		files[name] = []byte(text)
	}
	return New(language.Swedish, builtin(), files)
}

func mustNew(t *testing.T, site map[string]string) *Set {
	t.Helper()
	s, found := try(site)
	for _, f := range found {
		t.Error(f.Text(language.English))
	}
	if s == nil {
		t.FailNow()
	}
	return s
}

func render(t *testing.T, s *Set, name string, view any) string {
	t.Helper()
	var b strings.Builder
	if err := s.Render(&b, name, view); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

// inMain is what a talk's layout makes of a view, without the frame.
func inMain(t *testing.T, text string, view any) string {
	t.Helper()
	page := render(t, mustNew(t, map[string]string{"talk.html": main(text)}), "talk", view)
	_, page, _ = strings.Cut(page, "<main>\n")
	page, _, _ = strings.Cut(page, "</main>")
	return page
}

func TestOverlay(t *testing.T) {
	const start = "<!doctype html>\n<title>T</title>\n"
	for _, c := range []struct {
		name string
		site map[string]string
		want string
	}{
		{"nothing of its own", nil, start + "<nav>T</nav><main>\nbuilt-in</main>"},
		{"its own layout in the built-in frame", map[string]string{"talk.html": main("own")}, start + "<nav>T</nav><main>\nown</main>"},
		{"its own frame around the built-in layout", map[string]string{"baseof.html": `<b>{{ block "main" . }}{{ end }}</b>`}, "<b>\nbuilt-in</b>"},
		{"its own partial", map[string]string{"_partials/nav.html": "<i>{{ .Title }}</i>"}, start + "<i>T</i><main>\nbuilt-in</main>"},
		{"partials as they used to be called", map[string]string{"partials/nav.html": "<i></i>"}, start + "<i></i><main>\nbuilt-in</main>"},
		{"case does not count", map[string]string{"Talk.html": main("own")}, start + "<nav>T</nav><main>\nown</main>"},
		{"an empty partial takes it away", map[string]string{"_partials/nav.html": ""}, start + "<main>\nbuilt-in</main>"},
		{"a whole page without the frame", map[string]string{"talk.html": "<p>{{ .Title }}</p>"}, "<p>T</p>"},
		{"a comment first", map[string]string{"talk.html": "{{- /* about */ -}}\n" + main("own")}, start + "<nav>T</nav><main>\nown</main>"},
		{"a byte order mark", map[string]string{"talk.html": "\ufeff" + main("own")}, start + "<nav>T</nav><main>\nown</main>"},
		{"line ends of Windows", map[string]string{"talk.html": "{{ define \"main\" }}\r\nown{{ end }}"}, start + "<nav>T</nav><main>\r\nown</main>"},
		{"two blocks", map[string]string{"talk.html": main("own") + `{{ define "foot" }}foot{{ end }}`}, start + "<nav>T</nav><main>\nown</main>foot"},
		{"a block of its own", map[string]string{"talk.html": main(`{{ template "row" . }}`) + `{{ define "row" }}row{{ end }}`}, start + "<nav>T</nav><main>\nrow</main>"},
		{"a partial in a folder", map[string]string{"talk.html": main(`{{ partial "a/b" . }}`), "_partials/a/b.html": "b"}, start + "<nav>T</nav><main>\nb</main>"},
		{"a partial inside the layout", map[string]string{"talk.html": main(`{{ partial "in.html" . }}`) + `{{ define "_partials/in.html" }}in{{ end }}`}, start + "<nav>T</nav><main>\nin</main>"},
		{"a partial that returns", map[string]string{"talk.html": main(`{{ partial "two" 1 | add 3 }}`), "_partials/two.html": "{{ return (add . 1) }}"}, start + "<nav>T</nav><main>\n5</main>"},
		{"a partial that may be empty", map[string]string{"talk.html": main(`{{ with partial "nav" . }}[{{ . }}]{{ else }}-{{ end }}`)}, start + "<nav>T</nav><main>\n[<nav>T</nav>]</main>"},
		{"letters of the language", map[string]string{"talk.html": main(`{{ partial "åtgärd" . }}`), "_partials/åtgärd.html": "ö"}, start + "<nav>T</nav><main>\nö</main>"},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := render(t, mustNew(t, c.site), "talk", talk{Title: "T"}); got != c.want {
				t.Errorf("got  %q\nwant %q", got, c.want)
			}
		})
	}
}

// Some names mean something else to Hugo. Here each is a kind of page.
func TestNames(t *testing.T) {
	names := strings.Fields(`404 alias all approval assessment checkin cohort course document en final goal
		goals home html index json kollegium list page person placement placements redir robots rss search
		section server shared sida single sitemap sitemapindex sv taxonomy term terms trainee åtgärder`)
	site := map[string]string{}
	for _, name := range names {
		site[name+".html"] = main(name + ` {{ partial "` + name + `" . }}`)
		site["_partials/"+name+".html"] = "{{ .Title }}"
	}
	s := mustNew(t, site)
	for _, name := range names {
		if got := render(t, s, name, talk{Title: "T"}); !strings.HasSuffix(got, "<main>\n"+name+" T</main>") {
			t.Errorf("%s: %q", name, got)
		}
	}
	slices.Sort(names)
	if got := s.Own(); !slices.Equal(got, names) {
		t.Errorf("Own() = %q", got)
	}
	for name, want := range map[string]bool{"talk": true, "goal": true, "baseof": false, "talkk": false, "": false, "_partials/nav": false} {
		if s.Has(name) != want {
			t.Errorf("Has(%q) is not %v", name, want)
		}
	}
}

func TestEscaping(t *testing.T) {
	view := talk{
		Title: `<b>"å" & 'ä'`, Href: "javascript:alert(1)",
		Body: "<em>ready</em>", Link: "tel:+46%20123",
	}
	for _, c := range []struct{ text, want string }{
		{`{{ .Title }}`, `&lt;b&gt;&#34;å&#34; &amp; &#39;ä&#39;`},
		{`<p title="{{ .Title }}">`, `<p title="&lt;b&gt;&#34;å&#34; &amp; &#39;ä&#39;">`},
		{`<p title={{ .Title }}>`, `<p title=&lt;b&gt;&#34;å&#34;&#32;&amp;&#32;&#39;ä&#39;>`},
		{`<a href="x?q={{ .Title }}">`, `<a href="x?q=%3cb%3e%22%c3%a5%22%20%26%20%27%c3%a4%27">`},
		{`<a href="{{ .Link }}#x">`, `<a href="tel:&#43;46%20123#x">`},
		{`<a href="mal-å.html">`, `<a href="mal-å.html">`},
		{`{{ .Body }}`, `<em>ready</em>`},
		{`<p title="{{ .Body }}">`, `<p title="ready">`},
		{`<script>var t = {{ .Title }}</script>`, `<script>var t = "\u003cb\u003e\"å\" \u0026 'ä'"</script>`},
		{`<p onclick="f({{ .Title }})">`, `<p onclick="f(&#34;\u003cb\u003e\&#34;å\&#34; \u0026 &#39;ä&#39;&#34;)">`},
		{`{{ partial "echo" .Title }}`, `&lt;b&gt;&#34;å&#34; &amp; &#39;ä&#39;`},
		{`{{ .Title | upper }}`, `&lt;B&gt;&#34;Å&#34; &amp; &#39;Ä&#39;`},
		{`{{ printf "%s" .Title }}`, `&lt;b&gt;&#34;å&#34; &amp; &#39;ä&#39;`},
		{`{{ plainify "<<b>script>alert(1)</script>" }}`, `&lt;script&gt;alert(1)`},
		{`{{ plainify .Body }}`, `ready`},
		{`<!-- {{ .Title }} -->`, ``},
	} {
		s := mustNew(t, map[string]string{"talk.html": main(c.text), "_partials/echo.html": "{{ . }}"})
		page := render(t, s, "talk", view)
		_, got, _ := strings.Cut(page, "<main>\n")
		if got, _, _ = strings.Cut(got, "</main>"); got != c.want {
			t.Errorf("%s\ngot  %s\nwant %s", c.text, got, c.want)
		}
		if !strings.Contains(page, "<title>&lt;b&gt;&#34;å&#34; &amp; &#39;ä&#39;</title>") {
			t.Errorf("the title is not escaped: %s", page)
		}
	}
}

// A page with an address Go's templates refuse is not written at all.
func TestUnsafeAddress(t *testing.T) {
	for _, c := range []struct{ text, href, want string }{
		{`<a href="{{ .Href }}">`, "javascript:alert(1)", `layouts/talk.html:2:10 <a href="#ZgotmplZ">`},
		{`å <a href="{{ .Href }}">`, "file:///etc/passwd", `layouts/talk.html:2:12 <a href="#ZgotmplZ">`},
		{`<img src="{{ .Href }}">`, "data:text/html,x", `layouts/talk.html:2:11 <img src="#ZgotmplZ">`},
		{`<a title="{{ .Title }}" href="{{ .Href }}">`, "file:x", `layouts/talk.html <a title="T" href="#ZgotmplZ">`},
		{`<a href="{{ .Href }}">a</a><a href="{{ .Href }}">`, "file:x", `layouts/talk.html <a href="#ZgotmplZ">`},
		{`<p style="color: {{ .Href }}">`, "expression(1)", `layouts/talk.html:2:18 <p style="color: ZgotmplZ">`},
	} {
		s := mustNew(t, map[string]string{"talk.html": main(c.text)})
		var b strings.Builder
		var e *Error
		if err := s.Render(&b, "talk", talk{Title: "T", Href: c.href}); !errors.As(err, &e) || e.Finding.Code != diag.UnsafeValue.Code {
			t.Errorf("%s: %v", c.text, err)
		} else if got := fmt.Sprint(e.Finding.Pos, " ", e.Finding.Args[0]); got != c.want || b.Len() > 0 {
			t.Errorf("%s\ngot  %s\nwant %s\nwrote %q", c.text, got, c.want, b.String())
		}
	}
}

// Whatever values an author caches a partial by, no page gets what was made
// for another.
func TestPartialCachedKeepsNothing(t *testing.T) {
	s := mustNew(t, map[string]string{"talk.html": main(`{{ partialCached "nav.html" . }}{{ partialCached "nav.html" . "all" }}{{ partialCached "nav.html" . .Goals }}`)})
	for _, name := range []string{"Anna", "Bo", "Anna"} {
		page := render(t, s, "talk", talk{Title: name})
		if want := strings.Repeat("<nav>"+name+"</nav>", 3); !strings.Contains(page, "<main>\n"+want+"</main>") {
			t.Errorf("%s: %s", name, page)
		}
	}
}

func TestRenderPartial(t *testing.T) {
	s := mustNew(t, map[string]string{"talk.html": main("{{ .Nav }}"), "_partials/menu/all.html": `<a title="{{ .Title }}">`})
	for _, name := range []string{"menu/all", "menu/all.html"} {
		nav, err := s.RenderPartial(name, talk{Title: "<"})
		if err != nil || nav != `<a title="&lt;">` {
			t.Errorf("%q, %v", nav, err)
		}
		if page := render(t, s, "talk", talk{Nav: nav}); !strings.Contains(page, `<a title="&lt;">`) {
			t.Error(page)
		}
	}
	var e *Error
	if _, err := s.RenderPartial("menu", nil); !errors.As(err, &e) || e.Finding.Pos.String() != "layouts/_partials/menu.html" {
		t.Error(err)
	}
}

// What is written does not depend on who else is writing.
func TestConcurrent(t *testing.T) {
	text := main(`{{ range sort .Goals "Title" }}{{ partialCached "goal" . .ID }}{{ end }}{{ dateFormat ":date_long" .Date }}{{ lang.FormatNumber 1 3.14 }}`)
	site := map[string]string{"talk.html": text, "_partials/goal.html": "<li>{{ .ID }} {{ .Title | title }}"}
	s := mustNew(t, site)
	view := func(i int) talk {
		return talk{Title: fmt.Sprint("T", i), Date: civil.Date{Year: 2026, Month: 1, Day: 1 + i%28}, Goals: []goal{{"1", fmt.Sprint("ö", i)}, {"2", "å"}}}
	}
	var want []string
	for i := range 40 {
		want = append(want, render(t, s, "talk", view(i)))
	}
	var wg sync.WaitGroup
	for w := range 8 {
		wg.Go(func() {
			s := s
			if w%4 == 0 {
				s, _ = try(site) // sets share nothing
			}
			for i := range want {
				var b strings.Builder
				if err := s.Render(&b, "talk", view(i)); err != nil || b.String() != want[i] {
					t.Errorf("%v\ngot  %s\nwant %s", err, b.String(), want[i])
				}
				if nav, err := s.RenderPartial("nav", view(i)); err != nil || string(nav) != fmt.Sprintf("<nav>T%d</nav>", i) {
					t.Errorf("%v: %s", err, nav)
				}
			}
		})
	}
	wg.Wait()
}

// The preview makes a new Set at each change of a layout.
func TestSetsGoAway(t *testing.T) {
	mustNew(t, nil)
	before := runtime.NumGoroutine()
	var old []weak.Pointer[Set]
	for range 10 {
		s := mustNew(t, nil)
		render(t, s, "talk", talk{})
		old = append(old, weak.Make(s))
	}
	if after := runtime.NumGoroutine(); after > before {
		t.Errorf("%d goroutines are left", after-before)
	}
	runtime.GC()
	runtime.GC()
	for i, s := range old {
		if s.Value() != nil {
			t.Errorf("set %d is still in memory", i)
		}
	}
}

type brokenWriter struct{}

func (brokenWriter) Write([]byte) (int, error) { return 0, io.ErrShortWrite }

// A disk that is full is not the layout's fault.
func TestWriteError(t *testing.T) {
	var e *Error
	if err := mustNew(t, nil).Render(brokenWriter{}, "talk", talk{}); !errors.Is(err, io.ErrShortWrite) || errors.As(err, &e) {
		t.Error(err)
	}
}
