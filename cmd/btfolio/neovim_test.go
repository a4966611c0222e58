package main

import (
	"context"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// Neovim is told what is wrong, proposes who there is, and mends it. A machine that
// has none fails the test, since people write in it.
func TestNeovim(t *testing.T) {
	program, err := exec.LookPath("nvim")
	if err != nil {
		t.Fatal("neovim is missing: run `make tools`, which installs it")
	}
	site := t.TempDir()
	if err := os.CopyFS(filepath.Join(site, "content"), os.DirFS("../../content")); err != nil {
		t.Fatal(err)
	}
	config, err := os.ReadFile("../../btfolio.yaml")
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(site, "btfolio.yaml"), config, 0o666); err != nil {
		t.Fatal(err)
	}
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	server := filepath.Join(t.TempDir(), "btfolio") // TestMain runs what it is called
	if err := os.Symlink(self, server); err != nil {
		t.Fatal(err)
	}
	ctx, stop := context.WithTimeout(t.Context(), 2*time.Minute)
	defer stop()
	cmd := exec.CommandContext(ctx, program, "--headless", "-u", "NONE", "-i", "NONE", "-n", "-S", "testdata/neovim.lua")
	cmd.Env = append(os.Environ(), "HOME="+t.TempDir(), "SITE="+site, "BTFOLIO="+server,
		"TEXT="+filepath.Join(site, "content", "yusuf-dalenmark", "samtal", "2026-11-05.md"))
	said, err := cmd.CombinedOutput()
	const want = "shown 3:12-24\nproposed elin-brokvist\nmended handledare: elin-brokvist\ngone"
	if got := strings.TrimSpace(strings.ReplaceAll(string(said), "\r", "")); err != nil || got != want {
		t.Errorf("%v: %q", err, got)
	}
}
