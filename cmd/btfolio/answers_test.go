package main

import (
	"context"
	"encoding/json"
	"fmt"
	"io"
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"
)

// An answered question is one as it can be read on the page for the assessor.
type answered struct {
	ID, Asked, Text string
	Bottom          float64  // where it ends on the screen
	Grounds         []string // what it leads to
}

// readAnswers are the answers on a page, in JSON.
const readAnswers = `JSON.stringify([...document.querySelectorAll('.answers > div')].map(e => ({
	ID: e.id, Asked: e.querySelector('dt').innerText, Text: e.querySelector('dd').innerText,
	Bottom: e.getBoundingClientRect().bottom, Grounds: [...e.querySelectorAll('.grounds a')].map(a => a.href),
})))`

// theTen are what an assessor asks of every portfolio, in the order of the page.
var theTen = []string{
	"ask-complete", "ask-lacking", "ask-service", "ask-talks", "ask-assessments",
	"ask-others", "ask-forms", "ask-decisions", "ask-supervisors", "ask-since",
}

// TestTenAnswers reads the ten answers of each portfolio of the demo and of three
// made-up ones, in both browsers: one click leads to them, they are on one screen of
// a laptop, and one more click leads to the grounds. It logs the table.
func TestTenAnswers(t *testing.T) {
	t.Parallel()
	const page = "for-bedomaren.html"
	starts := append([]string{unpacked(t, "bundle", "elira-kovenius"), startPage(t), unpacked(t, "bundle", "ines-ekvarn")}, madeUp(t, 3)...)
	if len(starts) != 6 {
		t.Fatal(starts)
	}
	ctx, fox := browser(t), firefox(t)
	if err := chromedp.Do(ctx, chromedp.EmulateViewport(1280, 800)); err != nil {
		t.Fatal(err)
	}
	fox.do("browsingContext.setViewport", map[string]any{"context": fox.tab, "viewport": map[string]int{"width": 1280, "height": 800}}, nil)
	var table strings.Builder
	for _, start := range starts {
		// A bundle has a page that opens it; on a site each page leads there.
		link := ".open a"
		if filepath.Base(start) == "index.html" {
			link = `.menu a[href="` + page + `"]`
		}
		open(t, ctx, address(start))
		click(t, ctx, link)
		chromium := evaluate[string](t, ctx, readAnswers)
		fox.open(address(start))
		fox.ask(`document.querySelector(` + quoted(link) + `).click()`)
		fox.arrive(page)
		for browser, read := range map[string]string{"Chromium": chromium, "Firefox": fox.ask(readAnswers)} {
			var answers []answered
			if err := json.Unmarshal([]byte(read), &answers); err != nil {
				t.Fatal(err)
			}
			if len(answers) != len(theTen) {
				t.Fatalf("%s, %s: %d answers", start, browser, len(answers))
			}
			for i, a := range answers {
				fmt.Fprintf(&table, "%-14s %-9s 1 click, ends at %3.0f px: %s: %s\n", portfolioOf(start), browser, a.Bottom, a.Asked, strings.ReplaceAll(a.Text, "\n", " "))
				switch {
				case a.ID != theTen[i]:
					t.Errorf("%s answers %s, not %s", start, a.ID, theTen[i])
				case strings.TrimSpace(a.Text) == "" || a.Bottom > 800:
					t.Errorf("%s, %s: %s ends at %.0f px: %q", start, browser, a.ID, a.Bottom, a.Text)
				}
				for _, ground := range a.Grounds {
					if u, err := url.Parse(ground); err != nil || !there(u.Path) {
						t.Errorf("%s: %s leads to %s: %v", start, a.ID, ground, err)
					}
				}
			}
		}
	}
	t.Log("\n" + table.String())
}

func portfolioOf(start string) string {
	if filepath.Base(start) == "START.html" {
		return filepath.Base(filepath.Dir(filepath.Dir(start)))
	}
	return filepath.Base(filepath.Dir(start))
}

func there(file string) bool {
	_, err := os.Stat(file)
	return err == nil
}

// madeUp writes and builds a site of made-up trainees and returns the first page
// of each.
func madeUp(t *testing.T, trainees int) []string {
	t.Helper()
	dir := t.TempDir()
	site, out := filepath.Join(dir, "site"), filepath.Join(dir, "public")
	// It is made by a module of its own, which these tests cannot import.
	made := exec.CommandContext(t.Context(), "go", "run", "-C", "../../internal/bench", "./cmd", "-site", site, "-trainees", fmt.Sprint(trainees), "-documents", "60")
	if said, err := made.CombinedOutput(); err != nil {
		t.Fatalf("%v: %s", err, said)
	}
	var stderr strings.Builder
	if status := run(context.Background(), []string{"build", "--site", site, "--output", out}, io.Discard, &stderr); status != 0 {
		t.Fatalf("status %d: %s", status, stderr.String())
	}
	pages, err := filepath.Glob(filepath.Join(out, "*", "index.html"))
	if err != nil {
		t.Fatal(err)
	}
	return pages
}
