package site

import (
	"btfolio/internal/review"
	"btfolio/internal/seal"
	"btfolio/internal/vocabulary"
)

// A Change is one file that is not as it was when something was approved.
type Change struct {
	Word string // ändrat, borttaget, tillagt efteråt
	Path string // from the trainee's folder
	Page Link   // the page that shows it; empty for what is not there any more
}

// An Outdated approval is one that must be renewed, since its content has
// changed.
type Outdated struct {
	About    []Link // what it approved
	Decision Decision
}

func (b *builder) changes(all []seal.Change) []Change {
	var rows []Change
	for _, c := range all {
		row := Change{Word: b.changeWord(c.Kind), Path: c.Path}
		if d := b.texts["content/"+b.of.Folder+"/"+c.Path]; d != nil && c.Kind != seal.Removed {
			row.Page = b.docLink(d)
		}
		rows = append(rows, row)
	}
	return rows
}

func (b *builder) changeWord(k seal.Kind) string {
	switch k {
	case seal.Removed:
		return word(b.lang, "removed")
	case seal.Added:
		return word(b.lang, "added")
	}
	return word(b.lang, "changed")
}

// outdated lists the approvals that must be renewed.
func (b *builder) outdated() []Outdated {
	var all []Outdated
	for _, o := range b.verdict.Outdated() {
		row := Outdated{Decision: b.decision(*o.Ruling)}
		for _, s := range o.About {
			row.About = append(row.About, b.subjectLink(s))
		}
		all = append(all, row)
	}
	return all
}

// subjectLink leads to the page of what somebody decides about, where it has one.
func (b *builder) subjectLink(s review.Subject) Link {
	if s.Doc != nil {
		return b.docLink(s.Doc)
	}
	return Link{Text: capital(s.Text().In(b.lang))}
}

// bond adds to a decision what ties it to its content.
func (b *builder) bond(d *Decision, bond *review.Bond) {
	if bond == nil {
		return
	}
	d.Document = b.docLink(&bond.Document.Doc)
	d.Changes = b.changes(bond.Changes)
	d.Key = bond.Key
	if bond.Files > 0 {
		d.Files = count(b.lang, bond.Files, "covered")
	}
	if n := len(bond.Reformatted); n > 0 {
		d.Reformatted = count(b.lang, n, "reformatted")
	}
}

// anyChanged reports whether the matrix shows that something has changed.
func anyChanged(v *review.Verdict) bool {
	for _, g := range v.Goals {
		if g.State == vocabulary.StateChanged {
			return true
		}
		for _, c := range g.Cells {
			if c.State == vocabulary.StateChanged {
				return true
			}
		}
	}
	return false
}
