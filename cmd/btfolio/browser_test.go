package main

import (
	"context"
	"fmt"
	"io"
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/chromedp/cdproto/log"
	"github.com/chromedp/cdproto/network"
	"github.com/chromedp/cdproto/runtime"
	"github.com/chromedp/chromedp"
)

// browser starts a Chromium of its own without network. A machine that has
// none fails the test: what an assessor sees is what this project is for.
func browser(t *testing.T) context.Context {
	t.Helper()
	program, err := exec.LookPath("chromium")
	if err != nil {
		t.Fatal("chromium is missing: run `make tools`, which installs it")
	}
	ctx, stop := context.WithTimeout(context.Background(), 10*time.Minute)
	t.Cleanup(stop)
	ctx, stop = chromedp.NewExecAllocator(ctx,
		chromedp.ExecPath(program),
		chromedp.Headless,
		chromedp.NoSandbox,
		chromedp.DisableGPU,
		chromedp.Flag("disable-background-networking", true),
		chromedp.Flag("disable-component-update", true),
		chromedp.Flag("disable-quic", true),
		chromedp.Flag("disable-sync", true),
	)
	t.Cleanup(stop)
	ctx, stop = chromedp.NewContext(ctx)
	t.Cleanup(stop)
	if err := chromedp.Do(ctx); err != nil {
		t.Fatal(err)
	}
	return ctx
}

// address is a file as browsers write it.
func address(file string) string {
	return (&url.URL{Scheme: "file", Path: filepath.ToSlash(file)}).String()
}

// shared holds what several tests look at and none changes. TestMain removes it.
var shared = sync.OnceValue(func() string {
	dir, err := os.MkdirTemp("", "btfolio-test")
	if err != nil {
		panic(err)
	}
	return dir
})

// demo builds the site of this repository once for all tests, and returns its
// folder, the way an assessor might keep it: with spaces and å ä ö in its path.
var demo = sync.OnceValues(func() (string, error) {
	out := filepath.Join(shared(), "Mina dokument åäö", "public")
	var stderr strings.Builder
	if status := run(context.Background(), []string{"build", "../..", "--output", out}, io.Discard, &stderr); status != 0 {
		return "", fmt.Errorf("status %d: %s", status, stderr.String())
	}
	return out, nil
})

func buildDemo(t *testing.T) string {
	t.Helper()
	out, err := demo()
	if err != nil {
		t.Fatal(err)
	}
	return out
}

// An observer gathers what a browser should never have to say about our pages.
type observer struct {
	server string // that may be asked, as “127.0.0.1:1313”; none where pages come from the disk

	mu     sync.Mutex
	page   string
	faults []string
}

func (w *observer) fault(text string) {
	w.mu.Lock()
	defer w.mu.Unlock()
	w.faults = append(w.faults, w.page+": "+text)
}

func (w *observer) listen(ctx context.Context) error {
	return chromedp.Listen(ctx, func(event any) {
		switch e := event.(type) {
		case *network.EventRequestWillBeSent:
			if u, err := url.Parse(e.Request.URL); err != nil || !local(u) && (u.Scheme != "http" || u.Host != w.server) {
				w.fault("asks for " + e.Request.URL)
			}
		case *network.EventLoadingFailed:
			if !e.Canceled { // leaving a page ends what it was still loading
				w.fault("could not load something: " + e.ErrorText)
			}
		case *runtime.EventExceptionThrown:
			w.fault("threw " + e.ExceptionDetails.Text)
		case *runtime.EventConsoleAPICalled:
			if e.Type == "error" || e.Type == "warning" {
				w.fault("wrote to the console")
			}
		case *log.EventEntryAdded:
			if e.Entry.Level == "error" || e.Entry.Level == "warning" {
				w.fault("was logged: " + e.Entry.Text)
			}
		}
	})
}

// local reports whether an address lies on the disk, or in the browser's own
// viewer for PDFs.
func local(u *url.URL) bool {
	switch u.Scheme {
	case "file", "chrome", "chrome-extension", "about":
		return true
	}
	return false
}

// TestDemoFromDisk opens the demo by double-click, so to say, and walks
// through every page by its links, without network.
func TestDemoFromDisk(t *testing.T) {
	t.Parallel()
	out := buildDemo(t)
	ctx := browser(t)
	w := &observer{}
	if err := w.listen(ctx); err != nil {
		t.Fatal(err)
	}
	offline := network.OverrideNetworkStateParams{Offline: true}
	if _, err := chromedp.Call(ctx, network.OverrideNetworkState, offline); err != nil {
		t.Fatal(err)
	}
	if err := chromedp.Do(ctx, chromedp.EmulateViewport(1280, 800)); err != nil {
		t.Fatal(err)
	}

	start := address(filepath.Join(out, "index.html"))
	queue, seen := []string{start}, map[string]bool{start: true}
	for len(queue) > 0 {
		w.page, queue = queue[0], queue[1:]
		if err := chromedp.Do(ctx, chromedp.Navigate(w.page)); err != nil {
			t.Fatalf("%s: %v", w.page, err)
		}
		shows := evaluate[struct {
			Links           []string
			Headings, Wider int
		}](t, ctx, `({Links: [...document.links].map(a => a.href.split('#')[0]), Headings: document.querySelectorAll('h1').length, Wider: `+wider+`})`)
		if shows.Headings != 1 {
			t.Errorf("%s has %d headings of the first level", w.page, shows.Headings)
		}
		if shows.Wider > 0 {
			t.Errorf("%s is %d px wider than the window", w.page, shows.Wider)
		}
		for _, link := range shows.Links {
			u, err := url.Parse(link)
			if err != nil || u.Scheme != "file" || seen[link] {
				continue
			}
			seen[link] = true
			if strings.HasSuffix(u.Path, ".html") {
				queue = append(queue, link)
			} else if _, err := os.Stat(u.Path); err != nil {
				t.Errorf("%s links to %s, which is not there", w.page, link)
			}
		}
	}
	for _, f := range w.faults {
		t.Error(f)
	}

	// Every page that was built can be reached.
	err := filepath.WalkDir(out, func(file string, d os.DirEntry, err error) error {
		if err != nil || d.IsDir() || filepath.Ext(file) != ".html" {
			return err
		}
		if !seen[address(file)] {
			t.Errorf("no link leads to %s", file)
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
}

// wider is by how many pixels a page is wider than the window.
const wider = `document.documentElement.scrollWidth - document.documentElement.clientWidth`

func evaluate[T any](t *testing.T, ctx context.Context, expression string) T {
	t.Helper()
	value, err := chromedp.Run(ctx, chromedp.Evaluate[T](expression))
	if err != nil {
		t.Fatal(err)
	}
	return value
}

// TestDemoOnAPhone looks for pages that are wider than a narrow screen, and for
// rows whose name has a part of it only.
func TestDemoOnAPhone(t *testing.T) {
	t.Parallel()
	out := buildDemo(t)
	ctx := browser(t)
	if err := chromedp.Do(ctx, chromedp.EmulateViewport(390, 844, chromedp.EmulateMobile)); err != nil {
		t.Fatal(err)
	}
	for _, file := range kinds(t, out) {
		if err := chromedp.Do(ctx, chromedp.Navigate(address(file))); err != nil {
			t.Fatal(err)
		}
		if n := evaluate[int](t, ctx, wider); n > 0 {
			t.Errorf("%s is %d px wider than a phone", filepath.Base(file), n)
		}
		const narrow = `Array.from(document.querySelectorAll('.trainees tbody th'), th => th.clientWidth).filter(w => w < 300).length`
		if n := evaluate[int](t, ctx, narrow); n > 0 {
			t.Errorf("%s: %d names have a part of the row", filepath.Base(file), n)
		}
	}
}

// TestMatrixOnOneScreen holds that the whole matrix is seen at once on a
// laptop.
func TestMatrixOnOneScreen(t *testing.T) {
	t.Parallel()
	out := buildDemo(t)
	ctx := browser(t)
	if err := chromedp.Do(ctx, chromedp.EmulateViewport(1280, 800)); err != nil {
		t.Fatal(err)
	}
	trainees, err := filepath.Glob(filepath.Join(out, "*", "index.html"))
	if err != nil || len(trainees) != 3 {
		t.Fatal(trainees, err)
	}
	for _, file := range trainees {
		if err := chromedp.Do(ctx, chromedp.Navigate(address(file))); err != nil {
			t.Fatal(err)
		}
		bottom := evaluate[float64](t, ctx, `document.querySelector('.matrix').getBoundingClientRect().bottom`)
		rows := evaluate[int](t, ctx, `document.querySelectorAll('.matrix tbody tr').length`)
		if bottom > 800 || rows != 18 {
			t.Errorf("%s: the matrix has %d rows and ends at %.0f px", file, rows, bottom)
		}
	}
}

// kinds is the page of all trainees, one page of each kind of a trainee's site, the
// first of those that share the name before the dash, and the first page of a bundle.
func kinds(t *testing.T, out string) []string {
	t.Helper()
	files, err := filepath.Glob(filepath.Join(out, "*", "*.html"))
	if err != nil {
		t.Fatal(err)
	}
	pages := []string{filepath.Join(out, "index.html")} // of all trainees
	seen := map[string]bool{}
	for _, file := range files {
		kind, _, _ := strings.Cut(filepath.Base(file), "-")
		if !seen[kind] {
			seen[kind] = true
			pages = append(pages, file)
		}
	}
	return append(pages, startPage(t))
}
