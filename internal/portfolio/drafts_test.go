package portfolio_test

import (
	"slices"
	"strings"
	"testing"

	"btfolio/internal/portfolio"
	"btfolio/internal/testkit"
	"btfolio/internal/vocabulary"
)

// withheld are the paths of what a portfolio leaves out.
func withheld(t *portfolio.Trainee) (paths []string) {
	for _, w := range t.Withheld {
		paths = append(paths, w.Path)
	}
	return paths
}

// How far a text is shared is said in one line, in either language. Of two that
// contradict each other the stricter holds, and it is told; a line that cannot be
// read shares nothing.
func TestSharing(t *testing.T) {
	const contradict = "säger emot varandra"
	for lines, want := range map[string]struct {
		sharing vocabulary.Sharing
		told    string
	}{
		"":                                      {"published", ""},
		"utkast: true":                          {"own", ""},
		"utkast: ja":                            {"own", ""},
		"draft: no":                             {"published", ""},
		"delning: egen":                         {"own", ""},
		"sharing: own":                          {"own", ""},
		"delning: handledare":                   {"supervisor", ""},
		"sharing: supervisor":                   {"supervisor", ""},
		"delning: publicerad":                   {"published", ""},
		"sharing: Published":                    {"published", ""},
		"delning:":                              {"own", "”delning” är tom"},
		"utkast:":                               {"own", "”utkast” är tom"},
		"draft: ~":                              {"own", "”draft” är tom"},
		"utkast: \"\"":                          {"own", "”utkast” är tom"},
		"utkast: []":                            {"own", "”utkast” är tom"},
		"utkast: # ja":                          {"own", "”utkast” är tom"},
		"utkast:\ndelning: publicerad":          {"own", "”utkast” är tom"},
		"utkast: [ja]":                          {"own", "utkast"},
		"utkast: 1":                             {"own", "utkast"},
		"utkast: true\ndelning: egen":           {"own", ""},
		"utkast: nej\ndelning: publicerad":      {"published", ""},
		"utkast: true\ndelning: handledare":     {"own", contradict},
		"utkast: true\nsharing: published":      {"own", contradict},
		"delning: publicerad\nutkast: true":     {"own", contradict},
		"utkast: nej\ndelning: egen":            {"own", contradict},
		"draft: false\nsharing: supervisor":     {"supervisor", contradict},
		"delning: alla":                         {"own", "delning"},
		"utkast: kanske":                        {"own", "utkast"},
		"delning: [egen, handledare]":           {"own", "delning"},
		"utkast: kanske\ndelning: publicerad":   {"own", "utkast"},
		"utkast: false\ndelning: {till: alla}":  {"own", "delning"},
		"sharing: supervisor\nsharing: private": {"own", "sharing"},
	} {
		t.Run(lines, func(t *testing.T) {
			text := "-- content/lo/samtal/a.md --\n---\n" + lines + "\ndatum: 2025-10-10\nhandledare: anna-berg\n---\n"
			_, lo, found := testkit.Load(t, with(text), "lo")
			if published := len(lo.Talks) == 1; published != (want.sharing == "published") {
				t.Errorf("published: %v", published)
			}
			for _, w := range lo.Withheld {
				if w.Sharing != want.sharing || w.Kind != vocabulary.KindTalk {
					t.Errorf("withheld as %+v, want %s", w, want.sharing)
				}
			}
			if told := testkit.Texts(found); want.told == "" && told != "" || !strings.Contains(told, want.told) {
				t.Errorf("told %q, want %q", told, want.told)
			}
		})
	}
}

// The trainee's page can be no draft as a whole, since everything hangs on
// it; its text, the individual plan, can.
func TestDraftOfPlan(t *testing.T) {
	_, lo, found := testkit.Load(t, with(`
-- content/lo/index.md --
---
utkast: true
namn: Lo Ek
start: 2025-09-01
---
Se [anteckningen](dokument/anteckning.pdf).
-- content/lo/dokument/anteckning.pdf --
a
`), "lo")
	if len(found) > 0 {
		t.Error(testkit.Texts(found))
	}
	if lo.Body != nil || strings.Contains(string(lo.Source), "anteckningen") || len(lo.Documents) > 0 {
		t.Error("a plan that is a draft is handed over")
	}
	if want := []string{"content/lo/dokument/anteckning.pdf", "content/lo/index.md"}; !slices.Equal(withheld(lo), want) {
		t.Errorf("withheld %q, want %q", withheld(lo), want)
	}
	if lo.FullName != "Lo Ek" || len(lo.Placements) != 1 {
		t.Error("the rest of the portfolio is not")
	}
}

// Drafts of what trainees share stay out of every portfolio as well.
func TestSharedDrafts(t *testing.T) {
	site, _, found := testkit.Load(t, with(`
-- content/gemensamt/ny.md --
---
titel: Ny rutin
utkast: true
---
Se [bilagan](bara-utkast.pdf) och [mallen](<Mall Mini-CEX.docx>).
-- content/gemensamt/bara-utkast.pdf --
a
-- content/gemensamt/namn.md --
---
titel: Namn på filer
---
Se [mallen](<Mall Mini-CEX.docx>) och [den nya rutinen](ny.md).
-- content/personer/kim-lund.md --
---
namn: Kim Lund
utkast: true
---
Inte färdigt, se [intyget](../gemensamt/bara-om-kim.pdf).
-- content/gemensamt/bara-om-kim.pdf --
a
-- content/lo/mal/bt1.md --
---
mål: BT1
---
Se [rutinen](../../gemensamt/ny.md) och [Kim](../../personer/kim-lund.md).
`), "lo")
	want := []string{
		"content/gemensamt/namn.md:4:57: texten hänvisar till ”ny.md”, som är ett utkast",
		"content/lo/mal/bt1.md:4:14: texten hänvisar till ”../../gemensamt/ny.md”, som är ett utkast",
	}
	lines := strings.Split(strings.TrimSpace(testkit.Texts(found)), "\n")
	if !slices.EqualFunc(lines, want, strings.HasPrefix) {
		t.Errorf("findings %q, want %q", lines, want)
	}
	if len(site.Shared) != 1 || len(site.SharedFiles) != 1 {
		t.Errorf("%d texts and %d files are shared, want 1 and 1", len(site.Shared), len(site.SharedFiles))
	}
	if kim := site.Person("kim-lund"); kim == nil || kim.Body != nil || string(kim.Source) != "---\nnamn: Kim Lund\nutkast: true\n---\n" {
		t.Error("what is written about a person is a draft; that there is one is not")
	}
}

// A file can be held back by the text beside it. A text that refers to the
// file gets a finding that says so, and not that the file is missing.
func TestDraftOfFile(t *testing.T) {
	_, lo, found := testkit.Load(t, with(`
-- content/lo/dokument/scan.pdf --
a
-- content/lo/dokument/scan.md --
---
utkast: true
---
-- content/lo/kurser/c.md --
---
titel: C
intyg: ../dokument/scan.pdf
---
Se [intyget](../dokument/scan.pdf).
`), "lo")
	want := []string{
		"content/lo/kurser/c.md:3:8: texten hänvisar till ”../dokument/scan.pdf”, som är ett utkast",
		"content/lo/kurser/c.md:5:14: texten hänvisar till ”../dokument/scan.pdf”, som är ett utkast",
	}
	lines := strings.Split(strings.TrimSpace(testkit.Texts(found)), "\n")
	if !slices.EqualFunc(lines, want, strings.HasPrefix) {
		t.Errorf("findings %q, want %q", lines, want)
	}
	if len(lo.Courses[0].Certificates) > 0 {
		t.Error("the course still has the certificate")
	}
}

// A decision about a draft, or about a folder of nothing else, would tell of
// it.
func TestDecisionAboutDraft(t *testing.T) {
	decision := func(name, subject string) string {
		return "\n-- content/lo/godkannanden/" + name + ".md --\n---\navser: " + subject +
			"\nbeslut: godkänt\nav: anna-berg\ndatum: 2026-04-01\n---\n"
	}
	_, lo := testkit.MustLoad(t, with(`
-- content/lo/placeringar/psyk.md --
---
utkast: true
område: psykiatri
från: 2026-01-01
till: 2026-03-31
---
-- content/lo/samtal/a.md --
---
utkast: true
datum: 2026-01-10
handledare: anna-berg
---
`+decision("psyk", "placeringar/psyk")+decision("alla", "placeringar")+decision("samtal", "lo/samtal/")), "lo")
	if len(lo.Decisions) != 1 || lo.Decisions[0].Name != "alla" {
		t.Errorf("%d decisions, want the one about all placements", len(lo.Decisions))
	}
	if len(lo.Withheld) != 4 {
		t.Errorf("withheld %q, want the drafts and the two decisions", withheld(lo))
	}
}

// A gap in a placement that is a draft is not a gap among the courses.
func TestGapOfDraft(t *testing.T) {
	_, lo, _ := testkit.Load(t, with(`
-- content/lo/placeringar/psyk.md --
---
utkast: true
område: psykiatri
från: 2026-01-01
till: 2026-03-31
---
-- content/lo/mal/bt1.md --
---
mål: BT1
luckor:
  - {placering: psyk, skäl: Tas upp senare, av: anna-berg}
  - {skäl: Ingen kurs, av: anna-berg}
---
`), "lo")
	gaps := slices.DeleteFunc(slices.Clone(lo.Goals[1].Gaps), func(g portfolio.Gap) bool { return g.Reason == "Ingen kurs" })
	if len(gaps) != 0 || len(lo.Goals[1].Gaps) != 1 {
		t.Errorf("gaps %+v, want only the one among the courses", lo.Goals[1].Gaps)
	}
}

// A guide in the other language lies in the folder to come with new sites, and
// is no part of this one.
func TestGuides(t *testing.T) {
	site, _, found := testkit.Load(t, with(`
-- content/gemensamt/en.md --
---
guide: en
---
For everybody.
-- content/gemensamt/sv.md --
---
vägledning: sv
---
För alla.
-- content/gemensamt/fel.md --
---
vägledning: svenska
---
Ingen.
`), "lo")
	var shown []string
	for _, s := range site.Shared {
		shown = append(shown, s.Name)
	}
	if slices.Contains(shown, "en") || !slices.Contains(shown, "sv") {
		t.Errorf("the site shows %q", shown)
	}
	if texts := testkit.Texts(found); strings.Count(texts, "\n") != 1 || !strings.Contains(texts, "fel.md:2:13: språket ”svenska” finns inte") {
		t.Error(texts)
	}
}
