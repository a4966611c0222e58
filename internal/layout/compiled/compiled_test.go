package compiled

import (
	"bytes"
	"fmt"
	"html/template"
	"io"
	"reflect"
	"strings"
	"sync"
	"testing"
)

// The engine of these tests is the standard library's, whose templates have
// the same form after escaping.
type view struct {
	head
	Text  string
	Name  name
	HTML  template.HTML
	URL   template.URL
	N     int
	Yes   bool
	Any   any
	Nil   *inner
	Inner *inner
	List  []inner
	Words [2]string
	None  []string
	Map   map[string]string
	Call  fmt.Stringer
}

type (
	head  struct{ Lang string }
	inner struct{ Text string }
	name  string
)

func (h *head) Say(word string) (string, error) {
	if word == "bad" {
		return "", io.ErrUnexpectedEOF
	}
	return h.Lang + word, nil
}
func (i inner) Twice() string                   { return i.Text + i.Text }
func (i *inner) Point() string                  { return "*" + i.Text }
func (v *view) Sum(a int, more ...int) int      { return a + len(more)*v.N }
func (v *view) Two() (string, string)           { return "", "" }
func (n name) String() string                   { return "name " + string(n) }
func (v *view) Anything(x any, n string) string { return fmt.Sprint(x, n) }

func shown(text string) *view {
	return &view{head: head{"sv"}, Text: text, Name: name(text), HTML: template.HTML("<b>" + text), URL: template.URL(text), N: 3, Yes: true, Any: text,
		Inner: &inner{text}, List: []inner{{"a"}, {text}}, Words: [2]string{text, "z"}, Map: map[string]string{"text": text}}
}

var functions = template.FuncMap{
	"upper": func(x any) (string, error) { return strings.ToUpper(fmt.Sprint(x)), nil },
	"same":  func(a, b any) (bool, error) { return a == b, nil },
	"one":   func(x any, of ...any) bool { return len(of) > 0 && x == of[0] },
	"first": func(x any, more ...any) (any, error) { return x, nil },
	"list":  func(x ...any) any { return x },
	"count": func(x ...any) (any, error) { return len(x), nil },
	"plus":  func(a, b int) int { return a + b },
	"fault": func(x any) (string, error) { return "", io.ErrUnexpectedEOF },
	"dict": func(x ...any) (map[string]any, error) {
		m := map[string]any{}
		for i := 0; i < len(x); i += 2 {
			m[x[i].(string)] = x[i+1]
		}
		return m, nil
	},
}

// prepared is a layout for both executors. In it “partial” answers with what
// the template called part makes, as the engine of layouts does.
type prepared struct {
	engine *template.Template
	quick  *Template
	err    error
}

func prepare(t *testing.T, text string) prepared {
	t.Helper()
	var root *template.Template
	partial := template.FuncMap{"partial": func(name string, view ...any) (template.HTML, error) {
		var b bytes.Buffer
		var of any
		if len(view) > 0 {
			of = view[0]
		}
		err := root.ExecuteTemplate(&b, name, of)
		return template.HTML(b.String()), err
	}}
	root, err := template.New("root").Funcs(functions).Funcs(partial).Parse(`{{ define "part" }}[{{ with . }}{{ . }}{{ end }}]{{ end }}{{ define "item" }}{{ .Text }}{{ .Point }}{{ end }}` +
		`{{ define "both" }}{{ .word }}{{ with .item }}{{ .Text }}{{ end }}{{ with .none }}x{{ end }}{{ end }}` + text)
	if err != nil {
		t.Fatalf("%s: %v", text, err)
	}
	for _, name := range []string{"root", "part", "item", "both"} {
		root.ExecuteTemplate(io.Discard, name, shown("x")) // which escapes it
	}
	source := func(name string) (string, bool) {
		tpl := root.Lookup(name)
		if tpl == nil || tpl.Tree == nil {
			return "", false
		}
		return tpl.Tree.Root.String(), true
	}
	lib := &Library{
		Function: func(name string) (any, bool) { f, ok := functions[name]; return f, ok },
		Truth: func(v reflect.Value) bool {
			truth, _ := template.IsTrue(v.Interface())
			return truth
		},
	}
	lib.Partial = func(name string) func() *Template {
		if root.Lookup(name) == nil {
			return nil
		}
		return sync.OnceValue(func() *Template { quick, _ := Compile(name, source, lib); return quick })
	}
	quick, err := Compile("root", source, lib)
	return prepared{root, quick, err}
}

var texts = []string{"", "x", "plain", `<b>"å" & 'ä' + ö`, "a\x00b\xffc", "javascript:x", "http://x/?a=b&c=å#d e", "%41%zz%", "x/y:z", "</title>", "\u2028\ufdd0", "HTTPS:x", "mailto:a@b"}

// What layouts consist of comes out as the engine makes it.
func TestSame(t *testing.T) {
	for _, text := range []string{
		`{{ .Text }}|{{ .Name }}|{{ .HTML }}|{{ .URL }}|{{ .N }}|{{ .Yes }}|{{ .Any }}|{{ .Lang }}|{{ .Words }}`,
		`<p title="{{ .Text }}" id='{{ .Name }}' lang="{{ .N }}{{ .URL }}">`,
		`<a href="{{ .Text }}"><a href="{{ .URL }}"><a href="{{ .HTML }}"><a href="x/{{ .Text }}"><a href="?q={{ .Text }}&amp;r={{ .URL }}"><a href="{{ .URL }}#x">`,
		`<title>{{ .Text }}</title><textarea>{{ .Name }}</textarea>`,
		`{{ if .Text }}a{{ else if .Yes }}b{{ end }}{{ if .None }}c{{ else }}d{{ end }}{{ if .N }}e{{ end }}{{ if .Name }}f{{ end }}{{ if .Nil }}g{{ end }}{{ if .Any }}h{{ end }}`,
		`{{ with .Inner }}{{ .Text }}{{ $.Text }}{{ end }}{{ with .Nil }}x{{ else }}none{{ end }}{{ with $x := .Text }}{{ $x }}{{ end }}`,
		`{{ range .List }}{{ .Text }}{{ .Twice }}{{ .Point }}{{ end }}{{ range .None }}x{{ else }}none{{ end }}{{ range .Words }}{{ . }}{{ end }}`,
		`{{ range $i, $x := .List }}{{ $i }}{{ $x.Text }}{{ end }}{{ range $x := .Words }}{{ $x }}{{ end }}{{ range list 1 "a" }}{{ . }}{{ end }}`,
		`{{ $x := "a" }}{{ if .Yes }}{{ $x = "b" }}{{ $y := 1 }}{{ $y }}{{ end }}{{ $x }}{{ $x := "c" }}{{ $x }}{{ if .Yes }}{{ $x := "d" }}{{ else }}{{ $x }}{{ end }}{{ if not .Yes }}{{ $x := "d" }}{{ else }}{{ $x }}{{ end }}{{ if $z := .Text }}{{ $z }}{{ else }}{{ $z }}{{ end }}`,
		`{{ range .List }}{{ $x := .Text }}{{ range $.List }}{{ $x }}{{ .Text }}{{ end }}{{ end }}`,
		`{{ .Say "x" }}{{ "y" | .Say }}{{ .Sum 1 }}{{ .Sum 1 2 3 }}{{ .Say .Text }}{{ .Anything 1 "a" }}{{ .Anything (dict "a" 1) "b" }}`,
		`{{ upper .Text }}{{ .Text | upper }}{{ same .N 3 }}{{ one .Text "plain" "x" }}{{ first .Text 1 }}{{ count 1 "a" true .Nil }}{{ plus .N -1 }}{{ plus 1 2 | plus 3 }}`,
		`{{ and .Text .N }}{{ or .Text .N }}{{ not .Text }}{{ and .Yes .Yes .Text }}{{ len .Words }}{{ len .List }}{{ .Text | len }}{{ .Text | not }}`,
		`{{ .Map.text }}{{ .Inner.Text }}{{ (first .Inner).Text }}{{ ((.Inner)).Twice }}{{ with .Map }}{{ .text }}{{ end }}`,
		`{{ with dict "a" .Text "a" "b" "c" .Nil }}{{ .a }}{{ len . }}{{ with .c }}x{{ end }}{{ end }}{{ $k := "k" }}{{ with dict $k 1 }}{{ .k }}{{ end }}`,
		`{{ partial "part" .Text }}{{ partial "part" }}{{ partial "item" .Inner }}{{ partial "both" (dict "word" "w" "item" .Inner) }}`,
		`{{ template "part" .Text }}{{ template "part" }}{{ block "own" .Inner }}{{ .Text }}{{ end }}`,
		"a {{- /* c */ -}} b {{- .Text -}} c{{ `\"{{` }}{{ 1 }}{{ true }}",
	} {
		p := prepare(t, text)
		if p.err != nil {
			t.Errorf("%s: %v", text, p.err)
			continue
		}
		for _, text := range texts {
			var got, want bytes.Buffer
			if err := p.engine.Execute(&want, shown(text)); err != nil {
				t.Fatal(err)
			}
			if err := p.quick.Execute(&got, shown(text)); err != nil || got.String() != want.String() {
				t.Errorf("%s of %q:\ngot  %s\nwant %s\n%v", p.engine.Tree.Root, text, &got, &want, err)
				break
			}
		}
	}
}

// What is not known is left to the engine when it is compiled, and what cannot
// be carried out when it is.
func TestLeftToTheEngine(t *testing.T) {
	for _, text := range []string{
		`<script>{{ .Text }}</script>`, `<p style="color: {{ .Text }}">`, `<p {{ .Text }}>`, `<p title={{ .Text }}>`,
		`{{ range .Words }}{{ break }}{{ end }}`, `{{ range .Words }}{{ continue }}{{ end }}`, `{{ printf "%d" .N }}`, `{{ index .Words 0 }}`,
		`{{ $x := partial "part" . }}{{ $x }}`, `{{ partial .Text . }}`, `{{ partial "none" . }}`, `<p title="{{ partial "part" . }}">`,
		`{{ template "none" . }}`, `{{ plus 1 }}`, `{{ plus 1 2 3 }}`, `{{ plus 1 "a" }}`, `{{ plus 1.5 1 }}`, `{{ not 1 2 }}`, `{{ len }}`, `{{ dict "a" }}`, `{{ 'a' }}`,
	} {
		if p := prepare(t, text); p.err == nil {
			var page bytes.Buffer
			t.Errorf("%s is known, and makes %s: %v", text, &page, p.quick.Execute(&page, shown("x")))
		}
	}
	for _, text := range []string{
		`{{ .Nil.Text }}`, `{{ .Missing }}`, `{{ .Text.Missing }}`, `{{ range .Nil }}{{ end }}`, `{{ range .N }}{{ end }}`, `{{ range .Map }}{{ end }}`,
		`{{ .Say }}`, `{{ .Say 1 }}`, `{{ .Say "bad" }}`, `{{ .Two }}`, `{{ .Text "x" }}`, `{{ .Map.text "x" }}`, `{{ fault 1 }}`, `{{ len .N }}`, `{{ plus .Text 1 }}`, `{{ plus .Nil 1 }}`,
		`{{ (dict "a" 1).a 2 }}`, `{{ .Call.String }}`, `{{ define "again" }}{{ template "again" . }}{{ end }}{{ template "again" . }}`,
		`{{ partial "item" (first .List) }}`, `{{ range .List }}{{ partial "item" . }}{{ end }}`, `{{ dict "a" 1 }}`, `{{ .Map.none }}`, `<title>{{ .HTML }}</title>`, `<p title="{{ .HTML }}">`,
	} {
		p := prepare(t, text)
		var page bytes.Buffer
		if p.err != nil {
			t.Errorf("%s is not known: %v", text, p.err)
		} else if err := p.quick.Execute(&page, shown("x")); err == nil {
			t.Errorf("%s makes %s", text, &page)
		}
	}
}

// One template makes many pages at a time.
func TestAtOnce(t *testing.T) {
	p := prepare(t, `{{ $x := .Text }}{{ range .List }}{{ .Text }}{{ $x }}{{ end }}{{ partial "both" (dict "word" .Text) }}`)
	var group sync.WaitGroup
	for i := range 8 {
		group.Go(func() {
			text := strings.Repeat("x", i)
			for range 100 {
				var page bytes.Buffer
				if err := p.quick.Execute(&page, shown(text)); err != nil || page.String() != "a"+text+text+text+text {
					t.Errorf("%s, %v", &page, err)
					return
				}
			}
		})
	}
	group.Wait()
}
