package review

import (
	"fmt"
	"math/big"
	"slices"
	"strings"

	"cloud.google.com/go/civil"

	"btfolio/internal/diag"
	"btfolio/internal/language"
	"btfolio/internal/portfolio"
	"btfolio/internal/programme"
	"btfolio/internal/vocabulary"
)

// Months are months of service, counted in hundredths: a day is three of
// them, and a column of a certificate adds up to the sum under it.
type Months int

const month Months = 100

// In writes the months as a certificate does: “4”, “2,5”.
func (m Months) In(l language.Language) string {
	text := fmt.Sprintf("%d.%02d", m/month, m%month)
	text = strings.TrimSuffix(strings.TrimRight(text, "0"), ".")
	if l != language.English {
		text = strings.Replace(text, ".", ",", 1)
	}
	return text
}

// A Service is the trainee's service as the certificate of completed BT
// (Bilaga 3) lists it: as it is planned, until the last placement has ended.
type Service struct {
	Rows  []ServiceRow // one for each placement, in order of time
	Total Months       // of full time, of what counts
}

// A ServiceRow is the service of one placement.
type ServiceRow struct {
	*portfolio.Placement
	Planned Months // the period at its share of full time
	Months  Months // of full time: what is planned less the absence
	Counted bool   // the programme counts it as a placement of BT
}

// In is the service that counts as an area, such as primary care, and how long
// it is.
func (s *Service) In(a vocabulary.Area) (rows []ServiceRow, months Months) {
	for _, r := range s.Rows {
		if r.Area == a {
			rows = append(rows, r)
			months += r.Months
		}
	}
	return rows, months
}

// service counts the months of all placements.
//
// A month runs from a day to the day before the same day of the next month,
// whatever its length: 1 September to 31 December are four months, and so are
// 2 March to 1 July. The days over are a part of the month they lie in. Where
// one placement follows another in the same area, the months run on, so that
// the parts are as long as the whole. The share of full time applies to the
// whole, and absence to the working days, of which a month has 21 at any
// share: a day away from a half-time placement is half a day of full time.
//
// An introduction that the programme does not count among the placements has
// a row, but no part in the sum.
func service(t *portfolio.Trainee) Service {
	var s Service
	for i, p := range t.Placements {
		r := ServiceRow{Placement: p, Counted: true}
		if rule, ok := t.Programme.Area(p.Area); ok {
			r.Counted = rule.Counted
		}
		first := joined(t.Placements[:i], p)
		period := new(big.Rat).Sub(length(first, p.To), length(first, p.From.AddDays(-1)))
		r.Planned = months(period, p.Share())
		away := big.NewRat(int64(p.Absence), workingDays)
		r.Months = months(period.Sub(period, away), p.Share())
		if r.Counted {
			s.Total += r.Months
		}
		s.Rows = append(s.Rows, r)
	}
	return s
}

// joined is the first day of the service in an area that a placement
// continues without a break; its own where it continues none.
func joined(before []*portfolio.Placement, p *portfolio.Placement) civil.Date {
	first := p.From
	for _, q := range slices.Backward(before) {
		if q.Area == p.Area && q.To.AddDays(1) == first {
			first = q.From
		}
	}
	return first
}

// workingDays is how many working days a month has, for counting absence.
const workingDays = 21

// length is how many months there are from one day to another, both included.
func length(from, to civil.Date) *big.Rat {
	if to.Before(from) {
		return new(big.Rat)
	}
	after := to.AddDays(1)
	reach := func(n int) civil.Date { return programme.Span{N: n, Unit: programme.Months}.After(from) }
	whole := 12*(after.Year-from.Year) + int(after.Month-from.Month)
	if reach(whole).After(after) {
		whole--
	}
	last := reach(whole)
	over := big.NewRat(int64(after.DaysSince(last)), int64(reach(whole+1).DaysSince(last)))
	return over.Add(over, big.NewRat(int64(whole), 1))
}

// months rounds a length at a share of full time in per cent. Nobody serves
// less than nothing.
func months(length *big.Rat, share int) Months {
	hundredths := new(big.Rat).Mul(length, big.NewRat(int64(share), 1))
	if hundredths.Sign() < 0 {
		return 0
	}
	half := big.NewRat(1, 2)
	hundredths.Add(hundredths, half)
	return Months(new(big.Int).Quo(hundredths.Num(), hundredths.Denom()).Int64())
}

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
			Finding: diag.AreaMissing.At(t.At("end"), inBoth(a.In), inBoth(l.In)),
			Due:     least.Before(t.End).AddDays(1), Rule: rule,
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
				Finding: diag.AreaTooShort.At(p.At("to"), inBoth(floor.Area.In), inBoth(served.In), inBoth(floor.Least.In)),
				Due:     t.End, Rule: &floor.Rule, Placement: p,
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
			Finding: diag.BTTooShort.At(t.At("end"), inBoth(j.Service.Total.In), inBoth(n.Length.Least.In)),
			Due:     t.End, Rule: &n.Length.Rule,
		})
	}
	return short
}

// shorterThanPlanned reports the areas whose service reaches the floor in the
// country but not the length that the programme plans.
func (j *judge) shorterThanPlanned() {
	p := j.t.Programme
	for i := range p.Areas {
		rule := &p.Areas[i]
		rows, served := j.Service.In(rule.Area)
		if len(rows) == 0 || j.t.End.IsZero() {
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
			j.find(diag.AreaShort.At(last.At("to"), inBoth(rule.Area.In), inBoth(planned.In), inBoth(rule.Length.In)),
				Finding{Due: j.t.End, Rule: &rule.Rule, Placement: last})
		}
	}
}

// reaching is how many months are enough for a span that begins on a day.
// Each placement is rounded to a hundredth, so that several that make up the
// span to the day can lack one between them; a day is three.
func reaching(s programme.Span, from civil.Date, placements int) Months {
	least := months(length(from, s.After(from).AddDays(-1)), 100)
	return least - Months(max(0, placements-1))
}

// tooMany counts the placements. Several in one of the areas that are
// mandatory in the country are one: the sources limit what comes beside those
// two.
func (j *judge) tooMany() {
	t := j.t
	bounds := &t.Programme.National.Placements
	var mandatory []vocabulary.Area
	n := 0
	for _, r := range j.Service.Rows {
		if _, ok := t.Programme.National.Floor(r.Area); ok {
			if slices.Contains(mandatory, r.Area) {
				continue
			}
			mandatory = append(mandatory, r.Area)
		}
		if r.Counted {
			n++
		}
	}
	if n > bounds.Most {
		j.find(diag.TooManyPlacements.At(t.At("end"), n, bounds.Most), Finding{Rule: &bounds.Rule})
	}
}

// overlaps finds placements that together are more than full time, whose
// months would be counted twice.
func (j *judge) overlaps() {
	all := j.t.Placements
	for i, p := range all {
		for _, q := range all[:i] {
			if p.Covers(q.From) || q.Covers(p.From) {
				if share := p.Share() + q.Share(); share > 100 {
					j.find(diag.PlacementsOverlap.At(p.At("from"), placementText(p), placementText(q), share),
						Finding{Placement: p})
				}
			}
		}
	}
}

// outside finds placements that do not lie within BT, whose deadlines are
// counted from its planned days.
func (j *judge) outside() {
	t := j.t
	for _, p := range t.Placements {
		switch {
		case p.From.Before(t.Start):
			j.find(diag.PlacementOutside.At(p.At("from"), placementText(p), language.Text{Sv: "börjar före starten av", En: "begins before the start of"}, dateText(t.Start)),
				Finding{Placement: p})
		case !t.End.IsZero() && p.To.After(t.End):
			j.find(diag.PlacementOutside.At(p.At("to"), placementText(p), language.Text{Sv: "slutar efter det planerade slutet på", En: "ends after the planned end of"}, dateText(t.End)),
				Finding{Placement: p})
		}
	}
}
