package portfolio

import (
	"cmp"
	"slices"

	"cloud.google.com/go/civil"

	"btfolio/internal/programme"
	"btfolio/internal/vocabulary"
)

// An Evidence is one thing in a portfolio that shows something about goals:
// a talk, an assessment, a course, or a document that no other text speaks
// for (F170).
type Evidence struct {
	Doc        *Doc
	Goals      []programme.Goal
	Placement  *Placement // nil where it belongs to none
	Course     bool
	Date       civil.Date
	Instrument vocabulary.Instrument // of an assessment or document
}

// AllEvidence lists everything in the portfolio that names a goal, in order
// of time. Kollegia, check-ins and the goal pages judge evidence; they are
// not evidence themselves. A document that another text has as attachment
// counts through that text.
func (t *Trainee) AllEvidence() []Evidence {
	var all []Evidence
	for _, x := range t.Talks {
		all = append(all, Evidence{Doc: &x.Doc, Goals: x.Goals, Placement: t.Placement(x.Placement.Value), Date: x.Date})
	}
	for _, a := range t.Assessments {
		all = append(all, Evidence{Doc: &a.Doc, Goals: a.Goals, Placement: t.Placement(a.Placement.Value), Date: a.Date, Instrument: a.Instrument})
	}
	for _, c := range t.Courses {
		all = append(all, Evidence{Doc: &c.Doc, Goals: c.Goals, Course: true, Date: c.Held()})
	}
	for _, d := range t.Documents {
		if len(d.UsedBy) == 0 {
			all = append(all, Evidence{Doc: &d.Doc, Goals: d.Goals, Placement: t.Placement(d.Placement.Value), Date: d.Date, Instrument: d.Instrument})
		}
	}
	all = slices.DeleteFunc(all, func(e Evidence) bool { return len(e.Goals) == 0 })
	slices.SortStableFunc(all, func(a, b Evidence) int {
		return cmp.Or(compareDays(a.Date, b.Date), cmp.Compare(a.Doc.Path, b.Doc.Path))
	})
	return all
}
