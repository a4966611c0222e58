package review

import (
	"testing"

	"btfolio/internal/language"
	"btfolio/internal/portfolio"
	"btfolio/internal/seal"
	"btfolio/internal/vocabulary"
)

// Trust counts what stands: a decision that was replaced or does not count is
// left out, a document about two things is one.
func TestDecisionsByTrust(t *testing.T) {
	ruling := func(trust vocabulary.Trust, counts bool, bond *Bond) Ruling {
		return Ruling{Approval: portfolio.Approval{Decision: vocabulary.DecisionApproved}, Trust: trust, Counts: counts, Bond: bond}
	}
	claimed := func(counts bool) Ruling { return ruling(vocabulary.TrustClaimed, counts, nil) }
	both := &Bond{Document: &portfolio.Decision{}}
	bound := ruling(vocabulary.TrustBound, true, both)
	of := func(histories ...[]Ruling) *Verdict {
		v := &Verdict{Trainee: &portfolio.Trainee{}}
		for _, h := range histories {
			v.Matters = append(v.Matters, Matter{Standing: Standing{History: h}})
		}
		return v
	}
	changed := ruling(vocabulary.TrustSigned, true, &Bond{Document: &portfolio.Decision{}, Difference: seal.Difference{Changes: []seal.Change{{Kind: seal.Changed}}}})
	for _, c := range []struct {
		name             string
		v                *Verdict
		trust, unchanged string
	}{
		{"nothing", of(), "Inget är beslutat ännu.", "Inget är godkänt ännu."},
		{"claimed alone", of([]Ruling{claimed(true)}), "1 beslut: 1 påstått.", "Om något är ändrat sedan besluten går inte att veta: alla beslut är påstådda."},
		{"one replaced, one that does not count", of([]Ruling{claimed(true), claimed(true)}, []Ruling{claimed(false)}), "1 beslut: 1 påstått.",
			"Om något är ändrat sedan besluten går inte att veta: alla beslut är påstådda."},
		{"one document about two", of([]Ruling{bound}, []Ruling{bound}), "1 beslut: 1 bundet.", "Inget är ändrat sedan besluten."},
		{"of each", of([]Ruling{bound}, []Ruling{claimed(true)}, []Ruling{claimed(true)}), "3 beslut: 2 påstådda, 1 bundet.",
			"Inget är ändrat sedan det beslut som är bundet till innehållet. För de påstådda går det inte att veta."},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := c.v.Trust().Text().In(language.Swedish); got != c.trust {
				t.Errorf("got %q, want %q", got, c.trust)
			}
			if got := c.v.Unchanged().In(language.Swedish); got != c.unchanged {
				t.Errorf("got %q, want %q", got, c.unchanged)
			}
		})
	}
	v := of([]Ruling{changed})
	v.Matters[0].Subject = allTalks
	if got, want := v.Unchanged().In(language.Swedish), "Ett godkännande gäller ett innehåll som har ändrats sedan dess: samtalen."; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}
