package main

import (
	"context"
	"path/filepath"
	"strings"
	"testing"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/input"
	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
	"github.com/google/go-cmp/cmp"
)

// hits are the titles of what the search page shows.
const hits = `[...document.querySelectorAll('.hits a')].map(a => a.textContent)`

// open opens a page. One that is already open is left first: the browser
// would otherwise only go to another place on it.
func open(t *testing.T, ctx context.Context, address string) {
	t.Helper()
	if err := chromedp.Do(ctx, chromedp.Navigate("about:blank"), chromedp.Navigate(address)); err != nil {
		t.Fatalf("%s: %v", address, err)
	}
}

func press(t *testing.T, ctx context.Context, keys string) {
	t.Helper()
	if err := chromedp.Do(ctx, chromedp.KeyEvent(keys)); err != nil {
		t.Fatal(err)
	}
}

// TestSearch asks the demo what an assessor might.
func TestSearch(t *testing.T) {
	t.Parallel()
	out := buildDemo(t)
	ctx := browser(t)
	page := address(filepath.Join(out, "elira-kovenius", "sok.html"))

	for _, test := range []struct {
		search string
		first  string   // title of the first hit
		only   string   // what the facts, title or text of every hit hold
		not    []string // titles that are not among the hits
		marked []string // all that is marked in the first hit, in small letters
		leads  string   // where the first hit leads
	}{
		{search: "q=hygien", first: "BT13 Vårdhygien och smittskydd i det dagliga arbetet", only: "hygien", marked: []string{"hygien"}},
		{search: "q=vardhygien", first: "BT13 Vårdhygien och smittskydd i det dagliga arbetet", marked: []string{"vårdhygien"}},
		{search: "q=V%C3%85RDHYGIEN+och+smittskydd", first: "BT13 Vårdhygien och smittskydd i det dagliga arbetet"},
		{search: "q=va%CC%8Ardhygien", first: "BT13 Vårdhygien och smittskydd i det dagliga arbetet"},
		{search: "q=bt1&kind=goal", first: "BT1 Akuta och icke akuta sjukdomstillstånd", not: []string{"BT10 Samarbete och ledarskap", "BT13 Vårdhygien och smittskydd i det dagliga arbetet"}, leads: "mal-bt01.html"},
		{search: "q=BT+01&kind=goal", first: "BT1 Akuta och icke akuta sjukdomstillstånd"},
		{search: "q=suicid&kind=assessment&placement=psykiatri", only: "Psykiatri"},
		{search: "kind=course&goal=BT13", only: "BT13"},
	} {
		open(t, ctx, page+"#"+test.search)
		found := evaluate[[]string](t, ctx, hits)
		if len(found) == 0 {
			t.Errorf("%s: nothing is found", test.search)
			continue
		}
		if test.first != "" && found[0] != test.first {
			t.Errorf("%s: the first hit is %q", test.search, found[0])
		}
		for _, title := range found {
			for _, not := range test.not {
				if title == not {
					t.Errorf("%s finds %q", test.search, title)
				}
			}
		}
		for _, text := range evaluate[[]string](t, ctx, `[...document.querySelectorAll('.hits > li')].map(li => li.textContent)`) {
			if !strings.Contains(strings.ToLower(text), strings.ToLower(test.only)) {
				t.Errorf("%s finds %q", test.search, text)
			}
		}
		marked := evaluate[[]string](t, ctx, `[...new Set([...document.querySelectorAll('.hits > li:first-child mark')].map(m => m.textContent.toLowerCase()))]`)
		if test.marked != nil && !cmp.Equal(marked, test.marked) {
			t.Errorf("%s marks %q", test.search, marked)
		}
		leads := evaluate[string](t, ctx, `document.querySelector('.hits a').getAttribute('href')`)
		if file, _, _ := strings.Cut(leads, "#"); test.leads != "" && file != test.leads {
			t.Errorf("%s leads to %s", test.search, leads)
		}
		if said := evaluate[string](t, ctx, `document.querySelector('[role=status]').textContent`); !strings.HasSuffix(said, " träffar") && !strings.HasSuffix(said, "1 träff") {
			t.Errorf("%s says %q", test.search, said)
		}
	}

	// As typed comes before without dots and rings.
	open(t, ctx, page+"#q=f%C3%B6r")
	fits := evaluate[[]bool](t, ctx, `[...document.querySelectorAll('.hits > li')].map(li => /för/i.test(li.textContent))`)
	for i := 1; i < len(fits); i++ {
		if fits[i] && !fits[i-1] {
			t.Errorf("hit %d of %d has the word as typed, the one before it has not", i+1, len(fits))
		}
	}
	// All words must be there.
	open(t, ctx, page+"#q=hygien+xyzzy")
	if found := evaluate[[]string](t, ctx, hits); len(found) > 0 {
		t.Errorf("found without all the words: %q", found)
	}
	if said := evaluate[string](t, ctx, `document.querySelector('[role=status]').textContent`); said != "Ingen träff." {
		t.Errorf("says %q where nothing is found", said)
	}
}

// TestSearchByKeys types a search, opens a hit and comes back to it.
func TestSearchByKeys(t *testing.T) {
	t.Parallel()
	out := buildDemo(t)
	ctx := browser(t)
	w := &observer{page: "sok.html"}
	if err := w.listen(ctx); err != nil {
		t.Fatal(err)
	}
	open(t, ctx, address(filepath.Join(out, "elira-kovenius", "sok.html")))
	focused := `document.activeElement.textContent`
	press(t, ctx, "sepsis")
	found := evaluate[[]string](t, ctx, hits)
	if len(found) < 3 {
		t.Fatalf("typing finds %q", found)
	}
	press(t, ctx, kb.ArrowDown)
	press(t, ctx, kb.ArrowDown)
	if at := evaluate[string](t, ctx, focused); at != found[1] {
		t.Errorf("two steps down is %q, want %q", at, found[1])
	}
	// As a keyboard sends it: the key and its letter in one.
	slash := input.DispatchKeyEventParams{Type: input.DispatchKeyEventTypeKeyDown, Key: "/", Text: "/"}
	if _, err := chromedp.Call(ctx, input.DispatchKeyEvent, slash); err != nil {
		t.Fatal(err)
	}
	if at := evaluate[string](t, ctx, `document.activeElement.id`); at != "_words" {
		t.Errorf("/ leads to %q", at)
	}
	if typed := evaluate[string](t, ctx, `document.activeElement.value`); typed != "sepsis" {
		t.Errorf("the field now holds %q", typed)
	}
	press(t, ctx, kb.ArrowDown)
	press(t, ctx, kb.ArrowDown)
	press(t, ctx, kb.ArrowUp)
	target := evaluate[string](t, ctx, `document.activeElement.href`)
	if err := chromedp.Do(ctx, chromedp.KeyEvent(kb.Enter), chromedp.WaitVisible("h1 ~ *, .beside")); err != nil {
		t.Fatal(err)
	}
	if at := evaluate[string](t, ctx, `location.href`); at != target {
		t.Errorf("Enter opened %s, want %s", at, target)
	}
	if fragment := evaluate[string](t, ctx, `location.hash.slice(1)`); fragment != "" {
		if !evaluate[bool](t, ctx, `document.getElementById(location.hash.slice(1)) !== null`) {
			t.Errorf("there is no %s on the page", fragment)
		}
	}
	if err := chromedp.Do(ctx, chromedp.NavigateBack()); err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(found, evaluate[[]string](t, ctx, hits)); diff != "" {
		t.Error(diff)
	}
	for _, f := range w.faults {
		t.Error(f)
	}
}

// TestSearchWithoutScripts holds that the page then leads to the lists.
func TestSearchWithoutScripts(t *testing.T) {
	t.Parallel()
	out := buildDemo(t)
	ctx := browser(t)
	off := emulation.SetScriptExecutionDisabledParams{Value: true}
	if _, err := chromedp.Call(ctx, emulation.SetScriptExecutionDisabled, off); err != nil {
		t.Fatal(err)
	}
	open(t, ctx, address(filepath.Join(out, "elira-kovenius", "sok.html")))
	if err := chromedp.Do(ctx, chromedp.WaitVisible(".search-off a[href='bedomningar.html']"), chromedp.WaitNotVisible("#_words")); err != nil {
		t.Fatal(err)
	}
}
