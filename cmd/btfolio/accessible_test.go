package main

import (
	"context"
	"os"
	"path/filepath"
	"strconv"
	"testing"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
)

// tool is a file that `make tools` installs for the tests.
func tool(t *testing.T, name string) string {
	t.Helper()
	file, err := filepath.Abs(filepath.Join("../../internal/tools/node_modules", filepath.FromSlash(name)))
	if err != nil {
		t.Fatal(err)
	}
	if _, err := os.Stat(file); err != nil {
		t.Fatalf("%s is missing: run `make tools`, which installs it", name)
	}
	return file
}

// states are pages that show more than they do at first.
func states(out string) []string {
	trainee := filepath.Join(out, "elira-kovenius")
	return []string{
		address(filepath.Join(trainee, "sok.html")) + "#q=hygien",
		address(filepath.Join(trainee, "index.html")) + "?_show",
		address(filepath.Join(trainee, "mal-bt01.html")) + "?_show",
		address(filepath.Join(trainee, "placeringar-psykiatri.html")) + "?_show#_2",
	}
}

// audit runs axe on a page and lists what breaks WCAG 2.2 A and AA or what
// axe calls good practice.
const audit = `axe.run(document, {
	resultTypes: ['violations'],
	runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
}).then(r => r.violations.map(v => v.id + ': ' + v.help + ': ' + v.nodes.length + ' × ' + v.nodes[0].html.slice(0, 200) + ' ' + v.nodes[0].failureSummary))`

// TestAccessible runs axe over every kind of page, light and dark, on a
// laptop and on a phone.
func TestAccessible(t *testing.T) {
	t.Parallel()
	axe, err := os.ReadFile(tool(t, "axe-core/axe.min.js"))
	if err != nil {
		t.Fatal(err)
	}
	out := buildDemo(t)
	var pages []string
	for _, file := range kinds(t, out) {
		pages = append(pages, address(file))
	}
	pages = append(pages, states(out)...)
	for _, scheme := range []string{"light", "dark"} {
		for _, width := range []int64{1280, 390} {
			t.Run(scheme+strconv.FormatInt(width, 10), func(t *testing.T) {
				t.Parallel()
				ctx := browser(t)
				prefer := emulation.SetEmulatedMediaParams{Features: []*emulation.MediaFeature{
					{Name: "prefers-color-scheme", Value: scheme},
					{Name: "prefers-reduced-motion", Value: "reduce"},
				}}
				if _, err := chromedp.Call(ctx, emulation.SetEmulatedMedia, prefer); err != nil {
					t.Fatal(err)
				}
				if err := chromedp.Do(ctx, chromedp.EmulateViewport(width, 800)); err != nil {
					t.Fatal(err)
				}
				for _, page := range pages {
					open(t, ctx, page)
					evaluate[*string](t, ctx, string(axe)+"; null")
					violations, err := chromedp.Run(ctx, chromedp.Evaluate[[]string](audit, chromedp.EvalAwaitPromise))
					if err != nil {
						t.Fatal(err)
					}
					for _, v := range violations {
						t.Errorf("%s: %s", filepath.Base(page), v)
					}
				}
			})
		}
	}
}

// TestReflow holds that pages magnified four times on a laptop are read
// without scrolling sideways. The timeline scrolls within itself.
func TestReflow(t *testing.T) {
	t.Parallel()
	out := buildDemo(t)
	ctx := browser(t)
	if err := chromedp.Do(ctx, chromedp.EmulateViewport(320, 256)); err != nil {
		t.Fatal(err)
	}
	for _, file := range kinds(t, out) {
		open(t, ctx, address(file))
		if n := evaluate[int](t, ctx, wider); n > 0 {
			t.Errorf("%s is %d px wider than the window, with %s", filepath.Base(file), n, evaluate[string](t, ctx, widest))
		}
		if inside := evaluate[[]string](t, ctx, scrolling); len(inside) > 0 {
			t.Errorf("%s scrolls sideways within %q", filepath.Base(file), inside)
		}
	}
}

const (
	// widest is what reaches farthest to the right.
	widest = `[...document.querySelectorAll('main *')].reduce((a, b) => b.getBoundingClientRect().right > a.getBoundingClientRect().right ? b : a).outerHTML.slice(0, 200)`
	// scrolling is what has a scrollbar of its own for its width.
	scrolling = `[...document.querySelectorAll('main *')].filter(e => ['auto', 'scroll'].includes(getComputedStyle(e).overflowX) && e.scrollWidth > e.clientWidth && !e.matches('.scroll:has(.timeline)')).map(e => e.outerHTML.slice(0, 200))`
)

// TestKeyboard walks with the tab key through every kind of page: all that
// can be used is reached, in the order in which it stands, and is seen when
// it is reached.
func TestKeyboard(t *testing.T) {
	t.Parallel()
	out := buildDemo(t)
	ctx := browser(t)
	if err := chromedp.Do(ctx, chromedp.EmulateViewport(1280, 800)); err != nil {
		t.Fatal(err)
	}
	for _, file := range kinds(t, out) {
		if filepath.Base(file) == "hela-portfoljen.html" {
			continue // for paper, and of the same parts
		}
		open(t, ctx, address(file))
		n := walk(t, ctx, filepath.Base(file))
		if n < 3 {
			t.Errorf("%s: only %d things can be reached", filepath.Base(file), n)
		}
	}
}

// walk presses the tab key until all that can be used has been reached.
func walk(t *testing.T, ctx context.Context, page string) int {
	t.Helper()
	n := evaluate[int](t, ctx, `
		// Inside a frame the browser shows files as it likes.
		document.querySelectorAll('iframe').forEach(f => f.remove());
		window.usable = [...document.querySelectorAll('a[href], button, input, select, summary, [tabindex="0"]')]
			.filter(e => e.checkVisibility({ visibilityProperty: true, contentVisibilityAuto: true }) && !e.closest('[hidden]'));
		// The walk begins before the first of them, wherever the page put the focus.
		const start = document.createElement('span');
		start.tabIndex = 0;
		document.body.prepend(start);
		start.focus();
		usable.length`)
	for at := range n {
		press(t, ctx, kb.Tab)
		fault := evaluate[string](t, ctx, `(() => {
			const want = usable[`+strconv.Itoa(at)+`], is = document.activeElement;
			if (is !== want) { return 'reached ' + is.outerHTML.slice(0, 120) + ' in place of ' + want.outerHTML.slice(0, 120); }
			const box = is.getBoundingClientRect(), style = getComputedStyle(is);
			if (style.outlineStyle === 'none' || parseFloat(style.outlineWidth) < 2) { return 'no outline around ' + is.outerHTML.slice(0, 120); }
			if (box.bottom <= 0 || box.top >= innerHeight || box.right <= 0 || box.left >= innerWidth) { return 'out of sight: ' + is.outerHTML.slice(0, 120); }
			return '';
		})()`)
		if fault != "" {
			t.Errorf("%s: %s", page, fault)
			return n
		}
	}
	return n
}
