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
	check(t, base("region-bt", "")+emergency, []situation{
		{"their own region requires them", first, "2025-12-18", []string{"error " + b}},
		{"and C keeps BT from its end", first + checkin("b", "B", "2025-12-01", "placering: akuten"), "2026-09-01", []string{"error " + c}},
	}, diag.CheckinMissing.Code, diag.PlacementCheckinMissing.Code)
}

// In VGR the main supervisor and the trainee check in during each placement
// outside primary care, without stages. A kollegium is one of the supervisors
// among themselves.
func TestCheckinsWithoutStages(t *testing.T) {
	const missing = "2025-12-31 det finns ingen avstämning med huvudhandledaren från Akuten"
	regular := text("avstamningar/akuten", "datum: 2025-11-10\nhandledare: hanna\nplacering: akuten", "")
	check(t, base("vgr", "")+emergency, []situation{
		{"nobody is reminded early", "", "2025-10-30", nil},
		{"in the second half", "", "2025-10-31", []string{"notice " + missing}},
		{"over", "", "2026-01-01", []string{"warning " + missing}},
		{"held", regular, "2026-01-01", nil},
		{"held with a stage of another region", checkin("b", "B", "2025-11-10", ""), "2026-01-01", nil},
		{"to be held", regular, "2025-11-09", []string{"notice " + missing}},
		{"in another placement", regular + text("placeringar/psyk", "område: psykiatri\nfrån: 2026-01-01\ntill: 2026-03-31", ""), "2026-04-01",
			[]string{"warning 2026-03-31 det finns ingen avstämning med huvudhandledaren från psykiatri"}},
		{"a kollegium is not one with the trainee", kollegium(prepared), "2026-01-01", []string{"warning " + missing}},
		{"none in primary care", regular + text("placeringar/vc", "område: primärvård\nfrån: 2026-01-01\ntill: 2026-03-31", ""), "2026-04-01", nil},
	}, diag.RegularCheckinMissing.Code)
	check(t, base("vgr", "")+emergency, []situation{
		{"what it wanted more of", text("avstamningar/akuten", "datum: 2025-11-10\nhandledare: hanna\nplacering: akuten\nkompletteras: BT17", ""), "2026-01-01",
			[]string{"warning 2025-12-31 vid avstämningen den 10 november 2025 efterfrågades mer underlag för BT17, men inget har kommit till"}},
	}, diag.LackingEvidence.Code)
}

func TestLackingEvidence(t *testing.T) {
	asked := checkin("b", "B", "2025-12-01", "placering: akuten\nkompletteras: [BT17, BT1]")
	const lacking = "2025-12-31 vid avstämning B den 1 december 2025 efterfrågades mer underlag för "
	check(t, base("ostergotland", "")+emergency, []situation{
		{"in time", asked, "2025-12-31", []string{"notice " + lacking + "BT17 och BT1, men inget har kommit till"}},
		{"too late", asked, "2026-01-01", []string{"warning " + lacking + "BT17 och BT1, men inget har kommit till"}},
		{"older evidence is not more", asked + assessment("x", "2025-11-30", "CBD", "akuten"), "2026-01-01", []string{"warning " + lacking + "BT17 och BT1, men inget har kommit till"}},
		{"one of two", asked + assessment("x", "2025-12-02", "CBD", "akuten"), "2026-01-01", []string{"warning " + lacking + "BT17, men inget har kommit till"}},
		{"both", asked + assessment("x", "2025-12-02", "CBD", "akuten") + text("samtal/x", "datum: 2025-12-20\nhandledare: eva\nmål: BT17", ""), "2026-01-01", nil},
		{"at C, until BT ends", checkin("c", "C", "2026-08-01", "kompletteras: BT18"), "2026-09-01", []string{
			"warning 2026-08-31 vid avstämning C den 1 augusti 2026 efterfrågades mer underlag för BT18, men inget har kommit till",
		}},
	}, diag.LackingEvidence.Code)
}
