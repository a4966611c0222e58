package preview

import (
	"context"
	"encoding/json"
	"fmt"
	"net/http"
	"time"
)

// Events of the stream. A page learns what has changed for it, and nothing
// where nothing has.
const (
	eventReload = "reload" // the page is another
	eventStyle  = "style"  // only a style sheet is
	eventStrip  = "strip"  // what was found
	eventFault  = "fault"  // what is wrong; empty where nothing is any more
)

// A pageState is what a page has been told. It comes with the first two, and
// is told the rest when it asks for the first time.
type pageState struct {
	page, style  string
	known        bool // the rest
	strip, fault string
}

// events tells one page of the changes that concern it, for as long as it is
// open. Browsers come back by themselves, and say what they show.
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

// tell is what there is to tell of a page that has been told something before.
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

// send writes what differs between what a page has been told and what there
// is to tell.
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
