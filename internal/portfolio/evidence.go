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
	Text       Text
	Goals      []programme.Goal
	Placement  *Placement // nil where it belongs to none
	Course     bool
	Date       civil.Date
	Instrument vocabulary.Instrument // of an assessment or document
}

// AllEvidence lists everything in the portfolio that names a goal, in order
// of time: the texts of the kinds that are declared to be evidence. Kollegia,
// check-ins and the goal pages judge evidence; they are not evidence themselves. A document that another text has as attachment
// counts through that text.
func (t *Trainee) AllEvidence() []Evidence {
	var all []Evidence
	for _, k := range kinds {
		if !k.Evidence {
			continue
		}
		for _, x := range t.Of(k.Kind) {
			if d, ok := x.(*Document); ok && (len(d.UsedBy) > 0 || d.About != "") {
				continue
			}
			e := Evidence{Doc: x.Document(), Text: x, Course: k.Kind == vocabulary.KindCourse, Date: k.Day(x)}
			e.Goals = Said[[]programme.Goal](x, "goals")
			e.Placement = t.Placement(Said[PlacementRef](x, "placement").Value)
			e.Instrument = Said[vocabulary.Instrument](x, "instrument")
			e.Course = e.Course || e.Instrument == vocabulary.InstrumentCourseCertificate && e.Placement == nil
			all = append(all, e)
		}
	}
	all = slices.DeleteFunc(all, func(e Evidence) bool { return len(e.Goals) == 0 })
	slices.SortStableFunc(all, func(a, b Evidence) int {
		return cmp.Or(compareDays(a.Date, b.Date), cmp.Compare(a.Doc.Path, b.Doc.Path))
	})
	return all
}
