package review

import (
	"slices"

	"cloud.google.com/go/civil"

	"btfolio/internal/diag"
	"btfolio/internal/language"
	"btfolio/internal/portfolio"
	"btfolio/internal/programme"
	"btfolio/internal/say"
	"btfolio/internal/vocabulary"
)

// What is written down has its time: meetings in the period they are about,
// the steps to the end of BT after each other. What is out of its time is told
// and counts all the same, unless another rule says otherwise.

// outOfTime reports a day that is before one or after another; zero stands for
// no bound.
func (j *judge) outOfTime(at diag.Pos, what language.Text, day, first, last civil.Date, more Finding) {
	var when language.Text
	switch {
	case day.IsZero():
		return
	case day.After(j.on):
		j.find(diag.NotYet.At(at, what, language.On(day)), more)
		return
	case !first.IsZero() && day.Before(first):
		when = say.TimeBefore(first)
	case !last.IsZero() && day.After(last):
		when = say.TimeAfter(last)
	default:
		return
	}
	j.find(diag.OutOfTime.At(at, what, language.On(day), when), more)
}

// talkDates looks at the day that a talk sets for the next, and at whom it was
// held with.
func (j *judge) talkDates() {
	for _, x := range j.t.Talks {
		if !x.Next.IsZero() && !x.Next.After(x.Date) {
			j.find(diag.NextBeforeTalk.At(x.At("next"), language.On(x.Next), language.On(x.Date)), Finding{})
		}
		if j.trainee(x.Supervisor) {
			j.find(diag.TalkWithOneself.At(x.At("supervisor"), language.On(x.Date)), Finding{})
		}
	}
}

// locked asks for the lock of the talks once BT has ended (F069–F072).
func (j *judge) locked() {
	lock := j.t.Programme.TalkLock
	if lock == nil || len(j.t.Talks) == 0 || j.t.End.IsZero() || !j.on.After(j.t.End) || j.Talks.reach().reached() {
		return
	}
	j.find(diag.TalksNotLocked.At(j.t.At("end"), language.On(j.t.End)),
		Finding{Due: j.settled(j.t.End), Rule: &lock.Rule, Who: lock.By})
}

// times compares the days of meetings, of items done and of the steps to the
// end of BT with the time they belong to.
func (j *judge) times() {
	j.checkinTimes()
	j.kollegiumTimes()
	for _, p := range j.t.Placements {
		first := programme.Span{N: 4, Unit: programme.Weeks}.Before(p.From)
		for _, c := range p.Checklist {
			j.outOfTime(p.At("checklist"), say.ChecklistItem(c.Item), c.Done, first, j.settled(p.To), Finding{Placement: p})
		}
	}
	j.endTimes()
}

// checkinTimes looks at when check-ins were held. C is held before the
// registration, whenever that is.
func (j *judge) checkinTimes() {
	for _, c := range j.t.Checkins {
		rule := j.checkinRule(c)
		if rule == nil {
			continue
		}
		more := Finding{Rule: &rule.Rule, Who: rule.By}
		served := j.served
		if rule.Per == programme.PerPlacement {
			if more.Placement = j.placementOf(c); more.Placement == nil {
				continue
			}
			served = more.Placement.Served()
		}
		first, last := rule.Window.Dates(served)
		if c.Stage == "" { // it is held when the two find the time
			first, last = served.First(), j.settled(served.Last())
		}
		if r := j.registered(); rule.Stage == vocabulary.StageC {
			if last = (civil.Date{}); r != nil {
				last = r.Date
			}
		}
		// A week to either side is no matter: the windows are readings themselves.
		if c.Stage != "" {
			first = first.AddDays(-7)
		}
		if c.Stage == vocabulary.StageA || c.Stage == vocabulary.StageB {
			last = last.AddDays(7)
		}
		j.outOfTime(c.At("date"), checkinText(c), c.Date, first, last, more)
	}
}

// placementOf is the placement that a check-in is about: the one it names, else
// the one its day lies in; nil where that is not clear.
func (j *judge) placementOf(c *portfolio.Checkin) *portfolio.Placement {
	if p := j.t.Placement(c.Placement.Value); p != nil {
		return p
	}
	return j.t.PlacementOn(c.Date)
}

// checkinPeople looks at who held check-ins, and in which placement.
func (j *judge) checkinPeople() {
	for _, c := range j.t.Checkins {
		rule := j.checkinRule(c)
		if rule == nil {
			continue
		}
		more := Finding{Rule: &rule.Rule, Who: rule.By}
		what := checkinText(c)
		if rule.Per == programme.PerPlacement && c.Placement.Value == "" {
			j.find(diag.CheckinWithoutPlacement.At(c.At("stage"), what, language.On(c.Date)), more)
		}
		switch {
		case c.Supervisor.Value == "":
			j.find(diag.CheckinByNobody.At(c.At("date"), what, language.On(c.Date), language.InBoth(rule.By.The)), more)
		case !j.in(rule.By, c.Supervisor):
			j.find(diag.CheckinByOther.At(c.Supervisor.Pos, what, language.On(c.Date), language.InBoth(rule.By.The)), more)
		}
	}
}

// checkinRule is what the programme says of a check-in of its stage; nil for
// nothing, and for a meeting that neither a stage nor a placement asks for.
func (j *judge) checkinRule(c *portfolio.Checkin) *programme.CheckIn {
	if c.Stage == "" && c.Placement.Value == "" {
		return nil
	}
	for i := range j.t.Programme.CheckIns {
		if r := &j.t.Programme.CheckIns[i]; r.Stage == c.Stage {
			return r
		}
	}
	return nil
}

// kollegiumTimes looks at when kollegia were held, and the feedback given.
func (j *judge) kollegiumTimes() {
	rule := j.t.Programme.Kollegium
	if rule == nil {
		return
	}
	for _, k := range j.t.Kollegia {
		p := j.t.Placement(k.Placement.Value)
		more := Finding{Rule: &rule.Rule, Who: rule.ConvenedBy, Placement: p}
		first, last := j.t.Start, civil.Date{}
		if p != nil {
			first, last = p.From, j.settled(p.To)
		}
		j.outOfTime(k.At("date"), say.TheKollegium(), k.Date, first, last, more)
		if told := j.settled(k.Date); p == nil || told.After(p.To) {
			last = told
		} else {
			last = p.To
		}
		j.outOfTime(k.At("feedback"), say.TheFeedback(k.Date), k.Feedback, k.Date, last, more)
		j.outOfTime(k.At("self_rating"), say.TheSelfRating(k.Date), k.SelfRating, first, civil.Date{}, more)
		j.outOfTime(k.At("assessment_form"), say.TheForm(k.Date), k.Form, first, civil.Date{}, more)
	}
}

// kollegiumPeople looks at who took part in a kollegium: the main supervisor
// and the supervisor of the placement, and not the trainee where the programme
// says so (F215–F221).
func (j *judge) kollegiumPeople() {
	rule := j.t.Programme.Kollegium
	if rule == nil {
		return
	}
	for _, k := range j.t.Kollegia {
		p := j.t.Placement(k.Placement.Value)
		more := Finding{Rule: &rule.Rule, Who: rule.ConvenedBy, Placement: p}
		if lacking := j.absentees(k, p); len(lacking) > 0 {
			j.find(diag.KollegiumWithout.At(k.At("participants"), language.On(k.Date), language.And(lacking)), more)
		}
		for _, who := range k.Participants {
			if j.trainee(who) && !rule.TraineeAttends {
				j.find(diag.KollegiumWithTrainee.At(who.Pos, language.On(k.Date)), more)
			}
		}
	}
}

// absentees are the roles that took no part in a kollegium. Where nobody is
// named in a role nobody is missed.
func (j *judge) absentees(k *portfolio.Kollegium, p *portfolio.Placement) []language.Text {
	if len(k.Participants) == 0 {
		return []language.Text{say.Anybody()}
	}
	var lacking []language.Text
	for _, role := range []vocabulary.Role{vocabulary.RoleMainSupervisor, vocabulary.RolePlacementSupervisor} {
		wanted := j.holders(role, Subject{Placement: p})
		there := func(ref portfolio.PersonRef) bool {
			return slices.ContainsFunc(k.Participants, func(x portfolio.PersonRef) bool { return x.Value == ref.Value })
		}
		if len(wanted) > 0 && !slices.ContainsFunc(wanted, there) {
			lacking = append(lacking, language.InBoth(role.The))
		}
	}
	return lacking
}

// courseFacts looks at the length of a course, its certificate, and at what
// one day is said to be about.
func (j *judge) courseFacts() {
	for _, c := range j.t.Courses {
		name := titleText(&c.Doc)
		span := c.To.DaysSince(c.From) + 1
		whole := !c.From.IsZero() && !c.To.IsZero()
		if said := c.At("days") != (diag.Pos{File: c.Path}); c.Days < 0 || c.Days == 0 && said || whole && (span < 1 || c.Days > float64(span)) {
			j.find(diag.CourseDays.At(c.At("days"), name), Finding{})
		}
		if len(c.Goals) == 0 {
			j.find(diag.CourseAboutNothing.At(diag.Pos{File: c.Path}, name), Finding{})
		}
		if len(c.Certificates) == 0 {
			j.find(diag.CourseUncertified.At(diag.Pos{File: c.Path}, name), Finding{Goals: c.Goals})
		}
		if len(c.Goals) > 9 && c.Days > 0 && c.Days <= 1 {
			j.find(diag.CourseTooWide.At(c.At("goals"), name, len(c.Goals)), Finding{})
		}
	}
}

// endTimes looks at the order of the steps to the end of BT: the confirmation
// when it is about to end, the registration after that, the certificates for
// the final assessment before it and the last one after it (F107, F128–F130).
func (j *judge) endTimes() {
	f := j.t.Final
	if f == nil {
		return
	}
	about := civil.Date{}
	if !j.t.End.IsZero() {
		about = j.closing(j.t.End)
	}
	var decided civil.Date
	if d := j.Final.Newest(); d != nil && j.Final.reach().reached() {
		decided = d.Date
	}
	if c := f.Confirmation; c != nil {
		more := Finding{}
		if rule := j.t.Programme.Confirmation; rule != nil {
			more.Rule = rule
		}
		j.outOfTime(f.At("confirmation"), say.TheConfirmation(), c.Date, about, decided, more)
	}
	if r := f.Registration; r != nil {
		rule := &j.t.Programme.Registration
		j.outOfTime(f.At("registration"), say.TheRegistration(), r.Date, about, decided, Finding{Rule: &rule.Rule, Who: rule.By})
	}
	for i := range f.Certificates {
		c := &f.Certificates[i]
		at := slices.IndexFunc(j.t.Programme.National.Certificates, func(n programme.Certificate) bool { return n.Form == c.Form })
		if at < 0 {
			continue
		}
		n := &j.t.Programme.National.Certificates[at]
		first, last := about, decided
		if n.Due == programme.AtFinal {
			first, last = decided, civil.Date{}
			if decided.IsZero() {
				j.find(diag.OutOfTime.At(f.At("certificates"), annex(n), language.On(c.Date), say.TimeBeforeDecision()),
					Finding{Rule: &n.Rule, Who: n.SignedBy[0]})
				continue
			}
		}
		j.outOfTime(f.At("certificates"), annex(n), c.Date, first, last, Finding{Rule: &n.Rule, Who: n.SignedBy[0]})
	}
}

// samePerson reports somebody who is main supervisor and external assessor:
// the assessor looks from outside.
func (j *judge) samePerson() {
	main := j.t.People[vocabulary.RoleMainSupervisor]
	for _, ref := range j.t.People[vocabulary.RoleExternalAssessor] {
		if slices.ContainsFunc(main, func(m portfolio.PersonRef) bool { return m.Value == ref.Value }) {
			j.find(diag.AssessorNotExternal.At(ref.Pos, language.Same(j.t.Person(ref.Value).FullName)), Finding{})
		}
	}
}

// idle reports a long time of BT without any placement, at its beginning or
// now that the last one has ended: one of the days is wrong then, or a placement
// is not written down. Between placements it is leave.
func (j *judge) idle() {
	all := j.t.Placements
	if len(all) == 0 {
		return
	}
	first, last := all[0].From, j.lastDay()
	long := programme.Span{N: 4, Unit: programme.Weeks}
	if long.After(j.t.Start).Before(first) {
		j.find(diag.NoPlacementThen.At(j.t.At("start"), language.On(j.t.Start), language.On(first)), Finding{})
	}
	if !j.t.End.IsZero() && long.After(last).Before(j.t.End) && j.on.After(long.After(last)) {
		j.find(diag.NoPlacementThen.At(j.t.At("end"), language.On(last), language.On(j.t.End)), Finding{})
	}
}
