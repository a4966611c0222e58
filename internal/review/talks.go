package review

import (
	"cmp"
	"slices"
	"time"

	"cloud.google.com/go/civil"

	"btfolio/internal/diag"
	"btfolio/internal/language"
	"btfolio/internal/portfolio"
	"btfolio/internal/programme"
)

// talkRhythms compares the supervision talks with the rhythms of the programme
// (F050, F147).
func (j *judge) talkRhythms() {
	for i := range j.t.Programme.TalkRhythms {
		j.rhythm(&j.t.Programme.TalkRhythms[i])
	}
}

// rhythm looks for weeks (ISO) or calendar months without a talk.
//
// Only those count whose working days all lie in placements with this rhythm:
// the first and the last week of a placement often do not. Any talk counts,
// with whomever it was held. As the sources are silent about holidays, weeks
// that are lacking are passed over while the absence of the placements
// explains them all. A run of them is one finding.
func (j *judge) rhythm(r *programme.TalkRhythm) {
	var gaps []gapOfTalks
	missed := 0
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
			missed++
			gaps[len(gaps)-1].last = unit.last
			gaps[len(gaps)-1].units = run
		default:
			missed++
			gaps = append(gaps, gapOfTalks{unit, run})
		}
	}
	if missed <= j.excused(r) {
		return
	}
	for _, g := range gaps {
		if g.units < r.Every.N {
			continue
		}
		p := j.governs(r, g.stretch)
		j.find(diag.TalkGap.At(p.At("from"), placementText(p), spanText(r.Every.Unit, g.stretch), pace(r.Every)),
			Finding{Rule: &r.Rule, Placement: p})
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
		Finding{Due: unit.last, Rule: &r.Rule, Placement: p})
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
		if unit := (stretch{day, next.AddDays(-1)}); j.governs(r, unit) != nil {
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

// governs is the placement that gives a stretch its rhythm, the first of
// several; nil where a working day has none.
func (j *judge) governs(r *programme.TalkRhythm, s stretch) *portfolio.Placement {
	var first *portfolio.Placement
	for d := s.first; !d.After(s.last); d = d.AddDays(1) {
		p := j.governed(r, d)
		if p == nil && d.Weekday() != time.Saturday && d.Weekday() != time.Sunday {
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
	own, ok := j.t.Programme.TalkRhythm(p.Area)
	return ok && own.Area == r.Area
}

func (j *judge) talkIn(s stretch) bool {
	return slices.ContainsFunc(j.t.Talks, func(t *portfolio.Talk) bool { return !t.Date.Before(s.first) && !t.Date.After(s.last) })
}

// excused is how many weeks or months without a talk the absence explains.
func (j *judge) excused(r *programme.TalkRhythm) int {
	absent := 0
	for _, p := range j.t.Placements {
		if j.follows(p, r) {
			absent += p.Absence
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
// month, or what the rhythm says.
func (j *judge) nextTalk() {
	t := j.t
	last := j.lastTalk()
	if last == nil || last.Date.After(j.on) {
		return // a talk written in advance will still be held
	}
	p := t.Placement(last.Placement.Value)
	if !last.Next.IsZero() {
		j.find(diag.NextTalkNotHeld.At(last.At("next"), language.On(last.Next)),
			Finding{Due: last.Next, Rule: t.Programme.NextTalk, Placement: p})
		return
	}
	if t.Programme.NextTalk == nil || len(t.Placements) == 0 {
		return
	}
	every := programme.Span{N: 1, Unit: programme.Months}
	if p != nil {
		if r, ok := t.Programme.TalkRhythm(p.Area); ok {
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
