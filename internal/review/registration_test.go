package review_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"btfolio/internal/diag"
	"btfolio/internal/language"
	"btfolio/internal/programme"
	"btfolio/internal/review"
)

// finished is a portfolio in Östergötland in which nothing is lacking.
func finished() string {
	site := base("ostergotland", "")
	for i, p := range []struct{ name, area, from, to string }{
		{"akuten", "akut", "2025-09-01", "2025-12-31"},
		{"psyk", "psykiatri", "2026-01-01", "2026-03-31"},
		{"vc", "primärvård", "2026-04-01", "2026-08-31"},
	} {
		site += text("placeringar/"+p.name, fmt.Sprintf("område: %s\nhandledare: eva\nfrån: %s\ntill: %s\ngodkännanden:\n  - {beslut: godkänt, av: eva, datum: 2026-09-0%d}", p.area, p.from, p.to, i+1), "") +
			text("samtal/"+p.name, "datum: "+p.from+"\nhandledare: eva\nplacering: "+p.name, "")
	}
	for _, g := range programme.AllGoals() {
		site += text("mal/"+g.String(), "mål: "+g.String()+"\ngodkännanden:\n  - {beslut: godkänt, av: hanna, datum: 2026-09-05}", "")
	}
	return site + text("samtal/s", "datum: 2026-07-01\nhandledare: eva\nplacering: vc\nmål: [BT1, BT2, BT3, BT4, BT5, BT6, BT7, BT8, BT9, BT10, BT11, BT12, BT13, BT14, BT15, BT16, BT17, BT18]", "")
}

func final(front string) string { return text("slutbedomning", front, "Text.") }

const confirmed = "bekräftelse: {datum: 2026-09-02, text: Allt är inlagt.}\n"

// Each need blocks on its own, and nothing else does. A cell of the matrix
// without evidence does not, while the goal has some elsewhere.
func TestReady(t *testing.T) {
	for _, c := range []struct {
		name, site string
		want       []programme.Need
	}{
		{"all is there", finished() + final(confirmed), nil},
		{"no talk in a placement that has a rhythm", finished() + final(confirmed) +
			text("samtal/psyk", "datum: 2025-10-01\nhandledare: eva\nplacering: akuten", ""), []programme.Need{programme.NeedTalks}},
		{"an item of a check list", finished() + final(confirmed) +
			text("placeringar/vc", "område: primärvård\nhandledare: eva\nfrån: 2026-04-01\ntill: 2026-08-31\ngodkännanden:\n  - {beslut: godkänt, av: eva, datum: 2026-09-03}\nchecklista:\n  - {punkt: Rond}", ""), []programme.Need{programme.NeedChecklist}},
		{"what check-in C wanted more of", finished() + final(confirmed) +
			text("avstamningar/c", "steg: C\ndatum: 2026-08-20\nhandledare: hanna\nkompletteras: [BT5, BT6]", ""), []programme.Need{programme.NeedCheckin}},
		{"no external assessor", strings.Replace(finished(), "extern bedömare: ove, ", "", 1) + final(confirmed), []programme.Need{programme.NeedAssessor}},
		{"not confirmed", finished(), []programme.Need{programme.NeedConfirmation}},
		{"a placement is not approved", finished() + final(confirmed) +
			text("placeringar/hud", "område: annan\nfrån: 2026-08-01\ntill: 2026-08-31", "") + text("samtal/hud", "datum: 2026-08-05\nhandledare: eva\nplacering: hud", ""), []programme.Need{programme.NeedPlacements}},
		{"a goal is not approved", finished() + final(confirmed) + text("mal/BT7", "mål: BT7", ""), []programme.Need{programme.NeedGoals}},
		{"psychiatry is not done", finished() + final(confirmed) + text("samtal/psyk", "datum: 2026-02-02\nhandledare: eva", "") + text("placeringar/psyk", "utkast: true\nområde: psykiatri\nfrån: 2026-01-01\ntill: 2026-03-31", ""), []programme.Need{programme.NeedLength}},
		{"primary care is too short", finished() + final(confirmed) +
			text("placeringar/vc", "område: primärvård\nhandledare: eva\nfrån: 2026-06-02\ntill: 2026-08-31\ngodkännanden:\n  - {beslut: godkänt, av: eva, datum: 2026-09-03}", ""), []programme.Need{programme.NeedLength}},
	} {
		v := look(t, c.site, "2026-09-20")
		if v.Ready != (c.want == nil) || !slices.Equal(v.Blocking, c.want) {
			t.Errorf("%s: ready %v, blocked by %v, want %v", c.name, v.Ready, v.Blocking, c.want)
		}
		complete(t, v)
	}
	v := look(t, finished()+final(confirmed)+text("samtal/s", "datum: 2026-05-01\nhandledare: eva\nplacering: vc\nmål: [BT1, BT2]", ""), "2026-09-20")
	if v.Ready || !slices.Contains(v.Blocking, programme.NeedEvidence) {
		t.Errorf("goals without evidence: ready %v, blocked by %v", v.Ready, v.Blocking)
	}
}

// In VGR the minimum of assessments blocks, and an expected cell without
// evidence, but no confirmation is asked for.
func TestReadyInVGR(t *testing.T) {
	site := base("vgr", "") + emergency
	want := []programme.Need{programme.NeedLength, programme.NeedPlacements, programme.NeedGoals, programme.NeedEvidence, programme.NeedAssessments, programme.NeedTalks, programme.NeedKollegium}
	if v := look(t, site, "2026-01-01"); v.Ready || !slices.Equal(v.Blocking, want) {
		t.Errorf("ready %v, blocked by %v", v.Ready, v.Blocking)
	}
	site += assessment("a", "2025-09-09", "Mini-CEX", "akuten") + assessment("b", "2025-11-03", "CBD", "akuten") + assessment("c", "2025-12-10", "Mini-CEX", "akuten")
	if v := look(t, site, "2026-01-01"); slices.Contains(v.Blocking, programme.NeedAssessments) {
		t.Error("the assessments are done and block all the same")
	}
}

// What changed after it was approved is told where it changed: the
// registration was not too early for that.
func TestRegisteredBeforeChange(t *testing.T) {
	registered := final(confirmed + "anmälan: {datum: 2026-09-08, av: hanna}")
	for name, c := range map[string]struct{ subject, by, old, new string }{
		"a placement": {"placeringar/vc", "eva", "område: primärvård", "titel: Vc\nområde: primärvård"},
		"a goal":      {"mal/BT7", "hanna", "mål: BT7\n", "mål: BT7\ntitel: Sju\n"},
	} {
		site := finished()
		site += "-- content/lo/godkannanden/a.md --\n" + decision(c.subject, "godkänt", c.by, "2026-09-06", covered(t, site, c.subject))
		if v := look(t, site, "2026-09-07"); v.Blocking != nil && !slices.Equal(v.Blocking, []programme.Need{programme.NeedConfirmation}) {
			t.Fatalf("%s: %v", name, v.Blocking)
		}
		v := look(t, strings.Replace(site, c.old, c.new, 1)+registered, "2026-09-20")
		if v.Ready || len(lines(v, diag.ChangedAfterApproval.Code)) != 1 {
			t.Errorf("%s: ready %v, findings %q", name, v.Ready, lines(v, diag.ChangedAfterApproval.Code))
		}
		if got := lines(v, diag.RegisteredTooEarly.Code); got != nil {
			t.Errorf("%s: %q", name, got)
		}
	}
}

func TestNeedText(t *testing.T) {
	for _, word := range programme.Need("").Words() {
		n := programme.Need(word)
		text := review.NeedText(n)
		if text.In(language.Swedish) == "" || text.In(language.English) == "" {
			t.Errorf("%s has no words", n)
		}
	}
}

func TestRegistration(t *testing.T) {
	const registered = "anmälan: {datum: 2026-09-08, av: hanna}\n"
	const passed = "godkännanden:\n  - {beslut: godkänt, av: ove, roll: extern bedömare, datum: 2026-09-17}\n  - {beslut: godkänt, av: hanna, roll: huvudhandledare, datum: 2026-09-17}\n"
	check(t, finished(), []situation{
		{"ready", final(confirmed), "2026-09-20", []string{"notice - allt är klart för anmälan till slutbedömning"}},
		{"not ready", "", "2026-09-20", nil},
		{"registered", final(confirmed + registered), "2026-09-20", nil},
		{"registered too early", final(registered) + text("mal/BT7", "mål: BT7", ""), "2026-09-20", []string{
			"error - anmäld till slutbedömning den 8 september 2026, men ännu saknas godkända delmål och BT-läkarens bekräftelse",
		}},
		{"registered by somebody else", final(confirmed + "anmälan: {datum: 2026-09-08, av: eva}"), "2026-09-20", []string{
			"warning - anmälan till slutbedömning är inte gjord av huvudhandledaren",
		}},
		{"passed without registration", final(confirmed + passed), "2026-09-20", []string{
			"warning - BT är slutbedömd, men ingen anmälan till slutbedömning är antecknad",
		}},
		{"passed", final(confirmed + registered + passed), "2026-09-20", nil},
	}, diag.ReadyToRegister.Code, diag.RegisteredTooEarly.Code, diag.RegisteredByOther.Code, diag.FinalWithoutRegistration.Code)
}

func TestConfirmation(t *testing.T) {
	const missing = " BT-läkarens bekräftelse inför slutbedömningen saknas"
	check(t, finished(), []situation{
		{"far from the end", "", "2026-08-02", nil},
		{"the last weeks", "", "2026-08-03", []string{"notice 2026-09-14" + missing}},
		{"too late", "", "2026-09-15", []string{"error 2026-09-14" + missing}},
		{"before the registration", final("anmälan: {datum: 2026-09-08, av: hanna}"), "2026-09-09", []string{"error 2026-09-08" + missing}},
		{"before the decision", final("godkännanden:\n  - {beslut: godkänt, av: ove, roll: extern bedömare, datum: 2026-07-17}"), "2026-07-18", []string{"error 2026-07-17" + missing}},
		{"given", final(confirmed), "2026-09-15", nil},
	}, diag.NoConfirmation.Code)
	check(t, base("vgr", ""), []situation{{"VGR does not ask", "", "2026-10-01", nil}}, diag.NoConfirmation.Code)
}
