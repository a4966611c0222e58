package review_test

import (
	"testing"

	"cloud.google.com/go/civil"

	"btfolio/internal/language"
	"btfolio/internal/programme"
	"btfolio/internal/review"
	"btfolio/internal/testkit"
	"btfolio/internal/vocabulary"
)

func day(s string) civil.Date {
	d, err := civil.ParseDate(s)
	if err != nil {
		panic(err)
	}
	return d
}

// A trainee under VGR: emergency care done and approved for two goals,
// psychiatry not decided, primary care under way.
const site = `
-- btfolio.yaml --
title: Portföljer
programme: vgr
-- content/personer/eva.md --
---
namn: Eva Al
befattning: specialistläkare
handledarutbildning: 2015-01-01
legitimerad_sedan: 2005-01-01
---
-- content/lo/index.md --
---
namn: Lo Ek
start: 2025-09-01
slut: 2026-08-31
personer: {huvudhandledare: eva}
---
-- content/lo/placeringar/akuten.md --
---
område: akut sjukvård
handledare: eva
från: 2025-09-01
till: 2025-12-31
godkännanden:
  - {beslut: godkänt, av: eva, datum: 2026-01-05, mål: [BT1, BT3]}
---
-- content/lo/placeringar/psykiatrin.md --
---
område: psykiatri
handledare: eva
från: 2026-01-01
till: 2026-03-31
godkännanden:
  - {beslut: godkänt, av: eva, datum: 2026-04-02}
  - {beslut: återkallat, av: eva, datum: 2026-04-09, kommentar: sammanfattning saknas}
---
-- content/lo/placeringar/vardcentralen.md --
---
område: primärvård
handledare: eva
från: 2026-04-01
till: 2026-07-31
---
-- content/lo/samtal/a.md --
---
datum: 2025-10-01
handledare: eva
placering: akuten
mål: [BT1, BT5, BT12]
---
-- content/lo/samtal/b.md --
---
datum: 2026-02-01
handledare: eva
placering: psykiatrin
mål: BT2
---
-- content/lo/samtal/utan.md --
---
datum: 2026-02-02
handledare: eva
mål: BT18
---
-- content/lo/kurser/hlr.md --
---
titel: HLR
datum: 2025-11-03
mål: [BT1, BT7]
---
-- content/lo/mal/bt1.md --
---
mål: BT1
progression:
  - {efter: akuten, nivå: 4, uppfyllt: helt, av: eva, datum: 2026-01-05}
  - {nivå: 3, uppfyllt: delvis, av: eva, datum: 2025-11-01}
godkännanden:
  - {beslut: godkänt, av: eva, datum: 2026-01-06}
---
-- content/lo/mal/bt4.md --
---
mål: BT4
luckor:
  - {placering: akuten, skäl: tas upp i primärvården, av: eva}
---
`

func TestCells(t *testing.T) {
	_, trainee := testkit.MustLoad(t, site, "lo")
	v := lookAt(t, trainee, "2026-05-01")
	const acute, psychiatry, primary, courses = 0, 1, 2, 3
	for _, c := range []struct {
		goal   programme.Goal
		column int
		state  vocabulary.State
		why    string
	}{
		{1, acute, vocabulary.StateApproved, "evidence, and the approval names the goal"},
		{5, acute, vocabulary.StatePresent, "evidence, but the approval does not name the goal"},
		{3, acute, vocabulary.StateMissing, "approved by name, but there is no evidence"},
		{2, psychiatry, vocabulary.StateNotApproved, "the approval was revoked"},
		{1, psychiatry, vocabulary.StateMissing, "the placement has ended"},
		{1, primary, vocabulary.StateExpected, "the placement is under way"},
		{4, acute, vocabulary.StateJustified, "a gap with a reason"},
		{12, acute, vocabulary.StatePresent, "evidence where none is expected still shows"},
		{17, psychiatry, vocabulary.StateNotExpected, "an empty cell of the programme"},
		{6, acute, vocabulary.StateNotExpected, "maybe is not expected"},
		{1, courses, vocabulary.StateApproved, "the goal is approved"},
		{7, courses, vocabulary.StatePresent, "evidence without approval"},
		{5, courses, vocabulary.StateExpected, "courses go on until BT ends"},
	} {
		if got := v.Goal(c.goal).Cells[c.column].State; got != c.state {
			t.Errorf("%s in column %d is %s, want %s: %s", c.goal, c.column, got, c.state, c.why)
		}
	}
	if g := v.Goal(18); len(g.Elsewhere.Evidence) != 1 || g.State != vocabulary.StatePresent {
		t.Errorf("BT18 has evidence without a placement: %v, %s", g.Elsewhere.Evidence, g.State)
	}
	if got := v.Goal(1).Level(); got != 4 {
		t.Errorf("BT1 stands at %d, want the step of the newest date, 4", got)
	}
	if got := v.Approved(); got != 1 {
		t.Errorf("%d goals approved, want 1", got)
	}
	if got := v.ApprovedPlacements(); got != 1 {
		t.Errorf("%d placements approved, want 1: a revoked approval is none", got)
	}
}

// After the end of BT everything that is missing is late.
func TestCellsAfterTheEnd(t *testing.T) {
	_, trainee := testkit.MustLoad(t, site, "lo")
	v := lookAt(t, trainee, "2026-09-01")
	if got := v.Goal(5).Cells[3].State; got != vocabulary.StateMissing {
		t.Errorf("a course that is not there after the end is %s", got)
	}
	if got := v.Goal(10).State; got != vocabulary.StateMissing {
		t.Errorf("a goal without any evidence after the end is %s", got)
	}
}

func TestPhases(t *testing.T) {
	_, trainee := testkit.MustLoad(t, site, "lo")
	for on, want := range map[string]review.Phase{
		"2025-08-31": review.Upcoming, "2025-09-01": review.Ongoing,
		"2025-12-31": review.Ongoing, "2026-01-01": review.Ended,
	} {
		if got := review.Look(trainee, day(on), nil).Placements[0].Phase; got != want {
			t.Errorf("on %s the placement is %s, want %s", on, got, want)
		}
	}
}

func TestSentence(t *testing.T) {
	_, trainee := testkit.MustLoad(t, site, "lo")
	v := lookAt(t, trainee, "2025-09-02")
	if got, want := v.Sentence(language.Swedish), "Inget delmål och ingen placering är godkänd ännu."; got != want {
		t.Errorf("%q, want %q", got, want)
	}
	if got, want := v.Sentence(language.English), "No goal and no placement is approved yet."; got != want {
		t.Errorf("%q, want %q", got, want)
	}
}

func TestSentenceApproved(t *testing.T) {
	const passed = "godkännanden:\n  - {beslut: godkänt, av: ove, roll: extern bedömare, datum: 2026-09-17}\n  - {beslut: godkänt, av: hanna, roll: huvudhandledare, datum: 2026-09-17}\n"
	for _, c := range []struct{ site, want string }{
		{finished() + final(confirmed+passed), "BT är fullgjord och godkänd: alla 18 delmål och 3 placeringar. Intyget om uppnådd baskompetens finns inte i portföljen ännu."},
		{finished() + final(confirmed), "18 av 18 delmål och 3 av 3 placeringar godkända. Klar för anmälan till slutbedömning."},
		{finished() + text("mal/BT7", "mål: BT7", ""), "17 av 18 delmål och 3 av 3 placeringar godkända."},
		{finished() + text("placeringar/hud", "område: annan\nfrån: 2026-08-01\ntill: 2026-08-31", ""), "18 av 18 delmål och 3 av 4 placeringar godkända."},
	} {
		if got := look(t, c.site, "2026-09-20").Sentence(language.Swedish); got != c.want {
			t.Errorf("%q, want %q", got, c.want)
		}
	}
}

// What is lacking is named in the sentence, as long as it is not too much.
func TestSentenceLacking(t *testing.T) {
	acute := service("akuten", "Akuten", "akut sjukvård", "2025-09-01", "2025-12-31", written("av: eva, datum: 2026-01-05"))
	for _, c := range []struct {
		but  []programme.Goal
		want string
	}{
		{nil, "Inget delmål är godkänt ännu. 1 av 1 placering är godkänd."},
		{[]programme.Goal{3}, "Inget delmål är godkänt ännu. 1 av 1 placering är godkänd. Underlag saknas för BT3."},
		{[]programme.Goal{1, 3, 5, 7}, "Inget delmål är godkänt ännu. 1 av 1 placering är godkänd. Underlag saknas för BT1, BT3, BT5 och BT7."},
		{[]programme.Goal{1, 3, 5, 7, 8}, "Inget delmål är godkänt ännu. 1 av 1 placering är godkänd. Underlag saknas för 5 delmål."},
	} {
		v := look(t, coverageSite("vgr")+acute+shows("a", "akuten", "2025-10-01", c.but...), "2026-01-06")
		if got := v.Sentence(language.Swedish); got != c.want {
			t.Errorf("without %v: %q, want %q", c.but, got, c.want)
		}
	}
}
