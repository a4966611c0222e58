package review

import (
	"cmp"
	"maps"
	"math"
	"slices"

	"cloud.google.com/go/civil"

	"btfolio/internal/diag"
	"btfolio/internal/language"
	"btfolio/internal/portfolio"
	"btfolio/internal/programme"
)

// talkRhythms compares the supervision talks with the rhythms of the programme
// (F050, F147).
func (j *judge) talkRhythms() {
	for _, p := range j.t.Programmes() {
		for i := range p.TalkRhythms {
			j.rhythm(&p.TalkRhythms[i])
		}
	}
}

// rhythm looks for weeks (ISO) or calendar months without a talk.
//
// Only those count whose working days all lie in placements with this rhythm:
// the first and the last week of a placement often do not. Nor do those in which
// the trainee is on leave. Any talk counts, with whomever it was held. As the
// sources are silent about holidays, the longest runs of weeks that are lacking
// are passed over as long as the absence that is only written as a number of days
// explains them. A run of them is one finding.
func (j *judge) rhythm(r *programme.TalkRhythm) {
	var gaps []gapOfTalks
	for _, unit := range j.units(r) {
		run := 1
		if n := len(gaps); n > 0 && gaps[n-1].last.AddDays(1) == unit.first {
			run += gaps[n-1].units
		}
		switch {
		case j.talkIn(unit):
		case !j.on.After(unit.last):
			if run >= r.Every.N {
				j.dueTalk(r, unit)
			}
		case run > 1:
			gaps[len(gaps)-1].last = unit.last
			gaps[len(gaps)-1].units = run
		default:
			gaps = append(gaps, gapOfTalks{unit, run})
		}
	}
	explained := j.explained(r, gaps)
	for _, g := range gaps {
		if g.units < r.Every.N || g.units >= explained {
			continue
		}
		p := j.governs(r, g.stretch)
		j.find(diag.TalkGap.At(p.At("from"), placementText(p), spanText(r.Every.Unit, g.stretch), pace(r.Every)),
			Finding{Rule: &r.Rule, Placement: p, want: want{within: g.stretch}})
	}
}

// dueTalk reminds of the talk of the week or month that is running, unless the
// last talk set a date in it.
func (j *judge) dueTalk(r *programme.TalkRhythm, unit stretch) {
	if last := j.lastTalk(); last != nil && !last.Next.IsZero() && !last.Next.After(unit.last) {
		return
	}
	p := j.governs(r, unit)
	j.find(diag.TalkDue.At(p.At("from"), spanText(r.Every.Unit, unit), placementText(p)),
		Finding{Due: unit.last, Rule: &r.Rule, Placement: p, want: want{within: unit}})
}

// A stretch is the days from one to another, both included.
type stretch struct{ first, last civil.Date }

// A gapOfTalks is a run of weeks or months without a talk.
type gapOfTalks struct {
	stretch
	units int
}

// units are the whole weeks, months or days with a rhythm that have begun.
func (j *judge) units(r *programme.TalkRhythm) (units []stretch) {
	if len(j.t.Placements) == 0 {
		return nil
	}
	for day := begin(r.Every.Unit, j.t.Placements[0].From); j.began(day); {
		next := programme.Span{N: 1, Unit: r.Every.Unit}.After(day)
		if unit := (stretch{day, next.AddDays(-1)}); j.governs(r, unit) != nil && !j.onLeave(r, unit) {
			units = append(units, unit)
		}
		day = next
	}
	return units
}

// begin is the first day of the week or month that a day lies in.
func begin(u programme.Unit, d civil.Date) civil.Date {
	switch u {
	case programme.Weeks:
		return d.AddDays(-((int(d.Weekday()) + 6) % 7))
	case programme.Months:
		d.Day = 1
	}
	return d
}

// onLeave reports whether too little of a stretch is served for a talk to be
// expected: a day of a week is on leave, or a week of a month.
func (j *judge) onLeave(r *programme.TalkRhythm, s stretch) bool {
	if !slices.ContainsFunc(j.t.Placements, func(p *portfolio.Placement) bool { return len(p.Absence.Each) > 0 }) {
		return false
	}
	left := 1
	if r.Every.Unit == programme.Months {
		left = 5
	}
	for d := s.first; !d.After(s.last); d = d.AddDays(1) {
		serves := func(p *portfolio.Placement) bool { return p.Serves(d) && j.follows(p, r) }
		if portfolio.Working(d) && !slices.ContainsFunc(j.t.Placements, serves) {
			left--
		}
	}
	return left <= 0
}

// governs is the placement that gives a stretch its rhythm, the first of
// several; nil where a working day has none.
func (j *judge) governs(r *programme.TalkRhythm, s stretch) *portfolio.Placement {
	var first *portfolio.Placement
	for d := s.first; !d.After(s.last); d = d.AddDays(1) {
		p := j.governed(r, d)
		if p == nil && portfolio.Working(d) {
			return nil
		}
		first = cmp.Or(first, p)
	}
	return first
}

// governed is the placement that gives a day its rhythm; nil for none.
func (j *judge) governed(r *programme.TalkRhythm, d civil.Date) *portfolio.Placement {
	for _, p := range j.t.Placements {
		if p.Covers(d) && j.follows(p, r) {
			return p
		}
	}
	return nil
}

// follows reports whether talks in a placement are held in a rhythm.
func (j *judge) follows(p *portfolio.Placement, r *programme.TalkRhythm) bool {
	own := j.t.ProgrammeOf(p).TalkRhythm(p.Area)
	return own == r
}

func (j *judge) talkIn(s stretch) bool {
	return slices.ContainsFunc(j.t.Talks, func(t *portfolio.Talk) bool { return !t.Date.Before(s.first) && !t.Date.After(s.last) })
}

// explained is how long a run without a talk must be to be explained by the
// absence, which is taken to lie in the longest. It explains all of a length or
// none, since nothing tells which of them it was.
func (j *judge) explained(r *programme.TalkRhythm, gaps []gapOfTalks) int {
	left := j.excused(r)
	least := math.MaxInt
	lengths := map[int]int{}
	for _, g := range gaps {
		lengths[g.units]++
	}
	for _, units := range slices.Backward(slices.Sorted(maps.Keys(lengths))) {
		if left -= units * lengths[units]; left < 0 {
			break
		}
		least = units
	}
	return least
}

// excused is how many weeks or months without a talk the absence explains.
func (j *judge) excused(r *programme.TalkRhythm) int {
	absent := 0
	for _, p := range j.t.Placements {
		if j.follows(p, r) {
			absent += p.Absence.Number
		}
	}
	switch r.Every.Unit {
	case programme.Weeks:
		return absent / 5
	case programme.Months:
		return absent / workingDays
	}
	return absent
}

// nextTalk looks after the date that each talk sets for the next (F068): it
// reminds of the one that was agreed last and finds it when it has not been
// held by its day. It also asks for a date where the last talk set
// none and the programme wants one, as long as there is time for a talk: a
// month, or what the rhythm says. One that was agreed for a day of leave is held in
// the week after it, and on leave no new day is set.
func (j *judge) nextTalk() {
	t := j.t
	last := j.lastTalk()
	if last == nil || last.Date.After(j.on) {
		return // a talk written in advance will still be held
	}
	p := t.Placement(last.Placement.Value)
	if !last.Next.IsZero() {
		due := last.Next
		switch {
		case j.absent(due) && due.After(j.served.Last()):
			return // BT ends with leave
		case j.absent(due):
			due = j.served.After(due, programme.Span{N: 6, Unit: programme.Days})
		}
		j.find(diag.NextTalkNotHeld.At(last.At("next"), language.On(last.Next)),
			Finding{Due: due, Rule: t.Programme.NextTalk, Placement: p, want: want{within: stretch{last.Date.AddDays(1), j.on}}})
		return
	}
	if t.Programme.NextTalk == nil || len(t.Placements) == 0 || j.absent(j.on) {
		return
	}
	every := programme.Span{N: 1, Unit: programme.Months}
	if p != nil {
		if r := t.ProgrammeOf(p).TalkRhythm(p.Area); r != nil {
			every = r.Every
		}
	}
	end := j.lastDay()
	if j.on.After(end) || every.After(last.Date).After(end) {
		return
	}
	j.find(diag.NoNextTalk.At(last.At("date"), language.On(last.Date)),
		Finding{Rule: t.Programme.NextTalk, Placement: p})
}

// absent reports whether the trainee is on leave on a day of BT.
func (q *inquiry) absent(d civil.Date) bool {
	return !d.Before(q.t.Start) && !d.After(q.end()) && !q.served.Has(d)
}

// lastTalk is the newest talk; nil where there is none.
func (j *judge) lastTalk() *portfolio.Talk {
	var last *portfolio.Talk
	for _, t := range j.t.Talks {
		if last == nil || !t.Date.Before(last.Date) {
			last = t
		}
	}
	return last
}
