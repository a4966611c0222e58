package review_test

import (
	"strings"
	"testing"

	"btfolio/internal/diag"
	"btfolio/internal/language"
	"btfolio/internal/review"
	"btfolio/internal/testkit"
)

func TestIndividualPlan(t *testing.T) {
	empty := func(programme string) string {
		return strings.Replace(base(programme, ""), "Jag vill lära mig.", "## Att träna\n\n<!-- skrivs sedan -->", 1)
	}
	const missing = "2025-09-15 det individuella utbildningsprogrammet är inte skrivet"
	check(t, empty("vgr"), []situation{
		{"before the start", "", "2025-08-31", nil},
		{"the first weeks", "", "2025-09-15", []string{"notice " + missing}},
		{"later", "", "2025-09-16", []string{"error " + missing}},
	}, diag.NoIndividualPlan.Code)
	check(t, empty("ostergotland"), []situation{{"only recommended", "", "2025-09-16", []string{"warning " + missing}}}, diag.NoIndividualPlan.Code)
	check(t, base("vgr", ""), []situation{{"written", "", "2025-09-16", nil}}, diag.NoIndividualPlan.Code)
	check(t, base("vgr", "utkast: ja"), []situation{{"a draft", "", "2025-09-16", []string{"error " + missing}}}, diag.NoIndividualPlan.Code)
}

func TestPlacementTexts(t *testing.T) {
	ed := func(body string) string {
		return text("placeringar/akuten", "titel: Akuten\nområde: akut\nfrån: 2025-09-01\ntill: 2025-12-31", body)
	}
	const (
		plan    = "2025-09-01 planen för Akuten är inte skriven"
		summary = "2025-12-31 sammanfattningen av Akuten är inte skriven"
		both    = "## Plan\n\nGå bredvid.\n\n## Sammanfattning\n\nJag lärde mig.\n"
	)
	check(t, base("ostergotland", ""), []situation{
		{"the plan comes before the placement", ed(""), "2025-08-01", []string{"notice " + plan}},
		{"the plan is late", ed(""), "2025-09-02", []string{"warning " + plan}},
		{"a heading is no plan", ed("## Plan\n\n## Annat\n\nText.\n"), "2025-09-02", []string{"warning " + plan}},
		{"a plan under another word", ed("# Planering\n\nGå bredvid.\n"), "2025-09-02", nil},
		{"a plan in English", ed("### plan\n\n- Shadow.\n"), "2025-09-02", nil},
		{"a summary is not asked for until the last weeks", ed("## Plan\n\nGå bredvid.\n"), "2025-12-02", nil},
		{"the last weeks", ed("## Plan\n\nGå bredvid.\n"), "2025-12-03", []string{"notice " + summary}},
		{"after the end the plan no longer matters", ed(""), "2026-01-01", []string{"error " + summary}},
		{"under a heading of its own", ed("## Plan\n\nGå bredvid.\n\n### BT-läkarens sammanfattning\n\nJag lärde mig.\n"), "2026-01-01", nil},
		{"both", ed(both), "2026-01-01", nil},
	}, diag.NoPlacementPlan.Code, diag.NoSummary.Code)
	check(t, base("vgr", ""), []situation{{"VGR asks for neither", ed(""), "2026-01-01", nil}}, diag.NoPlacementPlan.Code, diag.NoSummary.Code)
}

func TestChecklist(t *testing.T) {
	ed := func(list string) string {
		return text("placeringar/akuten", "titel: Akuten\nområde: akut\nfrån: 2025-09-01\ntill: 2025-12-31\n"+list, "")
	}
	const list = "checklista:\n  - {punkt: Larm, klar: 2025-09-02}\n  - {punkt: Journal}\n  - {punkt: Hygien}"
	check(t, base("vgr", ""), []situation{
		{"early", ed(list), "2025-10-01", nil},
		{"the last weeks", ed(list), "2025-12-03", []string{"notice 2025-12-31 2 av 3 punkter återstår på checklistan för Akuten"}},
		{"over", ed(list), "2026-01-01", []string{"warning 2025-12-31 2 av 3 punkter återstår på checklistan för Akuten"}},
		{"one left", ed("checklista:\n  - {punkt: Larm, klar: 2025-09-02}\n  - {punkt: Journal}"), "2026-01-01", []string{"warning 2025-12-31 1 av 2 punkter återstår på checklistan för Akuten"}},
		{"done", ed("checklista:\n  - {punkt: Larm, klar: 2025-09-02}"), "2026-01-01", nil},
		{"no list", ed(""), "2026-01-01", nil},
	}, diag.ChecklistOpen.Code)
}

// What the scan found stands among the findings, but for what is waived with a
// reason: this finding, in this file. A waiver that is not needed is told.
func TestWaivers(t *testing.T) {
	waive := func(code, file string) string {
		return "undantag:\n  - {påpekande: " + code + ", fil: " + file + ", skäl: Nummer ur testserien, av: hanna}"
	}
	found := diag.List{diag.PersonalNumber.At(diag.Pos{File: "content/lo/samtal/a.md", Line: 3}, "x", language.Text{})}
	for _, c := range []struct {
		index                  string
		found, waived, useless int
	}{
		{"", 1, 0, 0},
		{waive("BT-I001", "samtal/a.md"), 0, 1, 0},
		{waive("BT-I002", "samtal/a.md"), 1, 0, 1},
		{waive("BT-I001", "samtal/b.md"), 1, 0, 1},
	} {
		_, trainee := testkit.MustLoad(t, base("vgr", c.index)+text("samtal/a", "datum: 2025-10-01\nhandledare: eva", "")+text("samtal/b", "datum: 2025-10-01\nhandledare: eva", ""), "lo")
		v := review.Look(trainee, day("2025-10-02"), found)
		if got := len(findings(v, diag.PersonalNumber.Code)); got != c.found {
			t.Errorf("%q: found %d", c.index, got)
		}
		if got := len(v.Waived); got != c.waived || got > 0 && v.Waived[0].Reason == "" {
			t.Errorf("%q: waived %v", c.index, v.Waived)
		}
		if got := len(findings(v, diag.UnusedWaiver.Code)); got != c.useless {
			t.Errorf("%q: useless %d", c.index, got)
		}
	}
}
