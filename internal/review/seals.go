package review

import (
	"slices"

	"btfolio/internal/diag"
	"btfolio/internal/language"
	"btfolio/internal/portfolio"
	"btfolio/internal/seal"
	"btfolio/internal/vocabulary"
)

// A Bond is what ties a decision in a document of its own to its content and
// to whoever made it.
type Bond struct {
	Document *portfolio.Decision
	Trust    vocabulary.Trust
	Files    int    // how many files it covers
	Key      string // the fingerprint of the key it is signed with; empty where no signature holds
	seal.Difference
	Covered []CoveredFile // by path

	faults diag.List
}

// bond weighs what ties a decision to its content. A seal or a signature that
// is wrong is reported, and the decision counts as what is true of it.
func (q *inquiry) bond(d *portfolio.Decision) *Bond {
	if b := q.bonds[d]; b != nil {
		return b
	}
	b := &Bond{Document: d, Trust: vocabulary.TrustClaimed}
	q.bonds[d] = b
	if d.Fault != nil {
		b.faults = append(b.faults, *d.Fault)
	}
	if d.Seal != nil {
		b.Trust, b.Files = vocabulary.TrustBound, len(d.Seal.Files)
		if d.Receipt != nil {
			b.Trust = vocabulary.TrustBundled
		}
		now := q.files()
		b.Difference = d.Seal.Compare(now, q.coveredBy(d))
		b.Covered = q.coveredFiles(d.Seal, b.Difference, now)
	}
	if d.Signature != nil {
		key, problem := q.signed(d)
		if problem != nil {
			b.faults = append(b.faults, problem.At(diag.Pos{File: d.Signature.Path}))
			return b
		}
		b.Key = key.Fingerprint()
		// A signature of words alone binds nothing.
		if b.Trust != vocabulary.TrustClaimed {
			b.Trust = vocabulary.TrustSigned
		}
	}
	return b
}

// signed checks the signature of a decision: it is over the decision as it
// stands, with a key on the page of the person in whose name it is.
func (q *inquiry) signed(d *portfolio.Decision) (key seal.Key, problem *diag.Problem) {
	s, problem := seal.ParseSignature(d.Signature.Data)
	if problem != nil {
		return key, problem
	}
	if !s.Holds(d.Source) {
		return key, diag.SignatureBroken.Problem()
	}
	key = s.Key()
	by := q.t.Person(d.By.Value)
	if by == nil {
		return key, diag.KeyUnknown.Problem(key.Fingerprint(), d.By.Value)
	}
	holders := q.t.Holders(key)
	if len(holders) == 0 {
		return key, diag.KeyUnknown.Problem(key.Fingerprint(), by.FullName)
	}
	other := slices.IndexFunc(holders, func(p *portfolio.Person) bool { return p != by })
	switch {
	case other < 0:
		return key, nil
	case slices.Contains(holders, by):
		return key, diag.KeyShared.Problem(by.FullName, holders[other].FullName)
	}
	return key, diag.KeyOfOther.Problem(by.FullName, holders[other].FullName)
}

// Ruling is a decision in a document of its own as it counts; nil where it
// is about nothing that somebody decides about.
func (v *Verdict) Ruling(d *portfolio.Decision) *Ruling {
	for _, w := range v.Matters {
		for i := range w.History {
			if bond := w.History[i].Bond; bond != nil && bond.Document == d {
				return &w.History[i]
			}
		}
	}
	return nil
}

// An OutdatedApproval is one whose content has changed since.
type OutdatedApproval struct {
	*Ruling
	About []Subject // what it approved that nothing later decides about
}

// Outdated lists the approvals that no longer count because something has
// changed since, in the order in which decisions are shown. Each document is
// listed once, however much it is about.
func (v *Verdict) Outdated() []OutdatedApproval {
	var all []OutdatedApproval
	for _, w := range v.Matters {
		for _, d := range w.basis() {
			if len(d.Changes()) == 0 {
				continue
			}
			i := slices.IndexFunc(all, func(o OutdatedApproval) bool { return o.Bond == d.Bond })
			if i < 0 {
				i = len(all)
				all = append(all, OutdatedApproval{Ruling: d})
			}
			all[i].About = append(all[i].About, w.Subject)
		}
	}
	return all
}

// brokenBonds reports what is wrong with the bonds of decisions.
func (j *judge) brokenBonds() {
	for _, d := range j.t.Decisions {
		for _, f := range j.bond(d).faults {
			j.find(f, Finding{})
		}
	}
}

// changes reports the approvals whose content is no longer what was approved.
func (j *judge) changes() {
	for _, o := range j.Outdated() {
		var about []language.Text
		for _, s := range o.About {
			about = append(about, s.Text())
		}
		by := j.t.Person(o.By.Value) // who counts, so exists
		j.find(diag.ChangedAfterApproval.At(o.By.Pos, language.And(about), by.FullName, language.On(o.Date), changesText(o.Bond.Covered)),
			Finding{Who: o.Role, Goals: o.Goals, Placement: o.About[0].Placement})
	}
}
