package review

import (
	"math"
	"slices"

	"btfolio/internal/diag"
	"btfolio/internal/language"
	"btfolio/internal/portfolio"
)

// courseDays sums up the days of the courses (F179): near the end of BT there
// are to be as many as the programme has. A course of one day needs no number;
// one over several days without a number adds nothing.
func (j *judge) courseDays() {
	t := j.t
	rule := t.Programme.Courses
	if rule == nil || t.End.IsZero() || !j.began(j.closing(t.End)) {
		return
	}
	sum := 0.0
	for _, c := range t.Courses {
		if held := c.Held(); j.began(held) && !held.Before(t.Start) {
			sum += daysOf(c)
		}
	}
	if sum < float64(rule.Days) {
		j.find(diag.CourseDaysLacking.At(t.At("end"), rule.Title, language.InBoth(Months(math.Round(sum*100)).In), rule.Days),
			Finding{Due: t.End, Rule: &rule.Rule})
	}
}

// broadCourses reports the courses that name more goals than they have days for.
// They fill no cell of the matrix, so that one course alone cannot fill a column.
func (j *judge) broadCourses() {
	for _, c := range j.t.Courses {
		if rule := j.t.Programme.Courses; j.broad(&c.Doc) {
			j.find(diag.CourseTooBroad.At(c.At("goals"), c.Name, len(c.Goals), rule.GoalsPerDay),
				Finding{Rule: &rule.Rule, Goals: c.Goals})
		}
	}
}

// broad reports whether a text is a course that names more goals than it has
// days for.
func (j *judge) broad(d *portfolio.Doc) bool {
	i := slices.IndexFunc(j.t.Courses, func(c *portfolio.Course) bool { return &c.Doc == d })
	rule := j.t.Programme.Courses
	if i < 0 || rule == nil {
		return false
	}
	c := j.t.Courses[i]
	days := daysOf(c)
	if days == 0 && !c.From.IsZero() {
		days = float64(c.Held().DaysSince(c.From) + 1)
	}
	return len(c.Goals) > max(1, int(math.Ceil(days))*rule.GoalsPerDay)
}

// daysOf is how many days a course took, 0 where it does not say.
func daysOf(c *portfolio.Course) float64 {
	if c.Days == 0 && c.From.IsZero() && !c.Date.IsZero() {
		return 1
	}
	return c.Days
}
