package review

import (
	"slices"

	"cloud.google.com/go/civil"

	"btfolio/internal/diag"
	"btfolio/internal/language"
	"btfolio/internal/portfolio"
	"btfolio/internal/programme"
	"btfolio/internal/vocabulary"
)

// A Minimum is how often the programme wants an instrument to be used in a
// placement, and what there is of it (F194–F202).
type Minimum struct {
	Rule     *programme.Assessment
	Evidence []portfolio.Evidence // what fulfils it, never more than it asks for
	Due      civil.Date           // the last day of its window

	first civil.Date // of its window
}

// Have is how many of the assessments there are.
func (m *Minimum) Have() int { return len(m.Evidence) }

// Met reports whether there are as many assessments as there must be.
func (m *Minimum) Met() bool { return m.Have() >= m.Rule.Least }

// A stay is all of a trainee's service in one area. A programme asks for its
// assessments in the area: a trainee who changes units half-way does not begin
// again.
type stay struct {
	area       vocabulary.Area
	placements []*Placement
	from, to   civil.Date // the first and the last day
}

// stays are the areas of the placements, in order of time.
func (v *Verdict) stays() []stay {
	var all []stay
	for i := range v.Placements {
		p := &v.Placements[i]
		at := slices.IndexFunc(all, func(s stay) bool { return s.area == p.Area })
		if at < 0 {
			at = len(all)
			all = append(all, stay{area: p.Area, from: p.From, to: p.To})
		}
		s := &all[at]
		s.placements = append(s.placements, p)
		if p.From.Before(s.from) {
			s.from = p.From
		}
		if p.To.After(s.to) {
			s.to = p.To
		}
	}
	return all
}

// current is the placement of a stay at which something can still be done:
// the last that has begun.
func (v *Verdict) current(s stay) *Placement {
	at := s.placements[0]
	for _, p := range s.placements {
		if v.began(p.From) {
			at = p
		}
	}
	return at
}

// assessments compares the assessments of each area with the programme's
// minimums (F194–F202, F237), and asks for the form that ends a placement
// (F150, F232). An assessment outside its window counts, since the sources
// only suggest when: it is late when the window has passed, and missing when
// the placement has ended. A document that holds an assessment counts like one
// that is written down.
func (v *Verdict) assessments() {
	evidence := v.Trainee.AllEvidence()
	for _, s := range v.stays() {
		required, recommended := v.Trainee.Programme.AssessmentsIn(s.area)
		required = append(required, slices.DeleteFunc(slices.Clone(recommended),
			func(r programme.Assessment) bool { return r.Least == 0 })...)
		done := v.done(s, evidence)
		minimums := fulfil(s, required, done)
		for _, p := range s.placements {
			p.Minimums = minimums
		}
		if !v.began(s.from) {
			continue
		}
		v.lackingAssessments(s, minimums)
		v.recommended(s, recommended, done)
		v.placementForm(s, done)
	}
}

// done is what has been assessed in an area, in order of time.
func (v *Verdict) done(s stay, evidence []portfolio.Evidence) []portfolio.Evidence {
	var done []portfolio.Evidence
	for _, e := range evidence {
		if e.Instrument != "" && e.Placement != nil && e.Placement.Area == s.area && v.began(e.Date) {
			done = append(done, e)
		}
	}
	return done
}

// fulfil shares out what there is among the rules: first where it lies in a
// window, the one that closes first, then wherever something is lacking.
func fulfil(s stay, rules []programme.Assessment, done []portfolio.Evidence) []Minimum {
	minimums := make([]Minimum, len(rules))
	var byDue []*Minimum
	for i := range rules {
		m := &minimums[i]
		m.Rule = &rules[i]
		m.first, m.Due = rules[i].Window.Dates(s.from, s.to)
		byDue = append(byDue, m)
	}
	slices.SortStableFunc(byDue, func(a, b *Minimum) int { return a.Due.Compare(b.Due) })
	give := func(e portfolio.Evidence, fits func(*Minimum) bool) bool {
		for _, m := range byDue {
			if m.Rule.Instrument == e.Instrument && !m.Met() && fits(m) {
				m.Evidence = append(m.Evidence, e)
				return true
			}
		}
		return false
	}
	var late []portfolio.Evidence
	for _, e := range done {
		if !give(e, func(m *Minimum) bool { return !e.Date.Before(m.first) && !e.Date.After(m.Due) }) {
			late = append(late, e)
		}
	}
	for _, e := range late {
		give(e, func(*Minimum) bool { return true })
	}
	return minimums
}

// lackingAssessments makes one finding of an instrument, whatever the number
// of rules about it: due is what comes first.
func (v *Verdict) lackingAssessments(s stay, minimums []Minimum) {
	p := v.current(s)
	var seen []vocabulary.Instrument
	for _, m := range minimums {
		instrument := m.Rule.Instrument
		if slices.Contains(seen, instrument) {
			continue
		}
		seen = append(seen, instrument)
		have, least := 0, 0
		var next *Minimum
		for i := range minimums {
			if o := &minimums[i]; o.Rule.Instrument == instrument {
				have += o.Have()
				least += o.Rule.Least
				if !o.Met() && (next == nil || o.Due.Before(next.Due)) {
					next = o
				}
			}
		}
		if next == nil {
			continue
		}
		code, due := diag.AssessmentDue, next.Due
		if v.On.After(s.to) {
			code, due = diag.AssessmentMissing, s.to
		}
		v.find(Finding{
			Finding: code.At(p.At("area"), inBoth(instrument.In), placementText(p.Placement), have, least, p.Name),
			Due:     due, Rule: &next.Rule.Rule, Placement: p.Placement,
		})
	}
}

// recommended reminds of the instruments a programme only recommends, while
// there is time.
func (v *Verdict) recommended(s stay, rules []programme.Assessment, done []portfolio.Evidence) {
	var names []language.Text
	var rule *programme.Rule
	for i, r := range rules {
		used := slices.ContainsFunc(done, func(e portfolio.Evidence) bool { return e.Instrument == r.Instrument })
		if r.Least > 0 || used {
			continue
		}
		names = append(names, inBoth(r.Instrument.In))
		if rule == nil {
			rule = &rules[i].Rule
		}
	}
	if len(names) == 0 || v.On.After(s.to) {
		return
	}
	p := v.current(s)
	v.find(Finding{
		Finding: diag.AssessmentsRecommended.At(p.At("area"), listText(names), placementText(p.Placement)),
		Due:     s.to, Rule: rule, Placement: p.Placement,
	})
}

// placementForm asks for the form that ends the service in an area, once for
// all placements there. The sources do not say how soon after the end.
func (v *Verdict) placementForm(s stay, done []portfolio.Evidence) {
	rule := v.Trainee.Programme.PlacementFinal
	if rule == nil || !slices.Contains(rule.Areas, s.area) || !v.began(closing(s.to)) {
		return
	}
	for _, e := range done {
		if e.Instrument == rule.Instrument {
			return
		}
	}
	p := v.current(s)
	v.find(Finding{
		Finding: diag.PlacementFormMissing.At(p.At("to"), inBoth(rule.Instrument.In), placementText(p.Placement)),
		Due:     settled(s.to), Rule: &rule.Rule, Who: vocabulary.RolePlacementSupervisor, Placement: p.Placement,
	})
}
