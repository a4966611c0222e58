package main

import (
	"archive/zip"
	"context"
	"io"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/chromedp/chromedp"
)

// unpacked makes a bundle of a demo portfolio, once for all tests, and unpacks
// it the way an assessor would. It returns the first page.
func unpacked(t *testing.T, args ...string) string {
	t.Helper()
	bundles.Lock()
	defer bundles.Unlock()
	trainee := args[1]
	if start, made := bundles.starts[trainee]; made {
		return start
	}
	site, err := demoSite()
	if err != nil {
		t.Fatal(err)
	}
	file := filepath.Join(t.TempDir(), "portfölj.zip")
	var stderr strings.Builder
	if status := run(context.Background(), append(args, "--site", site, "--output", file), io.Discard, &stderr); status != 0 {
		t.Fatalf("status %d: %s", status, stderr.String())
	}
	bundles.starts[trainee] = unzipped(t, file, filepath.Join(shared(), trainee))
	return bundles.starts[trainee]
}

// bundles are the first pages of those that have been unpacked, by trainee.
var bundles = struct {
	sync.Mutex
	starts map[string]string
}{starts: map[string]string{}}

// unzipped unpacks a bundle and returns its first page.
func unzipped(t *testing.T, file, into string) string {
	t.Helper()
	dir := filepath.Join(into, "Mina dokument åäö")
	r, err := zip.OpenReader(file)
	if err != nil {
		t.Fatal(err)
	}
	defer r.Close()
	if err := os.CopyFS(dir, r); err != nil {
		t.Fatal(err)
	}
	starts, err := filepath.Glob(filepath.Join(dir, "*", "START.html"))
	if err != nil || len(starts) != 1 {
		t.Fatal(starts, err)
	}
	return starts[0]
}

// startPage is the first page of a bundle with most on it: one that was
// handed over in spite of what is missing.
func startPage(t *testing.T) string {
	t.Helper()
	return unpacked(t, "bundle", "yusuf-dalenmark",
		"--allow-findings", "BT-R005", "--because", "beslutet skrivs i nästa vecka",
		"--allow-findings", "BT-A001", "--because", "Katarina ser över ändringarna vid nästa samtal")
}

// TestTenQuestions answers what an assessor asks of a portfolio, each in at
// most two clicks on what can be seen, from the first page of its bundle.
func TestTenQuestions(t *testing.T) {
	t.Parallel()
	complete := unpacked(t, "bundle", "elira-kovenius")
	halfway := startPage(t)
	begun := unpacked(t, "bundle", "ines-ekvarn")
	ctx := browser(t)
	if err := chromedp.Do(ctx, chromedp.EmulateViewport(1280, 800)); err != nil {
		t.Fatal(err)
	}
	// A view is reached from the first page, a text from the view.
	view := func(page string) string { return `main a[href="data/webbplats/` + page + `"]` }
	text := func(page string) string { return `main a[href="` + page + `"]` }
	for _, q := range []struct {
		question string
		start    string
		clicks   []string
		answer   []string // what can be read on the page then, in this order
	}{
		{"is BT complete and approved", complete, nil, []string{"BT är fullgjord och godkänd: alla 18 delmål och 3 placeringar."}},
		{"which goals lack approved evidence", halfway, []string{view("index.html")}, []string{"BT18 Dödsbevis och dödsorsak", "väntas, inget ännu"}},
		{"on what evidence is BT6 met", complete, []string{view("mal.html"), text("mal-bt06.html")}, []string{"Underlag per placering", "Akutsjukvård godkänt", "Avvikelsen gav något", "Kurser godkänt", "Patientsäkerhet"}},
		{"what happened in psychiatry", complete, []string{view("placeringar.html"), text("placeringar-psykiatri.html")}, []string{"Sammanfattning", "41 suicidriskbedömningar"}},
		{"who approved it, when, with what trust", complete, []string{view("placeringar.html"), text("placeringar-psykiatri.html")},
			[]string{"godkänt", "2026-05-04", "Agneta Tallvide, placeringshandledare", "bundet till innehållet", "11 filer omfattas"}},
		{"whose key signed it", complete, []string{view("placeringar.html"), text("placeringar-allmanmedicin.html")},
			[]string{"2026-09-01", "Per-Olof Rönnskog", "signerat", "Nyckel SHA256:"}},
		{"what changed after approval", halfway, []string{view("index.html")}, []string{
			"1 godkännande behöver förnyas: innehållet har ändrats.",
			"Godkännanden som behöver förnyas", "Introduktion: godkänt 2026-03-02, Katarina Sundhage",
			"Ändrat: Introduktion", "Tillagt efteråt: Efter ambulansdagen",
		}},
		{"did anything change after approval", complete, []string{view("att-gora-harnast.html")}, []string{"Inget att göra just nu."}},
		{"which minimum assessments are missing", begun, []string{view("placeringar.html"), text("placeringar-akutsjukvard.html")},
			[]string{
				"Minsta antal bedömningar", "Mini-CEX 0/2", "senast 2026-11-16, 2027-03-01", "CBD 0/1", "senast 2027-01-21",
			}},
		{"show the newest mini-CEX", complete, []string{view("bedomningar.html"), text("bedomningar-2026-08-11-mini-cex-ryggsmarta.html")}, []string{"Mini-CEX"}},
		{"which documents were not read", halfway, []string{view("dokument.html")}, []string{"Framgår inte av filnamnet"}},
		{"what does certificate 2 need", complete, []string{view("intyg.html")}, []string{"Hur det har kontrollerats"}},
	} {
		t.Run(q.question, func(t *testing.T) {
			if len(q.clicks) > 2 {
				t.Fatal("more than two clicks")
			}
			open(t, ctx, address(q.start))
			for _, selector := range q.clicks {
				click(t, ctx, selector)
			}
			rest := evaluate[string](t, ctx, `document.querySelector('main').innerText.replace(/\s+/g, ' ')`)
			for _, want := range q.answer {
				_, after, found := strings.Cut(rest, want)
				if !found {
					t.Fatalf("%q does not stand on %s, or not there: %s", want, evaluate[string](t, ctx, `location.pathname`), rest)
				}
				rest = after
			}
		})
	}
}

// click clicks with the mouse on what can be seen of the first element that
// fits and can be seen, and waits for the page where that leads to one.
func click(t *testing.T, ctx context.Context, selector string) {
	t.Helper()
	at := evaluate[struct {
		X, Y  float64
		Leads string
	}](t, ctx, `(() => {
		const e = [...document.querySelectorAll(`+quoted(selector)+`)].find(e => e.checkVisibility({ visibilityProperty: true, opacityProperty: true }));
		if (!e) { return {}; }
		e.scrollIntoView({ block: 'center', behavior: 'instant' });
		// What is under the mouse must be the element itself, not what covers it.
		for (const box of e.getClientRects()) {
			const x = box.x + box.width / 2, y = box.y + box.height / 2;
			if (e.contains(document.elementFromPoint(x, y))) { return { X: x, Y: y, Leads: e.href || '' }; }
		}
		return {};
	})()`)
	if at.X == 0 {
		t.Fatalf("there is no %s to be seen on %s", selector, evaluate[string](t, ctx, `location.pathname`))
	}
	if err := chromedp.Do(ctx, chromedp.MouseClickXY(at.X, at.Y)); err != nil {
		t.Fatal(err)
	}
	for range 500 {
		// The page may go away under the question.
		there, err := chromedp.Run(ctx, chromedp.Evaluate[string](`document.readyState + ' ' + location.href`))
		if err == nil && (at.Leads == "" || there == "complete "+at.Leads) {
			return
		}
		if err := chromedp.Do(ctx, chromedp.Sleep(10*time.Millisecond)); err != nil {
			t.Fatal(err)
		}
	}
	t.Fatalf("the click does not lead to %s", at.Leads)
}

func quoted(s string) string { return "`" + s + "`" }
