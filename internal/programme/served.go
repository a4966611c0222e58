package programme

import (
	"slices"

	"cloud.google.com/go/civil"
)

// A Stretch is the days from one to another, both included.
type Stretch struct{ First, Last civil.Date }

// Has reports whether a day lies in the stretch.
func (s Stretch) Has(d civil.Date) bool { return !d.Before(s.First) && !d.After(s.Last) }

// Served are the days of a service, as stretches in order of time that do not
// meet. Leave lies between them, and whatever else is no service: what is
// “half-way” or “two weeks after the start” is counted in the days served. Beyond
// the first and the last of them time runs as in the calendar.
type Served []Stretch

// ServedIn are the days that lie in any of some stretches.
func ServedIn(all []Stretch) Served {
	var s Served
	for _, x := range slices.SortedFunc(slices.Values(all), func(a, b Stretch) int { return a.First.Compare(b.First) }) {
		switch last := len(s) - 1; {
		case x.Last.Before(x.First):
		case last < 0 || x.First.After(s[last].Last.AddDays(1)):
			s = append(s, x)
		case x.Last.After(s[last].Last):
			s[last].Last = x.Last
		}
	}
	return s
}

// Without are the days that lie in none of some stretches.
func (s Served) Without(away ...Stretch) Served {
	var left Served
	off := ServedIn(away)
	for _, x := range s {
		for _, o := range off {
			if o.Last.Before(x.First) {
				continue
			}
			if o.First.After(x.Last) {
				break
			}
			if x.First.Before(o.First) {
				left = append(left, Stretch{x.First, o.First.AddDays(-1)})
			}
			x.First = o.Last.AddDays(1)
		}
		if !x.Last.Before(x.First) {
			left = append(left, x)
		}
	}
	return left
}

// First is the first day; zero where no day is served.
func (s Served) First() civil.Date {
	if len(s) == 0 {
		return civil.Date{}
	}
	return s[0].First
}

// Last is the last day; zero where no day is served.
func (s Served) Last() civil.Date {
	if len(s) == 0 {
		return civil.Date{}
	}
	return s[len(s)-1].Last
}

// Has reports whether a day is served.
func (s Served) Has(d civil.Date) bool {
	return slices.ContainsFunc(s, func(x Stretch) bool { return x.Has(d) })
}

// Days is how many days are served from one day to another, both included.
func (s Served) Days(from, to civil.Date) int {
	n := 0
	for _, x := range s {
		first, last := x.First, x.Last
		if from.After(first) {
			first = from
		}
		if to.Before(last) {
			last = to
		}
		n += max(0, last.DaysSince(first)+1)
	}
	return n
}

// Middle is the day halfway through what is served.
func (s Served) Middle() civil.Date { return s.day((s.number(s.Last())) / 2) }

// After is the day that lies a span of served time after another.
func (s Served) After(d civil.Date, by Span) civil.Date { return s.moved(d, by.After) }

// Before is the day that lies a span of served time before another.
func (s Served) Before(d civil.Date, by Span) civil.Date { return s.moved(d, by.Before) }

// moved moves a day in a calendar that has the days served alone, one after
// another from the first on.
func (s Served) moved(d civil.Date, by func(civil.Date) civil.Date) civil.Date {
	if len(s) < 2 {
		return by(d)
	}
	first := s.First()
	return s.day(by(first.AddDays(s.number(d))).DaysSince(first))
}

// number is how many days are served before a day, of which the first has the
// number 0. One that is not served has the number of the next that is.
func (s Served) number(d civil.Date) int {
	switch {
	case len(s) == 0:
		return 0
	case d.Before(s.First()):
		return d.DaysSince(s.First())
	case d.After(s.Last()):
		return s.Days(s.First(), s.Last()) - 1 + d.DaysSince(s.Last())
	}
	return s.Days(s.First(), d.AddDays(-1))
}

// day is the day with a number.
func (s Served) day(n int) civil.Date {
	if n < 0 {
		return s.First().AddDays(n)
	}
	for _, x := range s {
		days := x.Last.DaysSince(x.First) + 1
		if n < days {
			return x.First.AddDays(n)
		}
		n -= days
	}
	return s.Last().AddDays(n + 1)
}
