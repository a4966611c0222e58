package review_test

import (
	"testing"

	"btfolio/internal/diag"
)

// In Östergötland the main supervisor sets a step with a note on each goal
// after each placement.
func TestProgression(t *testing.T) {
	const ed = `
-- content/lo/placeringar/akuten.md --
---
titel: Akuten
område: akut sjukvård
från: 2025-09-01
till: 2025-12-31
mål: [BT1, BT5]
---
`
	goal := func(n, entry string) string {
		return text("mal/bt"+n, "mål: BT"+n+"\nprogression:\n  - {efter: akuten, nivå: 3, "+entry+"}", "")
	}
	const right = "av: hanna, datum: 2026-01-02, anteckning: Bra"
	both := goal("1", right) + goal("5", right)
	check(t, base("ostergotland", "")+ed, []situation{
		{"during the placement", "", "2025-12-31", nil},
		{"after it", "", "2026-01-01", []string{"notice 2026-01-14 progression efter Akuten saknas för BT1 och BT5"}},
		{"two weeks after it", "", "2026-01-15", []string{"error 2026-01-14 progression efter Akuten saknas för BT1 och BT5"}},
		{"one is lacking", goal("1", right), "2026-01-15", []string{"error 2026-01-14 progression efter Akuten saknas för BT5"}},
		{"there", both, "2026-01-15", nil},
		{"a goal with evidence is trained, too", both + text("samtal/x", "datum: 2025-10-01\nhandledare: eva\nplacering: akuten\nmål: BT7", ""), "2026-01-15", []string{
			"error 2026-01-14 progression efter Akuten saknas för BT7",
		}},
		{"after another placement", text("placeringar/psyk", "område: psykiatri\nfrån: 2026-01-01\ntill: 2026-03-31", "") + goal("5", right) +
			text("mal/bt1", "mål: BT1\nprogression:\n  - {efter: psyk, nivå: 3, "+right+"}", ""), "2026-01-15", []string{
			"error 2026-01-14 progression efter Akuten saknas för BT1",
		}},
		{"without a note", goal("1", right) + goal("5", "av: hanna, datum: 2026-01-02"), "2026-01-15", []string{
			"warning - progressionen efter Akuten har ingen anteckning för BT5",
		}},
		{"by somebody else", goal("1", "av: eva, datum: 2026-01-02, anteckning: Bra") + goal("5", right), "2026-01-15", []string{
			"warning - progressionen efter Akuten har för BT1 inte satts av huvudhandledaren",
		}},
	}, diag.ProgressionMissing.Code, diag.ProgressionNoNote.Code, diag.ProgressionByOther.Code)
	check(t, base("ostergotland", "")+emergency, []situation{{"nothing is planned", "", "2026-01-15", []string{
		"error 2026-01-14 progression efter Akuten saknas för alla delmål",
	}}}, diag.ProgressionMissing.Code)
	check(t, base("vgr", "")+ed, []situation{{"VGR does not ask", "", "2026-02-01", nil}}, diag.ProgressionMissing.Code)
}

// When goals were judged, and two judgements that contradict each other.
func TestJudgements(t *testing.T) {
	const two = `
-- content/lo/placeringar/akuten.md --
---
titel: Akuten
område: akut sjukvård
från: 2025-09-01
till: 2025-12-31
---
`
	goal := func(entries ...string) string {
		front := "mål: BT1\nprogression:"
		for _, e := range entries {
			front += "\n  - {efter: akuten, nivå: 3, av: hanna, anteckning: Ja, " + e + "}"
		}
		return text("mal/bt1", front, "")
	}
	atCheckin := func(day string) string {
		return text("avstamningar/b", "steg: B\ndatum: "+day+"\nplacering: akuten\nhandledare: hanna\nprogression:\n  - {mål: [BT1, BT2], nivå: 3, uppfyllt: delvis, anteckning: Ja}", "")
	}
	check(t, base("ostergotland", "")+two, []situation{
		{"after", goal("datum: 2026-01-02"), "2026-02-01", nil},
		{"in its last weeks", goal("datum: 2025-12-10"), "2026-02-01", nil},
		{"in its middle", goal("datum: 2025-11-01"), "2026-02-01", []string{
			"warning - bedömningen av BT1 är daterad den 1 november 2025: det är långt före slutet av Akuten (31 december 2025)"}},
		{"at check-in B", atCheckin("2025-12-01"), "2026-02-01", nil},
		{"at a check-in in its first weeks", atCheckin("2025-09-20"), "2026-02-01", []string{
			"warning - bedömningen av BT1 och BT2 är daterad den 20 september 2025: det är långt före slutet av Akuten (31 december 2025)"}},
		{"before BT", goal("datum: 2024-01-02"), "2026-02-01", []string{
			"warning - bedömningen av BT1 är daterad den 2 januari 2024: dagen ligger före BT, så bedömningen räknas inte"}},
		{"in the future", goal("datum: 2026-03-02"), "2026-02-01", []string{
			"warning - bedömningen av BT1 är daterad den 2 mars 2026: dagen ligger i framtiden, så bedömningen räknas inte"}},
		{"twice, alike", goal("datum: 2026-01-02, uppfyllt: delvis", "datum: 2026-01-03, uppfyllt: delvis"), "2026-02-01", nil},
		{"twice, in two ways", goal("datum: 2026-01-02, uppfyllt: helt", "datum: 2026-01-03, uppfyllt: delvis"), "2026-02-01", []string{
			"warning - två bedömningar av BT1 efter Akuten säger emot varandra"}},
	}, diag.ProgressionOutOfTime.Code, diag.ProgressionTwice.Code)
}
