package review_test

import (
	"slices"
	"strconv"
	"testing"

	"btfolio/internal/diag"
	"btfolio/internal/language"
	"btfolio/internal/review"
	"btfolio/internal/testkit"
	"btfolio/internal/vocabulary"
)

func TestMonths(t *testing.T) {
	for _, c := range []struct{ period, planned, months, why string }{
		{"från: 2025-09-01\ntill: 2025-12-31", "4", "4", "calendar months"},
		{"från: 2026-03-02\ntill: 2026-07-01", "4", "4", "from a day to the day before it"},
		{"från: 2026-02-02\ntill: 2026-03-01", "1", "1", "a short month is a month"},
		{"från: 2026-02-01\ntill: 2026-02-28", "1", "1", "February"},
		{"från: 2025-10-31\ntill: 2026-02-27", "4", "4", "from the last day of a long month"},
		{"från: 2025-12-31\ntill: 2026-12-30", "12", "12", "over the new year"},
		{"från: 2025-09-01\ntill: 2025-12-30", "3,97", "3,97", "a day less"},
		{"från: 2025-09-01\ntill: 2026-01-01", "4,03", "4,03", "a day more"},
		{"från: 2026-10-02\ntill: 2026-12-13", "2,39", "2,39", "twelve days of 31 over"},
		{"från: 2026-05-01\ntill: 2026-05-01", "0,03", "0,03", "one day"},
		{"från: 2025-09-01\ntill: 2025-12-31\nomfattning: 75", "3", "3", "part time"},
		{"från: 2025-09-01\ntill: 2025-12-31\nomfattning: 80\nfrånvaro: 21", "3,2", "2,4", "a month away at part time"},
		{"från: 2025-09-01\ntill: 2025-12-31\nfrånvaro: 7", "4", "3,67", "a third of a month away"},
		{"från: 2025-09-01\ntill: 2025-09-30\nfrånvaro: 40", "1", "0", "away all the time"},
	} {
		v := look(t, base("vgr", "")+text("placeringar/p", "område: akut sjukvård\n"+c.period, ""), "2025-09-01")
		r := v.Service.Rows[0]
		if planned, months := r.Planned.In(language.Swedish), r.Months.In(language.Swedish); planned != c.planned || months != c.months {
			t.Errorf("%s: %s planned and %s served, want %s and %s\n%s", c.why, planned, months, c.planned, c.months, c.period)
		}
	}
	if got := review.Months(250).In(language.English); got != "2.5" {
		t.Errorf("two and a half months in English: %s", got)
	}
}

// What the certificate of completed BT lists.
func TestService(t *testing.T) {
	site := base("ostergotland", "") +
		text("placeringar/intro", "område: introduktion\nfrån: 2025-09-01\ntill: 2025-09-28", "") +
		text("placeringar/norr", "område: primärvård\nfrån: 2025-10-02\ntill: 2025-12-13", "") +
		text("placeringar/syd", "område: primärvård\nfrån: 2025-12-14\ntill: 2026-02-01", "") +
		text("placeringar/hud", "område: annan\nfrån: 2026-03-01\ntill: 2026-03-31", "")
	s := look(t, site, "2025-09-01").Service
	if s.Rows[0].Counted || !s.Rows[1].Counted || !s.Rows[3].Counted {
		t.Error("an introduction does not count in Östergötland; primary care and another placement do")
	}
	if s.Total != 500 {
		t.Errorf("%d hundredths in all, want 500: the introduction is not in the sum", s.Total)
	}
	rows, months := s.In(vocabulary.AreaPrimaryCare)
	if len(rows) != 2 || months != 400 {
		t.Errorf("%d placements and %d hundredths in primary care, want 2 and 400", len(rows), months)
	}
	if rows, months := s.In(vocabulary.AreaAcute); rows != nil || months != 0 {
		t.Errorf("%v, %d in acute care", rows, months)
	}
}

func TestLength(t *testing.T) {
	place := func(area, period string) string {
		return text("placeringar/"+area, "område: "+area+"\n"+period, "")
	}
	acute := place("akut", "från: 2025-09-01\ntill: 2025-12-31")
	psychiatry := place("psykiatri", "från: 2026-01-01\ntill: 2026-03-31")
	primary := place("primarvard", "från: 2026-05-01\ntill: 2026-08-31")
	check(t, base("vgr", ""), []situation{
		{"all planned", acute + psychiatry + primary, "2026-09-01", nil},
		{"there is time to plan", acute, "2026-06-01", []string{
			"notice 2026-06-01 ingen placering i primärvård är inlagd (4 månader)",
			"notice 2026-07-01 ingen placering i psykiatri är inlagd (2–3 månader)",
		}},
		{"three months no longer fit, two do", acute, "2026-06-02", []string{
			"error 2026-06-01 ingen placering i primärvård är inlagd (4 månader)",
			"notice 2026-07-01 ingen placering i psykiatri är inlagd (2–3 månader)",
		}},
		{"on the floor, below the plan", acute + psychiatry + place("primarvard", "från: 2026-06-01\ntill: 2026-08-31"), "2026-09-01", []string{
			"warning 2026-08-31 primärvård är planerad till 3 månader på heltid, men programmet räknar med 4 månader",
		}},
		{"below the floor by a day", acute + psychiatry + place("primarvard", "från: 2026-06-02\ntill: 2026-08-31"), "2026-09-01", []string{
			"error 2026-08-31 tjänstgöringen i primärvård blir 2,97 månader på heltid, men minst 3 månader krävs",
		}},
		{"below the floor, in time to extend it", acute + psychiatry + place("primarvard", "från: 2026-06-02\ntill: 2026-08-31"), "2026-08-31", []string{
			"notice 2026-08-31 tjänstgöringen i primärvård blir 2,97 månader på heltid, men minst 3 månader krävs",
		}},
		{"absence is within what is planned", acute + psychiatry + place("primarvard", "från: 2026-05-01\ntill: 2026-08-31\nfrånvaro: 21"), "2026-09-01", nil},
		{"absence goes below the floor", acute + psychiatry + place("primarvard", "från: 2026-05-01\ntill: 2026-08-31\nfrånvaro: 22"), "2026-09-01", []string{
			"error 2026-08-31 tjänstgöringen i primärvård blir 2,95 månader på heltid, men minst 3 månader krävs",
		}},
		{"part time goes below the floor", acute + psychiatry + place("primarvard", "från: 2026-05-01\ntill: 2026-08-31\nomfattning: 70"), "2026-09-01", []string{
			"error 2026-08-31 tjänstgöringen i primärvård blir 2,8 månader på heltid, men minst 3 månader krävs",
		}},
	}, diag.AreaMissing.Code, diag.AreaShort.Code, diag.AreaTooShort.Code, diag.BTTooShort.Code)
	check(t, base("ostergotland", ""), []situation{
		{"an introduction is not missed", acute + psychiatry + primary, "2026-09-01", nil},
		{"one that is written down is as long as planned", acute + psychiatry + primary + place("introduktion", "från: 2025-09-01\ntill: 2025-09-14"), "2026-09-01", []string{
			"warning 2026-08-31 introduktion är planerad till 0,47 månader på heltid, men programmet räknar med 4 veckor",
		}},
	}, diag.AreaMissing.Code, diag.AreaShort.Code, diag.AreaTooShort.Code, diag.BTTooShort.Code)
}

// Placements that make up three months to the day do so in parts, too,
// although February is short and each part is rounded.
func TestLengthInParts(t *testing.T) {
	for _, ends := range [][]string{
		{"2026-02-28"}, {"2026-02-14", "2026-03-12"}, {"2026-01-25", "2026-02-03", "2026-03-01"}, {"2026-01-26", "2026-02-25", "2026-03-26"},
	} {
		site, from := base("vgr", ""), day("2026-01-16")
		for i, to := range append(ends, "2026-04-15") {
			site += text("placeringar/p"+strconv.Itoa(i), "område: akut\nfrån: "+from.String()+"\ntill: "+to, "")
			from = day(to).AddDays(1)
		}
		v := look(t, site, "2026-09-01")
		if _, months := v.Service.In(vocabulary.AreaAcute); months < 298 || months > 302 {
			t.Errorf("%v: %d hundredths", ends, months)
		}
		if got := lines(v, diag.AreaTooShort.Code); got != nil {
			t.Errorf("%v: %v", ends, got)
		}
	}
}

func TestPlacementsInTime(t *testing.T) {
	place := func(name, area, front string) string {
		return text("placeringar/"+name, "titel: "+name+"\nområde: "+area+"\n"+front, "")
	}
	a := place("a", "akut", "från: 2025-09-01\ntill: 2025-12-31")
	check(t, base("vgr", ""), []situation{
		{"one after the other", a + place("b", "psykiatri", "från: 2026-01-01\ntill: 2026-03-31"), "2026-01-01", nil},
		{"overlapping by a day", a + place("b", "psykiatri", "från: 2025-12-31\ntill: 2026-03-31"), "2026-01-01", []string{
			"warning - b och a överlappar varandra och omfattar tillsammans 200 procent",
		}},
		{"at half time each", place("a", "akut", "från: 2025-09-01\ntill: 2025-12-31\nomfattning: 50") + place("b", "psykiatri", "från: 2025-09-01\ntill: 2025-12-31\nomfattning: 50"), "2026-01-01", nil},
		{"before the start", place("a", "akut", "från: 2025-08-31\ntill: 2025-12-31"), "2026-01-01", []string{
			"warning - a börjar före BT:s första dag (1 september 2025)",
		}},
		{"beyond the end", place("a", "akut", "från: 2026-06-01\ntill: 2026-09-01"), "2026-01-01", []string{
			"warning - a slutar efter BT:s planerade sista dag (31 augusti 2026)",
		}},
		{"five placements", place("a", "akut", "från: 2025-09-01\ntill: 2025-09-30") + place("b", "primärvård", "från: 2025-10-01\ntill: 2025-10-31") +
			place("c", "psykiatri", "från: 2025-11-01\ntill: 2025-11-30") + place("d", "annan", "från: 2025-12-01\ntill: 2025-12-31") + place("e", "annan", "från: 2026-01-01\ntill: 2026-01-31"), "2026-01-01", []string{
			"warning - bastjänstgöringen har 5 placeringar, men högst 4 räknas",
		}},
		{"two of five are parts of primary care", place("a", "akut", "från: 2025-09-01\ntill: 2025-09-30") + place("b", "primärvård", "från: 2025-10-01\ntill: 2025-10-31") +
			place("c", "psykiatri", "från: 2025-11-01\ntill: 2025-11-30") + place("d", "annan", "från: 2025-12-01\ntill: 2025-12-31") + place("e", "primärvård", "från: 2026-01-01\ntill: 2026-01-31"), "2026-01-01", nil},
		{"five beside a part of primary care", place("a", "akut", "från: 2025-09-01\ntill: 2025-09-30") + place("b", "primärvård", "från: 2025-10-01\ntill: 2025-10-31") +
			place("c", "primärvård", "från: 2025-11-01\ntill: 2025-11-30") + place("d", "psykiatri", "från: 2025-12-01\ntill: 2025-12-31") +
			place("e", "annan", "från: 2026-01-01\ntill: 2026-01-31") + place("f", "annan", "från: 2026-02-01\ntill: 2026-02-28"), "2026-01-01", []string{
			"warning - bastjänstgöringen har 5 placeringar, men högst 4 räknas",
		}},
	}, diag.PlacementsOverlap.Code, diag.PlacementOutside.Code, diag.TooManyPlacements.Code)
}

// BT as a whole has a floor of its own.
func TestLengthOfBT(t *testing.T) {
	_, trainee := testkit.MustLoad(t, base("ostergotland", "")+emergency+
		text("placeringar/psyk", "område: psykiatri\nfrån: 2026-01-01\ntill: 2026-03-31", "")+
		text("placeringar/vc", "område: primärvård\nfrån: 2026-05-01\ntill: 2026-08-31", ""), "lo")
	for _, c := range []struct {
		least int
		want  []string
	}{
		{11, nil},
		{12, []string{"error 2026-08-31 bastjänstgöringen blir 11 månader på heltid, men minst 12 månader krävs"}},
	} {
		rules, national := *trainee.Programme, *trainee.Programme.National
		national.Length.Least.N = c.least
		rules.National = &national
		changed := *trainee
		changed.Programme = &rules
		if got := lines(review.Look(&changed, day("2026-09-01"), nil), diag.BTTooShort.Code); !slices.Equal(got, c.want) {
			t.Errorf("at least %d months: %v", c.least, got)
		}
	}
}

// Without a planned end nothing is due at the end.
func TestNoEnd(t *testing.T) {
	site := `
-- btfolio.yaml --
title: Portföljer
programme: vgr
-- content/lo/index.md --
---
namn: Lo Ek
start: 2025-09-01
---
` + emergency
	v := look(t, site, "2027-01-01")
	if got := lines(v, diag.NoEnd.Code, diag.AreaMissing.Code, diag.AreaTooShort.Code); len(got) != 1 || got[0] != "notice - BT har inget planerat slut" {
		t.Error(got)
	}
	complete(t, v)
}
