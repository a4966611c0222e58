package review

import (
	"fmt"
	"math/big"
	"slices"
	"strings"

	"cloud.google.com/go/civil"

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

// months rounds a length at a share of full time in per cent. The result is
// never negative.
func months(length *big.Rat, share int) Months {
	hundredths := new(big.Rat).Mul(length, big.NewRat(int64(share), 1))
	if hundredths.Sign() < 0 {
		return 0
	}
	half := big.NewRat(1, 2)
	hundredths.Add(hundredths, half)
	return Months(new(big.Int).Quo(hundredths.Num(), hundredths.Denom()).Int64())
}

// reaching is how many months are enough for a span that begins on a day.
// Each placement is rounded to a hundredth, so that several that make up the
// span to the day can lack one between them; a day is three.
func reaching(s programme.Span, from civil.Date, placements int) Months {
	least := months(length(from, s.After(from).AddDays(-1)), 100)
	return least - Months(max(0, placements-1))
}
