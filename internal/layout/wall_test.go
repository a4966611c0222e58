package layout

import (
	"bytes"
	"errors"
	"io/fs"
	"net"
	"os"
	"os/exec"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"

	"btfolio/internal/diag"
	"btfolio/internal/language"
)

func methods(v any) []string {
	var names []string
	for m := range reflect.TypeOf(v).Methods() {
		names = append(names, m.Name)
	}
	return names
}

// Layouts do not reach out of the page, however they ask.
func TestClosed(t *testing.T) {
	for _, text := range []string{
		// files
		`readFile "/etc/passwd"`, `readDir "/"`, `fileExists "/etc/passwd"`, `os.ReadFile "/etc/passwd"`, `os.ReadDir "/"`, `os.Stat "/etc/passwd"`, `os.FileExists "/"`,
		`humanize "a"`, `inflect.Pluralize "a"`, // these read their rules from the folder the program is started in
		`resources.Get "x"`, `resources.Match "*"`, `resources.GetMatch "*"`, `imageConfig "/x.png"`, `images.Config "/x.png"`, `resources.FromString "x" "y"`, `resources.ExecuteAsTemplate "x" . .`,
		// network
		`resources.GetRemote "http://127.0.0.1/"`, `getJSON "http://127.0.0.1/"`, `getCSV "," "http://127.0.0.1/"`, `openapi3.Unmarshal "x"`,
		// programs
		`css.Sass "x"`, `css.PostCSS "x"`, `css.TailwindCSS "x"`, `js.Build "x"`, `js.Babel "x"`, `js.Batch "x"`, `transform.ToMath "x"`,
		// environment and machine
		`getenv "HOME"`, `os.Getenv "HOME"`, `hugo.Version`, `hugo.Environment`, `hugo.WorkingDir`, `hugo.Deps`, `site.Config`, `debug.Dump .`, `debug.Timer "x"`,
		// clock and chance
		`now`, `now.Year`, `(now).Year`, `time.Now`, `time.In "Local" .`, `time.AsTime "2020-01-01"`, `shuffle (slice 1 2)`, `collections.Shuffle (slice 1 2)`, `collections.D 1 2 3`, `math.Rand`, `math.Counter`,
		// what Hugo does at the end of a build, or by a name given as text
		`templates.Defer`, `templates.Current`, `templates.Inner .`, `inner .`, `doDefer "x" .`, `apply (slice "HOME") "os.Getenv" "."`, `collections.Apply (slice 1) "math.Rand"`,
		`partials.IncludeCached "nav.html" .`, `site`, `page`, `markdownify "x"`, `transform.Unmarshal "x"`, `i18n "x"`, `T "x"`, `lang.Translate "x"`, `warnf "x"`, `fmt.Warnf "x"`,
		`ref . "x"`, `relref . "x"`, `absURL "x"`, `relURL "x"`, `urls.AbsURL "x"`, `highlight "x" "go"`, `diagrams.Goat "x"`,
	} {
		for _, around := range []string{"{{ $ }}", "{{ if $ }}{{ end }}", "{{ with $ }}{{ end }}", "{{ range $ }}{{ end }}", "{{ $x := ($) }}", "{{ try ($) }}", "{{ printf `%v` ($) }}", "{{ ($).X }}", `{{ partial "nav" ($) }}`, `{{ block "b" ($) }}{{ end }}`, `{{ if 0 }}{{ $ }}{{ end }}`} {
			layout := main(strings.ReplaceAll(around, "$ ", text+" "))
			layout = strings.ReplaceAll(layout, "($)", "("+text+")")
			for _, file := range []string{"talk.html", "_partials/nav.html"} {
				if file != "talk.html" {
					layout = strings.TrimSuffix(strings.TrimPrefix(layout, "{{ define \"main\" }}\n"), "{{ end }}")
				}
				files, _, err := overlay(language.Swedish, builtin(), map[string][]byte{file: []byte(layout)})
				if err != nil {
					t.Fatal(err)
				}
				_, found := check(sharedLibrary(t), files)
				if len(found) == 0 || found[0].Code != diag.ClosedFunction.Code || found[0].Pos.File != "layouts/"+file {
					t.Errorf("%s is open: %v", layout, found)
				}
			}
		}
	}
}

var aLibrary *library

func sharedLibrary(t *testing.T) *library {
	if aLibrary == nil {
		engine, err := newEngine(language.Swedish)
		if err != nil {
			t.Fatal(err)
		}
		aLibrary = newLibrary(engine.deps)
	}
	return aLibrary
}

// The closed functions of a family cannot be reached through the family, and
// nothing of Hugo's own can be reached by its name.
func TestNoWayAround(t *testing.T) {
	for _, text := range []string{
		`{{ $m := math }}{{ $m.Rand }}`, `{{ with math }}{{ .Rand }}{{ end }}`, `{{ (math).Rand }}`, `{{ math | printf "%v" }}`, `{{ range slice collections }}{{ .Shuffle }}{{ end }}`,
		`{{ (dict "m" math).m.Rand }}`, `{{ partial "nav" math }}`, `{{ template "b" math }}{{ define "b" }}{{ .Rand }}{{ end }}`, `{{ with $x := strings }}{{ end }}`, `{{ call math.Rand }}`,
		`{{ template "_internal/opengraph.html" . }}`, `{{ template "_partials/opengraph.html" . }}`, `{{ partial "opengraph.html" . }}`, `{{ partial "_funcs/get-page-images" . }}`, `{{ partial "google_analytics.html" . }}`,
		`{{ partial (printf "open%s" "graph.html") . }}`, `{{ partialCached (printf "open%s" "graph.html") . }}`, `{{ partial "../talk.html" . }}`, `{{ partial (print "../" "talk.html") . }}`,
	} {
		s, found := try(map[string]string{"talk.html": strings.Replace(main(text), `{{ define "b" }}`, `{{ end }}{{ define "b" }}`, 1)})
		if s == nil {
			if lines(t, found...) == nil {
				t.Errorf("%s: no reason given", text)
			}
			continue
		}
		var b strings.Builder
		var e *Error
		if err := s.Render(&b, "talk", talk{}); !errors.As(err, &e) {
			t.Errorf("%s is open: %s", text, b.String())
		}
	}
}

// Even if a layout got past the check, there is nothing behind the names.
func TestNothingBehind(t *testing.T) {
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	called := make(chan string, 1)
	go func() {
		if conn, err := listener.Accept(); err == nil {
			called <- "the network was reached"
			conn.Close()
		}
		close(called)
	}()
	t.Setenv("LAYOUT_SECRET", "s3cret")
	secret := filepath.Join(t.TempDir(), "secret.txt")
	if err := os.WriteFile(secret, []byte("s3cret"), 0o644); err != nil {
		t.Fatal(err)
	}
	for _, text := range []string{
		`(resources.GetRemote "http://` + listener.Addr().String() + `/").Content`, `resources.Get "` + secret + `"`, `os.ReadFile "` + secret + `"`, `readFile "` + secret + `"`,
		`os.Getenv "LAYOUT_SECRET"`, `getenv "LAYOUT_SECRET"`, `os.Stat "` + secret + `"`, `fileExists "` + secret + `"`, `readDir "` + filepath.Dir(secret) + `"`, `site.Title`, `hugo.Environment`, `now`, `shuffle (slice 1)`,
		`partial "opengraph.html" .`,
	} {
		engine, err := newEngine(language.Swedish)
		if err != nil {
			t.Fatal(err)
		}
		f := &file{key: "talk.html", text: "{{ " + text + " }}"}
		var b bytes.Buffer
		err = engine.compile(newLibrary(engine.deps), map[string]*file{f.key: f})
		if err == nil {
			err = engine.deps.TemplateStore.ExecuteWithContext(t.Context(), engine.lookup(f, false), &b, talk{})
		}
		if err == nil || strings.Contains(err.Error()+b.String(), "s3cret") {
			t.Errorf("%s: %v: %s", text, err, b.String())
		}
	}
	listener.Close()
	for what := range called {
		t.Error(what)
	}
}

const childOutput = "LAYOUT_TEST_OUTPUT"

// TestMain is also what TestLeavesNoTrace starts: one use of layouts, by
// itself.
func TestMain(m *testing.M) {
	output := os.Getenv(childOutput)
	if output == "" {
		os.Exit(m.Run())
	}
	s, found := try(map[string]string{"talk.html": main(`{{ .Title | title }} {{ dateFormat ":date_long" "2026-05-03" }}`)})
	if found != nil {
		os.Exit(2)
	}
	var b bytes.Buffer
	if s.Render(&b, "talk", talk{Title: "en"}) != nil || os.WriteFile(output, b.Bytes(), 0o644) != nil {
		os.Exit(3)
	}
}

// Nothing is printed, nothing written anywhere, and neither the environment
// nor any settings of a Hugo on the machine change a page.
func TestLeavesNoTrace(t *testing.T) {
	world, output := t.TempDir(), filepath.Join(t.TempDir(), "page")
	for name, text := range map[string]string{
		"home/.config/hugo/hugo.toml": "broken [", "site/hugo.toml": "broken [", "site/config/_default/hugo.toml": "broken [",
		"site/layouts/baseof.html": "wrong", "layouts/baseof.html": "wrong", "site/inflections.json": "broken", "site/acronyms.json": "broken", "tmp/x": "", "cache/x": "",
	} {
		name = filepath.Join(world, filepath.FromSlash(name))
		if os.MkdirAll(filepath.Dir(name), 0o755) != nil || os.WriteFile(name, []byte(text), 0o644) != nil {
			t.Fatal("the test cannot be set up")
		}
	}
	before := tree(t, world)
	child := exec.Command(os.Args[0])
	child.Dir = filepath.Join(world, "site")
	child.Env = []string{childOutput + "=" + output,
		"HOME=" + filepath.Join(world, "home"), "USERPROFILE=" + filepath.Join(world, "home"), "TMPDIR=" + filepath.Join(world, "tmp"), "XDG_CACHE_HOME=" + filepath.Join(world, "cache"),
		"HUGO_CACHEDIR=" + filepath.Join(world, "cache"), "HUGO_WORKINGDIR=" + world, "HUGO_LAYOUTDIR=/nowhere", "HUGO_TITLECASESTYLE=none", "HUGO_DEFAULTCONTENTLANGUAGE=de", "HUGO_LOCALE=de", "LANG=de_DE", "LC_ALL=de_DE",
		"TZ=Pacific/Kiritimati", "NETLIFY=true", "PULL_REQUEST=true", "DEPLOY_PRIME_URL=x"}
	printed, err := child.CombinedOutput()
	if err != nil || len(printed) > 0 {
		t.Errorf("%v, and it printed %q", err, printed)
	}
	page, _ := os.ReadFile(output)
	if !strings.Contains(string(page), "<main>\nEn 3 maj 2026</main>") {
		t.Errorf("the page is %s", page)
	}
	if after := tree(t, world); !slices.Equal(after, before) {
		t.Errorf("before %q\nafter %q", before, after)
	}
}

func tree(t *testing.T, root string) []string {
	var all []string
	if err := filepath.WalkDir(root, func(name string, d fs.DirEntry, err error) error {
		all = append(all, name)
		return err
	}); err != nil {
		t.Fatal(err)
	}
	return all
}
