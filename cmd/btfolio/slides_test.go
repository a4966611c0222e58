package main

import (
	"context"
	"fmt"
	"path/filepath"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
	"github.com/google/go-cmp/cmp"
)

// agenda is what a meeting about the demo's first portfolio steps through.
var agenda = []string{
	"index.html",
	"placeringar-akutsjukvard.html", "placeringar-psykiatri.html", "placeringar-allmanmedicin.html",
	"mal-bt01.html", "bedomningar-2025-11-13-cbd-sepsis.html", "bedomningar-2025-09-09-mini-cex-brostsmarta.html",
	"bedomningar-2026-08-11-mini-cex-ryggsmarta.html",
	"mal-bt02.html", "bedomningar-2026-02-19-medsittning-suicidrisk.html", "bedomningar-2026-03-12-cbd-vardintyg.html",
	"mal-bt03.html", "mal-bt04.html", "mal-bt05.html", "mal-bt06.html", "mal-bt07.html", "mal-bt08.html", "mal-bt09.html",
	"mal-bt10.html", "mal-bt11.html", "mal-bt12.html", "mal-bt13.html", "mal-bt14.html", "mal-bt15.html", "mal-bt16.html",
	"mal-bt17.html", "bedomningar-2026-01-14-cbd-brytpunkt.html",
	"mal-bt18.html",
	"slutbedomning.html", "intyg.html",
}

const (
	// slideNow is the slide that is shown: its page, and its place. It is empty
	// while a page is loading.
	slideNow = `(document.readyState !== 'complete' || !document.querySelector('.stage') ? '' : location.pathname.replace(/.*\//, '') + ' ' + document.querySelector('.place').textContent)`

	// slideFaults are what of a slide does not fit the screen, which links leave the
	// mode, and, on the last slide of a page, which words were on none of them.
	slideFaults = `(() => {
		const faults = [], seen = window.seen ||= new Set();
		const shown = e => e.checkVisibility({ visibilityProperty: true }) && !e.closest('.vh, .skip');
		const look = (node, what, boxes) => {
			for (const b of boxes) {
				if (b.width < 1 || b.height < 1 || b.right <= 1 || b.left >= innerWidth - 1) { continue; }
				if (b.left < -1 || b.right > innerWidth + 1 || b.top < -1 || b.bottom > innerHeight + 1) {
					faults.push(what + ' lies at ' + [b.left, b.top, b.right, b.bottom].map(Math.round));
				} else {
					seen.add(node);
				}
			}
		};
		const words = [], walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
		for (let node; node = walk.nextNode();) {
			const e = node.parentElement;
			if (!node.data.trim() || e.closest('.vh, .skip, script')) { continue; }
			if (e.closest('.flow') && e.checkVisibility()) { words.push(node); }
			if (!shown(e)) { continue; }
			const range = document.createRange();
			range.selectNodeContents(node);
			look(node, '“' + node.data.trim().slice(0, 40) + '”', range.getClientRects());
		}
		for (const e of document.querySelectorAll('main :is(img, iframe, .mark)')) {
			if (shown(e)) { look(e, e.tagName, e.getClientRects()); }
		}
		const [, at, of] = /(\d+)\/(\d+)$/.exec(document.querySelector('.place').textContent.split(' · ')[1] || '1/1');
		if (at === of) {
			words.filter(w => !seen.has(w)).forEach(w => faults.push('“' + w.data.trim().slice(0, 40) + '” is on no slide'));
		}
		for (const a of document.links) {
			if (a.pathname.endsWith('.html') && !a.search.includes('_show')) { faults.push('the link to ' + a.href + ' leaves the meeting'); }
		}
		return faults.slice(0, 5);
	})()`
)

// TestMeeting steps through a portfolio as in a meeting, from the first slide to
// the last, on three screens: what is shown fits, and everything is shown.
func TestMeeting(t *testing.T) {
	t.Parallel()
	out := buildDemo(t)
	ctx := browser(t)
	for _, screen := range []struct {
		width, height int64
		by            func()
	}{
		{1920, 1080, func() { evaluate[*string](t, ctx, `document.querySelector('.meeting-bar .next').click()`) }},
		{1280, 800, func() { press(t, ctx, kb.ArrowRight) }},
		{1024, 768, func() { press(t, ctx, kb.PageDown) }},
	} {
		if err := chromedp.Do(ctx, chromedp.EmulateViewport(screen.width, screen.height)); err != nil {
			t.Fatal(err)
		}
		size := fmt.Sprintf("%d × %d", screen.width, screen.height)
		open(t, ctx, address(filepath.Join(out, "elira-kovenius", "index.html")))
		begin(t, ctx)
		var seen []string
		for range 300 {
			at := evaluate[string](t, ctx, slideNow)
			page, _, _ := strings.Cut(at, " ")
			if len(seen) == 0 || seen[len(seen)-1] != page {
				seen = append(seen, page)
			}
			for _, fault := range evaluate[[]string](t, ctx, slideFaults) {
				t.Errorf("%s: %s: %s", size, at, fault)
			}
			if evaluate[bool](t, ctx, `document.querySelector('.meeting-bar .next').disabled`) {
				break
			}
			screen.by()
			leaves(t, ctx, at)
		}
		if diff := cmp.Diff(agenda, seen); diff != "" {
			t.Errorf("%s: %s", size, diff)
		}
	}
}

// begin presses the button that begins a meeting.
func begin(t *testing.T, ctx context.Context) {
	t.Helper()
	if err := chromedp.Do(ctx, chromedp.WaitVisible(".show button")); err != nil {
		t.Fatal(err)
	}
	evaluate[*string](t, ctx, `document.querySelector('.show button').click()`)
	until(t, ctx, `document.readyState === 'complete' && document.querySelector('.meeting .stage') !== null`)
}

// leaves waits until another slide is shown than the one that was.
func leaves(t *testing.T, ctx context.Context, was string) {
	t.Helper()
	until(t, ctx, fmt.Sprintf(`%s !== '' && %s !== %q`, slideNow, slideNow, was))
}

// TestMeetingIsSteered uses the keys, follows links and hides the clock.
func TestMeetingIsSteered(t *testing.T) {
	t.Parallel()
	out := buildDemo(t)
	ctx := browser(t)
	if err := chromedp.Do(ctx, chromedp.EmulateViewport(1280, 800)); err != nil {
		t.Fatal(err)
	}
	open(t, ctx, address(filepath.Join(out, "elira-kovenius", "index.html")))
	size := `parseFloat(getComputedStyle(document.querySelector('main')).fontSize)`
	before := evaluate[float64](t, ctx, size)
	begin(t, ctx)
	if after := evaluate[float64](t, ctx, size); after < before*1.2 {
		t.Errorf("the letters were %.1f px and are %.1f px", before, after)
	}
	at := func(want string) {
		t.Helper()
		until(t, ctx, fmt.Sprintf(`%s === %q`, slideNow, want))
	}
	at("index.html 1/24 · Bild 1/3")
	press(t, ctx, " ")
	at("index.html 1/24 · Bild 2/3")
	press(t, ctx, kb.PageDown)
	at("index.html 1/24 · Bild 3/3")
	press(t, ctx, kb.ArrowLeft)
	at("index.html 1/24 · Bild 2/3")

	// A cell leads to the slide with what it counts.
	evaluate[*string](t, ctx, `document.querySelector('#bt1-allmanmedicin a').click()`)
	until(t, ctx, `location.pathname.endsWith('/mal-bt01.html') && document.readyState === 'complete'`)
	if !evaluate[bool](t, ctx, `(b => b.left >= 0 && b.right <= innerWidth && b.top >= 0)(document.querySelector('#allmanmedicin h3').getBoundingClientRect())`) {
		t.Error("the cell leads to a slide that does not show what it counts")
	}

	// What is no step leads back to where one was.
	evaluate[*string](t, ctx, `document.querySelector('a[href*="samtal-"]').click()`)
	until(t, ctx, `location.pathname.includes('/samtal-') && document.readyState === 'complete' && document.querySelector('.meeting .stage') !== null`)
	if !evaluate[bool](t, ctx, `document.querySelector('.prev.back').checkVisibility()`) {
		t.Error("there is no button back from a page that is no step")
	}
	press(t, ctx, kb.PageUp)
	until(t, ctx, `location.pathname.endsWith('/mal-bt01.html') && document.readyState === 'complete'`)

	// What was picked has its form beside its text, as high as the screen allows.
	open(t, ctx, address(filepath.Join(out, "elira-kovenius", "bedomningar-2025-11-13-cbd-sepsis.html"))+"?_show")
	form := evaluate[struct{ Left, Width, Height float64 }](t, ctx, `(b => ({ Left: b.left, Width: b.width, Height: b.height }))(document.querySelector('.exhibit.on iframe').getBoundingClientRect())`)
	if form.Left < 600 || form.Width < 560 || form.Height < 550 {
		t.Errorf("the form beside the text is %+v", form)
	}

	// One step back from the first slide of a page is the last of the page before.
	open(t, ctx, address(filepath.Join(out, "elira-kovenius", "placeringar-akutsjukvard.html"))+"?_show")
	press(t, ctx, kb.ArrowLeft)
	at("index.html 1/24 · Bild 3/3")

	// The clock counts from the beginning of the meeting, and stays hidden.
	began := `?_show=' + (Math.floor(Date.now() / 1000) - 750)`
	evaluate[*string](t, ctx, `void (location.search = '`+began+`)`)
	until(t, ctx, `document.readyState === 'complete' && /^1[23] min$/.test(document.querySelector('.clock').textContent)`)
	clock := func(shown bool) {
		t.Helper()
		until(t, ctx, fmt.Sprintf(`document.readyState === 'complete' && document.querySelector('.meeting-bar .clock')?.checkVisibility() === %t`, shown))
	}
	clock(true)
	press(t, ctx, "k")
	clock(false)
	was := evaluate[string](t, ctx, slideNow)
	press(t, ctx, kb.ArrowRight)
	leaves(t, ctx, was)
	clock(false)
	evaluate[*string](t, ctx, `document.querySelector('.clocked').click()`)
	clock(true)
	if text := evaluate[string](t, ctx, `document.querySelector('.clock').textContent`); !strings.HasPrefix(text, "1") {
		t.Errorf("the clock began anew: %s", text)
	}

	press(t, ctx, kb.Escape)
	until(t, ctx, `document.readyState === 'complete' && location.search === '' && document.querySelector('.meeting') === null`)
	if after := evaluate[float64](t, ctx, size); after != before {
		t.Errorf("the letters are %.1f px after the meeting", after)
	}
	was = evaluate[string](t, ctx, `location.href`)
	press(t, ctx, kb.ArrowRight)
	if now := evaluate[string](t, ctx, `location.href`); now != was {
		t.Errorf("the keys still step, to %s", now)
	}
}
