package main

import (
	"bufio"
	"encoding/json"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/net/websocket"
)

// preferences keep Firefox as people have it. Under a test it would otherwise
// let pages on disk do more than it does for them. All its connections go to
// a port that nothing listens on.
const preferences = `
user_pref("remote.prefs.recommended", false);
user_pref("network.proxy.type", 1);
user_pref("network.proxy.http", "127.0.0.1");
user_pref("network.proxy.http_port", 9);
user_pref("network.proxy.ssl", "127.0.0.1");
user_pref("network.proxy.ssl_port", 9);
user_pref("network.proxy.allow_hijacking_localhost", true);
user_pref("browser.aboutwelcome.enabled", false);
user_pref("browser.shell.checkDefaultBrowser", false);
user_pref("datareporting.policy.dataSubmissionEnabled", false);
`

// A fox is a Firefox that is told what to do through WebDriver BiDi.
type fox struct {
	t       *testing.T
	socket  *websocket.Conn
	id      int
	tab     string
	entries []string // what the pages had logged, with the page before it
	page    string
}

// firefox starts a Firefox of its own. A machine that has none fails the
// test: many hospitals have no other browser.
func firefox(t *testing.T, more ...string) *fox {
	t.Helper()
	program, err := exec.LookPath("firefox-esr")
	if err != nil {
		t.Fatal("firefox-esr is missing: run `make tools`, which installs it")
	}
	profile := t.TempDir()
	if err := os.WriteFile(filepath.Join(profile, "user.js"), []byte(preferences+strings.Join(more, "")), 0o644); err != nil {
		t.Fatal(err)
	}
	const origin = "http://localhost"
	cmd := exec.CommandContext(t.Context(), program, "--headless", "--no-remote", "--profile", profile,
		"--remote-debugging-port", "0", "--remote-allow-origins", origin)
	cmd.Env = append(os.Environ(), "HOME="+profile)
	stderr, err := cmd.StderrPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		cmd.Process.Kill()
		cmd.Wait()
	})
	listening := regexp.MustCompile(`WebDriver BiDi listening on (ws://\S+)`)
	var said strings.Builder
	lines := bufio.NewScanner(stderr)
	for lines.Scan() {
		said.WriteString(lines.Text() + "\n")
		if at := listening.FindStringSubmatch(lines.Text()); at != nil {
			go io.Copy(io.Discard, stderr)
			socket, err := websocket.Dial(at[1]+"/session", "", origin)
			if err != nil {
				t.Fatal(err)
			}
			f := &fox{t: t, socket: socket}
			f.begin()
			return f
		}
	}
	t.Fatalf("Firefox does not answer: %s", said.String())
	return nil
}

func (f *fox) begin() {
	f.t.Helper()
	f.do("session.new", map[string]any{"capabilities": map[string]any{}}, nil)
	f.do("session.subscribe", map[string]any{"events": []string{"log.entryAdded"}}, nil)
	var tree struct{ Contexts []struct{ Context string } }
	f.do("browsingContext.getTree", map[string]any{}, &tree)
	f.tab = tree.Contexts[0].Context
}

// do sends one command and waits for its answer, keeping what pages log.
func (f *fox) do(method string, params map[string]any, result any) {
	f.t.Helper()
	f.id++
	if err := f.socket.SetDeadline(time.Now().Add(time.Minute)); err != nil {
		f.t.Fatal(err)
	}
	if err := websocket.JSON.Send(f.socket, map[string]any{"id": f.id, "method": method, "params": params}); err != nil {
		f.t.Fatal(err)
	}
	for {
		var answer struct {
			ID             int
			Type, Method   string
			Error, Message string
			Result         json.RawMessage
			Params         struct {
				Level, Text string
				Source      struct{ Context string }
			}
		}
		if err := websocket.JSON.Receive(f.socket, &answer); err != nil {
			f.t.Fatalf("%s: %v", method, err)
		}
		switch {
		case answer.Method == "log.entryAdded":
			// What is logged within a frame is the browser's own viewer for PDFs.
			wrong := answer.Params.Level == "error" || answer.Params.Level == "warn"
			if wrong && answer.Params.Source.Context == f.tab {
				f.entries = append(f.entries, f.page+": "+answer.Params.Text)
			}
		case answer.ID == f.id && answer.Type == "error":
			f.t.Fatalf("%s: %s: %s", method, answer.Error, answer.Message)
		case answer.ID == f.id:
			if result != nil {
				if err := json.Unmarshal(answer.Result, result); err != nil {
					f.t.Fatal(err)
				}
			}
			return
		}
	}
}

func (f *fox) open(address string) {
	f.t.Helper()
	f.page = filepath.Base(address)
	for _, url := range []string{"about:blank", address} {
		f.do("browsingContext.navigate", map[string]any{"context": f.tab, "url": url, "wait": "complete"}, nil)
	}
}

// ask evaluates an expression on the page, whose value is a text.
func (f *fox) ask(expression string) string {
	f.t.Helper()
	var answer struct {
		Type   string
		Result struct{ Value string }
	}
	f.do("script.evaluate", map[string]any{
		"expression": "String(" + expression + ")", "target": map[string]any{"context": f.tab}, "awaitPromise": true,
	}, &answer)
	if answer.Type != "success" {
		f.t.Fatalf("%s: %s could not be evaluated", f.page, expression)
	}
	return answer.Result.Value
}

func (f *fox) press(keys ...string) {
	f.t.Helper()
	var actions []map[string]any
	for _, key := range keys {
		actions = append(actions, map[string]any{"type": "keyDown", "value": key}, map[string]any{"type": "keyUp", "value": key})
	}
	f.do("input.performActions", map[string]any{
		"context": f.tab, "actions": []map[string]any{{"type": "key", "id": "keys", "actions": actions}},
	}, nil)
}

// Keys as WebDriver names them.
const (
	foxEscape = "\uE00C"
	foxRight  = "\uE014"
)

// TestFirefox opens the demo from disk in Firefox: every kind of page has its
// style and logs nothing, and the search answers.
func TestFirefox(t *testing.T) {
	t.Parallel()
	out := buildDemo(t)
	f := firefox(t)
	for _, file := range kinds(t, out) {
		f.open(address(file))
		if n := f.ask(`document.querySelectorAll('h1').length`); n != "1" {
			t.Errorf("%s has %s headings of the first level", f.page, n)
		}
		if size := f.ask(`getComputedStyle(document.querySelector('.unpack')).display`); size != "none" {
			t.Errorf("%s has no style", f.page)
		}
		if more := f.ask(wider); more != "0" {
			t.Errorf("%s is %s px wider than the window", f.page, more)
		}
	}

	trainee := filepath.Join(out, "elira-kovenius")
	f.open(address(filepath.Join(trainee, "sok.html")))
	f.press(strings.Split("vardhygien", "")...)
	if first := f.ask(`document.querySelector('.hits a')?.textContent`); first != "Vårdhygien" {
		t.Errorf("the search finds %q", first)
	}
	if at := f.ask(`location.hash`); at != "#q=vardhygien" {
		t.Errorf("the search stands in the address as %q", at)
	}

	for _, entry := range f.entries {
		t.Error(entry)
	}
}

// TestMeetingInFirefox steps through the slides of a portfolio in Firefox.
func TestMeetingInFirefox(t *testing.T) {
	t.Parallel()
	out := buildDemo(t)
	f := firefox(t)
	f.do("browsingContext.setViewport", map[string]any{
		"context": f.tab, "viewport": map[string]any{"width": 1280, "height": 800},
	}, nil)
	f.open(address(filepath.Join(out, "elira-kovenius", "index.html")) + "?_show")
	var seen []string
	for range 300 {
		at := f.ask(slideNow)
		page, _, _ := strings.Cut(at, " ")
		if len(seen) == 0 || seen[len(seen)-1] != page {
			seen = append(seen, page)
		}
		if faults := f.ask(`(` + slideFaults + `).join('; ')`); faults != "" {
			t.Errorf("%s: %s", at, faults)
		}
		if f.ask(`document.querySelector('.meeting-bar .next').disabled`) == "true" {
			break
		}
		f.press(foxRight)
		f.leaves(at)
	}
	if diff := cmp.Diff(agenda, seen); diff != "" {
		t.Error(diff)
	}
	f.press(foxEscape)
	f.arrive("intyg.html")
	for _, entry := range f.entries {
		t.Error(entry)
	}
}

// leaves waits until another slide is shown than the one that was.
func (f *fox) leaves(was string) {
	f.t.Helper()
	for range 500 {
		if at := f.ask(slideNow); at != "" && at != was {
			return
		}
		time.Sleep(10 * time.Millisecond)
	}
	f.t.Fatalf("the key leads nowhere from %s", was)
}

// arrive waits until the tab shows a page.
func (f *fox) arrive(page string) {
	f.t.Helper()
	at := ""
	for range 500 {
		var tree struct{ Contexts []struct{ URL string } }
		f.do("browsingContext.getTree", map[string]any{"root": f.tab}, &tree)
		at = tree.Contexts[0].URL
		if strings.HasSuffix(at, "/"+page) && f.ask(`document.readyState`) == "complete" {
			return
		}
		time.Sleep(10 * time.Millisecond)
	}
	f.t.Fatalf("the keys lead to %s, want %s", at, page)
}
