package main

import (
	"archive/zip"
	"context"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"
)

// unpacked makes a bundle of a demo portfolio and unpacks it the way an
// assessor would. It returns the first page.
func unpacked(t *testing.T, args ...string) string {
	t.Helper()
	dir := filepath.Join(t.TempDir(), "Mina dokument åäö")
	file := filepath.Join(t.TempDir(), "portfölj.zip")
	var stderr strings.Builder
	if status := run(context.Background(), append(args, "--site", "../..", "--output", file), io.Discard, &stderr); status != 0 {
		t.Fatalf("status %d: %s", status, stderr.String())
	}
	r, err := zip.OpenReader(file)
	if err != nil {
		t.Fatal(err)
	}
	defer r.Close()
	if err := os.CopyFS(dir, r); err != nil {
		t.Fatal(err)
	}
	starts, err := filepath.Glob(filepath.Join(dir, "START.html"))
	if err != nil || len(starts) != 1 {
		t.Fatal(starts, err)
	}
	return starts[0]
}

// TestTenQuestions answers what an assessor asks of a portfolio, each in at
// most two clicks from the first page of its bundle.
func TestTenQuestions(t *testing.T) {
	complete := unpacked(t, "bundle", "elira-kovenius")
	halfway := unpacked(t, "bundle", "yusuf-dalenmark", "--allow-findings", "BT-R005", "--because", "beslutet skrivs i nästa vecka")
	begun := unpacked(t, "bundle", "ines-ekvarn")
	ctx := browser(t)
	if err := chromedp.Do(ctx, chromedp.EmulateViewport(1280, 800)); err != nil {
		t.Fatal(err)
	}
	view := func(page string) string { return `a[href="data/webbplats/` + page + `"]` }
	for _, q := range []struct {
		question string
		start    string
		clicks   []string
		answer   string // what stands on the page then
	}{
		{"is BT complete and approved", complete, nil, "BT är fullgjord och godkänd: alla 18 delmål och 3 placeringar."},
		{"which goals lack approved evidence", halfway, []string{view("index.html"), ".gaps input, input[type=checkbox]"}, "BT18"},
		{"on what evidence is BT6 met", complete, []string{view("mal.html"), `main a[href="mal-bt06.html"]`}, "Avvikelse"},
		{"what happened in psychiatry", complete, []string{view("placeringar.html"), `main a[href="placeringar-psykiatri.html"]`}, "Sammanfattning"},
		{"who approved it, when, with what trust", complete, []string{view("placeringar.html"), `main a[href="placeringar-psykiatri.html"]`}, "påstått"},
		{"what changed after approval", complete, []string{view("att-gora-harnast.html")}, "Inget att göra just nu."},
		{"which minimum assessments are missing", begun, []string{view("placeringar.html")}, "Mini-CEX 0/2"},
		{"show the newest mini-CEX", complete, []string{view("bedomningar.html"), `main a[href="bedomningar-2026-08-11-mini-cex-ryggsmarta.html"]`}, "Mini-CEX"},
		{"which documents were not read", halfway, []string{view("dokument.html")}, "Framgår inte av filnamnet"},
		{"what does certificate 2 need", complete, []string{view("intyg.html")}, "Hur det har kontrollerats"},
	} {
		t.Run(q.question, func(t *testing.T) {
			if len(q.clicks) > 2 {
				t.Fatal("more than two clicks")
			}
			if err := chromedp.Do(ctx, chromedp.Navigate(address(q.start))); err != nil {
				t.Fatal(err)
			}
			for _, selector := range q.clicks {
				if n := evaluate[int](t, ctx, `document.querySelectorAll(`+quoted(selector)+`).length`); n == 0 {
					t.Fatalf("there is no %s to click on %s", selector, evaluate[string](t, ctx, `location.pathname`))
				}
				follow(t, ctx, selector)
			}
			if text := evaluate[string](t, ctx, `document.querySelector('main').innerText`); !strings.Contains(text, q.answer) {
				t.Errorf("%q does not stand on %s", q.answer, evaluate[string](t, ctx, `location.pathname`))
			}
		})
	}
}

// follow clicks and, where the click leads to another page, waits for it.
func follow(t *testing.T, ctx context.Context, selector string) {
	t.Helper()
	href := evaluate[string](t, ctx, `document.querySelector(`+quoted(selector)+`).href || ''`)
	if href != "" {
		if err := chromedp.Do(ctx, chromedp.Navigate(href)); err != nil {
			t.Fatal(err)
		}
		return
	}
	evaluate[bool](t, ctx, `(document.querySelector(`+quoted(selector)+`).click(), true)`)
}

func quoted(s string) string { return "`" + s + "`" }
