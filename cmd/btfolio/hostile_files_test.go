package main

import (
	"context"
	"io"
	"io/fs"
	"net/http"
	"net/http/httptest"
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/chromedp/cdproto/network"
	"github.com/chromedp/chromedp"
)

// hostile is a web page whose script asks for something that nothing else does.
const hostile = `<html xmlns="http://www.w3.org/1999/xhtml"><head><title>x</title></head><body>
<script>new Image().src = "the-script-ran"; document.title = "ran"</script>
<img src="the-script-ran-too" onerror="new Image().src = 'the-script-ran'"/></body></html>`

// Files that run something in a browser: they are in no portfolio.
var runs = []string{
	"html", "htm", "xhtml", "xht", "xhtm", "shtml", "shtm", "ehtml", "svg", "svgz", "xml", "xsl", "xbl", "xsd",
	"rss", "atom", "rdf", "mht", "mhtml", "js", "mjs", "wasm", "swf", "hta", "exe", "lnk", "url", "zip", "jar", "unknown",
}

// Types that are handed out, with a web page for content.
var dressed = []string{"pdf", "png", "jpg", "gif", "webp", "bmp", "tif", "heic", "docx", "doc", "rtf", "txt", "csv", "mp3", "wav", "mp4", "webm", "msg"}

// TestHostileFiles puts files into a portfolio that would run in the browser of
// whoever opens them, and opens everything that comes out.
func TestHostileFiles(t *testing.T) {
	s := serveDemo(t)
	folder := "content/yusuf-dalenmark/dokument/"
	for _, ending := range runs {
		s.write(folder+"left."+ending, hostile)
		s.write("content/gemensamt/left."+ending, hostile)
	}
	for _, ending := range dressed {
		s.write(folder+"dressed-"+ending+"."+ending, hostile)
	}
	s.write(folder+"dressed-eml.eml", "From: a@example.se\r\nMIME-Version: 1.0\r\nContent-Type: text/html\r\n\r\n"+hostile)
	real, err := os.ReadFile(aPDF(t))
	if err != nil {
		t.Fatal(err)
	}
	s.write(folder+"real.pdf", string(real))

	out := filepath.Join(t.TempDir(), "public")
	var stderr strings.Builder
	if status := run(t.Context(), []string{"build", s.site, "--output", out}, io.Discard, &stderr); status != 0 {
		t.Fatalf("status %d: %s", status, stderr.String())
	}
	var files []string
	err = filepath.WalkDir(out, func(at string, d fs.DirEntry, err error) error {
		if name := filepath.Base(at); strings.HasPrefix(name, "left") {
			t.Errorf("%s is in the site", at)
		} else if strings.HasPrefix(name, "dressed") || name == "real.pdf" {
			files = append(files, at)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	if len(files) != len(dressed)+2 {
		t.Errorf("%d files in the site, want %d", len(files), len(dressed)+2)
	}
	for _, ending := range runs {
		if name := folder + "left." + ending; !strings.Contains(stderr.String(), name+": ") {
			t.Errorf("%s is not told of", name)
		}
	}

	b := browser(t)
	w := &scripts{}
	if err := w.listen(b); err != nil {
		t.Fatal(err)
	}
	// What is looked for is seen where a script does run.
	control := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Content-Type", "text/html")
		io.WriteString(w, hostile)
	}))
	defer control.Close()
	if !w.sees(b, control.URL+"/") {
		t.Fatal("the script is not seen to run where it may")
	}
	for _, file := range files {
		name := filepath.Base(file)
		if w.sees(b, address(file)) {
			t.Errorf("%s runs its script when it is opened from disk", name)
		}
		at := s.base + "/yusuf-dalenmark/files/" + url.PathEscape(name)
		if w.sees(b, at) {
			t.Errorf("%s runs its script in the preview", name)
		}
		answer, err := http.Get(at)
		if err != nil {
			t.Fatal(err)
		}
		answer.Body.Close()
		policy := answer.Header.Get("Content-Security-Policy")
		if sandboxed := strings.Contains(policy, "sandbox;"); answer.StatusCode != http.StatusOK || sandboxed == (name == "real.pdf") || !strings.Contains(policy, "default-src 'none'") {
			t.Errorf("%s: %s, its policy is %q", name, answer.Status, policy)
		}
		if strings.Contains(answer.Header.Get("Content-Type"), "html") || answer.Header.Get("X-Content-Type-Options") != "nosniff" {
			t.Errorf("%s is sent as %q", name, answer.Header.Get("Content-Type"))
		}
	}
	for _, ending := range runs {
		answer, err := http.Get(s.base + "/yusuf-dalenmark/files/left." + ending)
		if err != nil {
			t.Fatal(err)
		}
		answer.Body.Close()
		if answer.StatusCode != http.StatusNotFound {
			t.Errorf("left.%s is served: %s", ending, answer.Status)
		}
	}
}

// aPDF is a PDF file of the demo.
func aPDF(t *testing.T) string {
	t.Helper()
	all, err := filepath.Glob("../../content/*/dokument/*.pdf")
	if err != nil || len(all) == 0 {
		t.Fatal("the demo has no PDF files", err)
	}
	return all[0]
}

// scripts listens for what only the hostile script asks for.
type scripts struct {
	mu  sync.Mutex
	ran []string
}

func (w *scripts) listen(ctx context.Context) error {
	return chromedp.Listen(ctx, func(event any) {
		if e, ok := event.(*network.EventRequestWillBeSent); ok && strings.HasSuffix(e.Request.URL, "the-script-ran") {
			w.mu.Lock()
			w.ran = append(w.ran, e.Request.URL)
			w.mu.Unlock()
		}
	})
}

// sees opens an address and reports whether the script of what is there ran. An
// address whose file is saved and not shown runs none.
func (w *scripts) sees(ctx context.Context, at string) bool {
	w.mu.Lock()
	w.ran = nil
	w.mu.Unlock()
	_ = chromedp.Do(ctx, chromedp.Navigate("about:blank"))
	within, stop := context.WithTimeout(ctx, 10*time.Second)
	defer stop()
	_ = chromedp.Do(within, chromedp.Navigate(at)) // of what is saved it never comes
	time.Sleep(300 * time.Millisecond)
	w.mu.Lock()
	defer w.mu.Unlock()
	return len(w.ran) > 0
}
