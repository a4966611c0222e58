package review_test

import (
	"strings"
	"testing"

	"btfolio/internal/diag"
	"btfolio/internal/language"
	"btfolio/internal/review"
	"btfolio/internal/vocabulary"
)

// A no of anybody who decides is the first thing that is said, wherever it
// stands, and what is refused is never ready.
func TestRefused(t *testing.T) {
	const registered = confirmed + "anmälan: {datum: 2026-09-08, av: hanna}\n"
	const (
		yesOve   = "\n  - {beslut: godkänt, av: ove, roll: extern bedömare, datum: 2026-09-17}"
		yesHanna = "\n  - {beslut: godkänt, av: hanna, roll: huvudhandledare, datum: 2026-09-17}"
		noOve    = "\n  - {beslut: ej godkänt, av: ove, roll: extern bedömare, datum: 2026-09-18, kommentar: BT5 är för tunt}"
		noHanna  = "\n  - {beslut: ej godkänt, av: hanna, roll: huvudhandledare, datum: 2026-09-18, kommentar: BT5 är för tunt}"
		backOve  = "\n  - {beslut: återkallat, av: ove, roll: extern bedömare, datum: 2026-09-19, kommentar: fel portfölj}"
	)
	decided := func(entries ...string) string {
		return final(registered + "godkännanden:" + strings.Join(entries, ""))
	}
	for _, c := range []struct {
		name, site string
		gate       review.Gate
		sentence   string // how it begins
	}{
		{"nobody has decided", final(registered), review.GateRegistered, "18 av 18 delmål och 3 av 3 placeringar godkända. Anmäld till slutbedömning den 8 september 2026."},
		{"one has approved", decided(yesOve), review.GateRegistered, "18 av 18"},
		{"both have", decided(yesOve, yesHanna), review.GateAssessed, "BT är fullgjord och godkänd"},
		{"the assessor says no", decided(noOve), review.GateRefused, "Ej godkänt: BT som helhet, ove (extern bedömare), den 18 september 2026: ”BT5 är för tunt”. 18 av 18"},
		{"the main supervisor says no", decided(noHanna), review.GateRefused, "Ej godkänt: BT som helhet, hanna (huvudhandledare)"},
		{"a no after a yes", decided(yesHanna, yesOve, noOve), review.GateRefused, "Ej godkänt: BT som helhet"},
		{"a no beside the other's later yes", decided(noHanna, strings.Replace(yesOve, "09-17", "09-19", 1)), review.GateRefused, "Ej godkänt: BT som helhet"},
		{"a yes taken back", decided(yesHanna, yesOve, backOve), review.GateRefused, "Godkännandet återkallat: BT som helhet, ove (extern bedömare), den 19 september 2026: ”fel portfölj”."},
		{"a no taken back", decided(noOve, backOve), review.GateRegistered, "18 av 18"},
		{"a yes after a no", decided(noOve, strings.Replace(yesOve, "09-17", "09-19", 1), yesHanna), review.GateAssessed, "BT är fullgjord"},
		{"registered anew", final(confirmed + "anmälan: {datum: 2026-09-19, av: hanna}\ngodkännanden:" + noOve), review.GateRegistered, "18 av 18"},
		{"a no of somebody who may not", decided(strings.Replace(noOve, "av: ove", "av: eva", 1)), review.GateRegistered, "18 av 18"},
		{"with the certificate", decided(yesOve, yesHanna, "\nintyg:\n  - {blankett: baskompetens, datum: 2026-09-20, av: [hanna, ove]}"), review.GateCertified,
			"BT är fullgjord och godkänd: alla 18 delmål och 3 placeringar. Intyget om uppnådd baskompetens utfärdades den 20 september 2026."},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			v := look(t, finished()+c.site, "2026-09-20")
			if got := v.Sentence(language.Swedish); v.Gate != c.gate || !strings.HasPrefix(got, c.sentence) {
				t.Errorf("%s: %q, want %s: %q", v.Gate, got, c.gate, c.sentence)
			}
			no := c.gate == review.GateRefused
			if v.Ready == no || v.Complete() != (c.gate == review.GateAssessed || c.gate == review.GateCertified) {
				t.Errorf("ready %v, complete %v", v.Ready, v.Complete())
			}
			if got := lines(v, diag.FinalNotApproved.Code); (len(got) == 1) != no {
				t.Errorf("%q", got)
			}
			if got := lines(v, diag.NotTogether.Code); no && got != nil {
				t.Errorf("somebody who said no is asked again: %q", got)
			}
		})
	}
}

// A goal that the main supervisor refuses is refused in every column, and told
// with the reason.
func TestRefusedGoal(t *testing.T) {
	no := "mål: BT5\ngodkännanden:\n  - {beslut: godkänt, av: hanna, datum: 2026-09-05}\n  - {beslut: ej godkänt, av: hanna, datum: 2026-09-06, kommentar: journalen brister}"
	v := look(t, finished()+final(confirmed)+text("mal/BT5", no, ""), "2026-09-20")
	if got := v.Goal(5).State; got != vocabulary.StateNotApproved || v.Ready {
		t.Errorf("BT5 is %s, ready %v", got, v.Ready)
	}
	want := "error - BT5: ej godkänt, hanna (huvudhandledare), den 6 september 2026: ”journalen brister”"
	if got := lines(v, diag.GoalNotApproved.Code, diag.GoalsNotApproved.Code); len(got) != 1 || got[0] != want {
		t.Errorf("%q, want %q", got, want)
	}
	if got := v.Sentence(language.Swedish); !strings.HasPrefix(got, "Ej godkänt: BT5, hanna (huvudhandledare), den 6 september 2026: ”journalen brister”.") {
		t.Error(got)
	}
}

// The record of progression and the decisions about a goal: where there is
// none, “fully” is a claim; where there is one, only another takes it back.
func TestJudgementAndDecision(t *testing.T) {
	judge := func(met, day string) string {
		return "\nprogression:\n  - {efter: vc, nivå: 4, uppfyllt: " + met + ", av: hanna, datum: " + day + ", anteckning: Ja}"
	}
	decide := func(decision, day string) string {
		return "\ngodkännanden:\n  - {beslut: " + decision + ", av: hanna, datum: " + day + ", kommentar: så är det}"
	}
	inCheckin := func(met, day string) string {
		return text("avstamningar/x", "steg: C\ndatum: "+day+"\nhandledare: hanna\nplacering: vc\nprogression:\n  - {mål: [BT4, BT5], nivå: 5, uppfyllt: "+met+", anteckning: Säker}", "")
	}
	for _, c := range []struct {
		name, page, more string
		state            vocabulary.State
		level            int
		contradicted     bool
	}{
		{"no decision, no judgement", "", "", vocabulary.StatePresent, 0, false},
		{"fully", judge("helt", "2026-09-04"), "", vocabulary.StateApproved, 4, false},
		{"partly", judge("delvis", "2026-09-04"), "", vocabulary.StatePresent, 4, false},
		{"fully, in a check-in about several goals", "", inCheckin("helt", "2026-09-04"), vocabulary.StateApproved, 5, false},
		{"a newer one in a check-in", judge("helt", "2026-09-04"), strings.Replace(inCheckin("delvis", "2026-09-05"), "BT4, ", "", 1), vocabulary.StatePresent, 5, false},
		{"fully, by somebody who may not", strings.Replace(judge("helt", "2026-09-04"), "av: hanna", "av: eva", 1), "", vocabulary.StatePresent, 4, false},
		{"fully, in the future", judge("helt", "2026-09-24"), "", vocabulary.StatePresent, 4, false},
		{"partly after an approval", judge("delvis", "2026-09-06") + decide("godkänt", "2026-09-05"), "", vocabulary.StatePresent, 4, true},
		{"partly before an approval", judge("delvis", "2026-09-04") + decide("godkänt", "2026-09-05"), "", vocabulary.StateApproved, 4, false},
		{"fully after a no", judge("helt", "2026-09-06") + decide("ej godkänt", "2026-09-05"), "", vocabulary.StateNotApproved, 4, true},
		{"fully before a no", judge("helt", "2026-09-04") + decide("ej godkänt", "2026-09-05"), "", vocabulary.StateNotApproved, 4, false},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			v := look(t, finished()+final(confirmed)+text("mal/BT5", "mål: BT5"+c.page, "")+c.more, "2026-09-20")
			g := v.Goal(5)
			if g.State != c.state || g.Level() != c.level {
				t.Errorf("BT5 is %s at %d, want %s at %d", g.State, g.Level(), c.state, c.level)
			}
			if got := lines(v, diag.JudgementContradicts.Code); (len(got) > 0) != c.contradicted {
				t.Errorf("%q", got)
			}
			if v.Ready != (c.state == vocabulary.StateApproved && !c.contradicted) {
				t.Errorf("ready %v", v.Ready)
			}
		})
	}
	// Where the programme has no scale there are no claims on it.
	v := look(t, base("vgr", "")+emergency+text("samtal/x", "datum: 2025-10-01\nhandledare: eva\nplacering: akuten\nmål: BT5", "")+text("mal/BT5", "mål: BT5"+"\nprogression:\n  - {nivå: 5, uppfyllt: helt, av: hanna, datum: 2026-01-04}", ""), "2026-02-01")
	if got := v.Goal(5).State; got != vocabulary.StatePresent {
		t.Errorf("VGR: %s", got)
	}
}

// What is bound to its content stays as it was decided, and is told.
func TestJudgementAfterBoundApproval(t *testing.T) {
	site := finished() + final(confirmed) + text("mal/BT5", "mål: BT5\nprogression:\n  - {efter: vc, nivå: 2, uppfyllt: delvis, av: hanna, datum: 2026-09-10, anteckning: Nej}", "")
	site += "-- content/lo/godkannanden/a.md --\n" + decision("mal/BT5", "godkänt", "hanna", "2026-09-06", covered(t, site, "mal/BT5"))
	v := look(t, site, "2026-09-20")
	if g := v.Goal(5); g.State != vocabulary.StateApproved || v.Ready || len(lines(v, diag.JudgementContradicts.Code)) != 1 {
		t.Errorf("BT5 is %s, ready %v, %q", g.State, v.Ready, lines(v, diag.JudgementContradicts.Code))
	}
}
