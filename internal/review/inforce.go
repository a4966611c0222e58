package review

import (
	"slices"
	"strings"

	"btfolio/internal/diag"
	"btfolio/internal/language"
	"btfolio/internal/programme"
	"btfolio/internal/vocabulary"
)

// A RuleInForce is a rule of the table as people read it, under one programme.
type RuleInForce struct {
	ID      string        // the first thing it can report; the name of the rule on pages
	Subject language.Text // what of a portfolio it looks at
	Text    language.Text // what must be so
	Keys    []string      // of the programme, what it says about that
}

// InForce are the rules that a programme holds portfolios against: those of
// btfolio itself, and those that something in the programme drives.
func InForce(p *programme.Programme) []RuleInForce {
	said := map[string]bool{}
	for _, c := range p.Clauses() {
		said[c.Key] = true
	}
	var all []RuleInForce
	for i := range rules {
		r := &rules[i]
		keys := strings.Fields(r.keys)
		always := len(keys) == 0 || keys[0] == anyProgramme
		if keys = slices.DeleteFunc(keys, func(key string) bool { return !said[key] }); always || len(keys) > 0 {
			subject, _ := vocabulary.Label("rules_" + strings.ReplaceAll(r.subject, "-", "_"))
			all = append(all, RuleInForce{ID: r.id(), Subject: subject, Text: r.text(), Keys: keys})
		}
	}
	return all
}

// RuleOf names the rule that reports a finding; empty for what is no matter of
// rules, such as a text that cannot be read.
func RuleOf(code *diag.Code) string {
	for i := range rules {
		if slices.Contains(rules[i].finds, code) {
			return rules[i].id()
		}
	}
	return ""
}

func (r *rule) id() string { return strings.ToLower(r.finds[0].ID) }

// text is what must be so, for people.
func (r *rule) text() language.Text {
	text, _ := vocabulary.Label("rule_" + strings.ReplaceAll(r.id(), "-", "_"))
	return text
}
