package main

import (
	"context"
	"encoding/json"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
	"unicode"

	"github.com/blevesearch/snowballstem"
	"github.com/blevesearch/snowballstem/english"
	"github.com/blevesearch/snowballstem/swedish"
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

// TestSearchAnswers asks the demo the questions of an assessor, which stand in a
// table, and looks for the page that should come first.
func TestSearchAnswers(t *testing.T) {
	t.Parallel()
	ctx := browser(t)
	open(t, ctx, address(filepath.Join(buildDemo(t), "elira-kovenius", "sok.html")))
	table, err := os.ReadFile(filepath.Join("testdata", "search.txt"))
	if err != nil {
		t.Fatal(err)
	}
	var asked, want []string
	for line := range strings.Lines(string(table)) {
		question, pages, ok := strings.Cut(line, "  ")
		if ok && !strings.HasPrefix(line, "#") {
			asked, want = append(asked, question), append(want, strings.TrimSpace(pages))
		}
	}
	questions, err := json.Marshal(asked)
	if err != nil || len(asked) < 60 {
		t.Fatalf("%d questions, %v", len(asked), err)
	}
	answers := evaluate[[][]string](t, ctx, `(() => {
		const {find} = btfolioFind(btfolioIndex);
		return `+string(questions)+`.map(q => find(q).results.slice(0, 3).map(r => r.text.entry.u));
	})()`)
	for i, found := range answers {
		if len(found) == 0 || !slices.Contains(strings.Fields(want[i]), found[0]) {
			t.Errorf("%s finds %q, not first %s", asked[i], found, want[i])
		}
	}
}

// TestSearchInEnglish asks an index in English, whose words have other forms and
// whose months other names.
func TestSearchInEnglish(t *testing.T) {
	t.Parallel()
	ctx := browser(t)
	open(t, ctx, address(filepath.Join(buildDemo(t), "elira-kovenius", "sok.html")))
	const index = `{language: 'en', kinds: {talk: 'Supervision talk', assessment: 'Assessment'},
		months: ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December'],
		texts: [
			{k: 'assessment', n: 'Mini-CEX', t: 'Chest pain', u: 'chest', d: '2026-03-12', s: [{x: 'Reassessed the bleeding. Two studies were read.'}]},
			{k: 'talk', t: 'Resuscitation', u: 'talk', d: '2026-05-01', s: [{x: 'We may meet on 3 June 2026 and discuss policies.'}]},
		]}`
	for question, want := range map[string]string{
		"chest pains": "chest", "bleed": "chest", "study": "chest", "minicex": "chest", "12 March 2026": "chest", "March": "chest", "the assessment of pain": "chest",
		"resusitation": "talk", "policy": "talk", "3 June": "talk", "discussions": "talk", `"discuss policies"`: "talk", "supervision": "talk", "läkemedel": "",
	} {
		found := evaluate[[]string](t, ctx, `btfolioFind(`+index+`).find(`+strconv.Quote(question)+`).results.map(r => r.text.entry.u)`)
		if first := strings.Join(found, " "); first != want {
			t.Errorf("%s finds %q, not %q", question, found, want)
		}
	}
}

// TestForms holds that each form of a word finds the others: those that the
// Snowball stemmers take for one word, among the words of the demo and of what we
// say in English.
func TestForms(t *testing.T) {
	t.Parallel()
	ctx := browser(t)
	open(t, ctx, address(filepath.Join(buildDemo(t), "elira-kovenius", "sok.html")))
	for _, l := range []struct {
		language, texts string
		stem            func(*snowballstem.Env) bool
	}{
		{"sv", "content/*/*/*.md", swedish.Stem},
		{"en", "docs/*.md", english.Stem},
	} {
		forms := map[string][]string{}
		for _, word := range wordsOf(t, l.texts) {
			env := snowballstem.NewEnv(word)
			if l.stem(env); len([]rune(env.Current())) > 2 {
				forms[env.Current()] = append(forms[env.Current()], word)
			}
		}
		maps.DeleteFunc(forms, func(_ string, words []string) bool { return len(words) == 1 })
		groups, err := json.Marshal(slices.Collect(maps.Values(forms)))
		if err != nil || len(forms) < 300 {
			t.Fatalf("%d words have several forms, %v", len(forms), err)
		}
		for _, lost := range evaluate[[]string](t, ctx, `(() => {
			const groups = `+string(groups)+`;
			const {find} = btfolioFind({language: '`+l.language+`', months: btfolioIndex.months, kinds: {word: 'word'},
				texts: groups.flat().map(word => ({k: 'word', t: word, u: word}))});
			return groups.flatMap(words => words.flatMap(word => {
				const found = new Set(find(word).results.map(r => r.text.entry.u));
				return words.filter(other => !found.has(other)).map(other => word + ' does not find ' + other);
			}));
		})()`) {
			t.Errorf("%s: %s", l.language, lost)
		}
	}
}

// wordsOf are the words of texts, in small letters.
func wordsOf(t *testing.T, texts string) (words []string) {
	t.Helper()
	files, err := filepath.Glob(filepath.Join("..", "..", filepath.FromSlash(texts)))
	if err != nil {
		t.Fatal(err)
	}
	for _, file := range files {
		text, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		words = append(words, strings.FieldsFunc(strings.ToLower(string(text)), func(r rune) bool { return !unicode.IsLetter(r) })...)
	}
	slices.Sort(words)
	return slices.Compact(words)
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
		{search: "q=hygien", only: "hygien", marked: []string{"hygien"}},
		{search: "q=vardhygien", first: "Vårdhygien", marked: []string{"vårdhygien"}},
		{search: "q=V%C3%85RDHYGIEN+och+smittskydd", first: "BT13 Vårdhygien och smittskydd i det dagliga arbetet"},
		{search: "q=va%CC%8Ardhygien", first: "Vårdhygien"},
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

// TestSearchField searches from the head of another page, and switches off the key
// that leads to its field.
func TestSearchField(t *testing.T) {
	t.Parallel()
	out := buildDemo(t)
	ctx := browser(t)
	page := address(filepath.Join(out, "elira-kovenius", "mal-bt01.html"))
	focused := `document.activeElement.id`
	slash := func() {
		t.Helper()
		key := input.DispatchKeyEventParams{Type: input.DispatchKeyEventTypeKeyDown, Key: "/", Text: "/"}
		if _, err := chromedp.Call(ctx, input.DispatchKeyEvent, key); err != nil {
			t.Fatal(err)
		}
	}
	open(t, ctx, page)
	slash()
	if at := evaluate[string](t, ctx, focused); at != "_seek" {
		t.Fatalf("/ leads to %q", at)
	}
	press(t, ctx, "12 mars 2026")
	if err := chromedp.Do(ctx, chromedp.KeyEvent(kb.Enter), chromedp.WaitVisible(".hits a")); err != nil {
		t.Fatal(err)
	}
	if found := evaluate[[]string](t, ctx, hits); found[0] != "CBD: Vårdintyg vid mani" {
		t.Errorf("finds %q", found)
	}
	if evaluate[bool](t, ctx, `document.querySelector('.seek').checkVisibility()`) {
		t.Error("the page of the search has two fields")
	}
	// What was meant is looked for, and offered.
	open(t, ctx, address(filepath.Join(out, "elira-kovenius", "sok.html"))+"#q=mini-cex+br%C3%B6tsm%C3%A4rta")
	if meant := evaluate[string](t, ctx, `document.querySelector('.meant').textContent`); meant != " Menade du mini-cex bröstsmärta?" {
		t.Errorf("offers %q", meant)
	}
	if err := chromedp.Do(ctx, chromedp.Click(".meant a"), chromedp.WaitNotPresent(".meant")); err != nil {
		t.Fatal(err)
	}
	if typed := evaluate[string](t, ctx, `document.getElementById('_words').value`); typed != "mini-cex bröstsmärta" {
		t.Errorf("the field now holds %q", typed)
	}

	if err := chromedp.Do(ctx, chromedp.Click("#_slash")); err != nil {
		t.Fatal(err)
	}
	open(t, ctx, page)
	slash()
	if at := evaluate[string](t, ctx, focused); at != "" {
		t.Errorf("/ that is switched off leads to %q", at)
	}
	evaluate[bool](t, ctx, `localStorage.clear() === undefined`)
}
