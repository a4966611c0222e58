package review_test

import (
	"testing"

	"btfolio/internal/diag"
)

// A file that nothing speaks of is told of where it lies among the texts of a
// kind, or shows nothing; one that counts, or goes with a text, is not.
func TestUnsorted(t *testing.T) {
	file := func(path string) string { return "-- content/lo/" + path + " --\n%PDF-1.4\n" }
	placement := text("placeringar/akuten", "område: akut sjukvård\nfrån: 2025-09-01\ntill: 2025-12-31\nhandledare: eva", "Se [schemat](schema.pdf).") + file("placeringar/schema.pdf")
	const among = "warning - filen är ingen text och räknas inte som "
	check(t, base("vgr", "")+placement, []situation{
		{"a talk in Word", file("samtal/2025-10-01.docx"), "2026-01-10", []string{among + "samtal"}},
		{"a talk in Word that names a goal", file("samtal/BT1 Samtal 251001.docx"), "2026-01-10", []string{among + "samtal"}},
		{"a talk that is saved as text", file("samtal/2025-10-01.txt"), "2026-01-10", []string{among + "samtal"}},
		{"a scanned check-in", file("avstamningar/A.pdf"), "2026-01-10", []string{among + "avstämning"}},
		{"a scanned kollegium", file("kollegium/akuten.pdf"), "2026-01-10", []string{among + "kollegium"}},
		{"a goal's page in Word", file("mal/bt01.docx"), "2026-01-10", []string{among + "delmål"}},
		{"a placement's schedule", file("placeringar/mer.pdf"), "2026-01-10", []string{among + "placering"}},
		{"an assessment that says nothing", file("bedomningar/scan.pdf"), "2026-01-10", []string{among + "bedömning"}},
		{"an activity that says nothing", file("aktiviteter/bild.png"), "2026-01-10", []string{among + "aktivitet"}},
		{"an assessment that says what it is", file("bedomningar/BT1 CBD Yrsel Akuten 251020.pdf"), "2026-01-10", nil},
		{"a certificate among the courses", file("kurser/BT8 Kursintyg Etik 251020.pdf"), "2026-01-10", nil},
		{"beside the text that speaks of it", text("samtal/a", "datum: 2025-10-20\nhandledare: eva", "Se [bilden](tavla.png).") + file("samtal/tavla.png"), "2026-01-10", nil},
		{"a document without a goal", file("dokument/scan0042.pdf"), "2026-01-10",
			[]string{"notice - dokument som inte anger något delmål räknas inte som underlag: scan0042.pdf"}},
		{"many documents", file("dokument/a.pdf") + file("dokument/b.pdf") + file("dokument/c.pdf") + file("dokument/d.pdf") + file("dokument/e.pdf") + file("dokument/f.pdf") + file("dokument/g.pdf"), "2026-01-10",
			[]string{"notice - dokument som inte anger något delmål räknas inte som underlag: a.pdf, b.pdf, c.pdf, d.pdf, e.pdf och 2 till"}},
		{"a document with a goal", file("dokument/BT9 scan.pdf"), "2026-01-10", nil},
		{"a document whose goal stands beside it", file("dokument/scan.pdf") + text("dokument/scan.pdf", "mål: BT9", ""), "2026-01-10", nil},
		{"an attachment", file("dokument/scan.pdf") + text("kurser/a", "titel: A\ndatum: 2025-10-20\nintyg: ../dokument/scan.pdf", ""), "2026-01-10", nil},
		{"the self-rating before a kollegium", file("dokument/Självskattning Akuten 251120.pdf"), "2026-01-10", nil},
	}, diag.FileAmongTexts.Code, diag.DocumentsUnsorted.Code)

	// Where the programme asks for goals in every name, that is told already.
	check(t, base("ostergotland", "")+placement, []situation{
		{"told already", file("dokument/scan0042.pdf"), "2026-01-10", nil},
		{"a talk in Word", file("samtal/2025-10-01.docx"), "2026-01-10", []string{among + "samtal"}},
	}, diag.FileAmongTexts.Code, diag.DocumentsUnsorted.Code)
}
