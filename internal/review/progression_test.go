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
			"warning - progressionen efter Akuten är för BT1 inte satt av huvudhandledare",
		}},
	}, diag.ProgressionMissing.Code, diag.ProgressionNoNote.Code, diag.ProgressionByOther.Code)
	check(t, base("ostergotland", "")+emergency, []situation{{"nothing is planned", "", "2026-01-15", []string{
		"error 2026-01-14 progression efter Akuten saknas för alla delmål",
	}}}, diag.ProgressionMissing.Code)
	check(t, base("vgr", "")+ed, []situation{{"VGR does not ask", "", "2026-02-01", nil}}, diag.ProgressionMissing.Code)
}
