package preview

import (
	"context"
	"fmt"
	"io/fs"
	"math/rand/v2"
	"net/url"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"btfolio/internal/build"
	"btfolio/internal/testkit"
)

// What the preview adds to a page, and what it takes away.
var (
	added = []*regexp.Regexp{
		regexp.MustCompile(`<link rel="stylesheet" href="[^"]*/_btfolio/preview.css"><script src="[^"]*/_btfolio/preview.js"[^>]*></script>\n`),
		regexp.MustCompile(`(?s)<aside class="btfolio-strip".*?</aside>\n`),
	}
	policyTag = regexp.MustCompile(`<meta http-equiv="Content-Security-Policy"[^>]*>`)
)

// published holds that what is served as published is what build writes, file
// by file and byte for byte. It gives the first difference.
func (s *server) published(o build.Options) (difference string) {
	s.t.Helper()
	files := 0
	err := fs.WalkDir(os.DirFS(o.Output), ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || strings.HasPrefix(d.Name(), ".") || difference != "" {
			return err
		}
		files++
		built, err := os.ReadFile(filepath.Join(o.Output, name))
		testkit.Must(s.t, err)
		want := string(built)
		answer, got := s.get((&url.URL{Path: "/_btfolio/published/" + name}).EscapedPath())
		if strings.HasSuffix(name, ".html") {
			want = policyTag.ReplaceAllString(want, "")
			for _, a := range added {
				got = a.ReplaceAllString(got, "")
			}
		}
		if want != got {
			difference = fmt.Sprintf("%s: %s (-built +served):\n%.2000s", name, answer.Status, cmp.Diff(want, got))
		}
		return nil
	})
	testkit.Must(s.t, err)
	if files < 20 && difference == "" {
		s.t.Fatalf("only %d files were built", files)
	}
	return difference
}

// The demo as published is the demo as built.
func TestServedAsBuilt(t *testing.T) {
	t.Parallel()
	s := &server{t: t, site: filepath.Join(t.TempDir(), "site")}
	testkit.Must(t, os.CopyFS(filepath.Join(s.site, "content"), os.DirFS("../../content")))
	config, err := os.ReadFile("../../btfolio.yaml")
	testkit.Must(t, err)
	s.write("btfolio.yaml", string(config))
	o := build.Options{Site: s.site, Output: filepath.Join(t.TempDir(), "public"), On: today}
	s.start(WatchOptions{}, o)
	if r := build.Build(context.Background(), o); r.Findings.Failed() {
		t.Fatal(r.Findings)
	}
	if difference := s.published(o); difference != "" {
		t.Error(difference)
	}
}

// Whatever is done to a site, what is served is what build writes, or says
// that there is something wrong.
func TestServedAsBuiltStepByStep(t *testing.T) {
	t.Parallel()
	s := serve(t, WatchOptions{})
	o := build.Options{Site: s.site, Output: filepath.Join(t.TempDir(), "public"), On: today}
	random := rand.New(rand.NewPCG(7, 2026))
	broke := 0
	for step := range 50 {
		undo, what := s.disturb(random)
		r := build.Build(context.Background(), o)
		if r.Findings.Failed() {
			broke++
			s.eventually(fmt.Sprintf("step %d, %s: nothing is said to be wrong", step, what), func() string {
				if _, body := s.get("/"); broken(body) {
					return ""
				}
				return fmt.Sprint(r.Findings)
			})
			undo()
			if r = build.Build(context.Background(), o); r.Findings.Failed() {
				t.Fatal(r.Findings)
			}
		}
		s.eventually(fmt.Sprintf("step %d, %s", step, what), func() string { return s.published(o) })
	}
	if broke == 0 || broke > 25 {
		t.Errorf("%d steps broke the site: they try too little", broke)
	}
}

// eventually waits until a test finds no fault any more.
func (s *server) eventually(what string, fault func() string) {
	s.t.Helper()
	for deadline := time.Now().Add(patience); ; time.Sleep(20 * time.Millisecond) {
		found := fault()
		if found == "" {
			return
		}
		if time.Now().After(deadline) {
			s.t.Fatalf("%s: %s", what, found)
		}
	}
}

// disturb changes something in a site. It returns what was changed and how to
// undo it.
func (s *server) disturb(random *rand.Rand) (undo func(), what string) {
	texts := []string{"content/lo-ek/index.md", text, "content/lo-ek/samtal/2025-09-18.md", "content/lo-ek/samtal/2026-01-20.md", "content/personer/anna-berg.md", "content/ali-dahl/index.md"}
	texts = slices.DeleteFunc(texts, func(name string) bool {
		_, err := os.Stat(filepath.Join(s.site, name))
		return err != nil // taken away by an earlier step
	})
	name := texts[random.IntN(len(texts))]
	old := s.read(name)
	restore := func() { s.write(name, old) }
	n := random.IntN(20)
	fresh := func(name, text string) (func(), string) {
		s.write(name, text)
		return func() { s.remove(name) }, "new " + name
	}
	switch random.IntN(9) {
	case 0, 1:
		s.write(name, fmt.Sprintf("%s\nTillägg %d.\n", old, n))
		return restore, "more of " + name
	case 2:
		s.write(name, old[:random.IntN(len(old))])
		return restore, "less of " + name
	case 3:
		s.remove(name)
		return restore, "without " + name
	case 4:
		to := strings.TrimSuffix(name, ".md") + fmt.Sprint("-", n, ".md")
		s.rename(name, to)
		return func() { s.rename(to, name) }, "renamed " + name
	case 5:
		return fresh("static/btfolio.css", fmt.Sprintf("body { margin: %dpx }", n))
	case 6:
		return fresh(fmt.Sprintf("content/lo-ek/dokument/Intyg %d.txt", n), fmt.Sprint(random.Int()))
	case 7:
		return fresh("layouts/talk.html", fmt.Sprintf(`{{ define "main" }}<h1>%d {{ .Title }}</h1>{{ end }}`, n))
	default:
		return fresh(fmt.Sprintf("content/nils-ek-%d/index.md", n), "---\nnamn: Nils Ek\nstart: 2026-01-12\n---\n")
	}
}
