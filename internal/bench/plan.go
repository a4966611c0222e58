package bench

import (
	"slices"

	"cloud.google.com/go/civil"
)

// plan decides which texts there are, n in all. What a year must have comes
// first: the placements, the goals, the final assessment, the kollegia and
// check-ins until today. Talks, assessments and courses share the rest, five
// to three to two.
func (t *trainee) plan(n int) {
	t.planMeetings()
	n -= 1 + len(t.placements) + lastGoal + len(t.kollegia) + len(t.checkins)
	if t.finished() {
		n--
	}
	t.planAssessments(n * 3 / 10)
	t.planCourses(n * 2 / 10)
	t.planTalks(n - len(t.marks) - len(t.courses))
}

// planMeetings plans a kollegium and check-in B in each placement, and
// check-ins A and C. Now and then one is not held.
func (t *trainee) planMeetings() {
	meet := func(all *[]*entry, e entry, folder, name string) {
		e.date = workday(e.date)
		if e.date.After(on) || t.often(5) {
			return
		}
		e.path, e.by = t.path(folder, e.date, name), t.main
		*all = append(*all, &e)
	}
	first := t.placements[0]
	meet(&t.checkins, entry{title: "Avstämning A, vid starten", date: t.term.start.AddDays(2), placement: first, stage: "A"}, "avstamningar", "a")
	for _, p := range t.placements {
		if p.area == "introduction" {
			continue
		}
		meet(&t.kollegia, entry{title: "BT-kollegium, " + p.title, date: p.day(70), placement: p}, "kollegium", p.title)
		meet(&t.checkins, entry{title: "Avstämning B, " + p.title, date: p.to.AddDays(-21), placement: p, stage: "B"}, "avstamningar", "b "+p.title)
	}
	meet(&t.checkins, entry{title: "Avstämning C, inför slutbedömningen", date: t.end.AddDays(-10), stage: "C"}, "avstamningar", "c")
}

// planAssessments plans those the programmes ask for and, for the rest, one
// after the other through the time served.
func (t *trainee) planAssessments(n int) {
	add := func(p *placement, day civil.Date, instrument string) {
		if day.After(on) || len(t.marks) == n {
			return
		}
		e := &entry{date: day, placement: p, instrument: instrument, by: p.colleague}
		shows := pick(t.voice, cases[p.area])
		switch instrument {
		case "final":
			shows = subject{"Slutbedömning " + p.title, p.goals}
			e.by = p.supervisor
		case "dops":
			shows = pick(t.voice, procedures)
		}
		e.title, e.goals = shows.title, shows.goals
		e.path = t.path("bedomningar", day, instruments[instrument].word+" "+shows.title)
		t.marks = append(t.marks, e)
	}
	for _, p := range t.placements {
		for _, r := range required[p.area] {
			if !t.often(8) {
				add(p, workday(p.day(r.percent)), r.instrument)
			}
		}
	}
	for _, day := range t.days(n - len(t.marks)) {
		p := t.placementOn(day)
		add(p, day, pick(t.voice, usual[p.area]))
	}
	slices.SortStableFunc(t.marks, byDate)
}

func (t *trainee) planCourses(n int) {
	order := t.Perm(len(courses))
	for i, day := range t.days(n) {
		c := courses[order[i%len(order)]]
		t.courses = append(t.courses, &entry{path: t.path("kurser", day, c.title), title: c.title, date: day, goals: c.goals})
	}
}

// planTalks plans weekly talks in primary care and monthly ones elsewhere,
// more where there is room and fewer where there is not.
func (t *trainee) planTalks(n int) {
	var days []civil.Date
	for _, p := range t.placements {
		every := 28
		if p.area == "primary_care" {
			every = 7
		}
		for day := p.from.AddDays(3); !day.After(p.to) && !day.After(on); day = day.AddDays(every) {
			days = append(days, workday(day))
		}
	}
	for len(days) > n {
		days = slices.Delete(days, len(days)/2, len(days)/2+1)
	}
	days = append(days, t.days(n-len(days))...)
	slices.SortFunc(days, civil.Date.Compare)
	for _, day := range days {
		p := t.placementOn(day)
		t.talks = append(t.talks, &entry{
			path: t.path("samtal", day, ""), title: pick(t.voice, talkTitles), date: day,
			placement: p, goals: t.goalsOf(p.goals, 2+t.IntN(3)), by: p.supervisor,
		})
	}
}

var talkTitles = []string{
	"Veckans samtal", "Månadens samtal", "Efter bedömningen", "Uppföljning av planen", "Om dokumentation", "Om svåra samtal",
	"Efter jourveckan", "Halvvägs", "Inför kollegiet", "Efter kollegiet", "Läkemedel och äldre", "Att leda",
}

// days are n working days, spread evenly over the time served.
func (t *trainee) days(n int) []civil.Date {
	var days []civil.Date
	served := t.until().DaysSince(t.term.start)
	for i := range n {
		days = append(days, workday(t.term.start.AddDays(served*(2*i+1)/(2*n))))
	}
	return days
}

// workday is a day, or the Friday before it. All terms begin on a Monday, so
// that no day falls before them.
func workday(day civil.Date) civil.Date {
	if saturday := int(day.Weekday()+1) % 7; saturday < 2 {
		return day.AddDays(-1 - saturday)
	}
	return day
}

func byDate(a, b *entry) int { return a.date.Compare(b.date) }
