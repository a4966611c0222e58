package main

import (
	"path"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
	"github.com/google/go-cmp/cmp"
)

// TestMeeting steps through a portfolio as in a meeting: the overview, the
// placements and the goals in large letters, back and forth, and out again.
func TestMeeting(t *testing.T) {
	t.Parallel()
	out := buildDemo(t)
	ctx := browser(t)
	if err := chromedp.Do(ctx, chromedp.EmulateViewport(1920, 1080)); err != nil {
		t.Fatal(err)
	}
	open(t, ctx, address(filepath.Join(out, "elira-kovenius", "index.html")))
	size := `parseFloat(getComputedStyle(document.querySelector('main')).fontSize)`
	before := evaluate[float64](t, ctx, size)
	at := func() string { return path.Base(evaluate[string](t, ctx, `location.href`)) }
	// step presses a key and waits for the page it leads to.
	step := func(key string) {
		t.Helper()
		from := at()
		press(t, ctx, key)
		for range 500 {
			// The page may go away under the question.
			there, err := chromedp.Run(ctx, chromedp.Evaluate[string](`document.readyState + ' ' + location.href`))
			if state, page, _ := strings.Cut(there, " "); err == nil && state == "complete" && path.Base(page) != from {
				return
			}
			if err := chromedp.Do(ctx, chromedp.Sleep(10*time.Millisecond)); err != nil {
				t.Fatal(err)
			}
		}
		t.Fatalf("the key leads nowhere from %s", from)
	}

	if err := chromedp.Do(ctx, chromedp.Query(".show a", chromedp.NodeVisible)); err != nil {
		t.Fatal(err)
	}
	evaluate[*string](t, ctx, `document.querySelector('.show a').click()`)
	if after := evaluate[float64](t, ctx, size); after < before*1.25 {
		t.Errorf("the letters were %.1f px and are %.1f px", before, after)
	}
	if err := chromedp.Do(ctx, chromedp.WaitVisible(".slide .keys"), chromedp.WaitNotVisible(".side")); err != nil {
		t.Fatal(err)
	}

	seen := []string{at()}
	for evaluate[bool](t, ctx, `document.querySelector('.slide .next') !== null`) {
		step(kb.ArrowRight)
		seen = append(seen, at())
		if n := evaluate[int](t, ctx, wider); n > 0 {
			t.Errorf("%s is %d px wider than the screen", at(), n)
		}
	}
	want := []string{
		"index.html#_show",
		"placeringar-akutsjukvard.html#_show", "placeringar-psykiatri.html#_show", "placeringar-allmanmedicin.html#_show",
		"mal-bt01.html#_show", "mal-bt02.html#_show", "mal-bt03.html#_show", "mal-bt04.html#_show", "mal-bt05.html#_show",
		"mal-bt06.html#_show", "mal-bt07.html#_show", "mal-bt08.html#_show", "mal-bt09.html#_show", "mal-bt10.html#_show",
		"mal-bt11.html#_show", "mal-bt12.html#_show", "mal-bt13.html#_show", "mal-bt14.html#_show", "mal-bt15.html#_show",
		"mal-bt16.html#_show", "mal-bt17.html#_show", "mal-bt18.html#_show",
	}
	if diff := cmp.Diff(want, seen); diff != "" {
		t.Error(diff)
	}
	step(kb.ArrowLeft)
	if at() != want[len(want)-2] {
		t.Errorf("one step back is %s", at())
	}
	step(kb.Escape)
	if at() != "mal-bt17.html" || evaluate[float64](t, ctx, size) != before {
		t.Errorf("Esc leads to %s", at())
	}
	press(t, ctx, kb.ArrowRight)
	if at() != "mal-bt17.html" {
		t.Errorf("the keys still step, to %s", at())
	}
}
