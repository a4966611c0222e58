package review

import "btfolio/internal/diag"

// judge applies every rule. Each adds what it finds. What the portfolio
// exposes was found before, since it takes reading its files.
func (v *Verdict) judge(exposed diag.List) {
	v.period()
	v.texts()
	v.assessments()
	v.talks()
	v.checkins()
	v.kollegium()
	v.progression()
	v.registration()
	v.certificates()
	v.coverage()
	v.decisions()
	v.seals()
	v.naming()
	v.privacy(exposed)
	v.order()
}
