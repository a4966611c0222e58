package review_test

import (
	"slices"
	"strings"
	"testing"

	"btfolio/internal/diag"
	"btfolio/internal/language"
	"btfolio/internal/review"
)

// A finding carries more than its sentence: the rule it rests on, who can do
// something about it, the goals and the placement it is about, and by when.
// For each kind: all that it may carry, in every combination there is.
var carried = map[string][]string{
	"BT-A001": {"main_supervisor", "placement_supervisor placement"},
	"BT-A010": {""},
	"BT-A020": {""},
	"BT-A022": {""},
	"BT-A023": {""},
	"BT-A024": {""},
	"BT-A027": {""},
	"BT-A050": {""},
	"BT-A051": {""},
	"BT-A052": {""},
	"BT-A053": {""},
	"BT-R001": {"rule goals placement due"},
	"BT-R002": {"rule goals due"},
	"BT-R003": {"rule goals due"},
	"BT-R004": {"rule main_supervisor goals"},
	"BT-R005": {"rule placement_supervisor placement due"},
	"BT-R006": {"rule placement_supervisor placement"},
	"BT-R007": {"rule main_supervisor goals due"},
	"BT-R008": {"rule main_supervisor goals", "rule placement_supervisor goals"},
	"BT-R010": {"rule main_supervisor goals"},
	"BT-R011": {"rule main_supervisor"},
	"BT-R012": {"rule main_supervisor goals"},
	"BT-R009": {"rule placement_supervisor goals", "rule placement_supervisor goals due"},
	"BT-R020": {"rule placement due"},
	"BT-R021": {"rule placement due"},
	"BT-R022": {"rule placement due"},
	"BT-R141": {"rule main_supervisor"},
	"BT-R142": {"rule placement_supervisor placement"},
	"BT-R126": {"private", "rule private", "rule placement private", "placement private"},
	"BT-R025": {"rule due"},
	"BT-R026": {"rule goals"},
	"BT-R023": {"rule placement_supervisor placement due"},
	"BT-R030": {""},
	"BT-R031": {"rule due"},
	"BT-R032": {"rule placement due"},
	"BT-R033": {"rule placement due"},
	"BT-R034": {"rule due"},
	"BT-R035": {"rule"},
	"BT-R036": {"placement"},
	"BT-R037": {"placement"},
	"BT-R038": {"rule placement"},
	"BT-R040": {"rule placement"},
	"BT-R041": {"rule placement due"},
	"BT-R042": {"due", "placement due", "rule due", "rule placement due"},
	"BT-R043": {"rule", "rule placement"},
	"BT-R050": {"rule main_supervisor due"},
	"BT-R051": {"rule main_supervisor placement due"},
	"BT-R053": {"rule main_supervisor placement due"},
	"BT-R052": {"goals due", "goals placement due"},
	"BT-R055": {"rule main_supervisor placement due"},
	"BT-R056": {"rule placement"},
	"BT-R057": {"rule main_supervisor placement due"},
	"BT-R058": {"rule main_supervisor goals placement"},
	"BT-R060": {"rule main_supervisor goals placement due"},
	"BT-R061": {"rule main_supervisor goals placement"},
	"BT-R062": {"rule main_supervisor goals placement"},
	"BT-R160": weighed,
	"BT-R161": weighed,
	"BT-R162": weighed,
	"BT-R185": weighed,
	"BT-R186": {"goals"},
	"BT-R187": {"goals"},
	"BT-R188": {"goals"},
	"BT-R163": weighed,
	"BT-R164": weighed,
	"BT-R165": weighed,
	"BT-R166": weighed,
	"BT-R167": weighed,
	"BT-R169": {"rule main_supervisor", "rule main_supervisor placement", "placement", "rule", "rule head_of_department", "", "rule placement"},
	"BT-R170": {"rule main_supervisor", "rule main_supervisor placement", "placement", "rule", "rule head_of_department", "", "rule placement"},
	"BT-R171": {""},
	"BT-R172": {""},
	"BT-R173": {"rule main_supervisor due"},
	"BT-R174": {"rule main_supervisor"},
	"BT-R175": {"rule main_supervisor"},
	"BT-R176": {"rule main_supervisor"},
	"BT-R177": {"rule main_supervisor", "rule main_supervisor placement"},
	"BT-R178": {"rule main_supervisor", "rule main_supervisor placement"},
	"BT-R179": {""},
	"BT-R180": {"", "goals"},
	"BT-R181": {""},
	"BT-R182": {""},
	"BT-R065": {"rule main_supervisor goals"},
	"BT-R184": {""},
	"BT-R183": {""},
	"BT-R028": {"rule placement", "rule"},
	"BT-R063": {"rule main_supervisor goals"},
	"BT-R064": {"rule main_supervisor goals placement"},
	"BT-R070": {"rule due"},
	"BT-R071": {"rule placement due"},
	"BT-R072": {"rule placement due"},
	"BT-R073": {"placement due"},
	"BT-R080": {"rule due"},
	"BT-R081": {"rule main_supervisor"},
	"BT-R082": {"rule main_supervisor"},
	"BT-R083": {"rule main_supervisor"},
	"BT-R084": {"rule main_supervisor"},
	"BT-R090": {"rule main_supervisor due"},
	"BT-R091": {"rule head_of_department", "rule main_supervisor"},
	"BT-R092": {"rule"},
	"BT-R093": {"rule main_supervisor goals"},
	"BT-R094": {"rule head_of_department"},
	"BT-R100": {"rule placement_supervisor placement"},
	"BT-R101": {"rule placement_supervisor placement"},
	"BT-R102": {"rule placement_supervisor placement", "rule external_assessor"},
	"BT-R103": {"rule main_supervisor", "rule main_supervisor goals", "rule main_supervisor goals placement", "rule placement_supervisor placement"},
	"BT-R104": {"rule external_assessor"},
	"BT-R105": {"rule main_supervisor goals"},
	"BT-R106": {"rule main_supervisor goals"},
	"BT-R107": {"rule main_supervisor goals", "rule placement_supervisor placement"},
	"BT-R108": {"rule external_assessor", "rule main_supervisor", "rule main_supervisor goals", "rule placement_supervisor placement"},
	"BT-R109": {"rule main_supervisor goals"},
	"BT-R110": {""},
	"BT-R111": {"rule external_assessor"},
	"BT-R112": {"placement_supervisor placement"},
	"BT-R113": {"rule external_assessor due", "rule main_supervisor due"},
	"BT-R114": {"rule placement_supervisor placement"},
	"BT-R115": {"", "placement_supervisor"},
	"BT-R116": {"rule placement_supervisor placement"},
	"BT-R117": {""},
	"BT-R118": {""},
	"BT-R120": {"rule private", "rule goals private", "rule goals placement private"},
	"BT-R121": {"goals placement", "rule goals placement"},
	"BT-R122": {"rule goals placement"},
	"BT-R123": {"rule goals placement"},
	"BT-R124": {"rule goals private"},
	"BT-R125": {"rule goals placement private"},
	"BT-R130": {"private"},
	"BT-R140": {""},
	"BT-R150": {"private"},
	"BT-R152": {"", "goals"},
	"BT-R153": {""},
	"BT-R151": {"main_supervisor due private", "placement_supervisor due private", "main_supervisor private", "placement_supervisor private"},
}

// carry is what a finding carries.
func carry(f *review.Finding) string {
	has := func(word string, there bool) string {
		if !there {
			return ""
		}
		return word
	}
	return strings.Join(slices.DeleteFunc([]string{
		has("rule", f.Rule != nil), string(f.Who), has("goals", len(f.Goals) > 0),
		has("placement", f.Placement != nil), has("due", !f.Due.IsZero()), has("private", f.Private),
	}, func(word string) bool { return word == "" }), " ")
}

// carries holds the findings of a verdict against the table.
func carries(t *testing.T, v *review.Verdict) {
	t.Helper()
	for i := range v.Findings {
		f := &v.Findings[i]
		if id := review.RuleOf(f.Code); id != "" && !slices.ContainsFunc(review.InForce(v.Trainee.ProgrammeOf(f.Placement)), func(r review.RuleInForce) bool { return r.ID == id }) {
			t.Errorf("%s is found, and its rule %s is not in force", f.Code.ID, id)
		}
		if got := carry(f); !slices.Contains(carried[f.Code.ID], got) {
			t.Errorf("%s carries “%s”, want one of %q", f.Code.ID, got, carried[f.Code.ID])
		}
	}
}

// By when a finding is to be dealt with, in words.
func TestWhen(t *testing.T) {
	for on, want := range map[string]string{
		"2026-04-28": "senast 30 april 2026, om 2 dagar",
		"2026-04-29": "senast 30 april 2026, om 1 dag",
		"2026-04-30": "senast i dag",
		"2026-05-01": "1 dag försenat, senast 30 april 2026",
		"2026-05-03": "3 dagar försenat, senast 30 april 2026",
	} {
		f := review.Finding{Due: day("2026-04-30")}
		if got := f.When(language.Swedish, day(on)); got != want {
			t.Errorf("on %s: %q, want %q", on, got, want)
		}
	}
	if got := (&review.Finding{}).When(language.Swedish, day("2026-04-30")); got != "" {
		t.Errorf("without a day: %q", got)
	}
}

// Findings come in the order in which they are to be dealt with.
func TestOrder(t *testing.T) {
	v := look(t, base("vgr", "")+emergency, "2026-01-20")
	if len(v.Findings) < 5 {
		t.Fatalf("only %d findings", len(v.Findings))
	}
	if !slices.IsSortedFunc(v.Findings, func(a, b review.Finding) int {
		if a.Severity != b.Severity {
			return int(a.Severity) - int(b.Severity)
		}
		switch {
		case a.Due == b.Due:
			return 0
		case a.Due.IsZero():
			return 1
		case b.Due.IsZero():
			return -1
		}
		return a.Due.Compare(b.Due)
	}) {
		t.Error("not by severity and day")
	}
	errors, warnings, notices := review.Count(v.Findings)
	if errors+warnings+notices != len(v.Findings) || errors == 0 || notices == 0 || v.Findings[0].Severity != diag.Error {
		t.Errorf("%d errors, %d warnings, %d notices", errors, warnings, notices)
	}
}

// weighed is what comes with findings about evidence.
var weighed = []string{"", "goals", "goals placement", "placement"}
