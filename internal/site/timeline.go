package site

import (
	"html/template"
	"time"

	"cloud.google.com/go/civil"

	"btfolio/internal/say"
	"btfolio/internal/vocabulary"
)

// A Timeline is BT as a picture: placements as bars, talks as ticks,
// assessments as dots, today as a line. All measures are in the units of
// the picture, Width × Height.
type Timeline struct {
	Width, Height float64
	Months        []TimeMark // the first day of each month
	Bars          []TimeBar
	Talks         []TimeMark
	Assessments   []TimeMark
	Courses       []TimeMark
	Today         *TimeMark // nil where the day lies outside the picture
	Pause         *TimeBar  // the longest time without a talk; nil where none can be told
	Rows          TimeRows
}

// TimeRows are the heights at which the rows of the picture stand.
type TimeRows struct{ Months, Bars, BarHeight, Talks, Assessments, Courses float64 }

// A TimeMark is one day in the picture.
type TimeMark struct {
	X     float64
	Label string
	URL   template.URL
	Major bool // of months: the first of a quarter, which is named
}

// A TimeBar is one placement.
type TimeBar struct {
	TimeMark
	Width float64
	State vocabulary.State
	Word  string
}

const (
	timelineWidth = 1000
	room          = 110.0 // what the name of a month takes
)

// timeline draws the days from the first to the last in the portfolio; nil if
// there is no period to draw.
func (b *siteContext) timeline() *Timeline {
	from, until := b.of.Start, b.of.End
	for _, p := range b.of.Placements {
		if p.From.Before(from) {
			from = p.From
		}
		if p.To.After(until) {
			until = p.To
		}
	}
	if !until.After(from) {
		return nil
	}
	from = civil.Date{Year: from.Year, Month: from.Month, Day: 1}
	days := float64(until.AddDays(1).DaysSince(from))
	x := func(d civil.Date) float64 {
		return float64(int(timelineWidth*10*float64(d.DaysSince(from))/days)) / 10
	}
	tl := &Timeline{
		Width: timelineWidth, Height: 132,
		Rows: TimeRows{Months: 14, Bars: 24, BarHeight: 30, Talks: 72, Assessments: 94, Courses: 116},
	}
	named := -room
	for m := from; m.Before(until); m = m.AddMonths(1) {
		mark := TimeMark{X: x(m), Label: b.lang.Month(m)}
		if (m == from || m.Month%3 == time.January%3) && mark.X-named >= room && timelineWidth-mark.X >= room {
			mark.Major, named = true, mark.X
		}
		tl.Months = append(tl.Months, mark)
	}
	for i := range b.verdict.Placements {
		p := &b.verdict.Placements[i]
		state := b.placementState(p)
		for _, part := range p.Parts() {
			tl.Bars = append(tl.Bars, TimeBar{
				TimeMark: TimeMark{X: x(part.From), Label: b.headings[&p.Doc], URL: to(b.doc(&p.Doc))},
				Width:    max(2, x(part.To.AddDays(1))-x(part.From)),
				State:    state,
				Word:     b.placementWord(p),
			})
		}
	}
	for _, t := range b.of.Talks {
		tl.Talks = b.mark(tl.Talks, t.Date, x, b.headings[&t.Doc], b.doc(&t.Doc))
	}
	for _, a := range b.of.Assessments {
		tl.Assessments = b.mark(tl.Assessments, a.Date, x, b.headings[&a.Doc], b.doc(&a.Doc))
	}
	for _, c := range b.of.Courses {
		tl.Courses = b.mark(tl.Courses, c.Held(), x, b.headings[&c.Doc], b.doc(&c.Doc))
	}
	if r := b.verdict.Rhythm(); r.Usual > 0 {
		label := say.LongestPause(r.Longest.Days(), r.Longest.From, r.Longest.To).In(b.lang)
		tl.Pause = &TimeBar{TimeMark: TimeMark{X: x(r.Longest.From), Label: label}, Width: x(r.Longest.To) - x(r.Longest.From)}
	}
	if on := b.verdict.On; !on.Before(from) && !on.After(until) {
		tl.Today = &TimeMark{X: x(on), Label: b.lang.Date(on)}
	}
	return tl
}

func (b *siteContext) mark(marks []TimeMark, day civil.Date, x func(civil.Date) float64, label, address string) []TimeMark {
	at := x(day)
	if day.IsZero() || at < 0 || at > timelineWidth {
		return marks
	}
	return append(marks, TimeMark{X: at, Label: label + ", " + day.String(), URL: to(address)})
}
