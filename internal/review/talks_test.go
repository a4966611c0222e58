package review_test

import (
	"testing"

	"btfolio/internal/diag"
)

// talksOn are talks of a placement, each on a day, the last with the date of
// the next where one is given.
func talksOn(placement, next string, days ...string) string {
	all := ""
	for i, d := range days {
		front := "datum: " + d + "\nhandledare: eva\nplacering: " + placement
		if next != "" && i == len(days)-1 {
			front += "\nnästa: " + next
		}
		all += text("samtal/"+d, front, "")
	}
	return all
}

// In primary care in VGR there is a talk every week. 1 June 2026 is a Monday.
func TestWeeklyTalks(t *testing.T) {
	vc := func(more string) string {
		return text("placeringar/vc", "titel: Tärnby\nområde: primärvård\nfrån: 2026-06-03\ntill: 2026-07-08"+more, "")
	}
	const w23, w24, w25, w26, w27 = "2026-06-04", "2026-06-10", "2026-06-19", "2026-06-22", "2026-07-05"
	check(t, base("vgr", ""), []situation{
		{"every week", vc("") + talksOn("vc", "", w24, w25, w26, w27), "2026-08-01", nil},
		{"neither the first week nor the last is a whole one", vc("") + talksOn("vc", "", w24, w25, w26, w27), "2026-07-10", nil},
		{"one week", vc("") + talksOn("vc", "", w23, w24, w26, w27), "2026-08-01", []string{
			"warning - samtal saknas i Tärnby (vecka 25 2026)",
		}},
		{"a run is one finding", vc("") + talksOn("vc", "", w24, w27), "2026-08-01", []string{
			"warning - samtal saknas i Tärnby (vecka 25–26 2026)",
		}},
		{"two runs are two", vc("") + talksOn("vc", "", w25, w27), "2026-08-01", []string{
			"warning - samtal saknas i Tärnby (vecka 24 2026)",
			"warning - samtal saknas i Tärnby (vecka 26 2026)",
		}},
		{"none at all", vc(""), "2026-08-01", []string{
			"warning - samtal saknas i Tärnby (vecka 24–27 2026)",
		}},
		{"absence explains one week", vc("\nfrånvaro: 5") + talksOn("vc", "", w24, w25, w27), "2026-08-01", nil},
		{"but not two", vc("\nfrånvaro: 9") + talksOn("vc", "", w24, w27), "2026-08-01", []string{
			"warning - samtal saknas i Tärnby (vecka 25–26 2026)",
		}},
		{"this week is not over", vc("") + talksOn("vc", "", w24), "2026-06-21", []string{
			"notice 2026-06-21 inget samtal än i Tärnby (vecka 25 2026)",
		}},
		{"and then it is", vc("") + talksOn("vc", "", w24), "2026-06-22", []string{
			"warning - samtal saknas i Tärnby (vecka 25 2026)",
			"notice 2026-06-28 inget samtal än i Tärnby (vecka 26 2026)",
		}},
		{"a day is agreed for this week", vc("") + talksOn("vc", "2026-06-19", w24), "2026-06-17", nil},
		{"one that is agreed for next week is too late", vc("") + talksOn("vc", "2026-06-23", w24), "2026-06-17", []string{
			"notice 2026-06-21 inget samtal än i Tärnby (vecka 25 2026)",
		}},
		{"one for this week is already written", vc("") + talksOn("vc", "", w24, w25), "2026-06-17", nil},
		{"a talk that names no placement counts", vc("") + talksOn("vc", "", w24, w25, w26) + text("samtal/x", "datum: "+w27+"\nhandledare: eva", ""), "2026-08-01", nil},
		{"not begun", vc(""), "2026-06-02", nil},
		{"elsewhere no rhythm is set", emergency, "2026-02-01", nil},
	}, diag.TalkGap.Code, diag.TalkDue.Code)
}

// A placement between two parts of primary care is no gap, and parts that
// join at a weekend are no gap either.
func TestWeeklyTalksInParts(t *testing.T) {
	part := func(name, area, from, to string) string {
		return text("placeringar/"+name, "titel: "+name+"\nområde: "+area+"\nfrån: "+from+"\ntill: "+to, "")
	}
	check(t, base("vgr", ""), []situation{
		{"with psychiatry between them",
			part("a", "primärvård", "2026-06-01", "2026-06-14") + part("b", "psykiatri", "2026-06-15", "2026-06-28") + part("c", "primärvård", "2026-06-29", "2026-07-12"), "2026-08-01", []string{
				"warning - samtal saknas i a (vecka 23–24 2026)",
				"warning - samtal saknas i c (vecka 27–28 2026)",
			}},
		{"Friday to Monday", part("a", "primärvård", "2026-06-01", "2026-06-12") + part("b", "primärvård", "2026-06-15", "2026-06-26"), "2026-08-01", []string{
			"warning - samtal saknas i a (vecka 23–26 2026)",
		}},
		{"Thursday to Monday", part("a", "primärvård", "2026-06-01", "2026-06-11") + part("b", "primärvård", "2026-06-15", "2026-06-26"), "2026-08-01", []string{
			"warning - samtal saknas i a (vecka 23 2026)",
			"warning - samtal saknas i b (vecka 25–26 2026)",
		}},
		{"over the new year", part("a", "primärvård", "2025-12-15", "2026-01-11"), "2026-08-01", []string{
			"warning - samtal saknas i a (vecka 51 2025–vecka 2 2026)",
		}},
	}, diag.TalkGap.Code)
}

// In Östergötland there is a talk every month, whatever the placement.
func TestMonthlyTalks(t *testing.T) {
	site := base("ostergotland", "") +
		text("placeringar/a", "titel: Akuten\nområde: akut\nfrån: 2025-09-02\ntill: 2025-11-15", "") +
		text("placeringar/b", "titel: Psykiatrin\nområde: psykiatri\nfrån: 2025-11-16\ntill: 2026-02-27", "")
	check(t, site, []situation{
		{"every whole month", talksOn("a", "", "2025-10-31", "2025-11-30", "2025-12-01", "2026-01-15", "2026-02-02"), "2026-03-15", nil},
		{"a month that is shared by two placements", talksOn("a", "", "2025-10-31", "2025-12-01", "2026-01-15", "2026-02-02"), "2026-03-15", []string{
			"warning - samtal saknas i Akuten (november 2025)",
		}},
		{"over the new year", talksOn("a", "", "2025-10-31", "2025-11-30", "2026-02-02"), "2026-03-15", []string{
			"warning - samtal saknas i Psykiatrin (december 2025–januari 2026)",
		}},
		{"in one year", talksOn("a", "", "2025-12-31"), "2026-01-10", []string{
			"warning - samtal saknas i Akuten (oktober–november 2025)",
			"notice 2026-01-31 inget samtal än i Psykiatrin (januari 2026)",
		}},
	}, diag.TalkGap.Code, diag.TalkDue.Code)
}

// A programme of a site can ask for another rhythm.
func TestOtherRhythms(t *testing.T) {
	every := func(span string) string {
		return base("eget.yaml", "") + `
-- eget.yaml --
name: {sv: Eget, en: Own}
areas:
  - {area: akut, length: 4 months, mandatory: nationally, counted: true, source: [egen]}
  - {area: primärvård, length: 4 months, mandatory: nationally, counted: true, source: [egen]}
talk_rhythms:
  - {every: ` + span + `, source: [egen]}
registration: {by: main_supervisor, needs: [length], source: [egen]}
approvals:
  - {subject: placement, by: [placement_supervisor], source: [egen]}
  - {subject: goal, by: [main_supervisor], source: [egen]}
  - {subject: final, by: [external_assessor], source: [egen]}
` + text("placeringar/a", "titel: Akuten\nområde: akut\nfrån: 2026-06-01\ntill: 2026-07-05\nfrånvaro: 1", "")
	}
	check(t, every("2 weeks"), []situation{
		{"every other week is enough", talksOn("a", "", "2026-06-09", "2026-06-23"), "2026-08-01", nil},
		{"two weeks without are a gap", talksOn("a", "", "2026-06-02", "2026-06-23"), "2026-08-01", []string{
			"warning - samtal saknas i Akuten (vecka 24–25 2026)",
		}},
		{"not due in the week after a talk", talksOn("a", "", "2026-06-02"), "2026-06-10", nil},
		{"due in the second", talksOn("a", "", "2026-06-02"), "2026-06-17", []string{
			"notice 2026-06-21 inget samtal än i Akuten (vecka 25 2026)",
		}},
	}, diag.TalkGap.Code, diag.TalkDue.Code)
	check(t, every("10 days"), []situation{
		{"ten days", talksOn("a", "", "2026-06-10", "2026-06-20", "2026-06-30"), "2026-08-01", nil},
		{"eleven days", talksOn("a", "", "2026-06-10", "2026-06-21", "2026-06-30"), "2026-08-01", []string{
			"warning - samtal saknas i Akuten (11 juni 2026–20 juni 2026)",
		}},
		{"the tenth day", talksOn("a", "", "2026-06-10"), "2026-06-20", []string{
			"notice 2026-06-20 inget samtal än i Akuten (20 juni 2026)",
		}},
	}, diag.TalkGap.Code, diag.TalkDue.Code)
	complete(t, look(t, every("10 days"), "2026-08-01"))
}

func TestNextTalk(t *testing.T) {
	const late = "2025-10-20 samtalet som bestämdes till den 20 oktober 2025 är inte inskrivet"
	situations := []situation{
		{"to come", talksOn("akuten", "2025-10-20", "2025-09-22"), "2025-10-01", []string{"notice " + late}},
		{"today", talksOn("akuten", "2025-10-20", "2025-09-22"), "2025-10-20", []string{"notice " + late}},
		{"passed", talksOn("akuten", "2025-10-20", "2025-09-22"), "2025-10-21", []string{"warning " + late}},
		{"held another day", talksOn("akuten", "2025-10-20", "2025-09-22") + text("samtal/x", "datum: 2025-10-17\nhandledare: eva\nnästa: 2025-11-17", ""), "2025-10-21", []string{
			"notice 2025-11-17 samtalet som bestämdes till den 17 november 2025 är inte inskrivet",
		}},
		{"put off and written in advance", talksOn("akuten", "2025-10-20", "2025-09-22") + text("samtal/x", "datum: 2025-10-27\nhandledare: eva", ""), "2025-10-21", nil},
		{"no talk yet", "", "2025-10-21", nil},
	}
	check(t, base("ostergotland", "")+emergency, situations, diag.NextTalkNotHeld.Code)
	check(t, base("vgr", "")+emergency, situations, diag.NextTalkNotHeld.Code) // what is agreed is agreed anywhere

	const none = "warning - samtalet den 22 september 2025 har inget datum för nästa samtal"
	without := talksOn("akuten", "", "2025-09-22")
	check(t, base("ostergotland", "")+emergency, []situation{
		{"no date", without, "2025-09-22", []string{none}},
		{"of the last talk only", without + talksOn("akuten", "2025-10-20", "2025-09-29"), "2025-10-01", nil},
		{"the service is over", without, "2026-01-01", nil},
		{"the last talk of the service", talksOn("akuten", "", "2025-12-01"), "2025-12-10", nil},
	}, diag.NoNextTalk.Code)
	check(t, base("vgr", "")+emergency, []situation{{"the programme does not ask", without, "2025-09-22", nil}}, diag.NoNextTalk.Code)
}
