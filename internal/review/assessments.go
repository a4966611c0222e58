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

// Assessed are the assessments that count, in order of time, texts and forms
// alike: evidence with an instrument, other than the certificates of courses.
func (v *Verdict) Assessed() []portfolio.Evidence {
	return slices.DeleteFunc(slices.Clone(v.Evidence), func(e portfolio.Evidence) bool {
		return e.Instrument == "" || e.Instrument == vocabulary.InstrumentCourseCertificate
	})
}

// A stay is all of a trainee's service in one area. A programme asks for
// assessments in the area, so a trainee who changes units half-way does not
// begin again.
type stay struct {
	area       vocabulary.Area
	placements []*Placement
	from, to   civil.Date           // the first and the last day
	served     programme.Served     // the days between them, without leave
	done       []portfolio.Evidence // what has been assessed, in order of time
}

// group puts together the placements of each area, in order of time, and what
// has been assessed there.
func (j *judge) group() {
	all := j.stays[:0]
	for i := range j.Placements {
		p := &j.Placements[i]
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
	for i := range all {
		all[i].serve()
		for _, e := range j.evidence {
			if e.Instrument != "" && e.Placement != nil && e.Placement.Area == all[i].area && j.began(e.Date) {
				all[i].done = append(all[i].done, e)
			}
		}
	}
	j.stays = all
}

// serve counts the days of service in the area.
func (s *stay) serve() {
	placements := make([]*portfolio.Placement, len(s.placements))
	for i, p := range s.placements {
		placements[i] = p.Placement
	}
	s.served = portfolio.ServedIn(placements...)
}

// programme is what a stay is judged by: the programme that it began under.
func (j *judge) programme(s stay) *programme.Programme {
	return j.t.ProgrammeOf(s.placements[0].Placement)
}

// current is the placement of a stay at which something can still be done:
// the last that has begun.
func (j *judge) current(s stay) *Placement {
	at := s.placements[0]
	for _, p := range s.placements {
		if j.began(p.From) {
			at = p
		}
	}
	return at
}

// assess compares the assessments of each area with the programme's minimums
// (F194–F202, F237). An assessment outside its window counts, since the
// sources only suggest when: it is late when the window has passed, and
// missing when the placement has ended. A document that holds an assessment
// counts like one that is written down.
func (j *judge) assess() {
	j.group()
	for _, s := range j.stays {
		required, recommended := j.programme(s).AssessmentsIn(s.area)
		required = append(required, slices.DeleteFunc(slices.Clone(recommended),
			func(r programme.Assessment) bool { return r.Least == 0 })...)
		minimums := fulfil(s, required)
		for _, p := range s.placements {
			p.Minimums = minimums
		}
	}
}

// fulfil gives each assessment to one rule: to the rule in whose window it
// lies, of several to the one whose window closes first. What lies in no window
// goes to a rule that still lacks something.
func fulfil(s stay, rules []programme.Assessment) []Minimum {
	minimums := make([]Minimum, len(rules))
	var byDue []*Minimum
	for i := range rules {
		m := &minimums[i]
		m.Rule = &rules[i]
		m.first, m.Due = rules[i].Window.Dates(s.served)
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
	for _, e := range s.done {
		if !give(e, func(m *Minimum) bool { return !e.Date.Before(m.first) && !e.Date.After(m.Due) }) {
			late = append(late, e)
		}
	}
	for _, e := range late {
		give(e, func(*Minimum) bool { return true })
	}
	return minimums
}

// lackingAssessments makes one finding of an instrument in an area, whatever
// the number of rules about it: due is what comes first.
func (j *judge) lackingAssessments() {
	for _, s := range j.stays {
		var seen []vocabulary.Instrument
		minimums := s.placements[0].Minimums
		for _, m := range minimums {
			if !slices.Contains(seen, m.Rule.Instrument) && j.began(s.from) {
				seen = append(seen, m.Rule.Instrument)
				j.lackingAssessment(s, m.Rule.Instrument, minimums)
			}
		}
	}
}

func (j *judge) lackingAssessment(s stay, instrument vocabulary.Instrument, minimums []Minimum) {
	have, least := 0, 0
	var next *Minimum
	for i := range minimums {
		if m := &minimums[i]; m.Rule.Instrument == instrument {
			have += m.Have()
			least += m.Rule.Least
			if !m.Met() && (next == nil || m.Due.Before(next.Due)) {
				next = m
			}
		}
	}
	if next == nil {
		return
	}
	lacking, due := diag.AssessmentDue.At, next.Due
	if j.on.After(s.to) {
		lacking, due = diag.AssessmentMissing.At, s.to
	}
	p := j.current(s)
	j.find(lacking(p.At("area"), language.InBoth(instrument.In), placementText(p.Placement), have, least, p.Name),
		Finding{Due: due, Rule: &next.Rule.Rule, Placement: p.Placement, want: want{instruments: []vocabulary.Instrument{instrument}}})
}

// outsideWindows tells, when the service in an area is over, of assessments that
// fulfil a minimum and were not made when the programme suggests. They count.
func (j *judge) outsideWindows() {
	for _, s := range j.stays {
		if !j.on.After(s.to) {
			continue
		}
		for _, m := range s.placements[0].Minimums {
			for _, e := range m.Evidence {
				if m.Rule.Window.Given() && (e.Date.Before(m.first) || e.Date.After(m.Due)) {
					j.find(diag.AssessmentOutsideWindow.At(e.Doc.At("date"), language.InBoth(m.Rule.Instrument.In), language.On(e.Date), language.On(m.first), language.On(m.Due)),
						Finding{Rule: &m.Rule.Rule, Placement: e.Placement})
				}
			}
		}
	}
}

// recommendedAssessments reminds of the instruments a programme only
// recommends, while there is time.
func (j *judge) recommendedAssessments() {
	for _, s := range j.stays {
		_, rules := j.programme(s).AssessmentsIn(s.area)
		unused := slices.DeleteFunc(rules, func(r programme.Assessment) bool { return r.Least > 0 || s.used(r.Instrument) })
		if len(unused) == 0 || !j.began(s.from) || j.on.After(s.to) {
			continue
		}
		var names []language.Text
		var wanted want
		for _, r := range unused {
			names = append(names, language.InBoth(r.Instrument.In))
			wanted.instruments = append(wanted.instruments, r.Instrument)
		}
		p := j.current(s)
		j.find(diag.AssessmentsRecommended.At(p.At("area"), language.And(names), placementText(p.Placement)),
			Finding{Due: s.to, Rule: &unused[0].Rule, Placement: p.Placement, want: wanted})
	}
}

// used reports whether something has been assessed with an instrument.
func (s *stay) used(i vocabulary.Instrument) bool {
	return slices.ContainsFunc(s.done, func(e portfolio.Evidence) bool { return e.Instrument == i })
}

// placementForms asks for the form that ends the service in an area, once for
// all placements there (F150, F232). The sources do not say how soon after the
// end.
func (j *judge) placementForms() {
	for _, s := range j.stays {
		rule := j.t.ProgrammeOf(s.placements[len(s.placements)-1].Placement).PlacementFinal
		if rule == nil || !slices.Contains(rule.Areas, s.area) || !j.began(s.from) || !j.began(j.closing(s.to)) || s.used(rule.Instrument) {
			continue
		}
		p := j.current(s)
		j.find(diag.PlacementFormMissing.At(p.At("to"), language.InBoth(rule.Instrument.In), placementText(p.Placement)),
			Finding{Due: j.settled(s.to), Rule: &rule.Rule, Who: vocabulary.RolePlacementSupervisor, Placement: p.Placement, want: want{instruments: []vocabulary.Instrument{rule.Instrument}}})
	}
}
