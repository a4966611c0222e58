package layout

import (
	"bytes"
	"html/template"
	"strings"
	"testing"

	"cloud.google.com/go/civil"
)

// What a layout of the tests for the faster form is given.
type (
	nasty struct {
		head
		Text  string
		State state
		HTML  template.HTML
		URL   template.URL
		N     int
		F     float64
		Yes   bool
		Day   civil.Date
		Any   any
		Nil   *inner
		Inner *inner
		List  []inner
		Words []string
		Map   map[string]any
	}
	head  struct{ Lang string }
	inner struct {
		head
		Text string
		When civil.Date
	}
	state string
)

func (h *head) Say(word string) (string, error)       { return h.Lang + " " + word, nil }
func (i inner) Twice() string                         { return i.Text + i.Text }
func (n *nasty) Plus(a int, more ...any) (any, error) { return a + n.N + len(more), nil }

func newNasty(text string) *nasty {
	return &nasty{
		head: head{"sv"}, Text: text, State: state(text), HTML: template.HTML("<b>" + text), URL: template.URL(text),
		N: 3, F: 1.5, Yes: true, Day: civil.Date{Year: 2026, Month: 1, Day: 2}, Any: text,
		Inner: &inner{Text: text}, List: []inner{{Text: "a"}, {Text: text}}, Words: []string{text, "", "z"},
		Map: map[string]any{"text": text, "n": 1},
	}
}

var texts = []string{
	"", "plain", `<b>"å" & 'ä' + ö`, "a\x00b\xffc", "javascript:alert(1)", "http://x/?a=b&c=å#d e", "HTTPS:x", "x/y:z",
	"%41%zz%", "talk-1.html#bt01", "</title><script>", "{{ . }}", "\u2028\ufdd0", " ", "mailto:a@b", "100%",
}

// What a layout consists of, each of which Hugo and the faster form must make
// the same of, whatever the text.
var fast = []string{
	`<style>a {/* */{ .Text }/* */}</style><b title="{"><!-- { -->{ .Text }}</b>`,
	"{{ .Text }}|{{ .State }}|{{ .HTML }}|{{ .URL }}|{{ .N }}|{{ .F }}|{{ .Yes }}|{{ .Day }}|{{ .Any }}|{{ .Words }}",
	`<p title="{{ .Text }}" id='{{ .State }}' lang="{{ .N }}{{ .URL }}">`,
	`<a href="{{ .Text }}"><a href="{{ .State }}"><a href="{{ .HTML }}"><a href="{{ .URL }}">{{ with .Inner }}<a href="{{ $.URL }}#x">{{ end }}<a href="x/{{ .Text }}"><a href="?q={{ .Text }}&amp;r={{ .URL }}"><img src="{{ .URL }}/x.png">`,
	"{{ if .Text }}yes{{ else if .Yes }}no{{ end }}{{ with .Nil }}{{ .Text }}{{ else }}none{{ end }}{{ if .Day }}day{{ end }}{{ with .Inner.When }}never{{ end }}",
	"{{ range .List }}<li>{{ .Text }}{{ .Twice }}{{ .Say $.Text }}{{ else }}none{{ end }}{{ range slice }}{{ else }}empty{{ end }}",
	"{{ range $i, $w := .Words }}{{ if $i }}, {{ end }}{{ $w }}{{ (index $.Words $i) }}{{ end }}{{ range $w := .Words }}{{ $w }}{{ end }}",
	`{{ $x := .Text }}{{ if .Yes }}{{ $x = "b" }}{{ $y := 1 }}{{ $y }}{{ end }}{{ $x }}{{ $x := "c" }}{{ $x }}`,
	`{{ .Say "x" }}{{ $.Inner.Say .Text }}{{ "y" | .Say }}{{ .Plus 1 }}{{ .Plus 1 "a" .Nil }}`,
	`{{ eq .Text "plain" }}{{ ne .State "plain" }}{{ eq (string .State) .Text }}{{ lt .N 4 }}{{ and .Text .N }}{{ or .Text .N }}{{ not .Text }}{{ len .Words }}`,
	`{{ add .N 1 }}{{ sub .F 0.5 }}{{ add .N -1 }}{{ printf "%s-%d" .Text .N }}{{ .Text | upper | printf "%q" }}{{ strings.FirstUpper .Text }}{{ cond .Yes "a" "b" }}`,
	`{{ delimit .Words "; " }}{{ in .Words "z" }}{{ truncate 3 "…" .Text }}{{ replaceRE "a" "b" .Text }}{{ safeHTML .Text }}{{ dateFormat "2006" .Day }}`,
	`{{ $m := dict "a" .Text "b" .Nil "a" .N }}{{ $m.a }}{{ with $m.b }}b{{ end }}{{ len $m }}{{ index $m "a" }}{{ with $m.c }}c{{ end }}{{ jsonify (dict "x" $m) }}`,
	`{{ .Map.text }}{{ index .Map "n" }}{{ with .Map.none }}x{{ end }}`,
	`{{ partial "show.html" . }}{{ partial "show" .Inner }}{{ partial "both" (dict "page" . "item" .Inner "word" (printf "%s!" .Text)) }}`,
	`{{ block "inner" .Inner }}{{ .Text }}{{ $.Text }}{{ end }}<p title="{{ template "inner" .Inner }}">{{ template "bare" }}{{ define "bare" }}{{ with . }}x{{ end }}bare{{ end }}`,
	"a {{- /* c */ -}} b {{- .Text -}} c{{ \"{{\" }}{{ `\"` }}",
	"<title>{{ .Text }}</title><textarea>{{ .Text }}</textarea>",
}

// What only Hugo does. A page comes out the same, if more slowly.
var slow = []string{
	`<script>var x = {{ .Text }}</script>`, `<p style="color: {{ .Text }}">`, `<p {{ .Text }}>`, `<p title={{ .Text }}>`,
	`<!-- {{ .Text }} -->`, `<p title="{{ .HTML }}">`, `<p title="{{ partial "show" . }}">`, `{{ $x := partial "show" . }}{{ $x }}`,
	`{{ partial (printf "%s" "show") . }}`, `{{ partial "value" . }}`, `{{ with partial "value" . }}{{ . }}{{ end }}`,
	`{{ range $k, $v := .Map }}{{ $k }}{{ $v }}{{ end }}`, `{{ range 3 }}{{ . }}{{ end }}`, `{{ range .Words }}{{ if . }}{{ continue }}{{ end }}{{ break }}{{ end }}`,
	`{{ with try (.Say "x") }}{{ .Value }}{{ end }}`, `{{ partialCached "show" . }}`, `{{ .Nil }}`, `{{ .Map }}`, `{{ .Map.none }}`, `{{ urlquery .Text }}`,
	`{ {{- /* */ -}} { $x := 1 }}`, `{ {{- define "inner" }}{{ end -}} { $x := 1 }}{{ template "inner" . }}`,
	`{<!-- -->{ .Text }<!-- -->}`, `{<!-- a --><!-- b -->{ $x := 1 }}`, `{{ range $k, $v := dict "a" 1 }}{{ $k }}{{ $v }}{{ end }}`, `{{ dict "a" 1 }}`, `{{ index .Words 9 }}`,
}

func quickSite(t *testing.T, text string) *Set {
	t.Helper()
	return mustNew(t, map[string]string{
		"talk.html":            "<!doctype html>" + strings.ReplaceAll(text, "", ""),
		"_partials/show.html":  "<i>{{ .Text }}{{ $.Say `x` }}</i>",
		"_partials/both.html":  `{{ $page := .page }}{{ with .item }}{{ .Text }}{{ $page.Say .Text }}{{ end }}{{ .word }}{{ with .none }}x{{ end }}`,
		"_partials/value.html": `{{ return .Text }}`,
	})
}

func TestQuick(t *testing.T) {
	for _, text := range fast {
		s := quickSite(t, text)
		for _, nasty := range texts {
			made, want, err := s.Both("talk", newNasty(nasty))
			if err != nil || made != want {
				t.Errorf("%s of %q:\ngot  %s\nwant %s\n%v", text, nasty, made, want, err)
				break
			}
		}
	}
	for _, text := range slow {
		s := quickSite(t, text)
		if made, _, err := s.Both("talk", newNasty("x")); err == nil {
			t.Errorf("%s was not left to Hugo, but made into %s", text, made)
			continue
		}
		for range 2 { // it is found out on the first page
			var page bytes.Buffer
			if err := s.Render(&page, "talk", newNasty("x")); err != nil || !strings.HasPrefix(page.String(), "<!doctype") {
				t.Errorf("%s: %v %s", text, err, &page)
			}
		}
	}
}

// What Hugo finds fault with must not come out of the faster form.
func TestQuickFails(t *testing.T) {
	for _, text := range []string{
		"{{ .Nil.Text }}", "{{ .None }}", "{{ .Text.None }}", "{{ range .Nil }}{{ end }}", "{{ range .Yes }}{{ end }}", `{{ .Say }}`,
		`{{ .Say 1 }}`, `{{ .Plus "a" }}`, `{{ errorf "no" }}`, `{{ partial "show" .Nil }}`, `{{ .Text "x" }}`,
		`{{ partial "both" (dict "page" . "item" (index .List 0)) }}{{ with dict "i" (index .List 0) }}{{ .i.Say "x" }}{{ end }}`,
		`{{ range .List }}{{ partial "show" . }}{{ end }}`, `{{ len .N }}`, `{{ template "again" . }}{{ define "again" }}{{ template "again" . }}{{ end }}`,
	} {
		s := quickSite(t, text)
		page := new(bytes.Buffer)
		view := newNasty("x")
		if err := s.Render(page, "talk", view); err == nil {
			t.Errorf("%s was thought to fail", text)
		}
		if q := s.layouts["talk.html"].quick.template(); q == nil || q.Execute(page, view) == nil {
			t.Errorf("%s: %v %s", text, q, page)
		}
	}
}

// Whatever a text is, it is written as Hugo writes it.
func FuzzQuick(f *testing.F) {
	for _, text := range texts {
		f.Add(text)
	}
	s, found := try(map[string]string{"talk.html": `<title>{{ .Text }}</title>{{ .Text }}{{ .State }}<a title="{{ .Text }}" id='{{ .State }}' href="{{ .Text }}">{{ .HTML }}<a href="{{ .URL }}"><a href="x/{{ .Text }}{{ .URL }}"><a href="?{{ .Text }}{{ .URL }}">`})
	if s == nil {
		f.Fatal(found)
	}
	f.Fuzz(func(t *testing.T, text string) {
		made, want, err := s.Both("talk", newNasty(text))
		if err != nil || made != want {
			t.Errorf("%v\ngot  %q\nwant %q", err, made, want)
		}
	})
}
