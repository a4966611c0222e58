package review

import (
	"cmp"
	"math"
	"slices"

	"cloud.google.com/go/civil"

	"btfolio/internal/diag"
	"btfolio/internal/language"
	"btfolio/internal/portfolio"
	"btfolio/internal/programme"
	"btfolio/internal/say"
	"btfolio/internal/vocabulary"
)

// A Finding is one thing that must or should be done about a portfolio. What
// is not yet due is a notice, whatever it will be when its day has passed.
type Finding struct {
	diag.Finding
	Severity  diag.Severity
	Due       civil.Date           // the last day to do it; zero where no day can be given
	Rule      *programme.Rule      // where it comes from; nil for what btfolio itself asks
	Who       vocabulary.Role      // who can do it; empty for the trainee
	Goals     []programme.Goal     // the goals it is about, if any
	Placement *portfolio.Placement // the placement it is about; nil for none
	Private   bool                 // shown to the trainee only, never on published pages
	Drafts    []string             // the texts that would do away with it, were they published; private as well

	want want
}

// List is the findings as those of any other part of the program.
func (v *Verdict) List() diag.List {
	all := make(diag.List, len(v.Findings))
	for i := range v.Findings {
		all[i] = v.Findings[i].Finding
	}
	return all
}

// When tells by when a finding is to be dealt with: “senast 30 april 2026,
// om 12 dagar”. It is empty where no day can be given.
func (f *Finding) When(l language.Language, on civil.Date) string {
	if f.Due.IsZero() {
		return ""
	}
	switch n := f.Due.DaysSince(on); {
	case n == 0:
		return say.DueToday().In(l)
	case n > 0:
		return say.DueOn(f.Due, n).In(l)
	default:
		return say.Overdue(f.Due, -n).In(l)
	}
}

// order puts the findings in the order in which they are to be dealt with:
// what blocks first, then by day, and what has no day last.
func (j *judge) order() {
	slices.SortStableFunc(j.Findings, func(a, b Finding) int {
		return cmp.Or(
			cmp.Compare(a.Severity, b.Severity),
			dueOrNever(a).Compare(dueOrNever(b)),
			cmp.Compare(a.Pos.File, b.Pos.File),
			cmp.Compare(a.Pos.Line, b.Pos.Line),
			cmp.Compare(a.Code.ID, b.Code.ID),
			slices.Compare(a.Goals, b.Goals),
		)
	})
}

func dueOrNever(f Finding) civil.Date {
	if f.Due.IsZero() {
		return civil.Date{Year: math.MaxInt}
	}
	return f.Due
}

// Public are the findings that published pages show: all but those meant
// for the trainee alone, and without what they say of drafts.
func (v *Verdict) Public() []Finding {
	all := slices.DeleteFunc(slices.Clone(v.Findings), func(f Finding) bool { return f.Private })
	for i := range all {
		all[i].Drafts = nil
	}
	return all
}

// Count tells how many findings there are of each severity.
func Count(findings []Finding) (errors, warnings, notices int) {
	for _, f := range findings {
		switch f.Severity {
		case diag.Error:
			errors++
		case diag.Warning:
			warnings++
		case diag.Notice:
			notices++
		}
	}
	return errors, warnings, notices
}
