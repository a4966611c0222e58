package preview

import (
	"context"
	"encoding/json"
	"fmt"
	"net/http"
	"path"
	"slices"
	"strings"
	"time"

	"btfolio/internal/diag"
	"btfolio/internal/site"
)

// A view is what is shown at an address at one moment.
type view struct {
	found bool // there is such an address
	resource
	look    *look     // nil where it belongs to no portfolio
	faults  diag.List // what keeps it from being built; the resource is from before then
	trainee string
	file    string // in the portfolio
	drafts  bool
}

// key is what a portfolio is remembered by, with its drafts or without.
func (v *view) key() string {
	if v.drafts {
		return "/" + v.trainee
	}
	return publishedPath + v.trainee
}

// view finds what stands at an address. Where it cannot be made now, it is
// what stood there before.
func (s *Server) view(ctx context.Context, now *snapshot, at string) view {
	at, published := strings.CutPrefix(at, publishedPath)
	at = strings.TrimPrefix(at, "/")
	trainee, file, inPortfolio := strings.Cut(at, "/")
	if !inPortfolio || trainee == site.AssetsFolder {
		trainee, file = "", at
	}
	if name, ok := strings.CutPrefix(file, site.AssetsFolder+"/"); ok {
		data, found := now.asset(name)
		return view{found: found, resource: resource{data: data}}
	}
	v := view{trainee: trainee, file: file, drafts: trainee != "" && !published}
	made := false
	switch {
	case trainee == "": // the page over all trainees is all there is
		if file != "" && file != "index.html" {
			return view{}
		}
		v.file, v.found, v.isPage = "index.html", true, true
		v.data, v.faults = now.cohort(ctx)
		made = v.data != nil
	case now.has(trainee):
		v.look = now.look(ctx, trainee)
		edition := v.look.edition(v.drafts)
		var wrong diag.List
		v.resource, wrong, v.found = edition.resource(file)
		v.faults = slices.Concat(now.faults(trainee), edition.faults, wrong)
		made = v.found && len(wrong) == 0
	default:
		v.faults = now.faults(trainee)
	}
	s.watchOutside()
	if made {
		s.remember(&v)
	} else if trainee == "" || len(v.faults) > 0 {
		s.before(&v)
	}
	return v
}

// before finds the last page that could be made for an address.
func (s *Server) before(v *view) {
	s.mu.Lock()
	data, visited := s.visited[path.Join(v.key(), v.file)]
	good := s.good[v.key()]
	s.mu.Unlock()
	switch {
	case visited:
		v.resource, v.found = resource{data: data, isPage: true}, true
	case good != nil:
		var wrong diag.List
		v.resource, wrong, v.found = good.edition(v.drafts).resource(v.file)
		v.found = v.found && len(wrong) == 0
		v.look = good
	}
}

// How many pages and portfolios are kept, to be shown when they can no longer
// be made.
const (
	remembered      = 200
	rememberedLooks = 8
)

func (s *Server) remember(v *view) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if v.look != nil {
		if s.good[v.key()] == nil && len(s.good) >= rememberedLooks {
			clear(s.good)
		}
		s.good[v.key()] = v.look
	}
	if !v.isPage {
		return
	}
	if len(s.visited) >= remembered {
		clear(s.visited)
	}
	s.visited[path.Join(v.key(), v.file)] = v.data
}

// Events of the stream. A page is sent only what has changed for it.
const (
	eventReload = "reload" // the page is another
	eventStyle  = "style"  // only a style sheet is
	eventStrip  = "strip"  // what was found
	eventFault  = "fault"  // what is wrong; empty where nothing is any more
)

// A pageState is what a page has been told. A page has the first two when it
// opens, and is sent the rest when it first asks.
type pageState struct {
	page, style  string
	known        bool // the rest
	strip, fault string
}

// events sends one page the changes that concern it for as long as it is open.
// Browsers reconnect by themselves and say what they show.
func (s *Server) events(w http.ResponseWriter, r *http.Request) {
	at := r.URL.Query().Get("page")
	w.Header().Set("Content-Type", "text/event-stream")
	out := http.NewResponseController(w)
	if r.Method == http.MethodHead {
		return
	}
	fmt.Fprint(w, "retry: 500\n\n")
	last := pageState{page: r.URL.Query().Get("mark"), style: r.URL.Query().Get("style")}
	alive := time.NewTicker(20 * time.Second)
	defer alive.Stop()
	for {
		now, changed := s.state()
		next := s.tell(r.Context(), now, at, last)
		if r.Context().Err() != nil {
			return
		}
		send(w, last, next)
		last = next
		if out.Flush() != nil {
			return
		}
		select {
		case <-changed:
		case <-alive.C:
			fmt.Fprint(w, ": \n\n")
		case <-r.Context().Done():
			return
		}
	}
}

// tell is what a page should show now, given what it was sent before.
func (s *Server) tell(ctx context.Context, now *snapshot, at string, last pageState) pageState {
	v := s.view(ctx, now, at)
	page, _ := s.shown(now, &v)
	next := pageState{page: pageMark(now, page), style: now.assetsMark(true), known: true, strip: last.strip}
	if len(v.faults) > 0 {
		next.fault = s.web.overlay(now, &v) // in front of the strip as it was
	} else {
		next.strip = s.web.strip(now.language(), &v)
	}
	return next
}

// send writes the differences between what a page was sent and what it should
// show now.
func send(w http.ResponseWriter, last, next pageState) {
	event := func(name, data string) {
		text, _ := json.Marshal(data) // on one line, as the stream wants it
		fmt.Fprintf(w, "event: %s\ndata: %s\n\n", name, text)
	}
	if next.page != last.page {
		event(eventReload, next.page)
		return
	}
	if next.style != last.style {
		event(eventStyle, next.style)
	}
	if !last.known || next.fault != last.fault {
		event(eventFault, next.fault)
	}
	if !last.known && next.fault == "" || next.strip != last.strip {
		event(eventStrip, next.strip)
	}
}
