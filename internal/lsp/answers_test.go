package lsp

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"btfolio/internal/testkit"
)

func (e *editor) explained(name, behind string) string {
	e.t.Helper()
	var h *hover
	e.ask("textDocument/hover", e.cursor(name, behind), &h)
	if h == nil {
		return ""
	}
	return h.Contents.Value
}

// What stands under the cursor is explained.
func TestHover(t *testing.T) {
	e := edit(t, testkit.Site)
	const placement = "content/lo-ek/placeringar/akuten.md"
	e.open(talk, "---\ntitel: Ny\ndatum: 2026-01-20\nhandledare: anna-berg\nplacering: akuten\nmål: [BT1, BT9]\n---\n[x](../placeringar/akuten.md) om BT7\n")
	e.open(placement)
	for _, tt := range []struct{ name, behind, want string }{
		{talk, "[BT1, BT9", "**BT9 "}, {talk, "om BT7", "**BT7 "}, {talk, "om BT7", "- "},
		{talk, ": anna", "**Anna Berg**"}, {talk, ": anna", "huvudhandledare ("},
		{talk, "placering: ak", "2025-09-01 – 2025-12-31"}, {talk, "../placeringar/ak", "**Akuten**"},
		{talk, "handl", "Handledaren:"}, {talk, "--", "Inget beslut är bundet"},
		{placement, "god", "- godkänt, 2026-01-09, Kim Lund (påstått)"},
	} {
		if got := e.explained(tt.name, tt.behind); !strings.Contains(got, tt.want) {
			t.Errorf("%s, behind %q: %q", tt.name, tt.behind, got)
		}
	}
	if got := e.explained(talk, "2026-01-2"); got != "" {
		t.Errorf("a day is explained: %q", got)
	}
}

// A finding of the verdict says which source its rule has.
func TestHoverSource(t *testing.T) {
	e := edit(t, testkit.Site)
	const page = "content/lo-ek/index.md"
	for _, d := range e.open(page) {
		var h *hover
		e.ask("textDocument/hover", textPosition{documentID{URI: e.uri(page)}, d.Range.Start}, &h)
		if h != nil && strings.Contains(h.Contents.Value, "Källa: ") {
			return
		}
	}
	t.Error("no finding tells its source")
}

// From a name or a link to its text, and back to all that speak of it.
func TestNavigation(t *testing.T) {
	e := edit(t, testkit.Site)
	e.open(talk, "---\ndatum: 2026-01-20\nhandledare: anna-berg\nplacering: akuten\nmål: [BT1]\n---\n## Måluppfyllelse\n\n[x](../placeringar/akuten.md#plan)\n")
	for behind, want := range map[string]string{
		": anna": "content/personer/anna-berg.md", "placering: ak": "content/lo-ek/placeringar/akuten.md", "../placeringar/ak": "content/lo-ek/placeringar/akuten.md",
	} {
		var l *location
		e.ask("textDocument/definition", e.cursor(talk, behind), &l)
		if l == nil || l.URI != e.uri(want) {
			t.Errorf("behind %q: %+v", behind, l)
		}
	}
	var all []location
	e.ask("textDocument/references", e.cursor(talk, "placering: ak"), &all)
	here := 0
	for _, l := range all {
		if l.URI == e.uri(talk) {
			here++
		}
	}
	if here != 2 || len(all) < 3 {
		t.Errorf("%+v", all)
	}
	var headings []documentSymbol
	e.ask("textDocument/documentSymbol", documentParams{documentID{URI: e.uri(talk)}}, &headings)
	if len(headings) != 1 || headings[0].Name != "Måluppfyllelse" {
		t.Errorf("%+v", headings)
	}
	var texts []symbol
	e.ask("workspace/symbol", map[string]string{"query": "akuten"}, &texts)
	if len(texts) == 0 || texts[len(texts)-1].Name != "Akuten" {
		t.Errorf("%+v", texts)
	}
}

// acted is the text after an action whose title has these words, and the files it makes.
func (e *editor) acted(name, behind, title string) (text string, made map[string]string) {
	e.t.Helper()
	var all []action
	at := e.cursor(name, behind)
	e.ask("textDocument/codeAction", actionParams{at.TextDocument, span{at.Position, at.Position}}, &all)
	made = map[string]string{}
	for _, a := range all {
		if !strings.Contains(a.Title, title) {
			continue
		}
		t := e.texts[name]
		for _, c := range a.Edit.DocumentChanges {
			for _, edit := range c.Edits {
				if c.TextDocument.URI != t.uri {
					made[c.TextDocument.URI] = edit.NewText
					continue
				}
				t = t.changed(t.version, []textChange{{Range: &edit.Range, Text: edit.NewText}})
			}
		}
		return t.content, made
	}
	e.t.Errorf("%s, behind %q: nothing says %q: %+v", name, behind, title, all)
	return "", made
}

// What a finding says to do can be done for the person.
func TestActions(t *testing.T) {
	e := edit(t, testkit.Site+"-- content/lo-ek/dokument/BT1 MiniCex Ny Akuten 260120.pdf --\n%PDF-1.4\n")
	const assessment, placement = "content/lo-ek/bedomningar/ny.md", "content/lo-ek/placeringar/psyk.md"
	for _, tt := range []struct{ name, text, behind, title, want string }{
		{talk, "---\ndatum: 2026-01-20\nhanledare: anna-berg\n---\n", "hanl", "Skriv ”handledare”", "\nhandledare: anna-berg\n"},
		{talk, "---\ndatum: 2026-01-20\nhandledare: ana-berg\n---\n", "ana", "Skriv ”anna-berg”", "\nhandledare: anna-berg\n"},
		{talk, "---\ndatum: 2026-01-20\nhandledare: anna-berg\nplacering: akutn\n---\n", "akutn", "Skriv ”akuten”", "\nplacering: akuten\n"},
		{talk, "---\ndatum: 20260120\nhandledare: anna-berg\n---\n", "2026", "Skriv ”2026-01-20”", "\ndatum: 2026-01-20\n"},
		{talk, "---\ndatum: 2026-01-20\n---\n", "dat", "”handledare: …”", "2026-01-20\nhandledare: \n---\n"},
		{talk, "---\nutkast: ja\ndatum: 2026-01-20\nhandledare: anna-berg\n---\n", "dat", "utkastmarkeringen", "---\ndatum: 2026-01-20\n"},
		{talk, "---\ndatum: 2026-01-20\nhandledare: anna-berg\n---\nSe [x](../dokument/BT1 MiniCex Ny Akuten 260120.pdf).\n", "Se", "Skriv ”<..", "[x](<../dokument/BT1 MiniCex Ny Akuten 260120.pdf>)."},
		{assessment, "---\ndatum: 2026-01-20\ninstrument: minicx\nmål: BT1\n---\n", "mini", "Skriv ”Mini", "\ninstrument: Mini"},
		{assessment, "---\ndatum: 2026-01-20\ninstrument: Mini-CEX\nmål: BT1\n---\n", "dat", "Bifoga", "\nbilagor: [../dokument/BT1 MiniCex Ny Akuten 260120.pdf]\n---\n"},
		{"content/lo-ek/placeringar/ny.md", "---\nområde: psykiatri\nfrån: 2025-09-01\ntill: 2025-12-31\nhandledare: anna-berg\n---\n", "omr", "Öppna ett beslut av Anna Berg",
			"\ngodkännanden:\n  - beslut: \n    av: anna-berg\n    roll: placeringshandledare\n    datum: 2026-02-01\n---\n"},
	} {
		for name := range e.texts {
			e.tell("textDocument/didClose", documentParams{documentID{URI: e.uri(name)}})
		}
		e.open(tt.name, tt.text)
		if got, _ := e.acted(tt.name, tt.behind, tt.title); !strings.Contains(got, tt.want) {
			t.Errorf("%q becomes %q", tt.text, got)
		}
	}
	e.tell("textDocument/didClose", documentParams{documentID{URI: e.uri("content/lo-ek/placeringar/ny.md")}})
	e.open(placement)
	_, made := e.acted(placement, "omr", "Nytt handledarsamtal")
	data := made[e.uri("content/lo-ek/samtal/2026-02-01.md")]
	if !strings.Contains(data, "placering: psyk\n") || !strings.Contains(data, "utkast: true\n") {
		t.Errorf("%+v", made)
	}
	if _, err := os.Stat(filepath.Join(e.site, "content/lo-ek/samtal/2026-02-01.md")); err == nil {
		t.Error("the server has written a text")
	}
}
