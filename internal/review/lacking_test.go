package review_test

import (
	"slices"
	"testing"

	"btfolio/internal/review"
)

// What is missing of a subject is told to whoever is about to approve it, and
// neither what concerns another nor what the decision itself would mend.
func TestLacking(t *testing.T) {
	site := base("vgr", "") +
		text("placeringar/akuten", "område: akut sjukvård\nfrån: 2025-09-01\ntill: 2025-12-31\nhandledare: eva", "Text.") +
		text("placeringar/psyk", "område: psykiatri\nfrån: 2026-01-01\ntill: 2026-03-31\nhandledare: eva", "Text.") +
		text("samtal/a", "datum: 2025-10-20\nnästa: 2025-11-15\nhandledare: eva\nmål: BT1", "Text.") +
		text("mal/bt01", "mål: BT1", "Text.") + text("mal/bt07", "mål: BT7", "Text.") +
		text("mal/bt02", "utkast: ja\nmål: BT2", "Text.")
	v := look(t, site, "2026-04-20")
	for about, want := range map[string]struct{ has, lacks string }{
		"placeringar/akuten": {"BT-R055", "BT-R005"},
		"placeringar/psyk":   {"BT-R055", "BT-R042"},
		"mal/bt07":           {"BT-R001", "BT-R055"},
		"samtal":             {"BT-R042", "BT-R055"},
	} {
		subject, ok := review.FindSubject(v.Trainee, about)
		if !ok {
			t.Fatalf("there is no %s", about)
		}
		var codes []string
		for _, f := range v.Lacking(subject) {
			codes = append(codes, f.Code.ID)
			if f.Private {
				t.Errorf("%s: %s is for the trainee alone", about, f.Code.ID)
			}
		}
		if !slices.Contains(codes, want.has) || slices.Contains(codes, want.lacks) {
			t.Errorf("%s: %q, want %s and not %s", about, codes, want.has, want.lacks)
		}
	}
}
