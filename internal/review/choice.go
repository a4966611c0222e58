package review

import (
	"strings"

	"btfolio/internal/diag"
	"btfolio/internal/language"
	"btfolio/internal/portfolio"
	"btfolio/internal/vocabulary"
)

// choices remarks on supervisors whom the programme would not choose first
// (F134, F143, F228): of another position than the preferred one, or at another
// unit than the placement's. They may decide all the same.
func (j *judge) choices() {
	for _, q := range j.t.Programme.Qualifications {
		if q.Preferred == "" {
			continue
		}
		for _, ref := range j.t.People[q.Role] {
			p := j.t.Person(ref.Value)
			if p != nil && p.Position != "" && p.Position != q.Preferred {
				j.find(diag.NotFirstChoice.At(ref.Pos, p.FullName, language.InBoth(q.Role.In), language.InBoth(q.Preferred.In)),
					Finding{Rule: &q.Rule, Who: q.Role})
			}
		}
	}
	for _, placement := range j.t.Placements {
		q, ok := j.t.ProgrammeOf(placement).Qualification(vocabulary.RolePlacementSupervisor)
		if !ok || !q.SameUnit {
			continue
		}
		for _, ref := range placement.Supervisors {
			if p := j.t.Person(ref.Value); p != nil && elsewhere(p, placement) {
				j.find(diag.OtherUnit.At(ref.Pos, p.FullName, p.Workplace, placementText(placement), placement.Unit),
					Finding{Rule: &q.Rule, Who: q.Role, Placement: placement})
			}
		}
	}
}

// elsewhere reports whether somebody's workplace is another unit than that of a
// placement, as far as both are written. One may name more than the other: the
// clinic and its hospital.
func elsewhere(p *portfolio.Person, at *portfolio.Placement) bool {
	workplace, unit := vocabulary.Slug(p.Workplace), vocabulary.Slug(at.Unit)
	return p.Workplace != "" && at.Unit != "" && !strings.Contains(workplace, unit) && !strings.Contains(unit, workplace)
}
