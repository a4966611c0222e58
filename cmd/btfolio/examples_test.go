package main

import (
	"context"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/spf13/cobra"
)

// words are the words of a command as a shell reads them.
var words = regexp.MustCompile(`"[^"]*"|'[^']*'|\S+`)

// typed runs a command as it stands in a text.
func typed(t *testing.T, line string) (status int, answer string) {
	t.Helper()
	args := words.FindAllString(line, -1)
	for i, arg := range args {
		args[i] = strings.Trim(arg, `"'`)
	}
	if args[0] != "btfolio" {
		t.Fatalf("%q is no command of btfolio", line)
	}
	var out strings.Builder
	status = run(context.Background(), args[1:], &out, &out)
	return status, out.String()
}

// TestExamples: the help of every command that makes something ends with an
// example that works in the demo.
func TestExamples(t *testing.T) {
	demo, err := filepath.Abs("../..")
	if err != nil {
		t.Fatal(err)
	}
	site := t.TempDir()
	for _, name := range []string{"content", "docs"} {
		if err := os.CopyFS(filepath.Join(site, name), os.DirFS(filepath.Join(demo, name))); err != nil {
			t.Fatal(err)
		}
	}
	config, err := os.ReadFile(filepath.Join(demo, "btfolio.yaml"))
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(site, "btfolio.yaml"), config, 0o666); err != nil {
		t.Fatal(err)
	}
	t.Chdir(site)
	var try func(cmd *cobra.Command)
	tried := 0
	try = func(cmd *cobra.Command) {
		for _, below := range cmd.Commands() {
			try(below)
		}
		lines := strings.Split(strings.TrimSpace(cmd.Example), "\n")
		if status, answer := typed(t, lines[len(lines)-1]); status != 0 {
			t.Errorf("%s answers %s", lines[len(lines)-1], answer)
		}
		tried++
	}
	root := rootCommand()
	for _, cmd := range root.Commands() {
		if slices.Contains([]string{"schema", "add"}, cmd.Name()) {
			try(cmd)
		}
		if cmd.Name() == "new" {
			for _, below := range cmd.Commands() {
				try(below)
			}
		}
	}
	if tried < 12 {
		t.Errorf("%d examples tried", tried)
	}
	if status, answer := typed(t, "btfolio check --trainee yusuf-dalenmark,ines-ekvarn"); status == exitNotRun {
		t.Errorf("check answers %s", answer)
	}
}

// TestStart: the text that a new site begins with can be followed, command by
// command.
func TestStart(t *testing.T) {
	command := regexp.MustCompile("`(btfolio (?:new|add) [^`]+)`")
	for words, start := range map[string]string{"sv": "content/gemensamt/kom-igang.md", "en": "content/shared/getting-started.md"} {
		t.Run(words, func(t *testing.T) {
			t.Chdir(t.TempDir())
			if status, answer := typed(t, "btfolio new site . --programme vgr --language "+words); status != 0 {
				t.Fatal(answer)
			}
			if err := os.WriteFile("scan0042.pdf", []byte("%PDF-1.4\n"), 0o666); err != nil {
				t.Fatal(err)
			}
			text, err := os.ReadFile(start)
			if err != nil {
				t.Fatal(err)
			}
			commands := command.FindAllStringSubmatch(string(text), -1)
			if len(commands) != 5 {
				t.Errorf("%d commands in %s", len(commands), start)
			}
			for _, c := range commands {
				if status, answer := typed(t, c[1]); status != 0 {
					t.Errorf("%s answers %s", c[1], answer)
				}
			}
			if status, answer := typed(t, "btfolio build"); status != 0 {
				t.Errorf("build answers %s", answer)
			}
		})
	}
}

// TestInterrupted: who interrupts a command is told so, in words.
func TestInterrupted(t *testing.T) {
	t.Setenv("LC_ALL", "sv_SE.UTF-8")
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	var out strings.Builder
	if status := run(ctx, []string{"build", "../..", "--output", t.TempDir() + "/public"}, &out, &out); status != exitNotRun || !strings.Contains(out.String(), "avbrutet") || strings.Contains(out.String(), "context") {
		t.Errorf("status %d: %s", status, out.String())
	}
}
