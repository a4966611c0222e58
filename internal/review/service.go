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
	Rows  []ServiceRow // one for each period of a placement, in order of time
	Total Months       // of full time, of what counts
}

// A ServiceRow is the service of one period of a placement; most have one.
type ServiceRow struct {
	*portfolio.Placement
	Period  portfolio.Period
	Planned Months // the period at its share of full time
	Months  Months // of full time: what is planned less the absence
	Done    Months // of them, those that lie before the end of the day of the verdict
	Counted bool   // the programme counts it as a placement of BT
}

// An AreaService is the service in one area, or of BT as a whole: what is done
// and planned, against what it must be.
type AreaService struct {
	Area    vocabulary.Area  // empty for BT as a whole
	Done    Months           // of full time, without absence
	Total   Months           // the same, until the last placement has ended
	Absence Months           // what the absence takes
	Floor   programme.Span   // that holds in the country; zero for none
	Planned programme.Length // by the programme; zero for none
}

// Areas sums the service up by area, in the order in which service in them
// begins, then those without which there is no certificate and in which none is
// planned, and last as a whole. What the programme does not count has a row and no
// part in the whole.
func (v *Verdict) Areas() []AreaService {
	var all []AreaService
	whole := AreaService{Floor: v.Trainee.Programme.National.Length.Least, Total: v.Service.Total}
	for _, r := range v.Service.Rows {
		i := slices.IndexFunc(all, func(a AreaService) bool { return a.Area == r.Area })
		if i < 0 {
			i = len(all)
			row := AreaService{Area: r.Area}
			if floor, ok := v.Trainee.Programme.National.Floor(r.Area); ok {
				row.Floor = floor.Least
			}
			if rule, ok := v.Trainee.ProgrammeOf(r.Placement).Area(r.Area); ok {
				row.Planned = rule.Length
			}
			all = append(all, row)
		}
		all[i].Done += r.Done
		all[i].Total += r.Months
		all[i].Absence += r.Planned - r.Months
		if r.Counted {
			whole.Done += r.Done
			whole.Absence += r.Planned - r.Months
		}
	}
	for _, floor := range v.Trainee.Programme.National.Areas {
		if rows, _ := v.Service.In(floor.Area); len(rows) == 0 {
			rule, _ := v.Trainee.Programme.Area(floor.Area)
			all = append(all, AreaService{Area: floor.Area, Floor: floor.Least, Planned: rule.Length})
		}
	}
	return append(all, whole)
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
// share: a day away from a half-time placement is half a day of full time. A
// whole month of leave is a month.
//
// An introduction that the programme does not count among the placements has
// a row, but no part in the sum.
func service(t *portfolio.Trainee, on civil.Date) Service {
	var s Service
	for _, p := range t.Placements {
		for _, period := range p.Parts() {
			s.Rows = append(s.Rows, ServiceRow{Placement: p, Period: period, Counted: counted(t, p)})
		}
	}
	slices.SortStableFunc(s.Rows, func(a, b ServiceRow) int { return a.Period.From.Compare(b.Period.From) })
	for i := range s.Rows {
		r := &s.Rows[i]
		first := joined(s.Rows[:i], r)
		r.Planned, r.Months = r.until(r.Period.To, first)
		if r.Done = r.Months; on.Before(r.Period.To) {
			_, r.Done = r.until(on, first)
		}
		if r.Counted {
			s.Total += r.Months
		}
	}
	return s
}

// until is how long the period is until a day, with its absence and without, in a
// run of service that began on the first day.
func (r ServiceRow) until(day, first civil.Date) (planned, served Months) {
	if day.Before(r.Period.From) {
		return 0, 0
	}
	period := new(big.Rat).Sub(length(first, day), length(first, r.Period.From.AddDays(-1)))
	planned = months(period, r.Period.Share())
	r.Period.To = day // days away without dates are spread over the placement
	return planned, months(period.Sub(period, away(&r)), r.Period.Share())
}

// counted reports whether a programme counts a placement as one of BT.
func counted(t *portfolio.Trainee, p *portfolio.Placement) bool {
	rule, ok := t.ProgrammeOf(p).Area(p.Area)
	return !ok || rule.Counted
}

// joined is the first day of the service in an area that a period continues
// without a break; its own where it continues none.
func joined(before []ServiceRow, r *ServiceRow) civil.Date {
	first := r.Period.From
	for _, q := range slices.Backward(before) {
		if q.Area == r.Area && q.Period.To.AddDays(1) == first {
			first = q.Period.From
		}
	}
	return first
}

// away is how many months of a period its placement was on leave: whole months,
// and of the days over those that are working days. Where only their number is
// written, each period has the part of them that it has of the placement.
func away(r *ServiceRow) *big.Rat {
	sum := new(big.Rat)
	for _, l := range r.Leaves() {
		from, to := l.From, l.To
		if from.Before(r.Period.From) {
			from = r.Period.From
		}
		if to.After(r.Period.To) {
			to = r.Period.To
		}
		if to.Before(from) {
			continue
		}
		whole := new(big.Int).Quo(length(from, to).Num(), length(from, to).Denom()).Int64()
		days := 0
		for d := (programme.Span{N: int(whole), Unit: programme.Months}).After(from); !d.After(to); d = d.AddDays(1) {
			if portfolio.Working(d) {
				days++
			}
		}
		sum.Add(sum, big.NewRat(whole*workingDays+int64(min(days, workingDays)), workingDays))
	}
	all := 0
	for _, period := range r.Parts() {
		all += period.To.DaysSince(period.From) + 1
	}
	if r.Absence.Number == 0 || all <= 0 {
		return sum
	}
	own := r.Period.To.DaysSince(r.Period.From) + 1
	return sum.Add(sum, big.NewRat(int64(r.Absence.Number)*int64(own), int64(all)*workingDays))
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
