// Package lsp is a language server: an editor that speaks the Language Server
// Protocol is told what is wrong with a text while it is written, what may stand
// where the cursor is, and what is known about what stands there. It owns what an
// editor says and hears, and the texts that are open there; what is wrong and what
// holds the other packages say. Nothing is written: what changes files is proposed
// to the editor.
package lsp

import (
	"context"
	"encoding/json"
	"io"
	"net/url"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"sync"
	"sync/atomic"

	"cloud.google.com/go/civil"
	"github.com/creachadair/jrpc2"
	"github.com/creachadair/jrpc2/channel"
	"github.com/creachadair/jrpc2/handler"
	"golang.org/x/text/unicode/norm"

	"btfolio/internal/build"
	"btfolio/internal/source"
)

// Options say how a server works.
type Options struct {
	Site     string     // the folder of the one site that is served; empty for the site of each text
	Today    civil.Date // the day portfolios are judged on
	Findings string     // the address of the page that explains the findings; empty for none
}

// A Server serves one editor.
type Server struct {
	options Options
	rpc     *jrpc2.Server
	leaving atomic.Bool // the editor has said that it will
	once    sync.Once
	left    chan struct{} // closed when it has

	client initializeParams

	mu    sync.Mutex
	desks map[string]*desk // by the folder of the site
	due   map[*desk]bool   // to be looked at again
	wake  chan struct{}
}

// New makes a server.
func New(o Options) *Server {
	return &Server{options: o, desks: map[string]*desk{}, due: map[*desk]bool{}, left: make(chan struct{}), wake: make(chan struct{}, 1)}
}

// Serve answers an editor until it leaves. It reports whether the editor has
// taken its leave, and did not just go away.
func (s *Server) Serve(ctx context.Context, in io.Reader, out io.WriteCloser) (bool, error) {
	ctx, stop := context.WithCancel(ctx)
	s.rpc = jrpc2.NewServer(s.methods(), &jrpc2.ServerOptions{
		AllowPush: true, DisableBuiltin: true, NewContext: func() context.Context { return ctx },
	})
	s.rpc.Start(channel.LSP(in, out))
	var working sync.WaitGroup
	working.Go(func() { s.work(ctx) })
	gone := make(chan error, 1)
	go func() { gone <- s.rpc.Wait() }()
	var err error
	select {
	case err = <-gone:
	case <-s.left: // the input need not have ended
	case <-ctx.Done():
	}
	stop()
	working.Wait()
	for _, d := range s.desks {
		d.close()
	}
	return s.leaving.Load(), err
}

func (s *Server) methods() handler.Map {
	return handler.Map{
		"initialize":  handler.New(s.initialize),
		"initialized": handler.New(s.initialized),
		"shutdown":    func(context.Context, *jrpc2.Request) (any, error) { s.leaving.Store(true); return nil, nil },
		"exit": func(context.Context, *jrpc2.Request) (any, error) {
			s.once.Do(func() { close(s.left) })
			return nil, nil
		},
		"$/cancelRequest": handler.New(s.cancel),
		"$/setTrace":      func(context.Context, *jrpc2.Request) (any, error) { return nil, nil },

		"textDocument/completion":     handler.New(s.completion),
		"textDocument/hover":          handler.New(s.hover),
		"textDocument/definition":     handler.New(s.definition),
		"textDocument/references":     handler.New(s.references),
		"textDocument/documentSymbol": handler.New(s.documentSymbols),
		"workspace/symbol":            handler.New(s.symbols),
		"textDocument/codeAction":     handler.New(s.actions),

		"textDocument/didOpen":            handler.New(s.didOpen),
		"textDocument/didChange":          handler.New(s.didChange),
		"textDocument/didSave":            handler.New(s.didSave),
		"textDocument/didClose":           handler.New(s.didClose),
		"workspace/didChangeWatchedFiles": handler.New(s.didChangeFiles),
	}
}

func (s *Server) initialize(_ context.Context, p initializeParams) (initializeResult, error) {
	s.client = p
	return initializeResult{
		Capabilities: serverCapabilities{
			PositionEncoding: "utf-16",
			TextDocumentSync: textSync{OpenClose: true, Change: 2, Save: true},
			Completion:       completionOptions{TriggerCharacters: []string{" ", ":", "[", "{", ",", "(", "<", "/", "#"}},
			Hover:            true,
			Definition:       true,
			References:       true,
			DocumentSymbols:  true,
			Symbols:          true,
			Actions:          true,
		},
		ServerInfo: serverInfo{Name: "btfolio"},
	}, nil
}

// initialized asks the editor to tell of files that other programs change.
func (s *Server) initialized(ctx context.Context, _ json.RawMessage) error {
	if !s.client.Capabilities.Workspace.DidChangeWatchedFiles.DynamicRegistration {
		return nil
	}
	type watcher struct {
		GlobPattern string `json:"globPattern"`
	}
	type registration struct {
		ID      string `json:"id"`
		Method  string `json:"method"`
		Options any    `json:"registerOptions"`
	}
	options := map[string]any{"watchers": []watcher{{"**/content/**"}, {"**/btfolio.yaml"}}}
	asked := map[string]any{"registrations": []registration{{"files", "workspace/didChangeWatchedFiles", options}}}
	go s.rpc.Callback(ctx, "client/registerCapability", asked) // its answer comes after this handler's end
	return nil
}

func (s *Server) cancel(_ context.Context, p struct {
	ID json.RawMessage `json:"id"`
}) error {
	s.rpc.CancelRequest(string(p.ID))
	return nil
}

func (s *Server) didOpen(_ context.Context, p didOpenParams) error {
	if d, name := s.find(p.TextDocument.URI); d != nil {
		d.put(name, newText(p.TextDocument.URI, p.TextDocument.Version, p.TextDocument.Text))
		s.again(d)
	}
	return nil
}

func (s *Server) didChange(_ context.Context, p didChangeParams) error {
	d, name := s.find(p.TextDocument.URI)
	if d == nil || d.text(name) == nil || p.TextDocument.Version == nil {
		return nil
	}
	d.put(name, d.text(name).changed(*p.TextDocument.Version, p.ContentChanges))
	s.again(d)
	return nil
}

func (s *Server) didSave(_ context.Context, p documentParams) error {
	if d, name := s.find(p.TextDocument.URI); d != nil {
		d.changed(name)
		s.again(d)
	}
	return nil
}

func (s *Server) didClose(ctx context.Context, p documentParams) error {
	d, name := s.find(p.TextDocument.URI)
	if d == nil {
		return nil
	}
	d.put(name, nil)
	s.again(d)
	return s.rpc.Notify(ctx, "textDocument/publishDiagnostics", publishParams{URI: p.TextDocument.URI, Diagnostics: []diagnostic{}})
}

func (s *Server) didChangeFiles(_ context.Context, p watchedParams) error {
	changed := map[*desk][]string{}
	for _, c := range p.Changes {
		if d, name := s.find(c.URI); d != nil {
			changed[d] = append(changed[d], name)
		}
	}
	for d, names := range changed {
		d.changed(names...)
		s.again(d)
	}
	return nil
}

// find is the site that a text lies in, and its path there; nil for one that lies
// in none.
func (s *Server) find(uri string) (*desk, string) {
	file, ok := fileOf(uri)
	if !ok {
		return nil, ""
	}
	folder := s.options.Site
	if folder == "" {
		found, problem := source.Find(existing(filepath.Dir(file)))
		if problem != nil {
			return nil, ""
		}
		folder = found
	}
	name, err := filepath.Rel(folder, file)
	if err != nil || !filepath.IsLocal(name) {
		return nil, ""
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	d := s.desks[folder]
	if d == nil {
		d = newDesk(build.Options{Site: folder, On: s.options.Today})
		s.desks[folder] = d
	}
	return d, norm.NFC.String(filepath.ToSlash(name))
}

// existing is the nearest folder upwards that there is: a text may be written in
// one that is yet to be made.
func existing(dir string) string {
	for dir != filepath.Dir(dir) {
		if info, err := os.Stat(dir); err == nil && info.IsDir() {
			break
		}
		dir = filepath.Dir(dir)
	}
	return dir
}

// fileOf is the file that an address names; it is not ok for what lies elsewhere.
func fileOf(uri string) (string, bool) {
	u, err := url.Parse(uri)
	if err != nil || u.Scheme != "file" {
		return "", false
	}
	path := u.Path
	if runtime.GOOS == "windows" {
		path = strings.TrimPrefix(path, "/")
	}
	return filepath.Clean(filepath.FromSlash(path)), true
}

// addressOf is the address of a file of a site.
func (d *desk) addressOf(name string) string {
	if t := d.text(name); t != nil {
		return t.uri // as the editor writes it
	}
	file := filepath.ToSlash(filepath.Join(d.options.Site, filepath.FromSlash(name)))
	if !strings.HasPrefix(file, "/") {
		file = "/" + file
	}
	return (&url.URL{Scheme: "file", Path: file}).String()
}

// again has a site looked at again when there is time.
func (s *Server) again(d *desk) {
	s.mu.Lock()
	s.due[d] = true
	s.mu.Unlock()
	select {
	case s.wake <- struct{}{}:
	default: // it is awake
	}
}

// work tells the editor what is found, again after each change. Changes that come
// while it is busy are taken together.
func (s *Server) work(ctx context.Context) {
	for {
		select {
		case <-ctx.Done():
			return
		case <-s.wake:
		}
		s.mu.Lock()
		var due []*desk
		for d := range s.due {
			due = append(due, d)
		}
		clear(s.due)
		s.mu.Unlock()
		slices.SortFunc(due, func(a, b *desk) int { return strings.Compare(a.options.Site, b.options.Site) })
		for _, d := range due {
			s.publish(ctx, d)
		}
	}
}
