package review_test

import (
	"testing"

	"btfolio/internal/diag"
)

func kollegium(front string) string {
	return text("kollegium/k", "datum: 2025-12-01\nplacering: akuten\n"+front, "")
}

const prepared = "självskattning: 2025-11-20\nbedömningsformulär: 2025-11-28\nåterkoppling: 2025-12-04\n"

// In VGR a kollegium is held in each placement; it is recommended.
func TestKollegium(t *testing.T) {
	const missing = "2025-12-31 kollegium saknas för Akuten (0 av 1)"
	check(t, base("vgr", "")+emergency, []situation{
		{"the first half", "", "2025-10-30", nil},
		{"the second half", "", "2025-10-31", []string{"notice " + missing}},
		{"over", "", "2026-01-01", []string{"warning " + missing}},
		{"held", kollegium(prepared), "2026-01-01", nil},
		{"to be held", kollegium(prepared), "2025-11-30", []string{"notice " + missing}},
		{"held after the placement", text("kollegium/k", "datum: 2026-01-08\nplacering: akuten", ""), "2026-01-10", nil},
	}, diag.KollegiumMissing.Code)
	check(t, base("ostergotland", "")+emergency, []situation{{"not asked for", kollegium("brister: BT1"), "2026-01-01", nil}},
		diag.KollegiumMissing.Code, diag.KollegiumUnprepared.Code, diag.KollegiumNoFeedback.Code, diag.KollegiumNoPlan.Code)
}

func TestKollegiumInside(t *testing.T) {
	check(t, base("vgr", "")+emergency, []situation{
		{"as it should be", kollegium(prepared), "2026-02-01", nil},
		{"nothing filled in", kollegium("återkoppling: 2025-12-04"), "2026-02-01", []string{
			"warning - inför kollegiet den 1 december 2025 saknas självskattning och bedömningsformulär",
		}},
		{"filled in after the meeting", kollegium("återkoppling: 2025-12-04\nsjälvskattning: 2025-12-02\nbedömningsformulär: 2025-12-01"), "2026-02-01", []string{
			"warning - inför kollegiet den 1 december 2025 saknas självskattning",
		}},
		{"filled in as an assessment", kollegium("återkoppling: 2025-12-04\nbedömningsformulär: 2025-12-01") + assessment("s", "2025-11-20", "självskattning", "akuten"), "2026-02-01", nil},
		{"in a document of the placement", kollegium("återkoppling: 2025-12-04\nbedömningsformulär: 2025-12-01") +
			"-- content/lo/dokument/BT1 Självskattning Höst Akuten 251120.pdf --\n%PDF-1.4\n", "2026-02-01", nil},
		{"in a document from after the meeting", kollegium("återkoppling: 2025-12-04\nbedömningsformulär: 2025-12-01") +
			"-- content/lo/dokument/BT1 Självskattning Höst Akuten 251202.pdf --\n%PDF-1.4\n", "2026-02-01", []string{
			"warning - inför kollegiet den 1 december 2025 saknas självskattning",
		}},
		{"attached", kollegium("återkoppling: 2025-12-04\nbedömningsformulär: 2025-12-01\nbilagor: ../dokument/BT1 Självskattning Höst Akuten 251120.pdf") +
			"-- content/lo/dokument/BT1 Självskattning Höst Akuten 251120.pdf --\n%PDF-1.4\n", "2026-02-01", nil},
		{"before the meeting nothing is asked", kollegium(""), "2025-11-30", nil},
		{"feedback while the placement lasts", kollegium("självskattning: 2025-11-20\nbedömningsformulär: 2025-11-28"), "2025-12-31", []string{
			"notice 2025-12-31 återkopplingen efter kollegiet den 1 december 2025 är inte antecknad",
		}},
		{"feedback is late", kollegium("självskattning: 2025-11-20\nbedömningsformulär: 2025-11-28"), "2026-01-01", []string{
			"warning 2025-12-31 återkopplingen efter kollegiet den 1 december 2025 är inte antecknad",
		}},
		{"gaps without a plan", kollegium(prepared + "brister: [BT16, BT2]"), "2026-02-01", []string{
			"warning - kollegiet den 1 december 2025 fann brister i BT16 och BT2 men har ingen åtgärdsplan",
		}},
		{"gaps with a plan", kollegium(prepared + "brister: BT16\nåtgärdsplan: Sex intyg före juni."), "2026-02-01", nil},
	}, diag.KollegiumUnprepared.Code, diag.KollegiumNoFeedback.Code, diag.KollegiumNoPlan.Code)
}
