package lsp

import (
	"context"
	"encoding/json"
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"cloud.google.com/go/civil"
	"github.com/creachadair/jrpc2"
	"github.com/creachadair/jrpc2/channel"

	"btfolio/internal/testkit"
)

// patience is how long a test waits for what has to come. Nothing is said about
// speed.
const patience = time.Minute

var today = civil.Date{Year: 2026, Month: 2, Day: 1}

// An editor speaks with a server over pipes, as real ones do.
type editor struct {
	t      *testing.T
	site   string
	client *jrpc2.Client
	told   chan publishParams
	texts  map[string]*text // as they stand in the editor
}

// edit opens an editor on a site of its own.
func edit(t *testing.T, archive string) *editor {
	t.Helper()
	e := &editor{t: t, site: testkit.Write(t, archive), told: make(chan publishParams, 1000), texts: map[string]*text{}}
	e.start()
	return e
}

func (e *editor) start() {
	toServer, fromEditor, err := os.Pipe()
	testkit.Must(e.t, err)
	toEditor, fromServer, err := os.Pipe()
	testkit.Must(e.t, err)
	served := make(chan bool, 1)
	go func() {
		left, err := New(Options{Today: today, Findings: "file:///findings.md"}).Serve(context.Background(), toServer, fromServer)
		served <- left && err == nil
	}()
	e.client = jrpc2.NewClient(channel.LSP(toEditor, fromEditor), &jrpc2.ClientOptions{
		OnNotify: func(r *jrpc2.Request) {
			var p publishParams
			if r.Method() == "textDocument/publishDiagnostics" && r.UnmarshalParams(&p) == nil {
				e.told <- p
			}
		},
		OnCallback: func(context.Context, *jrpc2.Request) (any, error) { return nil, nil },
	})
	var capabilities any
	testkit.Must(e.t, json.Unmarshal([]byte(`{"workspace": {"workspaceEdit": {"documentChanges": true, "resourceOperations": ["create", "rename"]},
		"didChangeWatchedFiles": {"dynamicRegistration": true}}, "textDocument": {"completion": {"completionItem": {"snippetSupport": true}}}}`), &capabilities))
	var can initializeResult
	e.ask("initialize", map[string]any{"capabilities": capabilities, "rootUri": nil}, &can)
	if can.Capabilities.PositionEncoding != "utf-16" {
		e.t.Fatalf("%+v", can)
	}
	e.tell("initialized", map[string]any{})
	e.t.Cleanup(func() {
		e.ask("shutdown", nil, nil)
		e.tell("exit", nil)
		select {
		case left := <-served:
			if !left {
				e.t.Error("the server did not end well")
			}
		case <-time.After(patience):
			e.t.Error("the server does not end")
		}
		e.client.Close()
	})
}

func (e *editor) ask(method string, params, answer any) {
	e.t.Helper()
	ctx, stop := context.WithTimeout(context.Background(), patience)
	defer stop()
	response, err := e.client.Call(ctx, method, params)
	if err != nil {
		e.t.Fatalf("%s: %v", method, err)
	}
	if answer != nil {
		testkit.Must(e.t, response.UnmarshalResult(answer))
	}
}

func (e *editor) tell(method string, params any) {
	e.t.Helper()
	testkit.Must(e.t, e.client.Notify(context.Background(), method, params))
}

func (e *editor) uri(name string) string {
	return (&url.URL{Scheme: "file", Path: filepath.ToSlash(filepath.Join(e.site, filepath.FromSlash(name)))}).String()
}

// open opens a file of the site, or a new one with this content.
func (e *editor) open(name string, content ...string) []diagnostic {
	e.t.Helper()
	if content == nil {
		data, err := os.ReadFile(filepath.Join(e.site, filepath.FromSlash(name)))
		testkit.Must(e.t, err)
		content = []string{string(data)}
	}
	t := newText(e.uri(name), 1, content[0])
	e.texts[name] = t
	e.tell("textDocument/didOpen", map[string]any{"textDocument": map[string]any{"uri": t.uri, "languageId": "markdown", "version": 1, "text": t.content}})
	return e.wait(name)
}

// write replaces a part of an open text, and sends no more than that.
func (e *editor) write(name, old, new string) []diagnostic {
	e.t.Helper()
	t := e.texts[name]
	from := strings.Index(t.content, old)
	if from < 0 {
		e.t.Fatalf("%s has no %q", name, old)
	}
	change := textChange{Range: &span{t.place(from), t.place(from + len(old))}, Text: new}
	e.texts[name] = newText(t.uri, t.version+1, t.content[:from]+new+t.content[from+len(old):])
	e.tell("textDocument/didChange", map[string]any{
		"textDocument": map[string]any{"uri": t.uri, "version": t.version + 1}, "contentChanges": []textChange{change},
	})
	return e.wait(name)
}

// wait is what the server says of a text as it stands now.
func (e *editor) wait(name string) []diagnostic {
	e.t.Helper()
	for t := e.texts[name]; ; {
		select {
		case p := <-e.told:
			if p.URI == t.uri && p.Version != nil && *p.Version == t.version {
				return p.Diagnostics
			}
		case <-time.After(patience):
			e.t.Fatalf("nothing is said of %s", name)
		}
	}
}

// cursor is the place behind a piece of an open text.
func (e *editor) cursor(name, behind string) textPosition {
	e.t.Helper()
	t := e.texts[name]
	at := strings.Index(t.content, behind)
	if at < 0 {
		e.t.Fatalf("%s has no %q", name, behind)
	}
	return textPosition{documentID{URI: t.uri}, t.place(at + len(behind))}
}

// marked is what a range is about in an open text.
func (e *editor) marked(name string, r span) string {
	t := e.texts[name]
	return t.content[t.offset(r.Start):t.offset(r.End)]
}

func find(all []diagnostic, code string) *diagnostic {
	for i := range all {
		if all[i].Code == code {
			return &all[i]
		}
	}
	return nil
}
