package preview

import (
	"bufio"
	"context"
	"encoding/json"
	"io"
	"net"
	"net/http"
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"cloud.google.com/go/civil"

	"btfolio/internal/build"
	"btfolio/internal/testkit"
)

// patience is how long a test waits for what has to come. Nothing is said
// about speed.
const patience = time.Minute

var today = civil.Date{Year: 2026, Month: 2, Day: 1}

// A server serves a site of its own until the test ends.
type server struct {
	t    *testing.T
	site string
	base string // its address with the secret, without a slash at the end
	host string // without it
}

func serve(t *testing.T, o WatchOptions) *server {
	t.Helper()
	archive, err := os.ReadFile("testdata/site.txtar")
	testkit.Must(t, err)
	// A folder above, so that the site's own can be replaced.
	s := &server{t: t, site: filepath.Join(t.TempDir(), "site")}
	testkit.Must(t, os.Rename(testkit.Write(t, string(archive)), s.site))
	s.start(o, build.Options{Site: s.site, On: today})
	return s
}

func (s *server) start(o WatchOptions, b build.Options) {
	s.t.Helper()
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	testkit.Must(s.t, err)
	o.interval = 20 * time.Millisecond
	watcher, err := Watch(s.site, o)
	testkit.Must(s.t, err)
	p := New(b)
	ctx, stop := context.WithCancel(context.Background())
	followed, served := make(chan bool), make(chan error)
	go func() { p.Follow(watcher); close(followed) }()
	go func() { served <- p.Serve(ctx, listener) }()
	s.t.Cleanup(func() {
		stop()
		testkit.Must(s.t, <-served)
		testkit.Must(s.t, watcher.Close())
		<-followed
	})
	s.host = "http://" + listener.Addr().String()
	s.base = s.host + strings.TrimSuffix(p.Root(), "/")
}

// get asks for an address, and follows nowhere.
func (s *server) get(at string, header ...string) (*http.Response, string) {
	s.t.Helper()
	ctx, stop := context.WithTimeout(context.Background(), patience) // events have no end
	defer stop()
	request, err := http.NewRequestWithContext(ctx, http.MethodGet, s.base+at, nil)
	testkit.Must(s.t, err)
	for i := 0; i < len(header); i += 2 {
		if header[i] == "Host" {
			request.Host = header[i+1]
		}
		request.Header.Set(header[i], header[i+1])
	}
	answer, err := http.DefaultTransport.RoundTrip(request)
	testkit.Must(s.t, err)
	defer answer.Body.Close()
	body, err := io.ReadAll(answer.Body)
	testkit.Must(s.t, err)
	return answer, string(body)
}

// A window is a browser's window with a page in it: it is told of changes.
type window struct {
	*server
	at   string
	told chan string // the names of events
}

func (s *server) open(at string) *window {
	s.t.Helper()
	_, body := s.get(at)
	query := url.Values{"page": {at}, "mark": {attribute(body, "data-mark")}, "style": {attribute(body, "data-style")}}
	ctx, stop := context.WithCancel(context.Background())
	request, err := http.NewRequestWithContext(ctx, http.MethodGet, s.base+"/_btfolio/events?"+query.Encode(), nil)
	testkit.Must(s.t, err)
	answer, err := http.DefaultTransport.RoundTrip(request)
	testkit.Must(s.t, err)
	w := &window{server: s, at: at, told: make(chan string, 1000)}
	ended := make(chan bool)
	greeted := make(chan bool, 1)
	go func() {
		defer close(ended)
		lines := bufio.NewScanner(answer.Body)
		lines.Buffer(nil, 16<<20) // an event holds all that was found in a portfolio
		for lines.Scan() {
			name, isEvent := strings.CutPrefix(lines.Text(), "event: ")
			if isEvent {
				w.told <- name
			}
			if strings.HasPrefix(lines.Text(), "data: ") {
				var text string
				if json.Unmarshal([]byte(lines.Text()[6:]), &text) != nil {
					w.told <- "not JSON"
				}
				select {
				case greeted <- true:
				default:
				}
			}
		}
	}()
	s.t.Cleanup(func() { stop(); answer.Body.Close(); <-ended })
	select {
	case <-greeted:
	case <-time.After(patience):
		s.t.Fatal("no event came")
	}
	for { // what a page is told at first
		select {
		case <-w.told:
			continue
		case <-time.After(50 * time.Millisecond):
		}
		return w
	}
}

// awaits waits until the page is as wanted, as told by an event.
func (w *window) awaits(what string, wanted func(body string) bool) {
	w.t.Helper()
	deadline := time.After(patience)
	for {
		select {
		case <-w.told:
			if _, body := w.get(w.at); wanted(body) {
				return
			}
		case <-deadline:
			_, body := w.get(w.at)
			w.t.Fatalf("%s: the page never became so; it is:\n%s", what, body)
		}
	}
}

// shows waits for a page without faults that has a text.
func (w *window) shows(text string) {
	w.t.Helper()
	w.awaits("shows "+text, func(body string) bool { return strings.Contains(body, text) && !broken(body) })
}

// breaks waits for what is wrong, over a page that has a text.
func (w *window) breaks(fault, behind string) {
	w.t.Helper()
	w.awaits("breaks: "+fault, func(body string) bool {
		_, overlay, found := strings.Cut(body, `class="btfolio-overlay"`)
		return found && strings.Contains(overlay, fault) && strings.Contains(body, behind)
	})
}

func broken(body string) bool { return strings.Contains(body, "btfolio-overlay") }

// attribute is the value of an attribute of a page.
func attribute(body, name string) string {
	_, rest, _ := strings.Cut(body, name+`="`)
	value, _, _ := strings.Cut(rest, `"`)
	return value
}

func (s *server) write(name, text string) {
	s.t.Helper()
	file := filepath.Join(s.site, filepath.FromSlash(name))
	testkit.Must(s.t, os.MkdirAll(filepath.Dir(file), 0o755))
	testkit.Must(s.t, os.WriteFile(file, []byte(text), 0o644))
}

func (s *server) read(name string) string {
	s.t.Helper()
	text, err := os.ReadFile(filepath.Join(s.site, filepath.FromSlash(name)))
	testkit.Must(s.t, err)
	return string(text)
}

func (s *server) rename(from, to string) {
	s.t.Helper()
	testkit.Must(s.t, os.Rename(filepath.Join(s.site, from), filepath.Join(s.site, to)))
}

func (s *server) remove(name string) {
	s.t.Helper()
	testkit.Must(s.t, os.RemoveAll(filepath.Join(s.site, name)))
}
