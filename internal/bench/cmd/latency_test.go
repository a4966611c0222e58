package main

import (
	"context"
	"fmt"
	"net/http"
	"net/http/httptest"
	"testing"
	"time"

	"golang.org/x/net/websocket"
)

func TestPercentile(t *testing.T) {
	var all []time.Duration
	for ms := 50; ms > 0; ms-- {
		all = append(all, time.Duration(ms))
	}
	for p, want := range map[int]time.Duration{50: 25, 95: 48, 100: 50} {
		if got := percentile(all, p); got != want {
			t.Errorf("%d of 100: %d, want %d", p, got, want)
		}
	}
}

// Browsers are told of what comes after the greeting, once for each event.
func TestWatchers(t *testing.T) {
	servers := map[string]struct {
		path    string
		handler http.Handler
		watch   watcher
	}{
		"livereload": {"/livereload", websocket.Handler(func(ws *websocket.Conn) {
			var hello struct{ Command string }
			if err := websocket.JSON.Receive(ws, &hello); err != nil || hello.Command != "hello" {
				return
			}
			websocket.Message.Send(ws, `{"command":"hello","protocols":[]}`)
			websocket.Message.Send(ws, `{"command":"reload","path":"/x.js","liveCSS":true}`)
			websocket.Message.Receive(ws, new(string)) // until the browser leaves
		}), livereload},
		"server-sent events": {"/" + eventPath, http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
			w.Header().Set("Content-Type", "text/event-stream")
			fmt.Fprint(w, ": hello\n\nevent: reload\ndata: 1\n\n")
			w.(http.Flusher).Flush()
			<-r.Context().Done()
		}), serverSentEvents},
	}
	for name, s := range servers {
		t.Run(name, func(t *testing.T) {
			mux := http.NewServeMux()
			mux.Handle(s.path, s.handler)
			server := httptest.NewServer(mux)
			t.Cleanup(server.Close)
			ctx, cancel := context.WithCancel(t.Context())
			t.Cleanup(cancel)
			told := make(chan time.Time, 10)
			if err := s.watch(ctx, server.URL+"/", "site/content/anna/samtal/x.md", told); err != nil {
				t.Fatal(err)
			}
			<-told
			select {
			case <-told:
				t.Error("told of two events, there is one")
			case <-time.After(50 * time.Millisecond):
			}
		})
	}
}

func TestServerWithoutAddress(t *testing.T) {
	if _, _, err := start(t.Context(), []string{"go", "version"}); err == nil {
		t.Error("a program that prints no address has been taken for a server")
	}
}
