package schema

import (
	"bufio"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/textproto"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"
)

// A server is the YAML language server that editors talk to, run here over
// its standard input and output.
type server struct {
	t        *testing.T
	root     string
	settings map[string]any
	in       io.WriteCloser
	sending  sync.Mutex
	answers  chan message
	next     int
}

type message struct {
	ID     *int            `json:"id"`
	Method string          `json:"method"`
	Params json.RawMessage `json:"params"`
	Result json.RawMessage `json:"result"`
	Error  json.RawMessage `json:"error"`
}

// startServer starts the server in a folder with the schemas in .vscode, as
// “btfolio schema --output .vscode” writes them, and with their settings.
// Front matter is given the schema of its kind by the name of the file, as
// extensions do that hand it on.
func startServer(t *testing.T) *server {
	t.Helper()
	program, err := filepath.Abs("../tools/node_modules/yaml-language-server/bin/yaml-language-server")
	if err == nil {
		_, err = os.Stat(program)
	}
	node, missing := exec.LookPath("node")
	if err = errors.Join(err, missing); err != nil {
		t.Fatalf("%v: run `make tools`, which installs it", err)
	}
	s := &server{t: t, root: t.TempDir(), answers: make(chan message, 100)}
	vscode := filepath.Join(s.root, ".vscode")
	if err := os.Mkdir(vscode, 0o777); err != nil {
		t.Fatal(err)
	}
	var settings map[string]map[string]any
	if err := json.Unmarshal(Settings(".vscode"), &settings); err != nil {
		t.Fatal(err)
	}
	associations := settings["yaml.schemas"]
	for _, schema := range All() {
		if err := os.WriteFile(filepath.Join(vscode, schema.FileName()), schema.JSON(), 0o666); err != nil {
			t.Fatal(err)
		}
		if schema.Name != "site" {
			associations["./.vscode/"+schema.FileName()] = "**/" + schema.Name + ".yaml"
		}
	}

	s.settings = map[string]any{
		"schemas": associations, "validate": true, "completion": true, "schemaStore": map[string]any{"enable": false},
	}

	cmd := exec.Command(node, program, "--stdio")
	cmd.Dir = s.root
	out, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if s.in, err = cmd.StdinPipe(); err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		s.in.Close()
		cmd.Process.Kill()
		cmd.Wait()
	})
	go s.read(bufio.NewReader(out))

	folder := []any{map[string]any{"uri": s.uri(""), "name": "s"}}
	s.ask("initialize", map[string]any{"processId": nil, "rootUri": s.uri(""), "workspaceFolders": folder, "capabilities": map[string]any{}})
	s.tell("initialized", map[string]any{})
	s.tell("workspace/didChangeConfiguration", map[string]any{"settings": map[string]any{"yaml": s.settings}})
	return s
}

func (s *server) uri(name string) string {
	return "file://" + filepath.ToSlash(filepath.Join(s.root, name))
}

// read takes in what the server says, until it ends.
func (s *server) read(r *bufio.Reader) {
	defer close(s.answers)
	for {
		header, err := textproto.NewReader(r).ReadMIMEHeader()
		if err != nil {
			return
		}
		n, err := strconv.Atoi(header.Get("Content-Length"))
		if err != nil {
			return
		}
		data := make([]byte, n)
		if _, err := io.ReadFull(r, data); err != nil {
			return
		}
		var m message
		switch err := json.Unmarshal(data, &m); {
		case err != nil:
			return
		case m.Method == "workspace/configuration":
			s.send(map[string]any{"id": m.ID, "result": []any{s.settings, nil, nil, nil}})
		case m.Method != "" && m.ID != nil:
			s.send(map[string]any{"id": m.ID, "result": nil})
		default:
			s.answers <- m
		}
	}
}

func (s *server) send(m map[string]any) {
	m["jsonrpc"] = "2.0"
	data, err := json.Marshal(m)
	s.sending.Lock()
	defer s.sending.Unlock()
	if err == nil {
		_, err = fmt.Fprintf(s.in, "Content-Length: %d\r\n\r\n%s", len(data), data)
	}
	if err != nil {
		s.t.Error(err)
	}
}

func (s *server) tell(method string, params any) {
	s.send(map[string]any{"method": method, "params": params})
}

// wait is the first message that is one wanted.
func (s *server) wait(wanted func(message) bool) message {
	s.t.Helper()
	for {
		select {
		case m, ok := <-s.answers:
			if !ok {
				s.t.Fatal("the server has ended")
			}
			if wanted(m) {
				return m
			}
		case <-time.After(time.Minute): // it hangs
			s.t.Fatal("the server does not answer")
		}
	}
}

func (s *server) ask(method string, params any) json.RawMessage {
	s.t.Helper()
	s.next++
	id := s.next
	s.send(map[string]any{"id": id, "method": method, "params": params})
	m := s.wait(func(m message) bool { return m.ID != nil && *m.ID == id })
	if m.Error != nil {
		s.t.Fatalf("%s: %s", method, m.Error)
	}
	return m.Result
}

// open opens a file and returns what the server finds in it.
func (s *server) open(name, text string) []string {
	s.t.Helper()
	s.tell("textDocument/didOpen", map[string]any{"textDocument": map[string]any{
		"uri": s.uri(name), "languageId": "yaml", "version": 1, "text": text,
	}})
	var published struct {
		URI         string
		Diagnostics []struct{ Message string }
	}
	s.wait(func(m message) bool {
		return m.Method == "textDocument/publishDiagnostics" && json.Unmarshal(m.Params, &published) == nil && published.URI == s.uri(name)
	})
	var all []string
	for _, d := range published.Diagnostics {
		all = append(all, d.Message)
	}
	return all
}

// complete is what the server proposes at the end of a file that is open.
func (s *server) complete(name, text string) []string {
	s.t.Helper()
	line := strings.Count(text, "\n")
	last := text[strings.LastIndex(text, "\n")+1:]
	result := s.ask("textDocument/completion", map[string]any{
		"textDocument": map[string]any{"uri": s.uri(name)},
		"position":     map[string]any{"line": line, "character": len([]rune(last))},
	})
	var list struct {
		Items []struct{ Label string }
	}
	if err := json.Unmarshal(result, &list); err != nil {
		s.t.Fatalf("%v: %s", err, result)
	}
	var all []string
	for _, item := range list.Items {
		all = append(all, item.Label)
	}
	return all
}

// TestLanguageServer: the server that editors use completes and checks with
// the schemas, in both languages.
func TestLanguageServer(t *testing.T) {
	s := startServer(t)
	for i, c := range []struct {
		name, text string
		finds      []string // in its messages; none where the text is right
	}{
		{"btfolio.yaml", "titel: Portföljer\nspråk: sv\nprogram: vgr\n", nil},
		{"btfolio.yaml", "title: Portfolios\nlanguage: en\n", []string{"program"}},
		{"talk.yaml", "datum: 2026-01-31\nhandledare: anna-berg\nmål: [BT1, BT2]\n", nil},
		{"talk.yaml", "date: 2026-01-31\nsupervisor: anna-berg\nGoals: bt 1, BT2\ndraft: yes\n", nil},
		{"talk.yaml", "datum: 2026-02-30\nhandledare: anna-berg\n", []string{"skriv dagen som 2026-01-31"}},
		{"talk.yaml", "handledare: anna-berg\n", []string{"datum"}},
		{"talk.yaml", "datum: 2026-01-31\nhandledare: anna-berg\nplasering: akuten\n", []string{"plasering"}},
		{"assessment.yaml", "datum: 2026-01-31\ninstrument: Mini-CEX\nmål: BT1\n", nil},
		{"assessment.yaml", "datum: 2026-01-31\ninstrument: magkänsla\nmål: BT1\n", []string{"Mini-CEX"}},
		{"programme.yaml", "name: Egen\nareas: [{area: acute, length: four months}]\n", []string{"does not match", "obligatorisk"}},
	} {
		found := s.open(fmt.Sprintf("check-%d/%s", i, c.name), c.text)
		if len(c.finds) == 0 && len(found) > 0 || len(c.finds) > 0 && len(found) == 0 {
			t.Errorf("%s\n%s\nthe server finds %q", c.name, c.text, found)
		}
		for _, want := range c.finds {
			if !strings.Contains(strings.Join(found, "\n"), want) {
				t.Errorf("%s\n%s\nthe server finds %q, and not %q", c.name, c.text, found, want)
			}
		}
	}
	for i, c := range []struct {
		name, text string
		want       []string
	}{
		{"talk.yaml", "datum: 2026-01-31\n", []string{"handledare", "supervisor", "nästa", "next", "utkast"}},
		{"assessment.yaml", "instrument: ", []string{"Mini-CEX", "DOPS", "CBD"}},
		{"placement.yaml", "område: ", []string{"akut sjukvård", "acute care", "primärvård"}},
		{"trainee.yaml", "personer:\n  ", []string{"huvudhandledare", "main supervisor"}},
		{"btfolio.yaml", "titel: x\n", []string{"program", "startgrupper"}},
	} {
		name := fmt.Sprintf("complete-%d/%s", i, c.name)
		s.open(name, c.text)
		got := s.complete(name, c.text)
		for _, want := range c.want {
			if !slices.Contains(got, want) {
				t.Errorf("%s\n%s\nthe server proposes %q, and not %q", c.name, c.text, got, want)
			}
		}
	}
}
