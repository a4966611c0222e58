package review

import (
	"fmt"

	"btfolio/internal/language"
	"btfolio/internal/vocabulary"
)

// Sentence tells the verdict as one would say it.
func (v *Verdict) Sentence(l language.Language) string {
	goals, approved, placed := len(v.Goals), v.Approved(), v.ApprovedPlacements()
	var sentence language.Text
	switch {
	case v.Complete():
		return language.Text{
			Sv: fmt.Sprintf("BT är fullgjord och godkänd: alla %d delmål och %s.", goals, v.placements(l)),
			En: fmt.Sprintf("BT is completed and approved: all %d goals and %s.", goals, v.placements(l)),
		}.In(l) + v.outdated(l)
	case approved == 0 && placed == 0:
		sentence = language.Text{
			Sv: "Inget delmål och ingen placering är godkänd ännu.",
			En: "No goal and no placement is approved yet.",
		}
	case approved == 0:
		sentence = language.Text{
			Sv: fmt.Sprintf("Inget delmål är godkänt ännu. %d av %s är godkända.", placed, v.placements(l)),
			En: fmt.Sprintf("No goal is approved yet. %d of %s are approved.", placed, v.placements(l)),
		}
		if placed == 1 {
			sentence = language.Text{
				Sv: fmt.Sprintf("Inget delmål är godkänt ännu. 1 av %s är godkänd.", v.placements(l)),
				En: fmt.Sprintf("No goal is approved yet. 1 of %s is approved.", v.placements(l)),
			}
		}
	default:
		sentence = language.Text{
			Sv: fmt.Sprintf("%d av %d delmål och %d av %s godkända.", approved, goals, placed, v.placements(l)),
			En: fmt.Sprintf("%d of %d goals and %d of %s approved.", approved, goals, placed, v.placements(l)),
		}
	}
	return sentence.In(l) + v.outdated(l) + v.lacking(l)
}

// outdated tells that approvals no longer stand for what there is.
func (v *Verdict) outdated(l language.Language) string {
	n := len(v.Outdated())
	if n == 0 {
		return ""
	}
	return " " + l.Count(n, language.Plural{
		One:  language.Text{Sv: "godkännande behöver förnyas: innehållet har ändrats.", En: "approval must be renewed: the content has changed."},
		Many: language.Text{Sv: "godkännanden behöver förnyas: innehållet har ändrats.", En: "approvals must be renewed: the content has changed."},
	})
}

// lacking names the goals that have no evidence where it should be by now.
func (v *Verdict) lacking(l language.Language) string {
	var goals []string
	for _, g := range v.Goals {
		if g.missing() {
			goals = append(goals, g.Goal.String())
		}
	}
	switch n := len(goals); {
	case n == 0:
		return ""
	case n <= 4:
		return language.Text{
			Sv: fmt.Sprintf(" Underlag saknas för %s.", l.List(goals)),
			En: fmt.Sprintf(" Evidence is missing for %s.", l.List(goals)),
		}.In(l)
	default:
		return language.Text{
			Sv: fmt.Sprintf(" Underlag saknas för %d delmål.", n),
			En: fmt.Sprintf(" Evidence is missing for %d goals.", n),
		}.In(l)
	}
}

func (g *Goal) missing() bool {
	if g.State == vocabulary.StateMissing {
		return true
	}
	for _, c := range g.Cells {
		if c.State == vocabulary.StateMissing {
			return true
		}
	}
	return false
}

func (v *Verdict) placements(l language.Language) string {
	k := vocabulary.KindPlacement.Term()
	return l.Count(len(v.Placements), language.Plural{One: k.One, Many: k.Many})
}
