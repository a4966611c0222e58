package review

import (
	"cloud.google.com/go/civil"

	"btfolio/internal/diag"
	"btfolio/internal/language"
	"btfolio/internal/portfolio"
	"btfolio/internal/vocabulary"
)

// kollegium asks for the supervisors' meeting about the trainee in each
// placement that counts, from its middle on, and for what belongs to it: what
// is filled in before, the feedback after, and a plan where a gap was found
// (F215–F223).
func (v *Verdict) kollegium() {
	t := v.Trainee
	rule := t.Programme.Kollegium
	if rule == nil {
		return
	}
	for _, r := range v.Service.Rows {
		p := r.Placement
		held := 0
		for _, k := range t.Kollegia {
			if during(p, k.Placement, k.Date) && v.began(k.Date) {
				held++
			}
		}
		if held < rule.Least && r.Counted && v.began(middle(p.From, p.To)) {
			v.find(Finding{
				Finding: diag.KollegiumMissing.At(p.At("to"), placementText(p), held, rule.Least),
				Due:     p.To, Rule: &rule.Rule, Who: rule.ConvenedBy, Placement: p,
			})
		}
	}
	for _, k := range t.Kollegia {
		if v.began(k.Date) {
			v.meeting(k)
		}
	}
}

// meeting looks at one kollegium that has been held. The feedback is given
// while the trainee is still in the placement, and at latest a while after
// the meeting.
func (v *Verdict) meeting(k *portfolio.Kollegium) {
	t := v.Trainee
	rule := t.Programme.Kollegium
	p := t.Placement(k.Placement.Value)
	var without []language.Text
	for _, i := range rule.PreparedWith {
		if !v.prepared(k, i) {
			without = append(without, inBoth(i.In))
		}
	}
	if len(without) > 0 {
		v.find(Finding{
			Finding: diag.KollegiumUnprepared.At(k.At("date"), dateText(k.Date), listText(without)),
			Rule:    &rule.Rule, Placement: p,
		})
	}
	if rule.FeedbackBy != "" && k.Feedback.IsZero() {
		due := settled(k.Date)
		if p != nil && p.To.After(due) {
			due = p.To
		}
		v.find(Finding{
			Finding: diag.KollegiumNoFeedback.At(k.At("date"), dateText(k.Date)),
			Due:     due, Rule: &rule.Rule, Who: rule.FeedbackBy, Placement: p,
		})
	}
	if len(k.Deficits) > 0 && k.ActionPlan == "" {
		v.find(Finding{
			Finding: diag.KollegiumNoPlan.At(k.At("deficits"), dateText(k.Date), goalsText(k.Deficits)),
			Rule:    &rule.Rule, Who: rule.ConvenedBy, Goals: k.Deficits, Placement: p,
		})
	}
}

// prepared reports whether something was filled in by the day of a meeting:
// as a date in the kollegium, as an assessment in the placement, or as a
// document that the kollegium has as attachment or that lies in the placement.
func (v *Verdict) prepared(k *portfolio.Kollegium, i vocabulary.Instrument) bool {
	by := func(d civil.Date) bool { return !d.IsZero() && !d.After(k.Date) }
	switch {
	case i == vocabulary.InstrumentSelfRating && by(k.SelfRating):
		return true
	case i == vocabulary.InstrumentForm && by(k.Form):
		return true
	}
	in := func(ref portfolio.Ref) bool { return ref.Value != "" && ref.Value == k.Placement.Value }
	for _, a := range v.Trainee.Assessments {
		if a.Instrument == i && in(a.Placement) && by(a.Date) {
			return true
		}
	}
	for _, d := range v.Trainee.Documents {
		if d.Instrument != i {
			continue
		}
		for _, doc := range d.UsedBy {
			if doc == &k.Doc {
				return true
			}
		}
		if in(d.Placement) && by(d.Date) {
			return true
		}
	}
	return false
}
