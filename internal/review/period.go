package review

import (
	"slices"

	"btfolio/internal/diag"
	"btfolio/internal/language"
	"btfolio/internal/portfolio"
	"btfolio/internal/programme"
	"btfolio/internal/say"
	"btfolio/internal/vocabulary"
)

// BT is judged by how long it is and how it is divided (F172–F177): against
// the floors that hold in the country, where absence counts, and against what
// the programme plans, which leaves room for absence (F175). Until BT ends,
// what is lacking can still be planned.

// noEnd asks for the planned end of BT, without which nothing is due.
func (j *judge) noEnd() {
	if j.t.End.IsZero() {
		j.find(diag.NoEnd.At(j.t.At("start")), Finding{})
	}
}

// lackingService reports what is lacking of the floors.
func (j *judge) lackingService() {
	if j.t.End.IsZero() {
		return
	}
	for _, f := range j.short {
		j.find(f.Finding, f)
	}
}

// shortfalls are what is lacking of the service without which nobody gets the
// certificate of completed BT: the floors in the country, and every area that
// the programme demands. An introduction that is not counted is never lacking,
// since it can be part of another placement. A placement that is not planned is
// due on the last day on which it could still begin and end within BT.
func (j *judge) shortfalls() []Finding {
	t := j.t
	n := t.Programme.National
	var short []Finding
	missing := func(a vocabulary.Area, least programme.Span, l programme.Length, rule *programme.Rule) {
		short = append(short, Finding{
			Finding: diag.AreaMissing.At(t.At("end"), language.InBoth(a.In), language.InBoth(l.In)),
			Due:     least.Before(t.End).AddDays(1), Rule: rule, want: want{area: a},
		})
	}
	for i := range n.Areas {
		floor := &n.Areas[i]
		rows, served := j.Service.In(floor.Area)
		if len(rows) == 0 {
			rule, _ := t.Programme.Area(floor.Area) // every programme plans what is mandatory in the country
			missing(floor.Area, floor.Least, rule.Length, &floor.Rule)
		} else if served < reaching(floor.Least, rows[0].From, len(rows)) {
			p := rows[len(rows)-1].Placement
			short = append(short, Finding{
				Finding: diag.AreaTooShort.At(p.At("to"), language.InBoth(floor.Area.In), language.InBoth(served.In), language.InBoth(floor.Least.In)),
				Due:     t.End, Rule: &floor.Rule, Placement: p, want: want{area: floor.Area},
			})
		}
	}
	for i := range t.Programme.Areas {
		rule := &t.Programme.Areas[i]
		_, national := n.Floor(rule.Area)
		if rows, _ := j.Service.In(rule.Area); len(rows) == 0 && !national && rule.Counted && rule.Mandatory != programme.Optional {
			missing(rule.Area, rule.Length.Least, rule.Length, &rule.Rule)
		}
	}
	if len(short) == 0 && j.Service.Total < reaching(n.Length.Least, t.Start, len(j.Service.Rows)) {
		short = append(short, Finding{
			Finding: diag.BTTooShort.At(t.At("end"), language.InBoth(j.Service.Total.In), language.InBoth(n.Length.Least.In)),
			Due:     t.End, Rule: &n.Length.Rule,
		})
	}
	return short
}

// shorterThanPlanned reports the areas whose service reaches the floor in the
// country but not the length that the programme plans.
func (j *judge) shorterThanPlanned() {
	for _, s := range j.stays {
		p := j.programme(s)
		rule, known := p.Area(s.area)
		rows, served := j.Service.In(s.area)
		if !known || j.t.End.IsZero() {
			continue
		}
		if floor, ok := p.National.Floor(rule.Area); ok && served < reaching(floor.Least, rows[0].From, len(rows)) {
			continue
		}
		var planned Months
		for _, r := range rows {
			planned += r.Planned
		}
		if planned < reaching(rule.Length.Least, rows[0].From, len(rows)) {
			last := rows[len(rows)-1].Placement
			j.find(diag.AreaShort.At(last.At("to"), language.InBoth(rule.Area.In), language.InBoth(planned.In), language.InBoth(rule.Length.In)),
				Finding{Due: j.t.End, Rule: &rule.Rule, Placement: last, want: want{area: rule.Area}})
		}
	}
}

// tooMany counts the placements. Several in one of the areas that are
// mandatory in the country are one: the sources limit what comes beside those
// two.
func (j *judge) tooMany() {
	t := j.t
	bounds := &t.Programme.National.Placements
	var mandatory []vocabulary.Area
	texts, n := 0, 0
	var parted []*portfolio.Placement
	for _, whole := range wholes(t) {
		first := whole[0]
		_, floor := t.Programme.National.Floor(first.Area)
		switch {
		case !counted(t, first) || slices.Contains(mandatory, first.Area):
			continue
		case floor:
			mandatory = append(mandatory, first.Area)
		default:
			texts += len(whole) - 1
			if len(whole) > 1 {
				parted = whole
			}
		}
		n++
	}
	switch {
	case n > bounds.Most:
		j.find(diag.TooManyPlacements.At(t.At("end"), n, bounds.Most), Finding{Rule: &bounds.Rule})
	case n+texts > bounds.Most:
		p := parted[1]
		j.find(diag.PlacementInParts.At(p.At("from"), placementText(parted[0]), placementText(p)), Finding{Rule: &bounds.Rule, Placement: p})
	}
}

// wholes are the placements, each with the texts that go on where it was broken
// off: the next placement, in the same area and at the same unit.
func wholes(t *portfolio.Trainee) [][]*portfolio.Placement {
	var all [][]*portfolio.Placement
	for i, p := range t.Placements {
		if i > 0 {
			last := t.Placements[i-1]
			if p.Area == last.Area && p.Unit != "" && vocabulary.Slug(p.Unit) == vocabulary.Slug(last.Unit) && p.From.After(last.To) {
				all[len(all)-1] = append(all[len(all)-1], p)
				continue
			}
		}
		all = append(all, []*portfolio.Placement{p})
	}
	return all
}

// overlaps finds placements that together are more than full time, whose
// months would be counted twice.
func (j *judge) overlaps() {
	all := j.t.Placements
	for i, p := range all {
		for _, q := range all[:i] {
			if share := together(p, q); share > 100 {
				j.find(diag.PlacementsOverlap.At(p.At("from"), placementText(p), placementText(q), share),
					Finding{Placement: p})
			}
		}
	}
}

// together is the share of full time of two placements on a day on which both are
// served; 0 where there is none.
func together(p, q *portfolio.Placement) int {
	most := 0
	for _, x := range p.Parts() {
		for _, y := range q.Parts() {
			if !x.To.Before(y.From) && !y.To.Before(x.From) {
				most = max(most, x.Share()+y.Share())
			}
		}
	}
	return most
}

// outside finds placements that do not lie within BT, whose deadlines are
// counted from its planned days.
func (j *judge) outside() {
	t := j.t
	for _, p := range t.Placements {
		switch {
		case p.From.Before(t.Start):
			j.find(diag.PlacementOutside.At(p.At("from"), placementText(p), say.BeginsBeforeStart(), language.On(t.Start)),
				Finding{Placement: p})
		case !t.End.IsZero() && p.To.After(t.End):
			j.find(diag.PlacementOutside.At(p.At("to"), placementText(p), say.EndsAfterEnd(), language.On(t.End)),
				Finding{Placement: p})
		}
	}
}
