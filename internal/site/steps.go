package site

import (
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
	Blocking []string         // what keeps it from being ready, in words
	Groups   []StepGroup
	Waived   []WaivedNote
	Empty    string
}

// A WaivedNote is something that was found and may stay, with the reason.
type WaivedNote struct {
	What   string
	File   string
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
	Rule     string // where the rule comes from
	Page     Link   // the page it is about, if any
	File     string // with line and column
}

func (b *builder) steps() Steps {
	v := b.verdict
	page := Steps{
		Head:  b.head(word(b.lang, "next_steps"), "next_steps"),
		Empty: word(b.lang, "no_next_steps"),
	}
	page.State, page.Ready = b.readiness()
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
		note := WaivedNote{What: capital(w.What(b.lang)), File: w.Pos.String(), Reason: w.Reason, By: Link{Text: b.of.FullName}}
		if w.By.Value != "" {
			note.By = b.person(w.By)
		}
		page.Waived = append(page.Waived, note)
	}
	return page
}

// first are the steps that are to be done before all others.
func (b *builder) first(n int) []NextStep {
	var steps []NextStep
	for i := range min(n, len(b.findings)) {
		steps = append(steps, b.nextStep(&b.findings[i]))
	}
	return steps
}

// Findings is all that was found in a portfolio, also what is meant for the
// trainee alone and stands on no published page.
func Findings(s *portfolio.Site, v *review.Verdict) []NextStep {
	b := newBuilder(s, v)
	steps := make([]NextStep, len(v.Findings))
	for i := range v.Findings {
		steps[i] = b.nextStep(&v.Findings[i])
	}
	return steps
}

// readiness says whether the trainee can be registered with the external
// assessor, or that BT is already completed.
func (b *builder) readiness() (vocabulary.State, string) {
	switch {
	case b.verdict.Complete():
		return vocabulary.StateApproved, word(b.lang, "bt_complete")
	case b.verdict.Ready:
		return vocabulary.StateApproved, word(b.lang, "ready")
	}
	return vocabulary.StatePresent, word(b.lang, "not_ready")
}

// severities are how layouts and people call what a finding means.
var severities = map[diag.Severity]struct{ key, label string }{
	diag.Error:   {"error", "must_fix"},
	diag.Warning: {"warning", "should_look"},
	diag.Notice:  {"notice", "to_do"},
}

func (b *builder) nextStep(f *review.Finding) NextStep {
	s := NextStep{
		ID:       f.Code.ID,
		Severity: severities[f.Severity].key,
		Word:     word(b.lang, severities[f.Severity].label),
		What:     capital(f.What(b.lang)),
		Do:       capital(f.Do(b.lang)),
		When:     capital(f.When(b.lang, b.verdict.On)),
		Overdue:  !f.Due.IsZero() && b.verdict.On.After(f.Due),
		Page:     b.subject(f),
		File:     f.Pos.String(),
	}
	if f.Rule != nil {
		s.Rule = b.of.Programme.Cite(*f.Rule, b.lang)
	}
	return s
}

// subject is the page that shows what a finding is about: its goal where it is
// about one, else the text it stands in, else the placement.
func (b *builder) subject(f *review.Finding) Link {
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
