package portfolio

import (
	"slices"
	"time"

	"cloud.google.com/go/civil"

	"btfolio/internal/diag"
	"btfolio/internal/frontmatter"
	"btfolio/internal/programme"
)

// A Period is a part of a placement: one with a break, or whose extent changes,
// is one placement all the same.
type Period struct {
	From   civil.Date           `key:"from,required"`
	To     civil.Date           `key:"to,required"`
	Extent *frontmatter.Percent `key:"extent"`
}

// Share is the part of full time that is served, in percent; full time where
// nothing else is said.
func (p Period) Share() int {
	if p.Extent == nil {
		return 100
	}
	return int(*p.Extent)
}

func (p Period) stretch() programme.Stretch { return programme.Stretch{First: p.From, Last: p.To} }

// A Leave is a time of absence within a placement. Why somebody is away is often
// about health, and goes no further than the text.
type Leave struct {
	From   civil.Date         `key:"from,required"`
	To     civil.Date         `key:"to,required"`
	Reason frontmatter.Unsaid `key:"reason"`
}

// Absence is what a placement says of it: a number of working days, or the times
// of leave.
type Absence = frontmatter.Counted[Leave]

// Stretch is the days of the leave.
func (l Leave) Stretch() programme.Stretch { return programme.Stretch{First: l.From, Last: l.To} }

// At is the place of a key, and of the periods where they stand in its place.
func (p *Placement) At(key string) diag.Pos {
	if !p.keys.Has(key) && p.keys.Has("periods") && (key == "from" || key == "to" || key == "extent") {
		key = "periods"
	}
	return p.Doc.At(key)
}

func (p *Placement) begins() civil.Date { return p.From }

// Parts are the periods of the placement in order of time.
func (p *Placement) Parts() []Period {
	if len(p.Periods) == 0 {
		return []Period{{p.From, p.To, p.Extent}}
	}
	parts := make([]Period, len(p.Periods))
	for i, x := range p.Periods {
		parts[i] = x.Value
	}
	return parts
}

// Leaves are the times of absence that are written as periods, in order of time.
func (p *Placement) Leaves() []Leave {
	leaves := make([]Leave, len(p.Absence.Each))
	for i, x := range p.Absence.Each {
		leaves[i] = x.Value
	}
	return leaves
}

// Away is how many working days of the placement the trainee is absent.
func (p *Placement) Away() int {
	days := p.Absence.Number
	for _, l := range p.Leaves() {
		for d := l.From; !d.After(l.To); d = d.AddDays(1) {
			if Working(d) && p.Covers(d) {
				days++
			}
		}
	}
	return days
}

// Working reports whether a day is one of Monday to Friday.
func Working(d civil.Date) bool { return d.Weekday() != time.Saturday && d.Weekday() != time.Sunday }

// Share is the part of full time the placement is served at, in percent: of
// several periods the mean by their days.
func (p *Placement) Share() int {
	if len(p.Periods) == 0 {
		return p.Parts()[0].Share()
	}
	days, full := 0, 0
	for _, x := range p.Parts() {
		n := x.To.DaysSince(x.From) + 1
		days += n
		full += n * x.Share()
	}
	if days <= 0 {
		return 0
	}
	return (full + days/2) / days
}

// Covers reports whether a day falls within the placement, with its leave.
func (p *Placement) Covers(d civil.Date) bool {
	if len(p.Periods) == 0 {
		return !d.Before(p.From) && !d.After(p.To)
	}
	return slices.ContainsFunc(p.Periods, func(x frontmatter.At[Period]) bool { return x.Value.stretch().Has(d) })
}

// Serves reports whether a day is served in the placement: it falls within it
// and within no leave.
func (p *Placement) Serves(d civil.Date) bool {
	return p.Covers(d) && !slices.ContainsFunc(p.Absence.Each, func(x frontmatter.At[Leave]) bool { return x.Value.Stretch().Has(d) })
}

// Served are the days that are served in the placement. Absence that is written
// as a number lies nowhere, and takes nothing from them.
func (p *Placement) Served() programme.Served { return ServedIn(p) }

// ServedIn are the days that are served in any of some placements.
func ServedIn(placements ...*Placement) programme.Served {
	var all []programme.Stretch
	for _, p := range placements {
		var own []programme.Stretch
		for _, x := range p.Parts() {
			own = append(own, x.stretch())
		}
		var away []programme.Stretch
		for _, l := range p.Leaves() {
			away = append(away, l.Stretch())
		}
		all = append(all, programme.ServedIn(own).Without(away...)...)
	}
	return programme.ServedIn(all)
}

// Served are the days of BT as it is planned, without those on which the trainee
// is on leave from a placement, or between two of its periods, and serves in no
// other.
func (t *Trainee) Served() programme.Served {
	end := t.End
	var away, placed []programme.Stretch
	for _, p := range t.Placements {
		if t.End.IsZero() && p.To.After(end) {
			end = p.To
		}
		parts := p.Parts()
		for i := 1; i < len(parts); i++ {
			away = append(away, programme.Stretch{First: parts[i-1].To.AddDays(1), Last: parts[i].From.AddDays(-1)})
		}
		for _, l := range p.Leaves() {
			away = append(away, l.Stretch())
		}
		placed = append(placed, p.Served()...)
	}
	served := programme.ServedIn([]programme.Stretch{{First: t.Start, Last: end}})
	for _, x := range programme.ServedIn(away) {
		served = served.Without(programme.Served{x}.Without(placed...)...)
	}
	return served
}

// check holds the periods and the leave of a placement against each other, and
// puts them in order.
func (p *Placement) check(l *loader) {
	switch {
	case len(p.Periods) > 0:
	case p.From.IsZero() || p.To.IsZero():
		return // the front matter said so already
	case p.To.Before(p.From):
		l.report(diag.EndBeforeStart.At(p.At("to"), p.From, p.To))
		return
	}
	if p.Absence.Number < 0 {
		l.report(diag.AbsenceNegative.At(p.Absence.Pos, p.Absence.Number))
	}
	right := ordered(l, p.Periods, p.keys.Word("periods"), Period.stretch)
	right = ordered(l, p.Absence.Each, p.keys.Word("absence"), Leave.Stretch) && right
	if n := len(p.Periods); n > 0 && right {
		p.From, p.To = p.Periods[0].Value.From, p.Periods[n-1].Value.To
	}
	var days programme.Served
	for _, part := range p.Parts() {
		days = append(days, part.stretch())
	}
	within := right
	for _, x := range p.Absence.Each {
		if leave := x.Value.Stretch(); right && days.Days(leave.First, leave.Last) <= leave.Last.DaysSince(leave.First) {
			l.report(diag.LeaveOutside.At(x.Pos, leave.First, leave.Last))
			within = false
		}
	}
	if within && len(p.Absence.Each) > 0 && len(p.Served()) == 0 {
		l.report(diag.NothingServed.At(p.Absence.Pos))
	}
}

// ordered puts periods in order of time, and reports whether each ends after it
// begins and before the next.
func ordered[T any](l *loader, all []frontmatter.At[T], word string, days func(T) programme.Stretch) bool {
	slices.SortStableFunc(all, func(a, b frontmatter.At[T]) int { return days(a.Value).First.Compare(days(b.Value).First) })
	right := true
	var before programme.Stretch // the one that lasts longest so far
	for _, x := range all {
		at := days(x.Value)
		switch {
		case at.First.IsZero() || at.Last.IsZero(): // the front matter said so already
			right = false
			continue
		case at.Last.Before(at.First):
			l.report(diag.EndBeforeStart.At(x.Pos, at.First, at.Last))
			right = false
			continue
		case !before.Last.IsZero() && !at.First.After(before.Last):
			l.report(diag.PeriodsOverlap.At(x.Pos, word, before.First, at.First))
			right = false
		}
		if at.Last.After(before.Last) {
			before = at
		}
	}
	return right
}
