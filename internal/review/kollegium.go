package review

import (
	"slices"

	"cloud.google.com/go/civil"

	"btfolio/internal/diag"
	"btfolio/internal/language"
	"btfolio/internal/portfolio"
	"btfolio/internal/vocabulary"
)

// missingKollegia asks for the supervisors' meeting about the trainee in each
// placement that counts, from its middle on (F215–F223).
func (j *judge) missingKollegia() {
	t := j.t
	for _, whole := range wholes(t) {
		rule := t.ProgrammeOf(whole[0]).Kollegium
		if rule == nil {
			continue
		}
		held := 0
		for _, k := range t.Kollegia {
			if j.began(k.Date) && slices.ContainsFunc(whole, func(p *portfolio.Placement) bool { return during(p, k.Placement, k.Date) }) {
				held++
			}
		}
		p := whole[len(whole)-1]
		if held < rule.Least && counted(t, p) && j.began(portfolio.ServedIn(whole...).Middle()) {
			j.find(diag.KollegiumMissing.At(p.At("to"), placementText(p), held, rule.Least),
				Finding{Due: p.To, Rule: &rule.Rule, Who: rule.ConvenedBy, Placement: p})
		}
	}
}

// meetings asks for what belongs to each kollegium that has been held.
func (j *judge) meetings() {
	for _, k := range j.t.Kollegia {
		if j.t.ProgrammeOn(k.Date).Kollegium != nil && j.began(k.Date) {
			j.meeting(k)
		}
	}
}

// meeting asks for what is filled in before a kollegium, for the feedback
// after it, and for a plan where a gap was found. The feedback is given while
// the trainee is still in the placement, and at latest a while after the
// meeting.
func (j *judge) meeting(k *portfolio.Kollegium) {
	t := j.t
	rule := t.ProgrammeOn(k.Date).Kollegium
	p := t.Placement(k.Placement.Value)
	var without []language.Text
	for _, i := range rule.PreparedWith {
		if !j.prepared(k, i) {
			without = append(without, language.InBoth(i.In))
		}
	}
	if len(without) > 0 {
		j.find(diag.KollegiumUnprepared.At(k.At("date"), language.On(k.Date), language.And(without)),
			Finding{Rule: &rule.Rule, Placement: p})
	}
	if rule.FeedbackBy != "" && k.Feedback.IsZero() {
		due := j.settled(k.Date)
		if p != nil && p.To.After(due) {
			due = p.To
		}
		j.find(diag.KollegiumNoFeedback.At(k.At("date"), language.On(k.Date)),
			Finding{Due: due, Rule: &rule.Rule, Who: rule.FeedbackBy, Placement: p})
	}
	if len(k.Deficits) > 0 && k.ActionPlan == "" {
		j.find(diag.KollegiumNoPlan.At(k.At("deficits"), language.On(k.Date), goalsText(k.Deficits)),
			Finding{Rule: &rule.Rule, Who: rule.ConvenedBy, Goals: k.Deficits, Placement: p})
	}
}

// prepared reports whether something was filled in by the day of a meeting:
// as a date in the kollegium, as an assessment in the placement, or as a
// document that the kollegium has as attachment or that lies in the placement.
func (j *judge) prepared(k *portfolio.Kollegium, i vocabulary.Instrument) bool {
	by := func(d civil.Date) bool { return !d.IsZero() && !d.After(k.Date) }
	switch {
	case i == vocabulary.InstrumentSelfRating && by(k.SelfRating):
		return true
	case i == vocabulary.InstrumentForm && by(k.Form):
		return true
	}
	in := func(ref portfolio.PlacementRef) bool { return ref.Value != "" && ref.Value == k.Placement.Value }
	for _, a := range j.t.Assessments {
		if a.Instrument == i && in(a.Placement) && by(a.Date) {
			return true
		}
	}
	for _, d := range j.t.Documents {
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
