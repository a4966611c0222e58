package review_test

import (
	"testing"

	"btfolio/internal/diag"
	"btfolio/internal/review"
	"btfolio/internal/testkit"
)

// What the trainee picks to be read first is told where it is not there, is about
// something else, or is too much; what is right stands first, and no decision covers
// the choice.
func TestSelection(t *testing.T) {
	site := base("vgr", "") +
		text("placeringar/akuten", "titel: Akuten\nområde: akut sjukvård\nfrån: 2025-09-01\ntill: 2025-12-31\nhandledare: eva", "Plan.") +
		text("slutbedomning", "", "Slut.")
	for _, name := range []string{"a", "b", "c", "d"} {
		site += text("bedomningar/"+name, "datum: 2025-10-0"+string(name[0]-'a'+'1')+"\ninstrument: CBD\nbedömare: eva\nplacering: akuten\nmål: BT7\ntitel: "+name, "Text.")
	}
	picked := func(rows string) string { return site + text("urval", "urval:\n"+rows, "Så här valde jag.") }
	codes := diag.CodesOf(diag.PickedNothing, diag.PickedOther, diag.PickedMany)
	check(t, "", []situation{
		{"nothing", site, "2025-11-01", nil},
		{"two", picked("  - {mål: BT7, texter: [bedomningar/c, bedomningar/a.md]}"), "2025-11-01", nil},
		{"not there", picked("  - {mål: BT7, texter: [bedomningar/e]}"), "2025-11-01", []string{"warning - urvalet nämner bedomningar/e, som inte finns i portföljen eller är ett utkast"}},
		{"a draft", picked("  - {mål: BT7, texter: [bedomningar/utkast]}") + text("bedomningar/utkast", "datum: 2025-10-01\ninstrument: CBD\nmål: BT7\nutkast: true", ""), "2025-11-01", []string{"warning - urvalet nämner bedomningar/utkast, som inte finns i portföljen eller är ett utkast"}},
		{"of another goal", picked("  - {mål: BT8, texter: [bedomningar/a]}"), "2025-11-01", []string{"warning - urvalet nämner bedomningar/a för BT8, men det är inget underlag för det delmålet"}},
		{"no evidence", picked("  - {mål: BT7, texter: [placeringar/akuten]}"), "2025-11-01", []string{"warning - urvalet nämner placeringar/akuten för BT7, men det är inget underlag för det delmålet"}},
		{"four", picked("  - {mål: BT7, texter: [bedomningar/a, bedomningar/b]}\n  - {mål: BT7, texter: [bedomningar/c, bedomningar/d]}"), "2025-11-01", []string{"warning - urvalet för BT7 har 4 texter, och de första 3 visas"}},
	}, codes...)

	_, lo := testkit.MustLoad(t, picked("  - {mål: [BT7, BT8], texter: [bedomningar/d, bedomningar/a, bedomningar/b, bedomningar/c]}"), "lo")
	v := lookAt(t, lo, "2025-11-01")
	var names string
	for _, e := range v.Picked(7) {
		names += e.Doc.Name
	}
	if names != "dab" || len(v.Picked(8)) != 0 {
		t.Errorf("picked %q for BT7 and %d for BT8", names, len(v.Picked(8)))
	}
	for _, about := range []string{"slutbedomning", "mal/bt07", "placeringar/akuten"} {
		s, ok := review.FindSubject(lo, about)
		if about == "mal/bt07" && !ok {
			continue
		}
		for _, f := range review.Covered(lo, s) {
			if f.Path == "urval.md" {
				t.Errorf("a decision about %s covers the selection", about)
			}
		}
	}
}
