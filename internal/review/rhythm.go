package review

import (
	"slices"

	"cloud.google.com/go/civil"
)

// A Rhythm is how often supervision talks have been held.
type Rhythm struct {
	Talks   int
	Usual   int   // days from one talk to the next, the median; 0 for fewer than two
	Longest Pause // the longest time without a talk; zero for fewer than two
}

// A Pause is the time from one talk to the next.
type Pause struct{ From, To civil.Date }

// Days is how long a pause is.
func (p Pause) Days() int { return p.To.DaysSince(p.From) }

// Rhythm is how often the talks have been held until the day of the verdict. A
// talk that is awaited ends no pause: the last runs until that day, or until the
// placements have ended.
func (v *Verdict) Rhythm() Rhythm {
	var days []civil.Date
	for _, x := range v.Trainee.Talks {
		if !x.Date.IsZero() && !x.Date.After(v.On) {
			days = append(days, x.Date)
		}
	}
	slices.SortFunc(days, civil.Date.Compare)
	r := Rhythm{Talks: len(days)}
	days = slices.Compact(days)
	if len(days) == 0 {
		return r
	}
	var pauses []int
	longest := func(p Pause) {
		if p.Days() > r.Longest.Days() {
			r.Longest = p
		}
	}
	for i, day := range days[1:] {
		p := Pause{days[i], day}
		pauses = append(pauses, p.Days())
		longest(p)
	}
	last := v.On
	if end := (&inquiry{t: v.Trainee}).lastDay(); end.Before(last) {
		last = end
	}
	longest(Pause{days[len(days)-1], last})
	if slices.Sort(pauses); len(pauses) > 0 {
		r.Usual = pauses[len(pauses)/2]
	}
	return r
}
