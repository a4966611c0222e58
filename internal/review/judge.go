package review

// judge applies every rule. Each adds what it finds.
func (v *Verdict) judge() {
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
	v.naming()
	v.order()
}
