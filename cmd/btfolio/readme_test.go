package main

import (
	"context"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// firstPortfolio is the site that the README tells a newcomer to write: each
// file it names, with what it says stands in it.
func firstPortfolio(t *testing.T) string {
	t.Helper()
	readme, err := os.ReadFile("../../README.md")
	if err != nil {
		t.Fatal(err)
	}
	_, steps, found := strings.Cut(string(readme), "## A first portfolio in five minutes")
	if !found {
		t.Fatal("the README has no first portfolio")
	}
	steps, _, _ = strings.Cut(steps, "\n## ")
	// Words name a file; the block that follows is what stands in it.
	named := regexp.MustCompile("`((?:content/)?[a-z0-9/-]+\\.(?:md|yaml))`")
	files := map[string]string{}
	name := ""
	for line := range strings.Lines(steps) {
		code, isCode := strings.CutPrefix(line, "       ")
		switch {
		case isCode && name != "":
			files[name] += code
		case strings.TrimSpace(line) == "" && files[name] != "":
			files[name] += "\n"
		case !isCode && strings.TrimSpace(line) != "":
			if files[name] != "" {
				name = ""
			}
			if m := named.FindStringSubmatch(line); m != nil {
				name = m[1]
			}
		}
	}
	if len(files) != 5 {
		t.Fatalf("the README names %d files of a first portfolio, want 5: %q", len(files), files)
	}
	site := t.TempDir()
	for name, text := range files {
		file := filepath.Join(site, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(file), 0o777); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(file, []byte(text), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	return site
}

// TestReadme does what the README tells a newcomer to do for a first
// portfolio.
func TestReadme(t *testing.T) {
	site := firstPortfolio(t)
	answer := func(args ...string) string {
		var stdout, stderr strings.Builder
		run(context.Background(), args, &stdout, &stderr)
		return stdout.String() + stderr.String()
	}
	if got := answer("build", site); !strings.Contains(got, "1 portfölj") {
		t.Errorf("build says %s", got)
	}
	if got := answer("check", site, "--on", "2026-02-04"); !strings.Contains(got, "1 portfölj: 0 måste åtgärdas") {
		t.Errorf("check says %s", got)
	}
}
