package review_test

import (
	"testing"

	"btfolio/internal/diag"
	"btfolio/internal/language"
	"btfolio/internal/testkit"
)

// What is to be done in a part of a placement is counted in the days served.
// Acute care in VGR: mini-CEX in the first two weeks, CBD half-way, mini-CEX in the
// last four weeks; 1 November to 31 December on leave.
func TestWindowsFollowDaysServed(t *testing.T) {
	acute := func(period string) string {
		return text("placeringar/akuten", "titel: Akuten\nområde: akut sjukvård\n"+period, "")
	}
	whole := "från: 2025-09-01\ntill: 2026-02-28"
	leave := whole + "\nfrånvaro: [{från: 2025-11-01, till: 2025-12-31, skäl: Föräldraledig}]"
	parts := "perioder:\n  - {från: 2026-01-01, till: 2026-02-28}\n  - {från: 2025-09-01, till: 2025-10-31}"
	early := assessment("a", "2025-09-09", "Mini-CEX", "akuten")
	for _, kind := range []struct{ name, period string }{{"leave", leave}, {"periods", parts}} {
		check(t, base("vgr", "")+acute(kind.period), []situation{
			{kind.name + ": nothing falls due while away", early, "2025-12-15", []string{
				"notice 2026-01-20 CBD återstår i Akuten (0 av 1)",
				"notice 2026-02-28 Mini-CEX återstår i Akuten (1 av 2)",
			}},
			{kind.name + ": half-way is half-way of what is served", early, "2026-01-21", []string{
				"warning 2026-01-20 CBD återstår i Akuten (0 av 1)",
				"notice 2026-02-28 Mini-CEX återstår i Akuten (1 av 2)",
			}},
		}, diag.AssessmentDue.Code, diag.AssessmentMissing.Code)
	}
	check(t, base("vgr", ""), []situation{
		{"without leave half-way is earlier", acute(whole) + early, "2025-12-22", []string{
			"warning 2025-12-21 CBD återstår i Akuten (0 av 1)",
			"notice 2026-02-28 Mini-CEX återstår i Akuten (1 av 2)",
		}},
		{"leave in the first two weeks puts them off", acute(whole + "\nfrånvaro:\n  - {från: 2025-09-08, till: 2025-09-21}"), "2025-09-10", []string{
			"notice 2025-09-29 Mini-CEX återstår i Akuten (0 av 2)",
			"notice 2025-12-28 CBD återstår i Akuten (0 av 1)",
		}},
		{"days without dates put off nothing", acute(whole + "\nfrånvaro: 10"), "2025-09-10", []string{
			"notice 2025-09-15 Mini-CEX återstår i Akuten (0 av 2)",
			"notice 2025-12-21 CBD återstår i Akuten (0 av 1)",
		}},
	}, diag.AssessmentDue.Code, diag.AssessmentMissing.Code)
	check(t, base("vgr", ""), []situation{
		{"a kollegium from the middle of what is served on", acute(leave), "2025-10-29", nil},
		{"a kollegium on leave", acute(leave), "2025-10-30", []string{
			"notice 2026-02-28 kollegium saknas för Akuten (0 av 1)",
		}},
		{"one kollegium for both parts", acute(parts) + text("kollegium/k", "datum: 2026-01-20\nplacering: akuten\ndeltagare: [hanna, eva]", ""), "2026-03-01", nil},
	}, diag.KollegiumMissing.Code)
	check(t, base("ostergotland", ""), []situation{
		{"check-in B in good time before the end of what is served", acute(whole + "\nfrånvaro:\n  - {från: 2026-02-02, till: 2026-02-28}"), "2026-01-16", []string{
			"notice 2026-01-18 avstämning B är inte gjord för Akuten",
		}},
	}, diag.PlacementCheckinMissing.Code)
}

// What came about on leave or between two periods is told, and counts.
func TestEvidenceOnLeave(t *testing.T) {
	site := base("vgr", "") + text("mal/bt07", "mål: BT7", "Så här.")
	vc := func(more string) string {
		return text("placeringar/vc", "titel: Tärnby\nområde: primärvård\n"+more, "")
	}
	leave := vc("från: 2026-02-02\ntill: 2026-06-28\nfrånvaro:\n  - {från: 2026-03-02, till: 2026-03-20}")
	parts := vc("perioder:\n  - {från: 2026-02-02, till: 2026-03-01}\n  - {från: 2026-03-21, till: 2026-06-28}")
	course := text("kurser/k", "titel: Juridik\nfrån: 2026-03-09\ntill: 2026-03-10\nmål: BT7\ndagar: 2", "")
	const told = "warning - lo/bedomningar/a.md har datumet 2 mars 2026, under frånvaro"
	check(t, site, []situation{
		{"the day before leave", leave + assessment("a", "2026-03-01", "CBD", "vc"), "2026-04-01", nil},
		{"its first day", leave + assessment("a", "2026-03-02", "CBD", "vc"), "2026-04-01", []string{told}},
		{"its last day", leave + assessment("a", "2026-03-20", "CBD", "vc"), "2026-04-01", []string{"warning - lo/bedomningar/a.md har datumet 20 mars 2026, under frånvaro"}},
		{"the day after", leave + assessment("a", "2026-03-21", "CBD", "vc"), "2026-04-01", nil},
		{"between two periods", parts + assessment("a", "2026-03-02", "CBD", "vc"), "2026-04-01", []string{told}},
		{"a course on leave", leave + course, "2026-04-01", []string{"warning - ”Juridik” har datumet 10 mars 2026, under frånvaro"}},
		{"days without dates are none", vc("från: 2026-02-02\ntill: 2026-06-28\nfrånvaro: 15") + assessment("a", "2026-03-02", "CBD", "vc"), "2026-04-01", nil},
	}, diag.OnLeave.Code)
	_, lo := testkit.MustLoad(t, site+leave+assessment("a", "2026-03-02", "CBD", "vc"), "lo")
	if v := lookAt(t, lo, "2026-04-01"); len(v.Uncounted) != 0 || len(v.Evidence) != 1 {
		t.Errorf("%d pieces of evidence count and %d do not", len(v.Evidence), len(v.Uncounted))
	}
}

// No talk is missed on leave. 1 June 2026 is a Monday.
func TestTalksOnLeave(t *testing.T) {
	vc := func(more string) string {
		return text("placeringar/vc", "titel: Tärnby\nområde: primärvård\nfrån: 2026-02-02\ntill: 2026-06-28"+more, "")
	}
	const leave = "\nfrånvaro:\n  - {från: 2026-03-02, till: 2026-05-17}" // eleven weeks, 10 to 20
	before := talksOn("vc", "", "2026-02-03", "2026-02-10", "2026-02-17", "2026-02-24")
	after := talksOn("vc", "", "2026-05-20", "2026-05-27", "2026-06-03", "2026-06-10", "2026-06-17", "2026-06-24")
	check(t, base("vgr", ""), []situation{
		{"eleven weeks", vc(leave) + before + after, "2026-08-01", nil},
		{"the missed week beside them is told alone", vc(leave) + before + talksOn("vc", "", "2026-05-27", "2026-06-03", "2026-06-10", "2026-06-17", "2026-06-24"), "2026-08-01", []string{
			"warning - samtal saknas i Tärnby (vecka 21 2026)",
		}},
		{"a week of which a part is leave", vc("\nfrånvaro:\n  - {från: 2026-03-05, till: 2026-05-19}") + before + talksOn("vc", "", "2026-05-27", "2026-06-03", "2026-06-10", "2026-06-17", "2026-06-24"), "2026-08-01", nil},
		{"in two periods", text("placeringar/vc", "titel: Tärnby\nområde: primärvård\nperioder:\n  - {från: 2026-02-02, till: 2026-03-01}\n  - {från: 2026-05-18, till: 2026-06-28, omfattning: 80}", "") + before + after, "2026-08-01", nil},
		{"in days, the run is theirs and the week is not", vc("\nfrånvaro: 55") + before + talksOn("vc", "", "2026-05-20", "2026-06-03", "2026-06-10", "2026-06-17", "2026-06-24"), "2026-08-01", []string{
			"warning - samtal saknas i Tärnby (vecka 22 2026)",
		}},
		{"none is due on leave", vc(leave) + before, "2026-04-15", nil},
		{"none is agreed on leave", vc(leave) + talksOn("vc", "2026-03-04", "2026-02-03", "2026-02-10", "2026-02-17", "2026-02-24"), "2026-05-24", []string{
			"notice 2026-05-24 samtalet som bestämdes till den 4 mars 2026 är inte inskrivet",
		}},
	}, diag.TalkGap.Code, diag.TalkDue.Code, diag.NextTalkNotHeld.Code, diag.NoNextTalk.Code)
	month := func(leave string) string {
		return text("placeringar/vc", "titel: Tärnby\nområde: primärvård\nfrån: 2026-02-01\ntill: 2026-06-30\nfrånvaro:\n  - "+leave, "")
	}
	talks := talksOn("vc", "", "2026-02-10", "2026-05-12", "2026-06-09")
	check(t, base("ostergotland", ""), []situation{
		{"a month on leave", month("{från: 2026-03-01, till: 2026-04-30}") + talks, "2026-08-01", nil},
		{"a week of a month is on leave", month("{från: 2026-03-30, till: 2026-04-12}") + talks, "2026-08-01", []string{
			"warning - samtal saknas i Tärnby (mars 2026)",
		}},
		{"some days of a month are", month("{från: 2026-04-07, till: 2026-04-08}") + talks, "2026-08-01", []string{
			"warning - samtal saknas i Tärnby (mars–april 2026)",
		}},
	}, diag.TalkGap.Code)
}

// What is due soon after a day is due after that much service.
func TestDueFollowsDaysServed(t *testing.T) {
	site := base("ostergotland", "") +
		text("placeringar/akuten", "titel: Akuten\nområde: akut sjukvård\nfrån: 2025-09-01\ntill: 2025-12-31", "") +
		text("placeringar/psyk", "titel: Psykiatrin\nområde: psykiatri\nfrån: 2026-01-01\ntill: 2026-06-30\nfrånvaro:\n  - {från: 2026-01-08, till: 2026-03-31}", "")
	check(t, site, []situation{
		{"the leave lies between", "", "2026-03-01", []string{"notice 2026-04-07 Akuten slutade den 31 december 2025 och är inte bedömd"}},
		{"and is over", "", "2026-04-08", []string{"error 2026-04-07 Akuten slutade den 31 december 2025 och är inte bedömd"}},
	}, diag.PlacementUndecided.Code)
	atEnd := base("ostergotland", "") + text("placeringar/vc", "titel: Tärnby\nområde: primärvård\nfrån: 2026-05-01\ntill: 2026-08-31\nfrånvaro:\n  - {från: 2026-07-20, till: 2026-08-31}", "Jag vill lära mig.")
	check(t, atEnd, []situation{
		{"BT ends with leave, five weeks before it", "", "2026-06-20", nil},
		{"four weeks before it", "", "2026-06-21", []string{"notice 2026-08-31 sammanfattningen av Tärnby är inte skriven"}},
		{"a talk that was agreed for a day of it", talksOn("vc", "2026-08-03", "2026-07-06"), "2026-08-10", []string{
			"notice 2026-08-31 sammanfattningen av Tärnby är inte skriven",
		}},
	}, diag.NoSummary.Code, diag.NextTalkNotHeld.Code)
}

// The floors count what is served, and what a programme plans is the time it lies
// in.
func TestMonthsOnLeave(t *testing.T) {
	for _, c := range []struct{ period, planned, months, why string }{
		{"från: 2025-09-01\ntill: 2026-01-31\nfrånvaro:\n  - {från: 2025-11-01, till: 2025-11-30}", "5", "4", "a whole month, whatever its working days"},
		{"från: 2025-09-01\ntill: 2026-01-31\nfrånvaro:\n  - {från: 2025-10-15, till: 2025-12-14}", "5", "3", "two months from the middle of one"},
		{"från: 2025-09-01\ntill: 2025-12-31\nfrånvaro:\n  - {från: 2025-09-08, till: 2025-09-12}", "4", "3,76", "five working days"},
		{"från: 2025-09-01\ntill: 2025-12-31\nfrånvaro:\n  - {från: 2025-09-06, till: 2025-09-14}", "4", "3,76", "the same with both week-ends"},
		{"från: 2025-09-01\ntill: 2025-12-31\nfrånvaro:\n  - {från: 2025-09-08, till: 2025-09-12}\n  - {från: 2025-10-06, till: 2025-10-07}", "4", "3,67", "seven working days, as in number"},
		{"från: 2025-09-01\ntill: 2025-12-31\nomfattning: 50\nfrånvaro:\n  - {från: 2025-10-01, till: 2025-10-31}", "2", "1,5", "at half time"},
	} {
		r := look(t, base("vgr", "")+text("placeringar/p", "område: akut sjukvård\n"+c.period, ""), "2025-09-01").Service.Rows[0]
		if planned, months := r.Planned.In(language.Swedish), r.Months.In(language.Swedish); planned != c.planned || months != c.months {
			t.Errorf("%s: %s planned and %s served, want %s and %s\n%s", c.why, planned, months, c.planned, c.months, c.period)
		}
	}
	v := look(t, base("vgr", "")+text("placeringar/p", "område: akut sjukvård\nfrånvaro: 21\nperioder:\n"+
		"  - {från: 2025-09-01, till: 2025-09-30}\n  - {från: 2026-02-01, till: 2026-02-28, omfattning: 50}\n  - {från: 2026-03-01, till: 2026-03-31}", ""), "2025-09-01")
	var rows []string
	for _, r := range v.Service.Rows {
		rows = append(rows, r.Period.From.String()+" "+r.Planned.In(language.Swedish)+" "+r.Months.In(language.Swedish))
	}
	want := []string{"2025-09-01 1 0,66", "2026-02-01 0,5 0,34", "2026-03-01 1 0,65"}
	if len(rows) != 3 || rows[0] != want[0] || rows[1] != want[1] || rows[2] != want[2] {
		t.Errorf("%q, want %q", rows, want)
	}
	acute := text("placeringar/akut", "område: akut\nfrån: 2025-09-01\ntill: 2025-12-31", "")
	psychiatry := text("placeringar/psyk", "område: psykiatri\nfrån: 2026-01-01\ntill: 2026-03-31", "")
	primary := func(period string) string { return text("placeringar/vc", "område: primärvård\n"+period, "") }
	check(t, base("vgr", "")+acute+psychiatry, []situation{
		{"leave within the margin", primary("från: 2026-05-01\ntill: 2026-08-31\nfrånvaro:\n  - {från: 2026-06-01, till: 2026-06-30}"), "2026-09-01", nil},
		{"leave beyond it", primary("från: 2026-05-01\ntill: 2026-08-31\nfrånvaro:\n  - {från: 2026-06-01, till: 2026-07-01}"), "2026-09-01", []string{
			"error 2026-08-31 tjänstgöringen i primärvård blir 2,95 månader på heltid, men minst 3 månader krävs",
		}},
		{"two periods are as long as both", primary("perioder:\n  - {från: 2026-04-01, till: 2026-05-31}\n  - {från: 2026-07-01, till: 2026-08-31}"), "2026-09-01", nil},
		{"and no longer", primary("perioder:\n  - {från: 2026-04-01, till: 2026-05-15}\n  - {från: 2026-07-16, till: 2026-08-31}"), "2026-09-01", []string{
			"warning 2026-08-31 primärvård är planerad till 3 månader på heltid, men programmet räknar med 4 månader",
		}},
	}, diag.AreaMissing.Code, diag.AreaShort.Code, diag.AreaTooShort.Code, diag.BTTooShort.Code)
}

// A placement with a break is one, in one text or in two.
func TestPartsAreOnePlacement(t *testing.T) {
	place := func(name, area, front string) string {
		return text("placeringar/"+name, "titel: "+name+"\nområde: "+area+"\n"+front, "")
	}
	three := place("a", "akut", "från: 2025-09-01\ntill: 2025-10-31") + place("b", "primärvård", "från: 2025-11-01\ntill: 2025-12-31") + place("c", "psykiatri", "från: 2026-01-01\ntill: 2026-02-28")
	check(t, base("vgr", "")+three, []situation{
		{"in one text", place("d", "annan", "perioder:\n  - {från: 2026-03-01, till: 2026-03-31}\n  - {från: 2026-04-15, till: 2026-05-31}"), "2026-01-01", nil},
		{"in two", place("d", "annan", "enhet: Hud\nfrån: 2026-03-01\ntill: 2026-03-31") + place("e", "annan", "enhet: hud\nfrån: 2026-04-15\ntill: 2026-05-31"), "2026-01-01", []string{
			"notice - d och e är samma placering i två texter",
		}},
		{"at another unit", place("d", "annan", "enhet: Hud\nfrån: 2026-03-01\ntill: 2026-03-31") + place("e", "annan", "enhet: Ögon\nfrån: 2026-04-15\ntill: 2026-05-31"), "2026-01-01", []string{
			"warning - bastjänstgöringen har 5 placeringar, men högst 4 räknas",
		}},
		{"at no unit that is named", place("d", "annan", "från: 2026-03-01\ntill: 2026-03-31") + place("e", "annan", "från: 2026-04-15\ntill: 2026-05-31"), "2026-01-01", []string{
			"warning - bastjänstgöringen har 5 placeringar, men högst 4 räknas",
		}},
		{"a break is no overlap", place("d", "annan", "från: 2026-03-01\ntill: 2026-03-31\nomfattning: 50") + place("e", "annan", "perioder:\n  - {från: 2026-02-28, till: 2026-02-28, omfattning: 0}\n  - {från: 2026-03-01, till: 2026-03-31, omfattning: 50}"), "2026-01-01", []string{
			"warning - bastjänstgöringen har 5 placeringar, men högst 4 räknas",
		}},
		{"a period too much is", place("d", "annan", "perioder:\n  - {från: 2026-03-01, till: 2026-03-31}\n  - {från: 2026-02-01, till: 2026-02-14, omfattning: 20}"), "2026-01-01", []string{
			"warning - d och c överlappar varandra och omfattar tillsammans 120 procent",
		}},
	}, diag.PlacementsOverlap.Code, diag.TooManyPlacements.Code, diag.PlacementInParts.Code)
	v := look(t, base("vgr", "")+three+place("d", "annan", "perioder:\n  - {från: 2026-03-01, till: 2026-03-31}\n  - {från: 2026-04-15, till: 2026-05-31}"), "2026-06-01")
	if len(v.Columns) != 5 || len(v.Placements) != 4 {
		t.Errorf("%d columns and %d placements", len(v.Columns), len(v.Placements))
	}
	halves := place("d", "annan", "enhet: Hud\nfrån: 2026-03-01\ntill: 2026-03-31") + place("e", "annan", "enhet: hud\nfrån: 2026-04-15\ntill: 2026-05-31")
	check(t, base("vgr", "")+halves, []situation{
		{"a kollegium in the first half is enough", text("kollegium/k", "datum: 2026-03-20\nplacering: d\ndeltagare: [hanna, eva]", ""), "2026-06-01", nil},
		{"one is asked for", "", "2026-06-01", []string{"warning 2026-05-31 kollegium saknas för e (0 av 1)"}},
	}, diag.KollegiumMissing.Code)
}
