package main

import (
	"context"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// TestDocsLayouts builds a site with the layouts that the layout guide gives as
// an example.
func TestDocsLayouts(t *testing.T) {
	guide, err := os.ReadFile("../../docs/layouts.md")
	if err != nil {
		t.Fatal(err)
	}
	examples := regexp.MustCompile("(?s)\n`(layouts/[^`]*)`\n\n```html\n(.*?)```\n").FindAllStringSubmatch(string(guide), -1)
	if len(examples) != 2 {
		t.Fatalf("the guide has %d layouts", len(examples))
	}
	site := firstPortfolio(t)
	for _, m := range examples {
		file := filepath.Join(site, m[1])
		if err := os.MkdirAll(filepath.Dir(file), 0o777); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(file, []byte(m[2]), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	setDay(t, site, early)
	var stdout, stderr strings.Builder
	if status := run(context.Background(), []string{"build", site}, &stdout, &stderr); status != 0 || stderr.Len() > 0 {
		t.Fatalf("status %d: %s", status, stderr.String())
	}
	page := parse(t, filepath.Join(site, "public", "sara-lind", "samtal-2026-02-03.html"))
	if got := page.Find(".goals li").Length(); got != 2 {
		t.Errorf("%d goals are listed", got)
	}
	if got := page.Find(".ours").Text(); got != "Mina BT-portföljer: 2 delmål, 4 februari 2026" {
		t.Errorf("our line says %q", got)
	}
}
