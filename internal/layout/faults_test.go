package layout

import (
	"errors"
	"io"
	"regexp"
	"slices"
	"strings"
	"testing"

	"btfolio/internal/diag"
	"btfolio/internal/language"
)

// goTalk is what a finding must not contain: what Go and Hugo say to
// programmers.
var goTalk = regexp.MustCompile(`template:|executing|html/template|\{state|error calling|execute of|%!|0x|layout\.|layout-`)

// lines are findings as their places and ids, for tables.
func lines(t *testing.T, found ...diag.Finding) []string {
	t.Helper()
	var got []string
	for _, f := range found {
		for _, l := range []language.Language{language.Swedish, language.English} {
			if text := f.What(l) + f.Do(l); goTalk.MatchString(text) {
				t.Errorf("this is not for people: %s", text)
			}
		}
		got = append(got, f.Pos.String()+" "+f.Code.ID)
	}
	return got
}

// Faults that show before any page is made. All of them are told at once.
func TestNewFaults(t *testing.T) {
	branch := `<a {{ if .Title }}href="{{ end }}{{ .Href }}">`
	for _, c := range []struct {
		name string
		site map[string]string
		want []string
	}{
		{"never ends", map[string]string{"talk.html": "{{ define \"main\" }}\n{{ if .Title }}"}, []string{"layouts/talk.html:2 BT-T001"}},
		{"ends too often", map[string]string{"talk.html": main("") + "\n{{ end }}"}, []string{"layouts/talk.html:3 BT-T001"}},
		{"braces", map[string]string{"talk.html": main("{{ .Title }")}, []string{"layouts/talk.html:2 BT-T001"}},
		{"variable", map[string]string{"talk.html": main("\n{{ $x }}")}, []string{"layouts/talk.html:3 BT-T001"}},
		{"block twice", map[string]string{"talk.html": main("a") + main("b")}, []string{"layouts/talk.html:3 BT-T001"}},
		{"function", map[string]string{"talk.html": main("åäö {{ uper .Title }}")}, []string{"layouts/talk.html:2:8 BT-T002"}},
		{"functions", map[string]string{"talk.html": main("{{ a }}{{ if b }}{{ range c }}{{ with d }}{{ e | f (g) }}{{ end }}{{ else }}{{ $x := h.I }}{{ end }}{{ end }}{{ strings.J }}")},
			[]string{"layouts/talk.html:2:4 BT-T002", "layouts/talk.html:2:14 BT-T002", "layouts/talk.html:2:27 BT-T002", "layouts/talk.html:2:39 BT-T002", "layouts/talk.html:2:46 BT-T002", "layouts/talk.html:2:50 BT-T002", "layouts/talk.html:2:53 BT-T002", "layouts/talk.html:2:86 BT-T002", "layouts/talk.html:2:113 BT-T002"}},
		{"function in what a block is given", map[string]string{"talk.html": main(`{{ block "b" (a .) }}{{ end }}{{ template "b" c }}`)}, []string{"layouts/talk.html:2:15 BT-T002", "layouts/talk.html:2:47 BT-T002"}},
		{"partial", map[string]string{"talk.html": main(`{{ partial "naw.html" . }}{{ partialCached "x/nav" . }}{{ partials.Include "y" }}`)},
			[]string{"layouts/talk.html:2:12 BT-T004", "layouts/talk.html:2:44 BT-T004", "layouts/talk.html:2:76 BT-T004"}},
		{"partial with its folder", map[string]string{"talk.html": main(`{{ partial "partials/nav.html" . }}`)}, []string{"layouts/talk.html:2:12 BT-T004"}},
		{"a partial that cannot be read is there all the same", map[string]string{"_partials/nav.html": "{{"}, []string{"layouts/_partials/nav.html:1 BT-T001"}},
		{"block not defined", map[string]string{"talk.html": main(`{{ template "row" . }}`)}, []string{"layouts/talk.html:2:13 BT-T005"}},
		{"block not defined, in a partial", map[string]string{"_partials/nav.html": `{{ template "row" . }}`}, []string{"layouts/_partials/nav.html:1:13 BT-T005"}},
		{"block the frame wants", map[string]string{"baseof.html": `{{ template "head" . }}{{ block "main" . }}{{ end }}`}, []string{"layouts/baseof.html:1:13 BT-T005"}},
		{"block the frame wants of one's own layout", map[string]string{"baseof.html": `{{ template "head" . }}{{ block "main" . }}{{ end }}`, "talk.html": main("own")}, []string{"layouts/talk.html BT-T005"}},
		{"a frame that leaves out a block", map[string]string{"baseof.html": `<p>{{ block "foot" . }}{{ end }}`}, nil},
		{"a block called block", map[string]string{"talk.html": main("") + `{{- define "my-block-define" }}{{ end }}`}, []string{"layouts/talk.html:2:14 BT-T006"}},
		{"block nobody wants", map[string]string{"talk.html": `{{ define "mian" }}{{ end }}`}, []string{"layouts/talk.html:1:4 BT-T006"}},
		{"text beside the blocks", map[string]string{"talk.html": main("") + "\n text"}, []string{"layouts/talk.html:3:2 BT-T007"}},
		{"text before the blocks", map[string]string{"talk.html": "<!-- talk -->" + main("")}, []string{"layouts/talk.html:1:1 BT-T007"}},
		{"variable before the blocks", map[string]string{"talk.html": "{{ $x := 1 }}" + main("")}, []string{"layouts/talk.html:1:4 BT-T007"}},
		{"one block in two partials", map[string]string{
			"_partials/a.html": `{{ define "row" }}{{ end }}{{ template "row" }}`,
			"_partials/b.html": "\n" + `{{ define "row" }}{{ end }}{{ template "row" }}`,
		}, []string{"layouts/_partials/b.html:2:4 BT-T008"}},
		{"one partial in two layouts", map[string]string{
			"a.html": main("") + `{{ define "partials/x" }}{{ end }}`,
			"b.html": main("") + `{{ define "_partials/x.html" }}{{ end }}`,
		}, []string{"layouts/b.html:2:13 BT-T008"}},
		{"a block of one's own is one's own", map[string]string{
			"a.html": main(`{{ template "row" }}`) + `{{ define "row" }}{{ end }}`,
			"b.html": main(`{{ template "row" }}`) + `{{ define "row" }}{{ end }}`,
		}, nil},
		{"attribute begun in a branch", map[string]string{"talk.html": main("å " + branch)}, []string{"layouts/talk.html:2:12 BT-T013"}},
		{"in a partial", map[string]string{"_partials/nav.html": "\n" + branch}, []string{"layouts/_partials/nav.html:2:10 BT-T013"}},
		{"in the frame", map[string]string{"baseof.html": "\n" + branch + `{{ block "main" . }}{{ end }}`}, []string{"layouts/baseof.html:2:10 BT-T013"}},
		{"script that never ends", map[string]string{"talk.html": main("<script>")}, []string{"layouts/talk.html BT-T013"}},
		{"tag that never ends", map[string]string{"talk.html": main("<a href={{ .Href }}")}, []string{"layouts/talk.html BT-T013"}},
		{"unused files", map[string]string{"README.md": "", "talk.sv.html": "", "talk-baseof.html": "", "_default/single.html": "", "_shortcodes/x.html": "", "_partials/a b.html": "", "_partials/nav.svg": "", "partials/c.html": "", "_partials/c.html": ""}, []string{
			"layouts/README.md BT-T015", "layouts/_default/single.html BT-T015", "layouts/_partials/a b.html BT-T015", "layouts/_partials/nav.svg BT-T015",
			"layouts/_shortcodes/x.html BT-T015", "layouts/partials/c.html BT-T015", "layouts/talk-baseof.html BT-T015", "layouts/talk.sv.html BT-T015"}},
		{"what editors leave", map[string]string{".talk.html.swp": "", "talk.html~": "", "#talk.html#": "", "_partials/.DS_Store": ""}, nil},
		{"empty", map[string]string{"talk.html": " \n"}, []string{"layouts/talk.html BT-T016"}},
		{"only a comment", map[string]string{"talk.html": "{{/* later */}}"}, []string{"layouts/talk.html BT-T016"}},
		{"all at once", map[string]string{
			"a.html": main("{{ x }}\n{{ now }}"), "b.html": main("{{"), "c.html": main(branch), "d.html": main("{{ partial \"p\" }}"),
			"_partials/e.html": branch, "_partials/f.html": "{{ else }}", "partials/nav.html": branch, "talk.html": main("sound"),
		}, []string{
			"layouts/_partials/e.html:1:10 BT-T013", "layouts/_partials/f.html:1 BT-T001", "layouts/a.html:2:4 BT-T002", "layouts/a.html:3:4 BT-T003",
			"layouts/b.html:2 BT-T001", "layouts/c.html:2:10 BT-T013", "layouts/d.html:2:12 BT-T004", "layouts/partials/nav.html:1:10 BT-T013"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			s, found := try(c.site)
			if got := lines(t, found...); !slices.Equal(got, c.want) {
				t.Errorf("got\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(c.want, "\n"))
			}
			if (s == nil) != found.Failed() {
				t.Errorf("the set is %v", s)
			}
		})
	}
}

// Without a frame, what is made for one cannot be used.
func TestNoFrame(t *testing.T) {
	layouts := builtin()
	delete(layouts, "baseof.html")
	_, found := New(language.English, layouts, nil)
	if got := lines(t, found...); !slices.Equal(got, []string{"layouts/baseof.html BT-T016"}) {
		t.Error(got)
	}
}

// Faults that show only on a page.
func TestRenderFaults(t *testing.T) {
	for _, c := range []struct{ text, want, says string }{
		{`å {{ .Titel }}`, "layouts/talk.html:2:6 BT-T009", `the layout asks for “.Titel”, which “talk” does not have: correct the name; the nearest are .Title, `},
		{`{{ .Placement.Foo.Bar }}`, "layouts/talk.html:2:14 BT-T009", "which “placement” does not have: correct the name; the nearest are .Unit"},
		{`{{ with .Placement }}{{ .Foo.Bar }}{{ end }}`, "layouts/talk.html:2:25 BT-T009", ".Unit"},
		{`{{ $p := .Placement }}{{ $p.Foo }}`, "layouts/talk.html:2:28 BT-T009", ".Unit"},
		{`{{ range .Goals }}{{ .Number }}{{ end }}`, "layouts/talk.html:2:22 BT-T009", "which “goal” does not have: correct the name; the nearest are .Title, .ID"},
		{`{{ (index .Goals 0).Number }}`, "layouts/talk.html:2:20 BT-T009", "which “goal”"},
		{`{{ .Goals.Title }}`, "layouts/talk.html:2:10 BT-T009", "which a list does not have"},
		{`{{ .Title.Title }}`, "layouts/talk.html:2:10 BT-T009", "which a text does not have"},
		{`{{ if and .Title .Foo }}{{ end }}`, "layouts/talk.html:2:18 BT-T009", "“.Foo”"},
		{`{{ $none := .Missing }}`, "layouts/talk.html:2:13 BT-T009", "“.Missing”"},
		{`{{ (.Absent).Unit }}`, "layouts/talk.html:2:5 BT-T009", "“.Absent”"},
		{`{{ with dict "p" .Gone }}{{ end }}`, "layouts/talk.html:2:18 BT-T009", "“.Gone”"},
		{`{{ .Nowhere.Unit }}`, "layouts/talk.html:2:4 BT-T009", "“.Nowhere”"},
		{`{{ .Refuse "cake" }}`, "layouts/talk.html:2:4 BT-T011", "“Refuse” could not be done: no cake: check the values"},
		{`{{ .Refuse }}`, "layouts/talk.html:2:4 BT-T012", "wrong number of values for “Refuse”: 0 instead of 1"},
		{`{{ partial }}`, "layouts/talk.html:2:4 BT-T012", "wrong number of values for “partial”: too few"},
		{`{{ .Crash }}`, "layouts/talk.html:2:4 BT-T011", "at the disco"},
		{`{{ .Problem }}`, "layouts/talk.html:2:4 BT-C001", "“BT99” is not a goal of BT"},
		{`{{ .Problem | upper }}`, "layouts/talk.html:2:4 BT-C001", "BT99"},
		{`{{ add 1 "x" }}`, "layouts/talk.html:2:4 BT-T011", "“add” could not be done"},
		{`{{ sort (dict "a" 1) }}`, "layouts/talk.html:2:4 BT-T011", "“sort” could not be done"},
		{`{{ .Title 1 }}`, "layouts/talk.html:2:4 BT-T017", "Title has arguments"},
		{`{{ errorf "no %s" .Title }}`, "layouts/talk.html:2:4 BT-T018", "the layout stops here: no T"},
		{`{{ partial (print "na" "w") . }}`, "layouts/talk.html:2:4 BT-T004", "there is no layouts/_partials/naw.html: create the file, or write a name that exists, such as nav.html, bad.html, "},
		{`{{ "naw" | partial }}`, "layouts/talk.html:2:12 BT-T004", "naw.html"},
		{`{{ partial "bad" . }}`, "layouts/_partials/bad.html:2:6 BT-T009", "“.Foo”, which “talk”"},
		{`{{ partial "outer" . }}`, "layouts/_partials/bad.html:2:6 BT-T009", "“.Foo”"},
		{`{{ partialCached "outer" . }}`, "layouts/_partials/bad.html:2:6 BT-T009", "“.Foo”"},
		{`{{ partial "block" . }}`, "layouts/_partials/block.html:2:4 BT-T009", "“.Foo”"},
		{`{{ partial "endless" . }}`, "layouts/_partials/endless.html:1:4 BT-T019", "without end"},
		{`{{ template "own" . }}`, "layouts/talk.html:4:4 BT-T009", "“.InOwn”"},
		{`{{ partial "inline" . }}`, "layouts/talk.html:6:4 BT-T009", "“.InInline”"},
	} {
		site := map[string]string{
			"talk.html": main(c.text) + "\n{{ define \"foot\" }}{{ if 0 }}{{ template \"own\" . }}{{ end }}{{ end }}{{ define \"own\" }}\n{{ .InOwn }}{{ end }}" +
				"\n{{ define \"_partials/inline.html\" }}\n{{ .InInline }}{{ end }}",
			"_partials/bad.html":     "å\nå {{ .Foo }}",
			"_partials/outer.html":   "\n\n\n{{ partial \"bad\" . }}",
			"_partials/block.html":   "{{ block \"inner\" . }}\n{{ .Foo }}{{ end }}",
			"_partials/endless.html": `{{ partial "endless" . }}`,
		}
		s, found := try(site)
		if s == nil {
			t.Errorf("%s: %v", c.text, lines(t, found...))
			continue
		}
		var e *Error
		if err := s.Render(io.Discard, "talk", talk{Title: "T", Placement: &placement{}, Goals: []goal{{}}}); !errors.As(err, &e) {
			t.Errorf("%s: %v", c.text, err)
		} else if got := lines(t, e.Finding)[0]; got != c.want || !strings.Contains(err.Error(), c.says) {
			t.Errorf("%s\ngot  %s\nwant %s\nsays %s", c.text, got, c.want, err)
		}
	}
}

// The frame and what is put in it are one to Hugo; people look in two files.
func TestFrameFaults(t *testing.T) {
	for _, c := range []struct {
		name string
		site map[string]string
		want string
	}{
		{"in the frame", map[string]string{"baseof.html": "\n\nå {{ .Foo }}{{ block \"main\" . }}{{ end }}"}, "layouts/baseof.html:3:6 BT-T009"},
		{"in the layout", map[string]string{"talk.html": main("{{ .Foo }}")}, "layouts/talk.html:2:4 BT-T009"},
		{"in the built-in layout, in a frame of one's own", map[string]string{"baseof.html": "{{ block \"main\" .Foo }}{{ end }}"}, "layouts/baseof.html:1:17 BT-T009"},
		{"in a block of the frame nobody fills", map[string]string{"baseof.html": "{{ block \"main\" . }}{{ end }}{{ block \"foot\" . }}\n {{ .Foo }}{{ end }}"}, "layouts/baseof.html:2:5 BT-T009"},
		{"in a block of the frame the layout fills", map[string]string{"talk.html": main("") + `{{ define "foot" }}` + "\n{{ .Foo }}{{ end }}"}, "layouts/talk.html:3:4 BT-T009"},
		{"in a layout that stands for itself", map[string]string{"talk.html": "<p>\n{{ .Foo }}"}, "layouts/talk.html:2:4 BT-T009"},
		{"nothing there", map[string]string{"talk.html": main("{{ .Placement.Unit }}")}, "layouts/talk.html:2:14 BT-T010"},
	} {
		t.Run(c.name, func(t *testing.T) {
			var e *Error
			err := mustNew(t, c.site).Render(io.Discard, "talk", talk{})
			if !errors.As(err, &e) {
				t.Fatal(err)
			}
			if got := lines(t, e.Finding)[0]; got != c.want {
				t.Errorf("got  %s\nwant %s", got, c.want)
			}
		})
	}
}

// A built-in layout is called so, in the site's language.
func TestBuiltInFault(t *testing.T) {
	for lang, want := range map[language.Language]string{
		language.Swedish: "layouts/_partials/nav.html (inbyggd):1:9: layouten frågar efter ”.Title”, som ”placement” inte har: rätta namnet; närmast är .Unit",
		language.English: "layouts/_partials/nav.html (built in):1:9: the layout asks for “.Title”, which “placement” does not have: correct the name; the nearest are .Unit",
	} {
		s, _ := New(lang, builtin(), nil)
		var e *Error
		if _, err := s.RenderPartial("nav", placement{}); !errors.As(err, &e) || e.Finding.Text(lang) != want {
			t.Errorf("got  %v\nwant %s", err, want)
		}
	}
}
