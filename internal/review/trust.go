package review

import (
	"iter"
	"slices"
	"strings"

	"btfolio/internal/language"
	"btfolio/internal/say"
	"btfolio/internal/vocabulary"
)

// Rulings are the decisions that stand, of approvals and of refusals, in the
// order in which they are shown. What a later decision replaced, or what does
// not count, is not among them. A document about several subjects is one.
func (v *Verdict) Rulings() []*Ruling {
	var all []*Ruling
	for _, m := range v.Matters {
		for _, d := range m.Deciding() {
			if d.Bond == nil || !slices.ContainsFunc(all, func(o *Ruling) bool { return o.Bond == d.Bond }) {
				all = append(all, d)
			}
		}
	}
	return all
}

// Deciding are the decisions that stand: the newest, or the newest of each who
// decide together.
func (s Standing) Deciding() []*Ruling {
	voices := s.Together
	if len(voices) == 0 {
		if d := s.Newest(); d != nil {
			return []*Ruling{d}
		}
		return nil
	}
	var all []*Ruling
	for _, r := range voices {
		if d := s.of(r); d != nil {
			all = append(all, d)
		}
	}
	return all
}

// A Trust is how far the decisions of a portfolio can be trusted: how many
// stand on each level.
type Trust struct {
	Claimed int `json:"claimed"`
	Bound   int `json:"bound"`
	Bundled int `json:"bundled"`
	Signed  int `json:"signed"`
}

// Trust counts the decisions that stand.
func (v *Verdict) Trust() Trust {
	var t Trust
	for _, d := range v.Rulings() {
		switch d.Trust {
		case vocabulary.TrustSigned:
			t.Signed++
		case vocabulary.TrustBundled:
			t.Bundled++
		case vocabulary.TrustBound:
			t.Bound++
		default:
			t.Claimed++
		}
	}
	return t
}

// All is how many decisions there are.
func (t Trust) All() int { return t.Claimed + t.Bound + t.Bundled + t.Signed }

// Levels are the levels of trust, the lowest first, with how many decisions stand on each.
func (t Trust) Levels() iter.Seq2[vocabulary.Trust, int] {
	return func(yield func(vocabulary.Trust, int) bool) {
		_ = yield(vocabulary.TrustClaimed, t.Claimed) && yield(vocabulary.TrustBound, t.Bound) &&
			yield(vocabulary.TrustBundled, t.Bundled) && yield(vocabulary.TrustSigned, t.Signed)
	}
}

// TrustText says how many decisions stand on a level.
func TrustText(level vocabulary.Trust, n int) language.Text {
	switch level {
	case vocabulary.TrustSigned:
		return say.TrustSigned(n)
	case vocabulary.TrustBundled:
		return say.TrustBundled(n)
	case vocabulary.TrustBound:
		return say.TrustBound(n)
	}
	return say.TrustClaimed(n)
}

// Text says how many decisions there are and on which level each is; that there
// are none where that is so.
func (t Trust) Text() language.Text {
	if t.All() == 0 {
		return say.TrustNone()
	}
	levels := language.InBoth(func(l language.Language) string {
		var levels []string
		for level, n := range t.Levels() {
			if n > 0 {
				levels = append(levels, TrustText(level, n).In(l))
			}
		}
		return strings.Join(levels, ", ")
	})
	return say.TrustOf(t.All(), levels)
}

// Unchanged says whether anything that was approved has changed since. Of a
// decision that is only claimed it cannot be known, and that is said.
func (v *Verdict) Unchanged() language.Text {
	bound, claimed := 0, 0
	for _, d := range v.Rulings() {
		switch {
		case !d.Approves():
		case d.Trust == vocabulary.TrustClaimed:
			claimed++
		default:
			bound++
		}
	}
	if outdated := v.Outdated(); len(outdated) > 0 {
		var about []language.Text
		for _, o := range outdated {
			for _, s := range o.About {
				about = append(about, s.Text())
			}
		}
		return say.ChangedSince(len(outdated), language.And(about))
	}
	switch {
	case bound+claimed == 0:
		return say.NothingApprovedYet()
	case bound == 0:
		return say.ChangesUnknown()
	case claimed == 0:
		return say.NothingChanged()
	}
	return say.NothingChangedOf(bound, claimed)
}
