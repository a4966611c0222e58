package lsp

import (
	"slices"
	"strings"
	"testing"

	"btfolio/internal/portfolio"
	"btfolio/internal/testkit"
	"btfolio/internal/vocabulary"
)

// proposed are what may stand behind a piece of a text, by what is written for it.
func (e *editor) proposed(name, behind string) map[string]completionItem {
	e.t.Helper()
	var list completionList
	e.ask("textDocument/completion", e.cursor(name, behind), &list)
	all := map[string]completionItem{}
	for _, item := range list.Items {
		all[item.TextEdit.NewText] = item
	}
	return all
}

// done is the text with a proposal taken.
func (e *editor) done(name string, item completionItem) string {
	t := e.texts[name]
	r := item.TextEdit.Range
	return t.content[:t.offset(r.Start)] + item.TextEdit.NewText + t.content[t.offset(r.End):]
}

func TestCompletion(t *testing.T) {
	e := edit(t, testkit.Site)
	for _, tt := range []struct {
		name, text, behind string
		insert, label      string
		want               string // the line afterwards
		never              string
	}{
		{talk, "---\ndatum: 2026-01-20\nha\n---\n", "\nha", "handledare: ", "handledare", "handledare: ", "datum: "},
		{talk, "---\nhandledare: an\n---\n", ": an", "anna-berg", "Anna Berg", "handledare: anna-berg", ""},
		{talk, "---\nplacering: ak\n---\n", ": ak", "akuten", "Akuten", "placering: akuten", ""},
		{talk, "---\nmål: [BT1, ]\n---\n", "BT1, ", "BT9", "BT9", "mål: [BT1, BT9]", ""},
		{talk, "---\ndatum: \n---\n", "datum: ", "2026-01-30", "2026-01-30", "datum: 2026-01-30", ""},
		{talk, "---\ndatum: \n---\n", "datum: ", "2026-02-01", "2026-02-01", "datum: 2026-02-01", ""},
		{talk, "---\ndatum: \n---\n", "datum: ", "2025-12-31", "2025-12-31", "datum: 2025-12-31", ""},
		{talk, "---\nutkast: \n---\n", "utkast: ", "ja", "ja", "utkast: ja", ""},
		{talk, "---\n---\nSe [x](../pl)\n", "../pl", "../placeringar/akuten.md", "Akuten", "Se [x](../placeringar/akuten.md)", ""},
		{talk, "---\n---\nSe [x](../placeringar/akuten.md#)\n", "md#", "sammanfattning", "Sammanfattning", "Se [x](../placeringar/akuten.md#sammanfattning)", ""},
		{talk, "---\n---\nSe [å😀](../placeringar/akuten.md#)\n", "md#", "sammanfattning", "Sammanfattning", "Se [å😀](../placeringar/akuten.md#sammanfattning)", ""},
		{"content/lo-ek/bedomningar/ny.md", "---\ninstrument: mi\n---\n", ": mi", "Mini-CEX", "Mini-CEX", "instrument: Mini-CEX", ""},
		{"content/lo-ek/placeringar/ny.md", "---\nområde: ps\n---\n", ": ps", "psykiatri", "psykiatri", "område: psykiatri", ""},
		{"content/lo-ek/placeringar/ny.md", "---\ngodkännanden:\n  - {av: anna-berg, ro}\n---\n", ", ro", "roll: ", "roll", "  - {av: anna-berg, roll: }", "av: "},
		{"content/lo-ek/placeringar/ny.md", "---\ngodkännanden:\n  - roll: pl\n---\n", ": pl", "placeringshandledare", "placeringshandledare", "  - roll: placeringshandledare", ""},
		{"content/lo-ek/index.md", "---\nnamn: Lo Ek\nstart: 2025-09-01\npersoner:\n  hu\n---\n", "\n  hu", "huvudhandledare: ", "huvudhandledare", "  huvudhandledare: ", ""},
		{"content/lo-ek/index.md", "---\nnamn: Lo Ek\nstart: 2025-09-01\nstartgrupp: \n---\n", "grupp: ", "ht2025", "", "startgrupp: ht2025", ""},
		{"btfolio.yaml", "titel: x\nprogram: v\n", ": v", "vgr", "vgr", "program: vgr", ""},
		{"btfolio.yaml", "titel: x\nprogram: vgr\n\n", "vgr\n", "språk: ", "språk", "språk: ", "titel: "},
	} {
		if e.texts[tt.name] != nil {
			e.tell("textDocument/didClose", documentParams{documentID{URI: e.uri(tt.name)}})
		}
		e.open(tt.name, tt.text)
		all := e.proposed(tt.name, tt.behind)
		item, ok := all[tt.insert]
		if !ok || tt.label != "" && item.Label != tt.label {
			t.Errorf("%q: %q is not proposed: %+v", tt.text, tt.insert, all)
			continue
		}
		if got := e.done(tt.name, item); !slices.Contains(strings.Split(got, "\n"), tt.want) {
			t.Errorf("%q becomes %q", tt.text, got)
		}
		if _, there := all[tt.never]; there {
			t.Errorf("%q: %q is proposed", tt.text, tt.never)
		}
	}
}

// A file whose name has blanks is proposed as its place wants it.
func TestCompletionFiles(t *testing.T) {
	e := edit(t, testkit.Site+"-- content/lo-ek/dokument/BT1, BT3 MiniCex Ny (a) Akuten 251003.pdf --\n%PDF-1.4\n")
	e.open("content/lo-ek/bedomningar/ny.md", "---\nbilagor: [\n---\n[x](\n")
	file := "../dokument/BT1, BT3 MiniCex Ny (a) Akuten 251003.pdf"
	if all := e.proposed("content/lo-ek/bedomningar/ny.md", "bilagor: ["); all["'"+file+"'"].Label == "" {
		t.Errorf("%+v", all)
	}
	if all := e.proposed("content/lo-ek/bedomningar/ny.md", "[x]("); all["<"+file+">"].Label == "" {
		t.Errorf("%+v", all)
	}
}

// A list whose entries have keys begins with what is known.
func TestSnippets(t *testing.T) {
	e := edit(t, testkit.Site)
	const placement = "content/lo-ek/placeringar/psyk.md"
	e.open(placement, "---\nområde: psykiatri\nfrån: 2026-01-01\ntill: 2026-03-31\nhandledare: kim-lund\nmål: [BT2, BT7]\n\n---\n")
	snippet := func(name, behind, key string) string {
		for insert, item := range e.proposed(name, behind) {
			if item.InsertTextFormat == formatSnippet && strings.HasPrefix(insert, key+":") {
				return insert
			}
		}
		return ""
	}
	got := snippet(placement, "BT7]\n", "godkännanden")
	for _, want := range []string{"  - beslut: ${1|godkänt,ej godkänt,återkallat|}\n", "av: ${2:kim-lund}", "roll: ${3:placeringshandledare}", "datum: ${4:2026-02-01}", "mål: ${5:[BT2, BT7]}"} {
		if !strings.Contains(got, want) {
			t.Errorf("%q has no %q", got, want)
		}
	}
	e.open("content/lo-ek/avstamningar/ny.md", "---\ndatum: 2026-01-20\n\n---\n")
	if got := snippet("content/lo-ek/avstamningar/ny.md", "20\n", "progression"); strings.Count(got, "  - {mål: BT") != 18 {
		t.Errorf("%q", got)
	}
}

// Whatever a kind declares can be completed: each key is proposed, and has words of
// its own that say what it is for.
func TestCompletionKinds(t *testing.T) {
	e := edit(t, testkit.Site)
	for _, k := range portfolio.Kinds() {
		term := k.Kind.Term()
		name := "content/lo-ek/" + term.Folder.Sv + "/x.md"
		switch {
		case k.Shared:
			name = "content/" + term.Folder.Sv + "/x.md"
		case k.Alone:
			name = "content/lo-ek/" + term.File.Sv
		}
		e.open(name, "---\n\n---\n")
		all := e.proposed(name, "---\n")
		for _, f := range portfolio.FieldsOf(k.Type()) {
			item, ok := all[vocabulary.Key(f.Key, "sv")+": "]
			if !ok || item.Documentation == "" {
				t.Errorf("%s: %s is proposed as %+v", k.Kind, f.Key, item)
			}
		}
	}
}
