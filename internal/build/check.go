package build

import (
	"context"

	"btfolio/internal/portfolio"
	"btfolio/internal/review"
)

// Check judges the portfolios of a site and gives what is made of each
// verdict, in the order of the trainees. Nothing is written. Where the site
// cannot be read the report says why, and there is nothing else.
func Check[T any](ctx context.Context, o Options, of func(*portfolio.Site, *review.Verdict) T) ([]T, *Report) {
	b := newRun(o)
	var all []T
	if b.open() {
		defer b.Tree.Close()
		trainees := b.trainees()
		all = make([]T, len(trainees))
		Each(ctx, trainees, func(i int, id string) {
			if v := b.verdict(ctx, id); v != nil {
				all[i] = of(b.Site, v)
			}
		})
		b.report.Trainees = len(trainees)
	}
	b.finish()
	if b.report.Findings.Failed() {
		all = nil
	}
	return all, b.report
}
