package site

import (
	"slices"

	"btfolio/internal/diag"
	"btfolio/internal/portfolio"
	"btfolio/internal/review"
	"btfolio/internal/seal"
	"btfolio/internal/vocabulary"
)

// A Decision is one recorded decision, in words.
type Decision struct {
	State    vocabulary.State
	Decision string // godkänt
	By       Link
	Role     string
	Date     string
	Goals    []Link
	Comment  string
	Trust    string // påstått
	Level    vocabulary.Trust
	Why      string // why it does not count; empty where it does

	Document    Link     // of its own; empty where it stands in front matter
	Unnamed     bool     // the document does not say whose the decision is
	Files       string   // how many files it covers; empty where it names none
	Changes     []Change // since it was made
	Reformatted string   // how many texts differ only in what nobody sees; empty for none
	Key         string   // the fingerprint of the key it is signed with
}

// A Change is one file that is not as it was when something was approved.
type Change struct {
	Word string // ändrat, borttaget, tillagt efteråt
	Path string // from the trainee's folder
	Page Link   // the page that shows it; empty for what is not there any more
}

// A Ruled line says what has been decided about a page: what, by whom, when, how
// far that can be trusted, and what has become of the content since.
type Ruled struct {
	About    []Link // empty where the decision is about the page itself
	Decision Decision
	Since    string
	Changes  Link // what has changed, word by word, on the page of the decision; empty where that is nothing
}

// An Outdated approval is one that must be renewed, since its content has
// changed.
type Outdated struct {
	About    []Link // what it approved
	Decision Decision
}

func (b *siteContext) changes(all []seal.Change) []Change {
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

func (b *siteContext) changeWord(k seal.Kind) string {
	switch k {
	case seal.Removed:
		return word(b.lang, "removed")
	case seal.Added:
		return word(b.lang, "added")
	}
	return word(b.lang, "changed")
}

// outdated lists the approvals that must be renewed.
func (b *siteContext) outdated() []Outdated {
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

// ruled are the decisions that stand about the text of a page.
func (b *siteContext) ruled(s review.Standing, text *portfolio.Doc) []Ruled {
	var all []Ruled
	for _, d := range s.Deciding() {
		since := review.SinceUnknown
		switch {
		case d.Trust == vocabulary.TrustClaimed:
		case len(d.Changes()) > 0:
			since = review.SinceChanged
		default:
			since = review.SinceUnchanged
		}
		all = append(all, Ruled{Decision: b.decision(*d), Since: word(b.lang, string(since)), Changes: b.wordsChanged(text, d.Bond)})
	}
	return all
}

// covering are the decisions that cover a text among others.
func (b *siteContext) covering(d *portfolio.Doc) []Ruled {
	var all []Ruled
	for _, c := range b.covered[d] {
		line := Ruled{Decision: b.decision(*c.Ruling), Since: word(b.lang, string(c.Since)), Changes: b.wordsChanged(d, c.Bond)}
		for _, s := range c.About {
			switch {
			case s.Doc == d:
			case s.Goal != 0:
				line.About = append(line.About, b.goalChip(s.Goal))
			default:
				line.About = append(line.About, b.subjectLink(s))
			}
		}
		if c.Since == review.SinceAdded && line.Decision.State == vocabulary.StateApproved {
			line.Decision.State = vocabulary.StatePresent // it was not there to be approved
		}
		all = append(all, line)
	}
	return all
}

// subjectLink leads to the page of what somebody decides about, where it has one.
func (b *siteContext) subjectLink(s review.Subject) Link {
	if s.Doc != nil {
		return b.docLink(s.Doc)
	}
	return Link{Text: capital(s.Text().In(b.lang))}
}

// bond adds to a decision what ties it to its content.
func (b *siteContext) bond(d *Decision, bond *review.Bond) {
	if bond == nil {
		return
	}
	d.Document = b.docLink(&bond.Document.Doc)
	d.Unnamed = !bond.Document.Named()
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

func (b *siteContext) decisions(s review.Standing) []Decision {
	var all []Decision
	for _, d := range slices.Backward(s.History) {
		all = append(all, b.decision(d))
	}
	return all
}

func (b *siteContext) decision(d review.Ruling) Decision {
	state := vocabulary.StateNotApproved
	switch {
	case d.Approves() && len(d.Changes()) > 0:
		state = vocabulary.StateChanged
	case d.Approves():
		state = vocabulary.StateApproved
	case !d.Counts:
		state = vocabulary.StatePresent // it stands there, and that is all
	}
	decision := Decision{
		State:    state,
		Decision: d.Decision.In(b.lang),
		By:       b.person(d.By),
		Role:     d.Role.In(b.lang),
		Date:     d.Date.String(),
		Goals:    b.goalChips(d.Goals),
		Comment:  d.Comment,
		Trust:    d.Trust.In(b.lang),
		Level:    d.Trust,
		Why:      b.why(d.Why),
	}
	b.bond(&decision, d.Bond)
	return decision
}

// why tells why something that was decided does not count.
func (b *siteContext) why(p *diag.Problem) string {
	if p == nil {
		return ""
	}
	return word(b.lang, "does_not_count") + ": " + p.At(diag.Pos{}).What(b.lang)
}
