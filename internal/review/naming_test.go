package review_test

import (
	"strings"
	"testing"

	"btfolio/internal/diag"
	"btfolio/internal/language"
)

var namingCodes = diag.CodesOf(
	diag.NameIncomplete, diag.GoalsContradict, diag.PartsContradict, diag.AttachedElsewhere, diag.TitleNotGoal, diag.RangeUnclear, diag.WrongInName, diag.WrittenLate,
)

// file is a file of the trainee, with a text beside it where one is given.
func file(name, twin string) string {
	f := "-- content/lo/dokument/" + name + " --\nx\n"
	if twin != "" {
		f += "-- content/lo/dokument/" + name + ".md --\n---\n" + twin + "\n---\n"
	}
	return f
}

func TestNaming(t *testing.T) {
	const good = "BT1 MiniCex Feber Akutsjukvård 251005.pdf"
	attach := func(name, goals string) string {
		return text("bedomningar/a", "datum: 2025-10-05\ninstrument: CBD\nplacering: akuten\nmål: "+goals+"\nbilagor: [\"../dokument/"+name+"\"]", "")
	}
	check(t, base("ostergotland", "")+emergency, []situation{
		{"by the rule", file(good, ""), "2026-01-01", nil},
		{"in the other spelling", file("BT1, MINI-CEX, Feber, Akut sjukvård, 20251005.pdf", ""), "2026-01-01", nil},
		{"a part is lacking", file("BT1 Feber Akutsjukvård 251005.pdf", ""), "2026-01-01", []string{
			"warning - typ av bedömning framgår inte av filnamnet",
		}},
		{"several are lacking", file("scan0042.pdf", ""), "2026-01-01", []string{
			"warning - delmål, typ av bedömning, placering och datum framgår inte av filnamnet",
		}},
		{"the text beside it gives all", file("scan0042.pdf", "mål: BT1\ninstrument: CBD\nplacering: akuten\ndatum: 2025-10-05"), "2026-01-01", nil},
		{"the text beside it gives some", file("scan0042.pdf", "mål: BT1\nplacering: akuten\ndatum: 2025-10-05"), "2026-01-01", []string{
			"warning - typ av bedömning framgår inte av filnamnet",
		}},
		{"from one goal to a later one", file("BT1-BT3 MiniCex Feber Akutsjukvård 251005.pdf", ""), "2026-01-01", nil},
		{"from one goal to an earlier one", file("BT3-BT1 MiniCex Feber Akutsjukvård 251005.pdf", ""), "2026-01-01", []string{
			"warning - namnet säger ”BT3-BT1”, som inte går från ett delmål till ett senare",
		}},
		{"a goal that there is not", file("BT19 MiniCex Feber Akutsjukvård 251005.pdf", "mål: BT1\ninstrument: MiniCex"), "2026-01-01", []string{
			"warning - namnet säger ”BT19”, som varken är ett delmål eller en dag",
		}},
		{"a day that there is not", file("BT1 MiniCex Feber Akutsjukvård 251332.pdf", "placering: akuten\ndatum: 2025-10-05"), "2026-01-01", []string{
			"warning - namnet säger ”251332”, som varken är ett delmål eller en dag",
		}},
		{"a number in a name of another form", file("Labb 998877.pdf", "mål: BT1\ninstrument: CBD\nplacering: akuten\ndatum: 2025-10-05"), "2026-01-01", nil},
		{"a certificate of a course", file("BT4 Kursintyg Juridik Akutsjukvård 251005.pdf", ""), "2026-01-01", nil},
		{"an attachment is found through its text", file("scan0042.pdf", "") + attach("scan0042.pdf", "BT1"), "2026-01-01", nil},
		{"an attachment may be about some of the goals", file("BT1 scan0042.pdf", "") + attach("BT1 scan0042.pdf", "[BT1, BT2]"), "2026-01-01", nil},
		{"an attachment about other goals", file("BT3 scan0042.pdf", "") + attach("BT3 scan0042.pdf", "[BT1, BT2]"), "2026-01-01", []string{
			"warning - bilagan ”BT3 scan0042.pdf” hör till BT3, men texten handlar om BT1 och BT2",
		}},
		{"the title says another goal", file(good, "titel: BT10\nmål: BT10"), "2026-01-01", []string{
			"warning - filnamnet säger BT1 men titeln BT10",
		}},
		{"so does the text beside it", file(good, "mål: BT10"), "2026-01-01", []string{
			"warning - filnamnet säger BT1 men texten bredvid BT10",
		}},
		{"the title agrees with the name and not with the text", file(good, "titel: BT 1\nmål: [BT1, BT2]"), "2026-01-01", []string{
			"warning - filnamnet säger BT1 men texten bredvid BT1 och BT2",
		}},
		{"the title in any spelling", file(good, "titel: bt01"), "2026-01-01", nil},
		{"a title that is no goal", file(good, "titel: Feber"), "2026-01-01", []string{"notice - titeln ”Feber” är inte dokumentets delmål"}},
		{"other parts differ", file(good, "instrument: DOPS\ndatum: 2025-10-06"), "2026-01-01", []string{
			"warning - filnamnet och texten bredvid säger olika om typ av bedömning och datum",
		}},
		{"so does the placement", file("BT1 MiniCex Feber Psykiatri 251005.pdf", "placering: akuten"), "2026-01-01", []string{
			"warning - filnamnet och texten bredvid säger olika om placering",
		}},
	}, namingCodes...)
	check(t, base("vgr", "")+emergency, []situation{
		{"a programme without a rule", file("scan0042.pdf", ""), "2026-01-01", nil},
		{"nor about titles", file(good, "titel: Feber"), "2026-01-01", nil},
		{"what contradicts itself", file(good, "titel: BT10\nmål: BT10"), "2026-01-01", []string{
			"warning - filnamnet säger BT1 men titeln BT10",
		}},
	}, namingCodes...)
}

// A finding gives the name the file should have.
func TestNameProposed(t *testing.T) {
	v := look(t, base("ostergotland", "")+emergency+
		file("BT2 - g6 LVM-intyg, Akuten 20251102.docx", "titel: BT10\nmål: BT10"), "2026-01-01")
	complete(t, v)
	seen := 0
	for _, f := range v.Findings {
		if f.Code == diag.NameIncomplete.Code || f.Code == diag.GoalsContradict.Code {
			seen++
			if want := "”BT10 [typ av bedömning] g6 LVM-intyg Akutsjukvård 251102.docx”"; !strings.Contains(f.Do(language.Swedish), want) {
				t.Errorf("%s, want %s", f.Do(language.Swedish), want)
			}
			if want := "“BT10 [type of assessment] g6 LVM-intyg Acute care 251102.docx”"; !strings.Contains(f.Do(language.English), want) {
				t.Errorf("%s, want %s", f.Do(language.English), want)
			}
		}
	}
	if seen != 2 {
		t.Errorf("%d findings, want 2", seen)
	}
}

// What was written late is for the trainee alone.
func TestWrittenLate(t *testing.T) {
	late := func(written string) string {
		return text("samtal/a", "datum: 2025-10-01\nhandledare: eva\nplacering: akuten\nskrivet: "+written, "")
	}
	check(t, base("ostergotland", "")+emergency, []situation{
		{"thirty days", late("2025-10-31"), "2026-01-01", nil},
		{"a day more", late("2025-11-01"), "2026-01-01", []string{"warning - samtalet den 1 oktober 2025 skrevs mer än 30 dagar i efterhand"}},
		{"several are one finding", late("2025-11-01") + text("bedomningar/a", "datum: 2025-10-05\ninstrument: CBD\nmål: BT1\nskrivet: 2026-01-01", ""), "2026-01-01", []string{
			"warning - samtalet den 1 oktober 2025 och bedömningen den 5 oktober 2025 skrevs mer än 30 dagar i efterhand",
		}},
		{"when it was written is not said", text("samtal/a", "datum: 2025-10-01\nhandledare: eva\nplacering: akuten", ""), "2026-01-01", nil},
	}, namingCodes...)

	v := look(t, base("ostergotland", "")+emergency+late("2025-11-01"), "2026-01-01")
	for _, f := range v.Findings {
		if f.Private != (f.Code == diag.WrittenLate.Code) {
			t.Errorf("%s is private: %v", f.Code.ID, f.Private)
		}
	}

	// A placement that is approved with it has accepted it.
	v = look(t, whoSite("vgr")+akuten(written("av: eva, datum: 2026-01-05"))+late("2025-11-01"), "2026-02-01")
	if got := lines(v, diag.WrittenLate.Code); got != nil {
		t.Errorf("after the placement is approved: %v", got)
	}
}
