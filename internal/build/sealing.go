package build

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"cloud.google.com/go/civil"

	"btfolio/internal/bundle"
	"btfolio/internal/diag"
	"btfolio/internal/portfolio"
	"btfolio/internal/review"
	"btfolio/internal/staged"
	"btfolio/internal/vocabulary"
)

// A Sealing tells how firmly the approvals in a bundle are tied to what they
// approve. The sources in the bundle are judged as any site is; the pages and
// data beside them are not asked.
type Sealing struct {
	Decisions map[vocabulary.Trust]int // how many decisions there are of each trust
	Unnamed   int                      // how many documents do not say whose the decision is
	Findings  diag.List                // seals and signatures that do not fit
}

// Check looks through a bundle whose files are as they were packed. What is
// wrong with seals says nothing of the bundle itself and stays in the Sealing.
func (s *Sealing) Check(t bundle.Tree) diag.List {
	for _, left := range staged.Abandoned(os.TempDir()) {
		left.Close()
	}
	dir := os.TempDir()
	folder, err := staged.NewFolder(dir)
	if err == nil {
		defer folder.Close()
		dir = filepath.Join(folder.Path, "site")
		if err = os.Mkdir(dir, 0o700); err == nil {
			err = bundle.Unpack(context.Background(), t, "data/"+bundle.SourcesFolder+"/", dir)
		}
	}
	if problem, ok := errors.AsType[*diag.Problem](err); ok {
		return diag.List{problem.At(diag.Pos{})}
	}
	if err != nil {
		return diag.List{diag.BundleUnwritable.At(diag.Pos{}, dir, diag.Cause(err))}
	}
	s.Decisions = map[vocabulary.Trust]int{}
	_, r := Check(context.Background(), Options{Site: dir, On: civil.Date{Year: 1, Month: 1, Day: 1}}, s.judge)
	// The other warnings are for the author, who was told.
	s.Findings = append(s.Findings, slices.DeleteFunc(r.Findings, func(f diag.Finding) bool {
		return f.Code.Severity != diag.Error && !ofSeals(f.Code)
	})...)
	return nil
}

// ofSeals reports whether a finding is about seals and signatures. Their ids have a
// letter of their own.
func ofSeals(c *diag.Code) bool { return strings.HasPrefix(c.ID, "BT-A") }

// judge takes what the verdict says of seals and signatures, and counts the
// decisions, each once.
func (s *Sealing) judge(_ *portfolio.Site, v *review.Verdict) struct{} {
	for _, f := range v.Findings {
		if ofSeals(f.Code) {
			s.Findings = append(s.Findings, f.Finding)
		}
	}
	count := func(standing review.Standing) {
		for _, d := range standing.History {
			s.Decisions[d.Trust]++
			if d.Bond != nil && !d.Bond.Document.Named() {
				s.Unnamed++
			}
		}
	}
	for i := range v.Placements {
		count(v.Placements[i].Standing)
	}
	for i := range v.Goals {
		count(v.Goals[i].Standing)
	}
	count(v.Final)
	count(v.Talks)
	return struct{}{}
}
