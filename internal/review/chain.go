package review

import (
	"slices"
	"strings"

	"btfolio/internal/diag"
	"btfolio/internal/portfolio"
	"btfolio/internal/vocabulary"
)

// meant tells why a decision in a document of its own does not count here: it
// names another trainee or another portfolio, or is written in a form of which
// not all is known. One that names nobody keeps its worth where it lies:
// whether it was copied cannot be told from it.
func (q *inquiry) meant(d *portfolio.Decision, about Subject) *diag.Problem {
	t := q.t
	if t.Copies.Copied(d) {
		return diag.DecisionTwice.Problem()
	}
	switch names := append([]string{t.FullName}, t.FormerNames...); {
	case d.Version > portfolio.DecisionVersion:
		return diag.DecisionTooNew.Problem(about.Text(), d.Version)
	case d.Trainee != "" && !slices.ContainsFunc(names, func(n string) bool { return vocabulary.Slug(n) == vocabulary.Slug(d.Trainee) }),
		d.Portfolio != "" && d.Portfolio != t.Portfolio:
		return diag.DecisionForOther.Problem(about.Text())
	}
	return nil
}

// Last is the decision that a new one comes after: the newest in a document
// of its own; nil where there is none.
func Last(t *portfolio.Trainee) *portfolio.Decision {
	if n := len(t.Decisions); n > 0 {
		return t.Decisions[n-1]
	}
	return nil
}

// chain asks after decisions that a later one names and that are gone. That
// the last of all is gone nothing in the portfolio can tell.
func (j *judge) chain() {
	there := map[string]bool{}
	for _, d := range j.t.Decisions {
		there[d.Digest.String()] = true
	}
	for _, d := range j.t.Decisions {
		if d.Previous == "" {
			continue
		}
		if !there[strings.ToLower(d.Previous)] {
			j.find(diag.DecisionGone.At(d.At("previous"), d.Previous[:min(len(d.Previous), 12)]), Finding{Who: d.Role})
		}
	}
}

// copies tells that the portfolio, or decisions of it, are in the site twice.
// None of these counts, in neither, until one is gone.
func (j *judge) copies() {
	if j.t.Copies.ID {
		j.find(diag.PortfolioTwice.At(j.t.At("portfolio")), Finding{})
		return
	}
	for _, d := range j.t.Decisions {
		if j.t.Copies.Copied(d) {
			j.find(diag.DecisionTwice.At(diag.Pos{File: d.Path}), Finding{})
		}
	}
}
