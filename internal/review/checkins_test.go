package review_test

import (
	"testing"

	"btfolio/internal/diag"
)

func checkin(name, stage, date, more string) string {
	return text("avstamningar/"+name, "steg: "+stage+"\ndatum: "+date+"\nhandledare: hanna\n"+more, "")
}

// In Östergötland the check-ins are recommended: A within two weeks of the
// start, B at latest two weeks before a placement ends, C before BT does.
func TestCheckins(t *testing.T) {
	const (
		a = "2025-09-15 avstämning A är inte gjord"
		b = "2025-12-17 avstämning B är inte gjord för Akuten"
		c = "2026-08-31 avstämning C är inte gjord"
	)
	first := checkin("a", "A", "2025-09-02", "")
	check(t, base("ostergotland", "")+emergency, []situation{
		{"too early to remind", "", "2025-08-17", nil},
		{"A before the start", "", "2025-08-18", []string{"notice " + a}},
		{"A on its last day", "", "2025-09-15", []string{"notice " + a}},
		{"A is late", "", "2025-09-16", []string{"warning " + a}},
		{"A is done", first, "2025-09-16", nil},
		{"A was done late", checkin("a", "A", "2025-10-16", ""), "2025-10-17", nil},
		{"A is booked", checkin("a", "A", "2025-09-12", ""), "2025-09-10", []string{"notice " + a}},
		{"B in the middle", first, "2025-10-31", []string{"notice " + b}},
		{"B the day before", first, "2025-10-30", nil},
		{"B is late", first, "2025-12-18", []string{"warning " + b}},
		{"B is done", first + checkin("b", "B", "2025-12-01", "placering: akuten"), "2025-12-18", nil},
		{"B was done early", first + checkin("b", "B", "2025-10-01", "placering: akuten"), "2025-12-18", nil},
		{"B names no placement", first + checkin("b", "B", "2025-12-01", ""), "2025-12-18", nil},
		{"B is of another placement", first + text("placeringar/psyk", "område: psykiatri\nfrån: 2026-01-01\ntill: 2026-03-31", "") + checkin("b", "B", "2025-12-01", "placering: psyk"), "2025-12-18", []string{"warning " + b}},
		{"C is to come", first + checkin("b", "B", "2025-12-01", "placering: akuten"), "2026-08-31", []string{"notice " + c}},
		{"C is late", first + checkin("b", "B", "2025-12-01", "placering: akuten"), "2026-09-01", []string{"warning " + c}},
		{"C is done", first + checkin("b", "B", "2025-12-01", "placering: akuten") + checkin("c", "C", "2026-08-20", ""), "2026-09-01", nil},
	}, diag.CheckinMissing.Code, diag.PlacementCheckinMissing.Code)
	check(t, base("vgr", "")+emergency, []situation{{"VGR has none", "", "2026-09-01", nil}}, diag.CheckinMissing.Code, diag.PlacementCheckinMissing.Code)
}

func TestLackingEvidence(t *testing.T) {
	asked := checkin("b", "B", "2025-12-01", "placering: akuten\nkompletteras: [BT17, BT1]")
	const lacking = "2025-12-31 avstämning B den 1 december 2025 bad om mer underlag för "
	check(t, base("ostergotland", "")+emergency, []situation{
		{"in time", asked, "2025-12-31", []string{"notice " + lacking + "BT17 och BT1, och inget har kommit till"}},
		{"too late", asked, "2026-01-01", []string{"warning " + lacking + "BT17 och BT1, och inget har kommit till"}},
		{"older evidence is not more", asked + assessment("x", "2025-11-30", "CBD", "akuten"), "2026-01-01", []string{"warning " + lacking + "BT17 och BT1, och inget har kommit till"}},
		{"one of two", asked + assessment("x", "2025-12-02", "CBD", "akuten"), "2026-01-01", []string{"warning " + lacking + "BT17, och inget har kommit till"}},
		{"both", asked + assessment("x", "2025-12-02", "CBD", "akuten") + text("samtal/x", "datum: 2025-12-20\nhandledare: eva\nmål: BT17", ""), "2026-01-01", nil},
		{"at C, until BT ends", checkin("c", "C", "2026-08-01", "kompletteras: BT18"), "2026-09-01", []string{
			"warning 2026-08-31 avstämning C den 1 augusti 2026 bad om mer underlag för BT18, och inget har kommit till",
		}},
	}, diag.LackingEvidence.Code)
}
