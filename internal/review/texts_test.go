package review_test

import (
	"strings"
	"testing"

	"btfolio/internal/diag"
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
	}, diag.NoIndividualPlan)
	check(t, empty("ostergotland"), []situation{{"only recommended", "", "2025-09-16", []string{"warning " + missing}}}, diag.NoIndividualPlan)
	check(t, base("vgr", ""), []situation{{"written", "", "2025-09-16", nil}}, diag.NoIndividualPlan)
	check(t, base("vgr", "utkast: ja"), []situation{{"a draft", "", "2025-09-16", []string{"error " + missing}}}, diag.NoIndividualPlan)
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
	}, diag.NoPlacementPlan, diag.NoSummary)
	check(t, base("vgr", ""), []situation{{"VGR asks for neither", ed(""), "2026-01-01", nil}}, diag.NoPlacementPlan, diag.NoSummary)
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
	}, diag.ChecklistOpen)
}
