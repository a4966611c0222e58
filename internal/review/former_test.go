package review_test

import (
	"strings"
	"testing"

	"btfolio/internal/diag"
	"btfolio/internal/review"
)

// moved is a trainee who came from Västra Götaland to Östergötland in the new
// year: acute care was served there, psychiatry is served here.
var moved = base("ostergotland", "tidigare_program: [{program: vgr, till: 2025-12-31}]") + emergency +
	text("placeringar/psyk", "titel: Psyk\nområde: psykiatri\nfrån: 2026-01-01\ntill: 2026-03-31\nhandledare: eva", "")

// Each placement is judged by the programme it was served under, BT as a whole
// by the one that is followed now.
func TestFormerProgramme(t *testing.T) {
	v := look(t, moved, "2026-09-01")
	for code, want := range map[*diag.Code]map[string]bool{ // by what a finding names: whether there is one
		diag.AssessmentMissing.Code:       {"Akuten": true, "Psyk": false},
		diag.KollegiumMissing.Code:        {"Akuten": true, "Psyk": false},
		diag.RegularCheckinMissing.Code:   {"Akuten": true, "Psyk": false},
		diag.PlacementCheckinMissing.Code: {"Akuten": false, "Psyk": true},
		diag.NoSummary.Code:               {"Akuten": false, "Psyk": true},
		diag.GoalsMissing.Code:            {"Akuten": true, "Psyk": false},
		diag.TalkGap.Code:                 {"Akuten": false, "Psyk": true},
		diag.ProgressionMissing.Code:      {"Akuten": false, "Psyk": true},
		diag.CheckinMissing.Code:          {"A ": false, "C ": true},
	} {
		said := strings.Join(lines(v, code), "\n") + "\n"
		for about, is := range want {
			if strings.Contains(said, about) != is {
				t.Errorf("%s about %s is %v in\n%s", code.ID, about, !is, said)
			}
		}
	}
	if rule := sourceOf(v, diag.KollegiumMissing.Code); !strings.Contains(rule, "S4:263-273") {
		t.Errorf("the kollegium is asked for by %q", rule)
	}
}

// Before the day of the change the newer programme judges nothing that has
// begun, and one programme for all is judged as before.
func TestOneProgramme(t *testing.T) {
	plain := look(t, base("vgr", "")+emergency, "2026-09-01")
	named := look(t, base("vgr", "tidigare_program: [{program: vgr, till: 2026-01-31}]")+emergency, "2026-09-01")
	if a, b := len(plain.Findings), len(named.Findings); a != b {
		t.Errorf("%d findings under one programme, %d under the same twice", a, b)
	}
}

func sourceOf(v *review.Verdict, code *diag.Code) string {
	for _, f := range v.Findings {
		if f.Code == code && f.Rule != nil {
			return strings.Join(f.Rule.Source, " ")
		}
	}
	return ""
}
