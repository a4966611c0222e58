// Package preview shows a site in a browser while it is written. It owns the
// server, which only this computer reaches, and what it adds to the pages: a
// strip with what was found, and what is wrong where the site cannot be built.
// It also owns what tells of changes in the site's folder: the events of the
// operating system, looking for differences where there are none, and how long
// to wait for a change to be whole. Pages come from build. Nothing is written.
package preview

import (
	"context"
	"crypto/rand"
	"crypto/subtle"
	"errors"
	"net"
	"net/http"
	"slices"
	"strings"
	"sync"
	"time"

	"btfolio/internal/build"
	"btfolio/internal/diag"
	"btfolio/internal/language"
	"btfolio/internal/say"
)

// A Server serves one site from memory.
type Server struct {
	options build.Options
	address string // as listened on
	root    string // what every address begins with, which only who started it knows
	web     *web

	mu      sync.Mutex
	now     *snapshot
	good    map[string]*look  // by the address of a portfolio, the last that could be built
	visited map[string][]byte // by address, pages as they were last laid out
	changed chan struct{}     // closed when there is a newer snapshot
	watcher *Watcher          // nil until changes are followed
	outside []string          // files that it watches outside of the site's folders
}

// New reads a site and makes ready to serve it.
func New(o build.Options) *Server {
	root := "/" + strings.ToLower(rand.Text())
	return &Server{
		options: o,
		root:    root,
		web:     newWeb(root),
		now:     takeSnapshot(o),
		good:    map[string]*look{},
		visited: map[string][]byte{},
		changed: make(chan struct{}),
	}
}

// Follow takes in changes of the site until there are no more.
func (s *Server) Follow(w *Watcher) {
	s.mu.Lock()
	s.watcher = w
	s.mu.Unlock()
	s.watchOutside()
	for change := range w.changes {
		paths := change.paths
		if change.everything {
			paths = nil
		}
		s.update(s.snapshot().next(paths))
		s.watchOutside()
	}
}

// watchOutside also watches the files outside of the site's folders. They are
// known of a portfolio when somebody has looked at it.
func (s *Server) watchOutside() {
	files := s.snapshot().outside()
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.watcher != nil && !slices.Equal(files, s.outside) {
		s.outside = files
		s.watcher.also(files...)
	}
}

// update makes a snapshot the one that is served, and tells the pages.
func (s *Server) update(next *snapshot) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.now = next
	close(s.changed)
	s.changed = make(chan struct{})
}

func (s *Server) snapshot() *snapshot {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.now
}

// state is the snapshot, with what is closed when it is no longer the newest.
func (s *Server) state() (*snapshot, <-chan struct{}) {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.now, s.changed
}

// Serve answers requests until the context ends.
func (s *Server) Serve(ctx context.Context, l net.Listener) error {
	s.address = l.Addr().String()
	server := &http.Server{
		Handler:           s.guard(s.routes()),
		ReadHeaderTimeout: 10 * time.Second,
		BaseContext:       func(net.Listener) context.Context { return ctx },
	}
	ended := context.AfterFunc(ctx, func() { server.Close() })
	defer ended()
	if err := server.Serve(l); !errors.Is(err, http.ErrServerClosed) {
		return err
	}
	return nil
}

// Addresses below which the preview's own things lie. No page of a portfolio
// can have such an address: those begin with the folder of a trainee.
const (
	ownPath       = "/_btfolio/"
	eventsPath    = ownPath + "events"
	publishedPath = ownPath + "published/"
)

func (s *Server) routes() http.Handler {
	mux := http.NewServeMux()
	mux.HandleFunc("GET "+ownPath+"{file}", s.web.serve)
	mux.HandleFunc("GET "+eventsPath, s.events)
	mux.HandleFunc("GET /", s.page)
	return mux
}

// Root is the path of the site's first page. It holds a secret, since everybody
// who works on this computer reaches the preview, and drafts are theirs alone who
// wrote them. It is a part of every address and no cookie, which an editor's frame
// would not send.
func (s *Server) Root() string { return s.root + "/" }

// Language is that of the site.
func (s *Server) Language() language.Language { return s.snapshot().language() }

// Refused is what keeps the site from being shown at all: trainees that were
// asked for and do not exist. Everything else can be mended while it is shown.
func (s *Server) Refused() diag.List {
	_, found := s.snapshot().trainees()
	return found
}

// guard lets through only what comes from the person who started the preview:
// another user of the computer does not know its secret, and a page of somebody
// else's must not read a portfolio through the reader's browser, neither by a name
// that leads here nor by asking across sites.
func (s *Server) guard(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		h := w.Header()
		h.Set("X-Content-Type-Options", "nosniff")
		h.Set("Referrer-Policy", "no-referrer")
		h.Set("Cross-Origin-Resource-Policy", "same-origin")
		h.Set("Cache-Control", "no-store")
		if r.URL.Path == "/favicon.ico" { // browsers ask for it by themselves, and complain where there is none
			w.WriteHeader(http.StatusNoContent)
			return
		}
		if !s.allowedHost(r.Host) || !sameSite(r) || !s.knows(r.URL.Path) {
			http.Error(w, say.PreviewElsewhere().In(s.Language()), http.StatusForbidden)
			return
		}
		if r.URL.Path == s.root {
			http.Redirect(w, r, s.Root(), http.StatusFound)
			return
		}
		http.StripPrefix(s.root, next).ServeHTTP(w, r)
	})
}

// knows reports whether a path begins with the secret.
func (s *Server) knows(path string) bool {
	first, _, _ := strings.Cut(strings.TrimPrefix(path, "/"), "/")
	return subtle.ConstantTimeCompare([]byte("/"+first), []byte(s.root)) == 1
}

// allowedHost reports whether a request was made to the address we listen on,
// by a name that can lead nowhere else.
func (s *Server) allowedHost(host string) bool {
	name, port, err := net.SplitHostPort(host)
	if err != nil {
		return false
	}
	own, ownPort, err := net.SplitHostPort(s.address)
	if err != nil || port != ownPort {
		return false
	}
	if name == "localhost" || name == own {
		return true
	}
	ip := net.ParseIP(name)
	return ip != nil && ip.IsLoopback()
}

// sameSite reports whether a request comes from a page of ours or from the
// person's own hand. Old browsers tell only the origin, and only sometimes.
func sameSite(r *http.Request) bool {
	switch r.Header.Get("Sec-Fetch-Site") {
	case "same-origin", "none":
	case "":
	default: // another site may lead a person here, and an editor show a page in a frame, but not read
		dest := r.Header.Get("Sec-Fetch-Dest")
		return r.Header.Get("Sec-Fetch-Mode") == "navigate" && (dest == "document" || dest == "iframe") && !strings.HasSuffix(r.URL.Path, eventsPath)
	}
	origin := r.Header.Get("Origin")
	return origin == "" || strings.EqualFold(origin, "http://"+r.Host)
}
