package build_test

import (
	"context"
	"path/filepath"
	"strings"
	"testing"

	"btfolio/internal/build"
	"btfolio/internal/testkit"
)

// TestPagesOfAChangedApproval: an approval whose content has changed is
// nowhere green, and every page it concerns says what has changed.
func TestPagesOfAChangedApproval(t *testing.T) {
	gone := strings.Repeat("0", 64)
	site := testkit.Site + `
-- content/lo-ek/godkannanden/2026-01-09-akuten.md --
---
avser: placeringar/akuten
beslut: godkänt
av: kim-lund
datum: 2026-01-09
---
` + "```sha256\n" + gone + "  placeringar/akuten.md\n" + gone + "  samtal/borta.md\n```\n"
	out := filepath.Join(t.TempDir(), "public")
	report := build.Build(context.Background(), build.Options{Site: testkit.Write(t, site), Output: out})
	if report.Findings.Failed() {
		t.Fatal(testkit.Texts(report.Findings))
	}
	for file, checks := range map[string][][2]string{
		"index.html": {
			{"h1", "2 godkännanden behöver förnyas"},
			{".legend .s-changed", "ändrat efter godkännande"},
			{".matrix a.cell.s-changed"},
			{".card .s-changed", "godkänd, sedan ändrad"},
			{".outdated .changes", "Ändrat: Akuten"},
			{".outdated .changes", "Borttaget: samtal/borta.md"},
			{".outdated .changes", "Tillagt efteråt: "},
			{".next", "!Akuten är inte godkänd"},
		},
		"placeringar-akuten.html": {
			{".prose .s-changed", "godkänd, sedan ändrad"},
			{".decision .state.s-changed", "godkänt"},
			{".decision .trust.t-bound", "bundet till innehållet"},
			{".decision .changes a[href='samtal-2025-09-18.html']"},
		},
		"godkannanden-2026-01-09-akuten.html": {
			{"h1", "Akuten"},
			{".covered", "borta.md"},
			{".decision", "2 filer omfattas"},
		},
		"slutbedomning.html": {
			{".entries", "bundet till innehållet, ändrat efter godkännande"},
		},
	} {
		doc := page(t, filepath.Join(out, "lo-ek", file))
		for _, c := range checks {
			match, found := doc.Find(c[0]), false
			not, none := strings.CutPrefix(c[1], "!")
			for i := range match.Length() {
				found = found || strings.Contains(words(match.Eq(i)), not)
			}
			if found == none {
				t.Errorf("%s: %s %q: %q", file, c[0], c[1], words(match))
			}
		}
	}
}
