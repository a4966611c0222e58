package build

import (
	"context"
	"errors"
	"io"
	"os"
	"path"
	"strings"

	"cloud.google.com/go/civil"

	"btfolio/internal/bundle"
	"btfolio/internal/diag"
	"btfolio/internal/portfolio"
	"btfolio/internal/review"
	"btfolio/internal/vocabulary"
)

// A Sealing tells how firmly the approvals in a bundle are tied to what they
// approve. The sources in the bundle are judged as any site is; the pages and
// data beside them are not asked.
type Sealing struct {
	Decisions map[vocabulary.Trust]int // how many decisions there are of each trust
	Findings  diag.List                // seals and signatures that do not fit
}

// Check looks through a bundle whose files are as they were packed. What is
// wrong with seals says nothing of the bundle itself and stays in the Sealing.
func (s *Sealing) Check(t bundle.Tree) diag.List {
	dir, err := os.MkdirTemp("", "btfolio")
	if err == nil {
		defer os.RemoveAll(dir)
		err = unpackSources(t, dir)
	}
	if problem, ok := errors.AsType[*diag.Problem](err); ok {
		return diag.List{problem.At(diag.Pos{})}
	}
	if err != nil {
		return diag.List{diag.BundleUnwritable.At(diag.Pos{}, dir, system(err))}
	}
	s.Decisions = map[vocabulary.Trust]int{}
	_, r := Check(context.Background(), Options{Site: dir, On: civil.Date{Year: 1, Month: 1, Day: 1}}, s.judge)
	s.Findings = append(s.Findings, r.Findings...)
	return nil
}

// judge takes what the verdict says of seals and signatures, and counts the
// decisions, each once.
func (s *Sealing) judge(_ *portfolio.Site, v *review.Verdict) struct{} {
	for _, f := range v.Findings {
		if strings.HasPrefix(f.Code.ID, "BT-A") {
			s.Findings = append(s.Findings, f.Finding)
		}
	}
	count := func(standing review.Standing) {
		for _, d := range standing.History {
			s.Decisions[d.Trust]++
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

// unpackSources puts the sources of a bundle into an empty folder. Their
// names were found to be safe; nothing is written outside all the same.
func unpackSources(t bundle.Tree, dir string) error {
	root, err := os.OpenRoot(dir)
	if err != nil {
		return err
	}
	defer root.Close()
	for _, name := range t.Names() {
		to, ok := strings.CutPrefix(name, "data/"+bundle.SourcesFolder+"/")
		if !ok {
			continue
		}
		if err := root.MkdirAll(path.Dir(to), 0o700); err != nil {
			return err
		}
		if err := unpackOne(t, name, root, to); err != nil {
			return err
		}
	}
	return nil
}

func unpackOne(t bundle.Tree, name string, root *os.Root, to string) error {
	from, err := t.Open(name)
	if err != nil {
		return err
	}
	defer from.Close()
	file, err := root.OpenFile(to, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o600)
	if err != nil {
		return err
	}
	if _, err := io.Copy(file, from); err != nil {
		file.Close()
		return err
	}
	return file.Close()
}
