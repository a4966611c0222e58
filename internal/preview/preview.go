// Package preview shows a site in a browser while it is written. It owns the
// server, which only this computer reaches, and what it adds to the pages: a
// strip with what was found, and what is wrong where the site cannot be
// built. Pages come from build, changes from watch. Nothing is written. Of
// ours it may import build, watch, site, source, diag, language and
// vocabulary.
package preview

import (
	"context"
	"errors"
	"net"
	"net/http"
	"path"
	"strings"
	"sync"
	"time"

	"btfolio/internal/build"
	"btfolio/internal/diag"
	"btfolio/internal/language"
	"btfolio/internal/watch"
)

// A Server serves one site from memory.
type Server struct {
	options build.Options
	address string // as listened on
	web     *web

	mu      sync.Mutex
	now     *build.Snapshot
	good    map[string]*build.Look // by trainee, the last that could be built
	visited map[string][]byte      // by address, pages as they were last laid out
	changed chan struct{}          // closed when there is a newer snapshot
}

// New reads a site and makes ready to serve it.
func New(o build.Options) *Server {
	return &Server{
		options: o,
		web:     newWeb(),
		now:     build.TakeSnapshot(o),
		good:    map[string]*build.Look{},
		visited: map[string][]byte{},
		changed: make(chan struct{}),
	}
}

// Follow takes in changes of the site until there are no more.
func (s *Server) Follow(w *watch.Watcher) {
	w.Also(s.snapshot().Outside()...)
	for change := range w.Changes() {
		paths := change.Paths
		if change.Everything {
			paths = nil
		}
		s.update(s.snapshot().Next(paths))
		w.Also(s.snapshot().Outside()...)
	}
}

// update makes a snapshot the one that is served, and tells the pages.
func (s *Server) update(next *build.Snapshot) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.now = next
	close(s.changed)
	s.changed = make(chan struct{})
}

func (s *Server) snapshot() *build.Snapshot {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.now
}

// state is the snapshot, with what is closed when it is no longer the newest.
func (s *Server) state() (*build.Snapshot, <-chan struct{}) {
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

// A view is what is shown at an address at one moment.
type view struct {
	found bool // there is such an address
	build.Resource
	look    *build.Look // nil where it belongs to no portfolio
	faults  diag.List   // what keeps it from being built; the resource is from before then
	trainee string
	drafts  bool
}

// view finds what stands at an address. Where it cannot be made now, it is
// what stood there before.
func (s *Server) view(ctx context.Context, now *build.Snapshot, at string) view {
	at, drafts := strings.CutPrefix(at, publishedPath)
	drafts = !drafts
	trainee, file, inPortfolio := strings.Cut(strings.TrimPrefix(at, "/"), "/")
	if !inPortfolio || trainee == "assets" {
		return s.top(ctx, now, strings.TrimPrefix(at, "/"))
	}
	v := view{trainee: trainee, drafts: drafts, faults: now.Faults(trainee)}
	if name, ok := strings.CutPrefix(file, "assets/"); ok {
		v.Data, v.found = now.Asset(name)
		return v
	}
	if !now.Has(trainee) {
		v.look = s.lastGood(trainee)
		if len(v.faults) == 0 || v.look == nil {
			return view{faults: v.faults}
		}
	} else {
		v.look = now.Look(ctx, trainee)
		v.faults = append(v.faults, v.look.Faults...)
	}
	key := path.Join(trainee, file)
	if !drafts {
		key = publishedPath + key
	}
	var wrong diag.List
	v.Resource, wrong, v.found = v.look.Resource(file, drafts)
	v.faults = append(v.faults, wrong...)
	if v.found && len(wrong) == 0 {
		s.remember(trainee, v.look, key, v.Resource)
		return v
	}
	if len(v.faults) == 0 {
		return v
	}
	if data, ok := s.before(key); ok {
		v.Resource, v.found = build.Resource{Data: data, Page: true}, true
	} else if good := s.lastGood(trainee); good != nil && good != v.look {
		v.Resource, wrong, v.found = good.Resource(file, drafts)
		v.found = v.found && len(wrong) == 0
	}
	return v
}

// top is what belongs to no portfolio: the page over all trainees, and its
// style sheets.
func (s *Server) top(ctx context.Context, now *build.Snapshot, file string) view {
	if name, ok := strings.CutPrefix(file, "assets/"); ok {
		data, ok := now.Asset(name)
		return view{found: ok, Resource: build.Resource{Data: data}}
	}
	if file != "" && file != "index.html" {
		return view{}
	}
	v := view{found: true, Resource: build.Resource{Page: true}}
	if v.Data, v.faults = now.Cohort(ctx); v.Data == nil {
		v.Data, _ = s.before("/")
		return v
	}
	s.remember("", nil, "/", v.Resource)
	return v
}

func (s *Server) lastGood(trainee string) *build.Look {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.good[trainee]
}

func (s *Server) before(key string) ([]byte, bool) {
	s.mu.Lock()
	defer s.mu.Unlock()
	data, ok := s.visited[key]
	return data, ok
}

// How many pages and portfolios are kept for the case that they cannot be made
// any more.
const (
	remembered      = 200
	rememberedLooks = 8
)

func (s *Server) remember(trainee string, look *build.Look, key string, r build.Resource) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if look != nil {
		if s.good[trainee] == nil && len(s.good) >= rememberedLooks {
			clear(s.good)
		}
		s.good[trainee] = look
	}
	if !r.Page {
		return
	}
	if len(s.visited) >= remembered {
		clear(s.visited)
	}
	s.visited[key] = r.Data
}

// Language is that of the site.
func (s *Server) Language() language.Language { return s.snapshot().Language() }

// Refused is what keeps the site from being shown at all: trainees that were
// asked for and do not exist. Everything else can be mended while it is shown.
func (s *Server) Refused() diag.List {
	_, found := s.snapshot().Trainees()
	return found
}
