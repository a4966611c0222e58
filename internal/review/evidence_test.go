package review_test

import (
	"slices"
	"testing"

	"btfolio/internal/portfolio"
	"btfolio/internal/review"
	"btfolio/internal/seal"
	"btfolio/internal/testkit"
	"btfolio/internal/vocabulary"
)

// Every kind that is declared to be evidence fills the cell of its goal, is
// covered by decisions about the goal and the placement, and can be decided
// about itself; the talks are, all together.
func TestKindsOfEvidence(t *testing.T) {
	tried := 0
	for _, k := range portfolio.Kinds() {
		if !k.Evidence {
			continue
		}
		tried++
		t.Run(string(k.Kind), func(t *testing.T) {
			front := "titel: Ett\ndatum: 2025-10-01\nmål: BT7\n"
			switch k.Kind {
			case vocabulary.KindTalk:
				front += "handledare: eva\nplacering: akuten"
			case vocabulary.KindAssessment:
				front += "instrument: CBD\nbedömare: eva\nplacering: akuten"
			case vocabulary.KindCourse: // belongs to no placement
				front += "dagar: 1"
			default:
				front += "placering: akuten"
			}
			folder := k.Kind.Term().Folder.Sv
			_, lo := testkit.MustLoad(t, base("vgr", "")+
				text("placeringar/akuten", "område: akut sjukvård\nfrån: 2025-09-01\ntill: 2025-12-31\nhandledare: eva", "Plan.")+
				text("mal/bt07", "mål: BT7", "Så här.")+text(folder+"/ett", front, "Text."), "lo")

			has := func(about string) bool {
				s, ok := review.FindSubject(lo, about)
				return ok && slices.ContainsFunc(review.Covered(lo, s), func(f seal.File) bool { return f.Path == folder+"/ett.md" })
			}
			if !has("mal/bt07") {
				t.Error("a decision about the goal does not cover it")
			}
			if k.Kind != vocabulary.KindCourse && !has("placeringar/akuten") {
				t.Error("a decision about the placement does not cover it")
			}
			if !has(folder + "/ett") {
				t.Error("it cannot be decided about")
			}
			if evidence := lookAt(t, lo, "2026-01-10").Goal(7).Evidence(); len(evidence) != 1 {
				t.Errorf("the goal has %d pieces of evidence, want 1", len(evidence))
			}
		})
	}
	if tried < 5 {
		t.Errorf("only %d kinds were tried", tried)
	}
}
