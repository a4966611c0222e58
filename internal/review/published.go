package review

import (
	"cloud.google.com/go/civil"

	"btfolio/internal/diag"
	"btfolio/internal/portfolio"
)

// Published is the verdict on a portfolio as it is published. What writes
// pages, data and bundles takes it, and it can be made of nothing that still
// has its drafts.
type Published struct{ *verdict }

type verdict = Verdict // a name that no other package can write into a Published

// LookPublished is Look at a portfolio without its drafts.
func LookPublished(p portfolio.Published, on civil.Date, privacy diag.List) *Published {
	return &Published{Look(p.Trainee(), on, privacy)}
}

// Verdict is the verdict, for what does not ask whether it is published.
func (p *Published) Verdict() *Verdict { return p.verdict }
