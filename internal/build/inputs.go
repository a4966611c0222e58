package build

import (
	"bytes"
	"crypto/sha256"
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"

	"btfolio/internal/diag"
	"btfolio/internal/portfolio"
	"btfolio/internal/review"
	"btfolio/internal/source"
)

// An input is one source of a portfolio as it goes into a bundle: what is
// needed to build the portfolio again, and nothing of anybody else. That it is
// what its digest says is looked at in the finished bundle.
type input struct {
	path   string // from the site's folder
	digest string // SHA-256
	write  func(io.Writer) error
}

// inputs gathers the sources of one portfolio: the trainee's own texts and
// files without drafts, the people it speaks of, the shared documents, the
// rules it is judged by, and the site's own layouts and static files. All of
// them go in as they are, but for btfolio.yaml.
func (b *run) inputs(v *review.Verdict) []input {
	t := v.Trainee
	all := []input{b.config(v)}
	text := func(d *portfolio.Doc) {
		all = append(all, input{d.Path, d.Digest.String(), func(w io.Writer) error { _, err := w.Write(d.Source); return err }})
	}
	file := func(f source.File) {
		all = append(all, input{f.Path, f.Digest.String(), func(w io.Writer) error { return b.Tree.WriteTo(w, f) }})
	}
	named := func(name string) {
		e, problem := b.Tree.Entry(name)
		if problem != nil {
			b.found(problem.At(diag.Pos{File: name}))
			return
		}
		f, finding := b.Tree.Load(e)
		if finding != nil {
			b.found(*finding)
			return
		}
		if !slices.ContainsFunc(all, func(in input) bool { return in.path == f.Path }) {
			file(f)
		}
	}
	for _, d := range t.Texts() {
		text(d)
	}
	for _, d := range t.Documents {
		if d.File.Path != "" {
			file(d.File)
		}
	}
	for _, d := range t.Decisions {
		if d.Signature != nil {
			named(d.Signature.Path)
		}
	}
	for _, p := range t.Mentioned() {
		text(&p.Doc)
	}
	for _, d := range b.Site.Shared {
		text(&d.Doc)
	}
	for _, d := range b.Site.SharedFiles {
		file(d.File)
	}
	if rules := b.rulesOf(t); portfolio.IsRulesFile(rules) {
		named(rules)
	}
	if wording := b.Site.GoalFile.Value; wording != "" {
		named(wording)
	}
	for _, folder := range []string{"layouts", "static"} {
		for _, e := range b.Tree.Under(folder) {
			named(e.Path)
		}
	}
	return all
}

// rulesOf is what the portfolio is judged by: the id of a programme, or a file.
func (c *SiteContext) rulesOf(t *portfolio.Trainee) string {
	if t.Rules.Value != "" {
		return t.Rules.Value
	}
	return c.Site.Rules.Value
}

// config is btfolio.yaml, written anew: the site's own may say something of
// other trainees, and judges on another day.
func (b *run) config(v *review.Verdict) input {
	var y strings.Builder
	fmt.Fprintf(&y, "title: %s\nlanguage: %s\nprogramme: %s\n", strconv.Quote(b.Site.Title), b.Site.Language, strconv.Quote(b.rulesOf(v.Trainee)))
	if wording := b.Site.GoalFile.Value; wording != "" {
		fmt.Fprintf(&y, "goals: %s\n", strconv.Quote(wording))
	}
	fmt.Fprintf(&y, "on: %s\n", v.On)
	if group := v.Trainee.StartGroup; group.ID != "" {
		fmt.Fprintf(&y, "cohorts:\n  - id: %s\n    name: %s\n", strconv.Quote(group.ID), strconv.Quote(group.Name))
	}
	digest := sha256.Sum256([]byte(y.String()))
	return input{portfolio.ConfigFile, source.Digest(digest).String(), func(w io.Writer) error {
		_, err := io.Copy(w, bytes.NewReader([]byte(y.String())))
		return err
	}}
}
