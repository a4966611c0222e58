package review_test

import (
	"crypto/sha256"
	"fmt"
	"strings"
	"testing"

	"btfolio/internal/diag"
	"btfolio/internal/language"
	"btfolio/internal/review"
	"btfolio/internal/testkit"
)

// A decision counts for the trainee and the portfolio it names, and where it
// names neither for whoever has it.
func TestMeant(t *testing.T) {
	site := func(index, named string) string {
		return base("ostergotland", index) + strings.Replace(emergency, "område:", "handledare: eva\nområde:", 1) +
			doc("a", "placeringar/akuten", "beslut: godkänt, av: eva, datum: 2026-01-05"+named)
	}
	for _, c := range []struct {
		name, index, named string
		why                *diag.Code // nil where it counts
	}{
		{"nothing is named", "", "", nil},
		{"the trainee", "", ", bt-läkare: Lo Ek, version: 2", nil},
		{"the trainee, in other letters", "", ", bt-läkare: LO  EK", nil},
		{"somebody else", "", ", bt-läkare: Sam Lund", diag.DecisionForOther.Code},
		{"a former name", "tidigare_namn: [Lo Al]", ", bt-läkare: Lo Al", nil},
		{"the portfolio", "portfölj: abc", ", bt-läkare: Lo Ek, portfölj: abc", nil},
		{"another portfolio of the same name", "portfölj: abc", ", bt-läkare: Lo Ek, portfölj: xyz", diag.DecisionForOther.Code},
		{"a portfolio where this has no id", "", ", portfölj: xyz", diag.DecisionForOther.Code},
		{"the portfolio of somebody else's name", "portfölj: abc", ", bt-läkare: Sam Lund, portfölj: abc", diag.DecisionForOther.Code},
		{"a form of the future", "", ", version: 3", diag.DecisionTooNew.Code},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			v := look(t, site(c.index, c.named), "2026-01-20")
			s := v.Placements[0].Standing
			d := s.History[0]
			if d.Counts != (c.why == nil) || c.why != nil && d.Why.Code != c.why {
				t.Errorf("counts %v, why %v", d.Counts, d.Why)
			}
			if c.why != nil && len(lines(v, c.why)) != 1 {
				t.Errorf("not told: %q", lines(v, c.why))
			}
		})
	}
}

// Whoever looks like the trainee does not decide for the trainee.
func TestDecidedByLookalike(t *testing.T) {
	site := base("ostergotland", "") + "-- content/personer/io.md --\n---\nnamn: L0 Ek\nyrkestitel: överläkare\n---\n" +
		strings.Replace(emergency, "område:", "handledare: io\ngodkännanden: [{beslut: godkänt, av: io, datum: 2026-01-05}]\nområde:", 1)
	_, trainee, _ := testkit.Load(t, site, "lo")
	d := review.Look(trainee, day("2026-01-20"), nil).Placements[0].Standing.History[0]
	if d.Counts || d.Why.Code != diag.OwnDecision.Code {
		t.Errorf("counts %v, why %v", d.Counts, d.Why)
	}
}

// A decision that is gone is missed by the one after it. Two may come after
// the same.
func TestChain(t *testing.T) {
	written := func(name, subject, more string) (path, text string) {
		return "-- content/lo/godkannanden/" + name + ".md --\n", "---\navser: " + subject + "\nbeslut: godkänt\nav: eva\ndatum: 2026-01-05\n" + more + "---\n"
	}
	_, first := written("a", "placeringar/akuten", "")
	digest := fmt.Sprintf("%x", sha256.Sum256([]byte(first)))
	file := func(name, text string) string { return "-- content/lo/godkannanden/" + name + ".md --\n" + text }
	_, second := written("b", "placeringar/akuten", "föregående: "+digest+"\n")
	for name, c := range map[string]struct {
		site string
		gone bool
	}{
		"both are there":       {file("a", first) + file("b", second), false},
		"two after the first":  {file("a", first) + file("b", second) + file("c", strings.Replace(second, "01-05", "01-06", 1)), false},
		"under another name":   {file("x", first) + file("b", second), false},
		"the first is gone":    {file("b", second), true},
		"the first is changed": {file("a", first+" \n") + file("b", second), true},
		"the last is gone":     {file("a", first), false},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			v := look(t, base("ostergotland", "")+emergency+c.site, "2026-01-20")
			if got := lines(v, diag.DecisionGone.Code); (len(got) == 1) != c.gone {
				t.Errorf("%q", got)
			}
		})
	}
}

// What is in two portfolios of a site counts in neither: all decisions of two
// with one id, and a document that lies in both.
func TestCopies(t *testing.T) {
	signed := strings.Replace(emergency, "område:", "handledare: eva\nområde:", 1)
	decided := strings.Replace(signed, "område:", "godkännanden: [{beslut: godkänt, av: eva, datum: 2026-01-05}]\nområde:", 1)
	document := doc("a", "placeringar/akuten", "beslut: godkänt, av: eva, datum: 2026-01-05")
	named := doc("a", "placeringar/akuten", "beslut: godkänt, av: eva, datum: 2026-01-05, bt-läkare: Lo Ek, version: 2")
	other := func(index, files string) string {
		page := "-- content/sam/index.md --\n---\nnamn: Sam Lund\nstart: 2025-09-01\nslut: 2026-08-31\n" + index + "\n---\n"
		return page + strings.ReplaceAll(files, "content/lo/", "content/sam/")
	}
	for _, c := range []struct {
		name, site string
		why        *diag.Code // nil where it counts
	}{
		{"nobody else", base("ostergotland", "portfölj: abc") + signed + document, nil},
		{"another portfolio", base("ostergotland", "portfölj: abc") + signed + document + other("portfölj: xyz", signed), nil},
		{"neither has an id", base("ostergotland", "") + decided + other("", signed), nil},
		{"the same text, decided in both by itself", base("ostergotland", "") + decided + other("", decided), nil},
		{"a document as long as another", base("ostergotland", "") + signed + document + other("", strings.ReplaceAll(document, "01-05", "01-06")), nil},
		{"the same id", base("ostergotland", "portfölj: abc") + signed + document + other("portfölj: abc", signed), diag.PortfolioTwice.Code},
		{"the same id, the decision by hand", base("ostergotland", "portfölj: abc") + decided + other("portfölj: abc", signed), diag.PortfolioTwice.Code},
		{"the same document", base("ostergotland", "portfölj: abc") + signed + document + other("portfölj: xyz", document), diag.DecisionTwice.Code},
		{"the same document under another name", base("ostergotland", "") + signed + document + other("", strings.ReplaceAll(document, "a.md", "b.md")), diag.DecisionTwice.Code},
		{"a document that names its trainee", base("ostergotland", "") + signed + named + other("", named), diag.DecisionTwice.Code},
		{"all of it", base("ostergotland", "portfölj: abc") + signed + document + other("portfölj: abc", signed+document), diag.PortfolioTwice.Code},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			_, trainee, found := testkit.Load(t, c.site, "lo")
			v := review.Look(trainee, day("2026-01-20"), nil)
			for _, d := range v.Placements[0].Standing.History {
				if d.Counts != (c.why == nil) || c.why != nil && d.Why.Code != c.why {
					t.Errorf("counts %v, why %v", d.Counts, d.Why)
				}
			}
			told := len(lines(v, diag.PortfolioTwice.Code)) + len(lines(v, diag.DecisionTwice.Code))
			if want := min(len(found), 1); told != want || (c.why == nil) != (want == 0) {
				t.Errorf("told %d times in the verdict, %s", told, testkit.Texts(found))
			}
			if c.why != nil && !strings.Contains(testkit.Texts(found), "content/sam") {
				t.Errorf("the other is not named to who has the files: %s", testkit.Texts(found))
			}
			for _, f := range v.Findings {
				if text := f.Text(language.Swedish); strings.Contains(text, "sam/") || strings.Contains(text, "Sam Lund") {
					t.Errorf("the verdict names the other: %s", text)
				}
			}
		})
	}
}
