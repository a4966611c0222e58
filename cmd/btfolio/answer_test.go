package main

import (
	"context"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"

	cdbrowser "github.com/chromedp/cdproto/browser"
	"github.com/chromedp/chromedp"
)

// answerable makes a bundle of a copy of the demo, unpacks it, and returns the copy and
// the page for the answer.
func answerable(t *testing.T) (site, page string) {
	t.Helper()
	demo, err := demoSite()
	if err != nil {
		t.Fatal(err)
	}
	site = t.TempDir()
	for _, folder := range []string{"content/personer", "content/gemensamt", "content/elira-kovenius"} {
		if err := os.CopyFS(filepath.Join(site, folder), os.DirFS(filepath.Join(demo, folder))); err != nil {
			t.Fatal(err)
		}
	}
	config, err := os.ReadFile(filepath.Join(demo, "btfolio.yaml"))
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(site, "btfolio.yaml"), config, 0o666); err != nil {
		t.Fatal(err)
	}
	zip := filepath.Join(t.TempDir(), "e.zip")
	var said strings.Builder
	if status := run(context.Background(), []string{"bundle", "elira-kovenius", site, "--output", zip}, &said, &said); status != 0 {
		t.Fatal(said.String())
	}
	return site, filepath.Join(filepath.Dir(unzipped(t, zip, t.TempDir())), "SVAR.html")
}

// takesIn gives receive the file that a browser saved.
func takesIn(t *testing.T, site, folder string) {
	t.Helper()
	var files []string
	for range 200 {
		files, _ = filepath.Glob(filepath.Join(folder, "svar-elira-kovenius-2026-11-21*.md"))
		if info, err := os.Stat(strings.Join(files, "")); err == nil && info.Size() > 0 {
			break
		}
		time.Sleep(50 * time.Millisecond)
	}
	if len(files) != 1 {
		t.Fatalf("the browser saved no answer: %q", files)
	}
	var said strings.Builder
	status := run(context.Background(), []string{"receive", files[0], "--site", site, "--yes"}, &said, &said)
	for _, want := range []string{"Beslut om BT som helhet för Elira Kovenius: ej godkänt", "Av Samir Granhed", "BT17", "Svårt: \"saknas\"", "Svarets kod: "} {
		if !strings.Contains(said.String(), want) {
			t.Errorf("receive does not say %s", want)
		}
	}
	if status != 0 || t.Failed() {
		text, _ := os.ReadFile(files[0])
		t.Errorf("status %d: %s\n%s", status, said.String(), text)
	}
}

// What a person does on the page, in both browsers.
const (
	writeNotes = `(() => { const n = document.querySelector('.noting textarea'); n.value = 'en anteckning'; n.dispatchEvent(new Event('input', {bubbles: true})); return n.value })()`
	firstNote  = `document.querySelector('.noting textarea').value`
	chooseKeep = `(document.querySelector('.noting [name=keep]').click(), '')`
	eraseAll   = `(window.confirm = () => true, document.querySelector('.noting .erase').click(), '')`
	answerIt   = `(() => { const f = document.querySelector('.answering');
		f.querySelector('[data-refused]').click(); f.querySelector('[value=BT17]').click();
		f.reason.value = 'Svårt: "saknas"\n  å ä ö'; f.date.value = '2026-11-21'; f.querySelector('button').click(); return '' })()`
)

// TestAnswerInChromium: notes are kept after a choice only and erased for good, and the
// file that is saved is one that receive takes.
func TestAnswerInChromium(t *testing.T) {
	t.Parallel()
	site, page := answerable(t)
	ctx := browser(t)
	saved := t.TempDir()
	to := cdbrowser.SetDownloadBehaviorParams{Behavior: cdbrowser.SetDownloadBehaviorBehaviorAllow, DownloadPath: saved}
	if _, err := chromedp.Call(ctx, cdbrowser.SetDownloadBehavior, to); err != nil {
		t.Fatal(err)
	}
	ask := func(expression string) string { return evaluate[string](t, ctx, expression) }
	open(t, ctx, address(page))
	notes(t, ask, func() { open(t, ctx, address(page)) })
	ask(answerIt)
	takesIn(t, site, saved)
}

// TestAnswerInFirefox is the same in Firefox.
func TestAnswerInFirefox(t *testing.T) {
	t.Parallel()
	site, page := answerable(t)
	saved := t.TempDir()
	f := firefox(t, `user_pref("browser.download.folderList", 2);
user_pref("browser.download.always_ask_before_handling_new_types", false);
user_pref("browser.download.dir", "`+saved+`");
`)
	f.open(address(page))
	notes(t, f.ask, func() { f.open(address(page)) })
	f.ask(answerIt)
	takesIn(t, site, saved)
	for _, entry := range f.entries {
		t.Error(entry)
	}
}

func notes(t *testing.T, ask func(string) string, again func()) {
	t.Helper()
	for _, step := range []struct{ do, after string }{
		{writeNotes, ""},
		{writeNotes + `, ` + chooseKeep, "en anteckning"},
		{eraseAll, ""},
	} {
		ask(step.do)
		again()
		if got := ask(firstNote); got != step.after {
			t.Errorf("after %.60s the note is %q, want %q", step.do, got, step.after)
		}
	}
}

// TestAnswerOnPaper: without its script the page is a form with the code on it.
func TestAnswerOnPaper(t *testing.T) {
	t.Parallel()
	_, page := answerable(t)
	text, err := os.ReadFile(page)
	if err != nil {
		t.Fatal(err)
	}
	code := regexp.MustCompile(`<code class="code">[0-9a-f]{4}( [0-9a-f]{4}){7}</code>`)
	if !code.Match(text) || strings.Contains(string(text), "0000 0000 0000 0000") {
		t.Error("the form has no code")
	}
	for _, want := range []string{"Underskrift", "Samir Granhed", "Ej godkänt", "BT18"} {
		if !strings.Contains(string(text), want) {
			t.Errorf("the form lacks %s", want)
		}
	}
}
