package site

import (
	"fmt"
	"html/template"
	"slices"
	"strings"

	"btfolio/internal/diag"
	"btfolio/internal/portfolio"
	"btfolio/internal/programme"
	"btfolio/internal/review"
	"btfolio/internal/vocabulary"
)

// A RulesPage tells how the portfolio is judged: every rule in force with its
// source, what the programme decided where sources contradict each other or are
// silent, and what is not known (F024). It is made of the programme and of the
// table of rules that judges, so that it cannot say anything else than they do.
type RulesPage struct {
	Head
	Programmes []ProgrammeRules // the one that is followed now first
	States     []Meaning
	Other      string // the anchor of what follows no programme
}

// ProgrammeRules are the rules of one programme.
type ProgrammeRules struct {
	Name     string // with its last day where it is no longer followed
	Note     string
	Sections []RuleSection
	Said     []Said
	Readings []Reading
	Unknown  []Reading
}

// A RuleSection is the rules about one side of a portfolio.
type RuleSection struct {
	Title string
	Rules []RuleLine
}

// A RuleLine is what must be so.
type RuleLine struct {
	ID    string // anchor
	Text  string
	Basis []Link // what the programme says about it; empty for a rule of btfolio's own
}

// A Said is what a programme says about one thing.
type Said struct {
	ID    string // anchor
	Title string
	Items []SaidItem
}

// A SaidItem is one rule of a programme as it is written there.
type SaidItem struct {
	Facts       []SaidFact
	Recommended bool
	Source      string
	Note        string
}

// A SaidFact is a key of a programme with its value, in words.
type SaidFact struct{ Label, Value string }

// A Reading is how a question is answered that the sources leave open or answer
// in two ways.
type Reading struct {
	Question string
	Answer   string
	Source   string
	Note     string
}

// A Meaning is what a mark stands for.
type Meaning struct {
	ID    string // anchor
	State vocabulary.State
	Word  string
	Text  string
}

const otherRules = "_other"

// rulesPage is the page of the rules.
func (b *siteContext) rulesPage() RulesPage {
	page := RulesPage{Head: b.head(word(b.lang, "rules"), "rules"), Other: otherRules}
	all := b.of.Programmes()
	for i := len(all) - 1; i >= 0; i-- {
		again := func(p *programme.Programme) bool { return p.ID == all[i].ID }
		if slices.ContainsFunc(all[i+1:], again) {
			continue
		}
		name := all[i].Name.In(b.lang)
		if i < len(b.of.Former) {
			name = b.until(name, b.of.Former[i].Value.To.String())
		}
		page.Programmes = append(page.Programmes, b.programmeRules(all[i], name))
	}
	for _, term := range vocabulary.State("").Vocabulary().Terms() {
		state := vocabulary.State(term.Key)
		page.States = append(page.States, Meaning{
			ID: stateAnchor(state), State: state, Word: state.In(b.lang), Text: word(b.lang, "state_means_"+term.Key),
		})
	}
	return page
}

func (b *siteContext) programmeRules(p *programme.Programme, name string) ProgrammeRules {
	rules := ProgrammeRules{Name: name, Note: capital(p.Note.In(b.lang))}
	prefix := b.rulesPrefix(p)
	title := map[string]string{}
	for _, c := range p.Clauses() {
		said := Said{ID: prefix + strings.ReplaceAll(c.Key, ".", "-"), Title: b.clauseTitle(c.Key)}
		title[c.Key] = said.Title
		for _, item := range c.Items {
			said.Items = append(said.Items, b.saidItem(item))
		}
		rules.Said = append(rules.Said, said)
	}
	for _, r := range review.InForce(p) {
		line := RuleLine{ID: prefix + r.ID, Text: r.Text.In(b.lang)}
		for _, key := range r.Keys {
			line.Basis = append(line.Basis, Link{Text: title[key], URL: b.ruleAt(prefix + strings.ReplaceAll(key, ".", "-"))})
		}
		subject := r.Subject.In(b.lang)
		if n := len(rules.Sections); n == 0 || rules.Sections[n-1].Title != subject {
			rules.Sections = append(rules.Sections, RuleSection{Title: subject})
		}
		last := &rules.Sections[len(rules.Sections)-1]
		last.Rules = append(last.Rules, line)
	}
	for _, d := range p.Decisions {
		rules.Readings = append(rules.Readings, b.reading(d.Question.In(b.lang), d.Decision.In(b.lang), d.Rule))
	}
	for _, u := range p.Unknowns {
		rules.Unknown = append(rules.Unknown, b.reading(u.What.In(b.lang), u.Effect.In(b.lang), u.Rule))
	}
	return rules
}

func (b *siteContext) reading(question, answer string, r programme.Rule) Reading {
	return Reading{Question: question, Answer: answer, Source: b.of.Cite(r, b.lang), Note: capital(r.Note.In(b.lang))}
}

func (b *siteContext) saidItem(item programme.Item) SaidItem {
	said := SaidItem{Recommended: item.Recommended, Source: b.of.Cite(item.Rule, b.lang), Note: capital(item.Note.In(b.lang))}
	for _, f := range item.Facts {
		said.Facts = append(said.Facts, SaidFact{b.keyWord(f.Key), f.Value.In(b.lang)})
	}
	return said
}

// clauseTitle is a key at the top of a programme as a heading.
func (b *siteContext) clauseTitle(key string) string {
	if of, ok := strings.CutPrefix(key, "national."); ok {
		return fmt.Sprintf("%s, %s", b.keyWord(of), word(b.lang, "programme_nationally"))
	}
	return b.keyWord(key)
}

// keyWord is a key as people read it.
func (b *siteContext) keyWord(key string) string {
	if label, ok := vocabulary.Label("clause_" + key); ok {
		return label.In(b.lang)
	}
	term, _ := vocabulary.Keys().Find(key)
	return capital(strings.ReplaceAll(term.Label.In(b.lang), "_", " "))
}

// rulesPrefix tells the anchors of several programmes apart.
func (b *siteContext) rulesPrefix(p *programme.Programme) string {
	if p.ID == b.of.Programme.ID {
		return "_"
	}
	return "_" + vocabulary.Slug(p.ID) + "-"
}

// ruleAt is an address on the page of the rules.
func (b *siteContext) ruleAt(anchor string) template.URL { return to(b.named("rules") + "#" + anchor) }

// ruleOf is where the rule behind a finding stands.
func (b *siteContext) ruleOf(code *diag.Code, placement *portfolio.Placement) template.URL {
	id := review.RuleOf(code)
	if id == "" {
		return b.ruleAt(otherRules)
	}
	return b.ruleAt(b.rulesPrefix(b.of.ProgrammeOf(placement)) + id)
}

// meaning is where it stands what a mark means.
func (b *siteContext) meaning(s vocabulary.State) template.URL { return b.ruleAt(stateAnchor(s)) }

func stateAnchor(s vocabulary.State) string {
	return "_state-" + strings.ReplaceAll(string(s), "_", "-")
}
