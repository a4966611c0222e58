package portfolio

import (
	"strings"
	"testing"

	"cloud.google.com/go/civil"
	"github.com/google/go-cmp/cmp"

	"btfolio/internal/programme"
	"btfolio/internal/vocabulary"
)

func day(s string) civil.Date {
	d, err := civil.ParseDate(s)
	if err != nil {
		panic(err)
	}
	return d
}

func placement(name string, area vocabulary.Area, from, to string) *Placement {
	p := &Placement{Area: area, From: day(from), To: day(to)}
	p.Name = name
	return p
}

// What the rule asks for, what the seeds show, and what people make of it.
func TestReadFileName(t *testing.T) {
	placements := []*Placement{
		placement("akutsjukvard", vocabulary.AreaAcute, "2023-09-01", "2023-12-31"),
		placement("vardcentralen-granby", vocabulary.AreaPrimaryCare, "2024-01-01", "2024-04-30"),
	}
	acute := func(r FileName) FileName { r.Placement, r.Area = "akutsjukvard", vocabulary.AreaAcute; return r }
	goals := func(g ...programme.Goal) []programme.Goal { return g }
	full := acute(FileName{Goals: goals(1), Instrument: vocabulary.InstrumentMiniCEX, Label: "Bröstsmärtor", Date: day("2023-10-18")})
	missing := func(r FileName, parts ...Part) FileName { r.Missing = parts; return r }
	ranged := func(r FileName, g ...programme.Goal) FileName { r.Goals = g; return r }
	unclear := func(r FileName, said string) FileName { r.Unclear = said; return r }

	for name, want := range map[string]FileName{
		"BT1 MiniCex Bröstsmärtor Akutsjukvård 231018.pdf":                   full, // F096
		"BT1, MINI-CEX, Bröstsmärtor Akut sjukvård 20231018.docx":            full, // F081
		"BT 1 mini-CEX Bröstsmärtor Akut sjukvård 2023-10-18.pdf":            full,
		"bt01_mini_cex_Bröstsmärtor_akutsjukvård_231018.pdf":                 full,
		"BT1; Mini CEX; Bröstsmärtor; Akut; 231018.PDF":                      full,
		"BT1 - MiniCex - Bröstsmärtor - Akutsjukvård - 231018.pdf":           full,
		"BT1 MiniCex Bro\u0308stsma\u0308rtor Akutsjukva\u030ard 231018.pdf": full, // NFD, as some systems write

		"BT2 - g6 LVM-intyg, Primärvård 20231102.docx": missing(FileName{ // F082
			Goals: goals(2), Label: "g6 LVM-intyg", Placement: "vardcentralen-granby", Area: vocabulary.AreaPrimaryCare, Date: day("2023-11-02"),
		}, PartInstrument),
		"BT1, BT2, BT5 DOPS Suturering Akutsjukvård 231018.pdf": acute(FileName{ // F092
			Goals: goals(1, 2, 5), Instrument: vocabulary.InstrumentDOPS, Label: "Suturering", Date: day("2023-10-18")}),
		"BT1 BT2 och BT15 CBD Sepsis akut sjukvård 231018.pdf": acute(FileName{
			Goals: goals(1, 2, 15), Instrument: vocabulary.InstrumentCBD, Label: "Sepsis", Date: day("2023-10-18")}),
		"BT10 CBD Teamarbete psykiatri 231018.pdf": {
			Goals: goals(10), Instrument: vocabulary.InstrumentCBD, Label: "Teamarbete", Area: vocabulary.AreaPsychiatry, Date: day("2023-10-18")},
		"BT9 konsultationsmall Trötthet vardcentralen granby 240213.pdf": {
			Goals: goals(9), Instrument: vocabulary.InstrumentConsultation, Label: "Trötthet",
			Placement: "vardcentralen-granby", Area: vocabulary.AreaPrimaryCare, Date: day("2024-02-13")},

		// From one goal to another.
		"BT1-BT3 MiniCex Bröstsmärtor Akutsjukvård 231018.pdf":            ranged(full, 1, 2, 3),
		"BT1–BT3, MiniCex, Bröstsmärtor, Akutsjukvård, 231018.pdf":        ranged(full, 1, 2, 3),
		"BT 1 - BT 3 MiniCex Bröstsmärtor Akutsjukvård 231018.pdf":        ranged(full, 1, 2, 3),
		"bt01–03 MiniCex Bröstsmärtor Akutsjukvård 231018.pdf":            ranged(full, 1, 2, 3),
		"BT2, BT8-BT10, BT9 MiniCex Bröstsmärtor Akutsjukvård 231018.pdf": ranged(full, 2, 8, 9, 10),
		"BT3-BT1 MiniCex Bröstsmärtor Akutsjukvård 231018.pdf":            unclear(ranged(full, 3, 1), "BT3-BT1"),
		"BT2, BT5-BT5 MiniCex Bröstsmärtor Akutsjukvård 231018.pdf":       unclear(ranged(full, 2, 5), "BT5-BT5"),
		"BT16–BT19 Bröstsmärtor Akutsjukvård 231018.pdf": unclear(missing(acute(FileName{
			Goals: goals(16), Label: "–BT19 Bröstsmärtor", Date: day("2023-10-18")}), PartInstrument), "BT16–BT19"),

		// What cannot be read is left out, never guessed.
		"scan0042.pdf": missing(FileName{Label: "scan0042"}, PartGoals, PartInstrument, PartPlacement, PartDate),
		"BT19 MiniCex Feber Akut 231018.pdf": acute(missing(FileName{
			Wrong: []string{"BT19"}, Label: "BT19 MiniCex Feber", Date: day("2023-10-18")}, PartGoals, PartInstrument)),
		"BT1 MiniCex Feber Akut 231345.pdf": missing(FileName{
			Wrong: []string{"231345"}, Goals: goals(1), Instrument: vocabulary.InstrumentMiniCEX, Label: "Feber Akut 231345"}, PartPlacement, PartDate),
		// A certificate has the course or who gave it where others have the placement.
		"BT8 Kursintyg Etik PLUS 260312.pdf": {
			Goals: goals(8), Instrument: vocabulary.InstrumentCourseCertificate, Label: "Etik PLUS", Date: day("2026-03-12")},
		"BT8, Course certificate, Ethics, 260312.pdf": {
			Goals: goals(8), Instrument: vocabulary.InstrumentCourseCertificate, Label: "Ethics", Date: day("2026-03-12")},
		"IMG_20260131_123456.jpg": missing(FileName{Label: "IMG 20260131 123456"}, PartGoals, PartInstrument, PartPlacement, PartDate),
		"BT1.pdf":                 missing(FileName{Goals: goals(1)}, PartInstrument, PartLabel, PartPlacement, PartDate),
		"BT1 HLR 231018.pdf": missing(FileName{
			Goals: goals(1), Label: "HLR", Date: day("2023-10-18")}, PartInstrument, PartPlacement),
	} {
		got := ReadFileName("content/a/dokument/"+name, placements)
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("%s (-want +got)\n%s", name, diff)
		}
	}
}

// Two placements in one area: the day tells which is meant, and without one
// only the area is known.
func TestReadFileNameOfTwoPlacements(t *testing.T) {
	placements := []*Placement{
		placement("akuten", vocabulary.AreaAcute, "2023-09-01", "2023-12-31"),
		placement("avdelning-3", vocabulary.AreaAcute, "2024-01-01", "2024-04-30"),
	}
	for name, want := range map[string]string{
		"BT1 MiniCex Feber Akutsjukvård 240213.pdf": "avdelning-3",
		"BT1 MiniCex Feber Akuten 240213.pdf":       "akuten",
		"BT1 MiniCex Feber Akutsjukvård.pdf":        "",
		"BT1 MiniCex Feber Akutsjukvård 250213.pdf": "",
	} {
		if got := ReadFileName(name, placements); got.Placement != want || got.Area != vocabulary.AreaAcute {
			t.Errorf("%s: placement %q, area %q", name, got.Placement, got.Area)
		}
	}
}

func FuzzReadFileName(f *testing.F) {
	f.Add("BT1 MiniCex Bröstsmärtor Akutsjukvård 231018.pdf")
	f.Add("BT2 - g6 LVM-intyg, Primärvård 20231102.docx")
	f.Add("BT1BT2,,BT3--.231018")
	placements := []*Placement{placement("akutsjukvard", vocabulary.AreaAcute, "2023-09-01", "2023-12-31")}
	f.Fuzz(func(t *testing.T, name string) {
		read := ReadFileName(name, placements)
		for _, g := range read.Goals {
			if !g.Known() {
				t.Errorf("%q: goal %d", name, g)
			}
		}
		if !read.Date.IsZero() && !read.Date.IsValid() {
			t.Errorf("%q: date %v", name, read.Date)
		}
		if strings.ContainsAny(read.Label, ",;") {
			t.Errorf("%q: label %q", name, read.Label)
		}
	})
}
