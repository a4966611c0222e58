package lsp

import (
	"os"
	"path/filepath"
	"testing"

	"btfolio/internal/diag"
	"btfolio/internal/testkit"
)

const talk = "content/lo-ek/samtal/2026-01-20.md"

// What is typed is judged as it stands in the editor, and what is on disk stays.
func TestDiagnostics(t *testing.T) {
	e := edit(t, testkit.Site)
	first := e.open(talk, "---\ndatum: 2026-01-20\nhandledare: anna-berg\n---\nText 😀 e\u0301 åäö [x](../placeringar/akuten.md)\n")
	for _, d := range first {
		if d.Severity == severityError {
			t.Errorf("%+v", d)
		}
	}
	for _, tt := range []struct {
		old, new string
		kind     diag.Kind
		marked   string
	}{
		{"anna-berg", "anna-bergg", diag.UnknownPerson, "anna-bergg"},
		{"anna-bergg", "anna-berg\nplacering: å", diag.UnknownPlacement, "å"},
		{"\nplacering: å", "\nmål: [BT1, BT19]", diag.UnknownGoal, "BT19"},
		{"[BT1, BT19]", "BT1", nil, ""},
		{"akuten.md", "finns-inte.md", diag.DeadLink, "../placeringar/finns-inte.md"},
		{"finns-inte.md", "akuten.md#borta", diag.DeadAnchor, "../placeringar/akuten.md#borta"},
		{"akuten.md#borta", "akuten.md", nil, ""},
		{"datum: 2026-01-20", "datum: 2026-01-32", diag.DateDoesNotExist, "2026-01-32"},
		{"datum: 2026-01-32", "utkast: ja\ndatum: 2026-01-20", nil, ""},
		{"akuten.md", "finns-inte.md", diag.DeadLink, "../placeringar/finns-inte.md"}, // in a draft as well
	} {
		all := e.write(talk, tt.old, tt.new)
		if tt.kind == nil {
			for _, d := range all {
				if d.Severity == severityError {
					t.Errorf("%q: %+v", tt.new, d)
				}
			}
			continue
		}
		d := find(all, diag.CodesOf(tt.kind)[0].ID)
		if d == nil {
			t.Fatalf("%q: %+v", tt.new, all)
		}
		if got := e.marked(talk, d.Range); got != tt.marked || d.Severity != severityError || d.About.Href == "" {
			t.Errorf("%q: %q is marked: %+v", tt.new, got, d)
		}
	}
	if _, err := os.Stat(filepath.Join(e.site, talk)); err == nil {
		t.Error("the text was written")
	}
}

// What the verdict says of a text is information.
func TestVerdict(t *testing.T) {
	e := edit(t, testkit.Site)
	all := e.open(talk, "---\ndatum: 2027-01-20\nmål: BT1\nhandledare: anna-berg\n---\nText\n")
	d := find(all, diag.InTheFuture.ID)
	if d == nil || d.Severity != severityInformation {
		t.Fatalf("%+v", all)
	}
}

// Other programs change files, too, and a page that portfolios share concerns them all.
func TestBeside(t *testing.T) {
	e := edit(t, testkit.Site)
	if d := find(e.open(talk, "---\ndatum: 2026-01-20\nhandledare: ny-person\n---\nText\n"), diag.UnknownPerson.ID); d == nil {
		t.Fatal("nobody misses ny-person")
	}
	const page = "content/personer/ny-person.md"
	e.open(page, "---\nnamn: Ny Person\n---\n")
	if d := find(e.write(talk, "Text", "Mer"), diag.UnknownPerson.ID); d != nil {
		t.Errorf("%+v", d)
	}
	e.tell("textDocument/didClose", documentParams{documentID{URI: e.uri(page)}})
	if d := find(e.write(talk, "Mer", "Mera"), diag.UnknownPerson.ID); d == nil {
		t.Error("a page that was never saved is still there")
	}
	testkit.Must(t, os.WriteFile(filepath.Join(e.site, page), []byte("---\nnamn: Ny Person\n---\n"), 0o666))
	e.tell("workspace/didChangeWatchedFiles", map[string]any{"changes": []any{map[string]any{"uri": e.uri(page), "type": 1}}})
	if d := find(e.write(talk, "Mera", "Mest"), diag.UnknownPerson.ID); d != nil {
		t.Errorf("%+v", d)
	}
}

// What must not leave the house keeps its severity.
func TestExposed(t *testing.T) {
	e := edit(t, testkit.Site)
	for _, name := range []string{talk, "content/personer/ny-person.md", "content/gemensamt/ny.md"} {
		matter := map[bool]string{true: "datum: 2026-01-20\nhandledare: anna-berg", false: "namn: Ny Person"}[name == talk]
		if name == "content/gemensamt/ny.md" {
			matter = "titel: Ny"
		}
		all := e.open(name, "---\n"+matter+"\n---\nPatienten 20121212-1212 kom.\n")
		found := false
		for _, d := range all {
			found = found || d.Severity == severityError && e.marked(name, d.Range) == "20121212-1212"
		}
		if !found {
			t.Errorf("%s: %+v", name, all)
		}
	}
}
