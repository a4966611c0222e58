package review

// judge applies every rule. Each adds what it finds.
func (v *Verdict) judge() {
	v.period()
	v.assessments()
	v.order()
}
