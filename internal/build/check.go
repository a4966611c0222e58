package build

import (
	"context"

	"btfolio/internal/language"
	"btfolio/internal/portfolio"
	"btfolio/internal/review"
)

// Check judges the portfolios of a site and gives what each makes of a
// verdict, in the order of the trainees. Nothing is written. Where the site
// cannot be read the report says why, and there is nothing else.
func Check[T any](ctx context.Context, o Options, each func(*portfolio.Site, *review.Verdict) T) ([]T, *Report) {
	b := &building{options: o, report: &Report{Language: language.Swedish}}
	var all []T
	if b.open() {
		defer b.tree.Close()
		trainees := b.chosen()
		all = make([]T, len(trainees))
		b.each(ctx, trainees, func(i int, v *review.Verdict) { all[i] = each(b.site, v) })
		b.report.Trainees = len(trainees)
	}
	b.finish()
	if b.report.Findings.Failed() {
		all = nil
	}
	return all, b.report
}
