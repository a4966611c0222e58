package main

import (
	"context"
	"encoding/json"
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/creachadair/jrpc2"
	"github.com/creachadair/jrpc2/channel"
)

// An editor starts the program, is told what is wrong with an open text of the
// demo, and leaves.
func TestLSP(t *testing.T) {
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	cmd := exec.Command(self)
	cmd.Args = []string{"btfolio", "lsp", "--stdio"} // TestMain runs what it is called
	cmd.Env = append(os.Environ(), "XDG_CACHE_HOME="+t.TempDir())
	in, err := cmd.StdinPipe()
	if err != nil {
		t.Fatal(err)
	}
	out, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	told := make(chan string, 100)
	client := jrpc2.NewClient(channel.LSP(out, in), &jrpc2.ClientOptions{OnNotify: func(r *jrpc2.Request) { told <- r.ParamString() }})
	ctx, stop := context.WithTimeout(t.Context(), time.Minute)
	defer stop()
	ask := func(method string, params any) string {
		var answer json.RawMessage
		if err := client.CallResult(ctx, method, params, &answer); err != nil {
			t.Fatalf("%s: %v", method, err)
		}
		return string(answer)
	}
	if can := ask("initialize", map[string]any{"capabilities": struct{}{}}); !strings.Contains(can, `"positionEncoding":"utf-16"`) {
		t.Fatal(can)
	}
	file, err := filepath.Abs("../../content/yusuf-dalenmark/samtal/2026-11-20.md")
	if err != nil {
		t.Fatal(err)
	}
	text := "---\ndatum: 2026-11-20\nhandledare: ingen-alls\n---\n"
	opened := map[string]any{"uri": (&url.URL{Scheme: "file", Path: filepath.ToSlash(file)}).String(), "version": 1, "languageId": "markdown", "text": text}
	if err := client.Notify(ctx, "textDocument/didOpen", map[string]any{"textDocument": opened}); err != nil {
		t.Fatal(err)
	}
	select {
	case said := <-told:
		if !strings.Contains(said, "ingen-alls") || !strings.Contains(said, "findings.md#bt-") {
			t.Error(said)
		}
	case <-ctx.Done():
		t.Fatal("nothing is said")
	}
	ask("shutdown", nil)
	if err := client.Notify(ctx, "exit", nil); err != nil {
		t.Fatal(err)
	}
	if err := cmd.Wait(); err != nil {
		t.Error(err)
	}
}
