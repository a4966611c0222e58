package site

import (
	"html/template"

	"btfolio/internal/diag"
	"btfolio/internal/portfolio"
	"btfolio/internal/review"
	"btfolio/internal/vocabulary"
)

// Steps is the page of what to do next: by whom, by when, and by which rule.
type Steps struct {
	Head
	State    vocabulary.State // of the readiness for the external assessor (F128)
	Ready    string           // in words
	Trust    string           // how far the decisions can be trusted
	Blocking []string         // what keeps it from being ready, in words
	Groups   []StepGroup
	Waived   []WaivedNote
	Empty    string
}

// A WaivedNote is something that was found and may stay, with the reason.
type WaivedNote struct {
	What   string
	Page   Link // the page it is about, if any
	Reason string
	By     Link
}

// A StepGroup is what one person has to do.
type StepGroup struct {
	Who   string
	Steps []NextStep
}

// A NextStep is one finding of the verdict.
type NextStep struct {
	ID       string
	Severity string // error, warning or notice
	Word     string // the severity in words
	What     string
	Do       string
	When     string // empty where no day can be given
	Overdue  bool
	Rule     string       // where the rule comes from
	How      template.URL // the rule on the page of the rules
	Page     Link         // the page it is about, if any
	File     string       // with line and column
}

func (b *siteContext) steps() Steps {
	v := b.verdict
	page := Steps{
		Head:  b.head(word(b.lang, "next_steps"), "next_steps"),
		Empty: word(b.lang, "no_next_steps"),
	}
	page.State, page.Ready = b.readiness()
	page.Trust = b.verdict.Trust().Text().In(b.lang)
	for _, need := range v.Blocking {
		page.Blocking = append(page.Blocking, review.NeedText(need).In(b.lang))
	}
	at := map[vocabulary.Role]int{}
	for i := range b.findings {
		f := &b.findings[i]
		group, known := at[f.Who]
		if !known {
			group = len(page.Groups)
			at[f.Who] = group
			who := word(b.lang, "trainee")
			if f.Who != "" {
				who = capital(f.Who.In(b.lang))
			}
			page.Groups = append(page.Groups, StepGroup{Who: who})
		}
		page.Groups[group].Steps = append(page.Groups[group].Steps, b.nextStep(f))
	}
	for _, w := range v.Waived {
		note := WaivedNote{What: capital(w.What(b.lang)), Reason: w.Reason, By: Link{Text: b.of.FullName}}
		if w.By.Value != "" {
			note.By = b.person(w.By)
		}
		if d := b.texts[w.Pos.File]; d != nil {
			note.Page = b.docLink(d)
		}
		page.Waived = append(page.Waived, note)
	}
	return page
}

// first are the steps that are to be done before all others.
func (b *siteContext) first(n int) []NextStep {
	var steps []NextStep
	for i := range min(n, len(b.findings)) {
		steps = append(steps, b.nextStep(&b.findings[i]))
	}
	return steps
}

// Findings is all that was found in a portfolio, also what is meant for the
// trainee alone and stands on no published page.
func Findings(s *portfolio.Site, v *review.Verdict) []NextStep {
	b := newContext(s, v)
	steps := make([]NextStep, len(v.Findings))
	for i := range v.Findings {
		steps[i] = b.nextStep(&v.Findings[i])
	}
	return steps
}

// readiness says whether the trainee can be registered for the final
// assessment, or that BT is already completed.
func (b *siteContext) readiness() (vocabulary.State, string) {
	switch v := b.verdict; {
	case v.Complete():
		return vocabulary.StateApproved, word(b.lang, "bt_complete")
	case v.Gate == review.GateRefused:
		return vocabulary.StateNotApproved, word(b.lang, string(v.Gate))
	case v.Gate == review.GateRegistered, v.Gate == review.GateAssessed:
		state := vocabulary.StatePresent
		if v.Ready {
			state = vocabulary.StateApproved
		}
		return state, word(b.lang, string(v.Gate))
	case v.Ready:
		return vocabulary.StateApproved, word(b.lang, "ready")
	}
	return vocabulary.StatePresent, word(b.lang, "not_ready")
}

// standing is the mark of BT as a whole.
func (b *siteContext) standing() vocabulary.State {
	switch v := b.verdict; {
	case len(v.Refusals()) > 0:
		return vocabulary.StateNotApproved
	case v.Complete():
		return vocabulary.StateApproved
	}
	return vocabulary.StatePresent
}

// severities are how people call what a finding means.
var severities = map[diag.Severity]string{diag.Error: "must_fix", diag.Warning: "should_look", diag.Notice: "to_do"}

func (b *siteContext) nextStep(f *review.Finding) NextStep {
	s := NextStep{
		ID:       f.Code.ID,
		Severity: f.Severity.String(),
		Word:     word(b.lang, severities[f.Severity]),
		What:     capital(f.What(b.lang)),
		Do:       capital(f.Do(b.lang)),
		When:     capital(f.When(b.lang, b.verdict.On)),
		Overdue:  !f.Due.IsZero() && b.verdict.On.After(f.Due),
		Page:     b.subject(f),
		File:     f.Pos.String(),
		How:      b.ruleOf(f.Code, f.Placement),
	}
	if f.Rule != nil {
		s.Rule = b.of.Cite(*f.Rule, b.lang)
	}
	return s
}

// subject is the page that shows what a finding is about: its goal where it is
// about one, else the text it stands in, else the placement.
func (b *siteContext) subject(f *review.Finding) Link {
	if len(f.Goals) == 1 {
		return Link{Text: b.goalTitle(f.Goals[0]), URL: to(b.goal(f.Goals[0]))}
	}
	if d := b.texts[f.Pos.File]; d != nil {
		return b.docLink(d)
	}
	if f.Placement != nil {
		return b.docLink(&f.Placement.Doc)
	}
	return Link{}
}

// byPath lists the texts and files of a portfolio by their paths.
func byPath(t *portfolio.Trainee) map[string]*portfolio.Doc {
	texts := map[string]*portfolio.Doc{}
	for _, d := range t.Texts() {
		texts[d.Path] = d
	}
	for _, d := range t.Documents {
		texts[d.Path] = &d.Doc
		if d.File.Path != "" {
			texts[d.File.Path] = &d.Doc
		}
	}
	return texts
}
