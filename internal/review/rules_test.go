package review

import (
	"reflect"
	"slices"
	"strings"
	"testing"

	"btfolio/internal/diag"
	"btfolio/internal/portfolio"
	"btfolio/internal/programme"
	"btfolio/internal/vocabulary"
)

// usedElsewhere are the keys of a programme that drive no rule, with what
// reads them.
var usedElsewhere = map[string]string{
	"name":             "pages name the programme",
	"note":             "site.RulesPage",
	"sources":          "what each finding cites",
	"forms":            "site.RulesPage",
	"goals":            "the wording on the pages of the goals",
	"decisions":        "site.RulesPage",
	"unknown":          "site.RulesPage",
	"national.sources": "what each finding cites",
}

// programmeKeys are the keys at the top of the files that programmes are read
// from.
func programmeKeys() []string {
	keys := []string{"goals", "matrix"} // read into fields that are made, not decoded
	add := func(of reflect.Type, prefix string) {
		for field := range of.Fields() {
			if key, _, _ := strings.Cut(field.Tag.Get("key"), ","); key != "" {
				keys = append(keys, prefix+key)
			}
		}
	}
	add(reflect.TypeFor[programme.Programme](), "")
	add(reflect.TypeFor[programme.National](), "national.")
	return keys
}

// The table of rules names every key of a programme that drives one, and each
// of the other keys is read somewhere else.
func TestRuleKeys(t *testing.T) {
	all := programmeKeys()
	driving := map[string]bool{}
	for _, r := range rules {
		for _, key := range strings.Fields(strings.TrimPrefix(r.keys, anyProgramme+" ")) {
			driving[key] = true
			if !slices.Contains(all, key) {
				t.Errorf("%s, %s: programmes have no key %s", r.subject, r.name, key)
			}
		}
	}
	for _, key := range all {
		if driving[key] == (usedElsewhere[key] != "") {
			t.Errorf("%s stands in the table of rules or among the keys used elsewhere, in one of them", key)
		}
	}
	if len(all) < 25 {
		t.Errorf("only %d keys", len(all))
	}
}

// Every finding of a review stands in one row of the table.
func TestRuleCodes(t *testing.T) {
	rows := map[*diag.Code]int{}
	for _, r := range rules {
		if len(r.finds) == 0 || r.check == nil || r.subject == "" || r.name == "" {
			t.Errorf("half a row: %s, %s", r.subject, r.name)
		}
		for _, c := range r.finds {
			rows[c]++
		}
	}
	ids := map[string]bool{}
	for i := range rules {
		r := &rules[i]
		subject, _ := vocabulary.Label("rules_" + strings.ReplaceAll(r.subject, "-", "_"))
		if r.text().Sv == "" || r.text().En == "" || subject.Sv == "" || ids[r.id()] {
			t.Errorf("the page of the rules has no words for %s, %s: rule_%s in vocabulary.yaml", r.subject, r.name, strings.ReplaceAll(r.id(), "-", "_"))
		}
		ids[r.id()] = true
	}
	for _, c := range diag.Codes() {
		if strings.HasPrefix(c.ID, "BT-R") && rows[c] != 1 || rows[c] > 1 {
			t.Errorf("%s stands in %d rows", c.ID, rows[c])
		}
	}
}

// A rule reports nothing but what its row names.
func TestRuleReportsOther(t *testing.T) {
	defer func() {
		if recover() == nil {
			t.Error("nobody noticed")
		}
	}()
	j := &judge{inquiry: &inquiry{t: &portfolio.Trainee{}}, Verdict: &Verdict{}, rule: &rules[0]}
	j.find(diag.NoReason.At(diag.Pos{}, placementText(&portfolio.Placement{})), Finding{})
}

// Every need that a programme can name is judged and has words.
func TestNeeds(t *testing.T) {
	for _, n := range programme.Need("").Words() {
		if need := needs[programme.Need(n)]; need.met == nil || need.text.Sv == "" {
			t.Errorf("nothing says whether %s is so", n)
		}
	}
}
