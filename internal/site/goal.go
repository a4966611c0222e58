package site

import (
	"html/template"
	"slices"

	"btfolio/internal/portfolio"
	"btfolio/internal/programme"
	"btfolio/internal/review"
	"btfolio/internal/vocabulary"
)

// A GoalList is the page of all goals with their progression.
type GoalList struct {
	Head
	Matrix Matrix
}

// A GoalPage is one goal: what it asks, how far the trainee has come, and on
// what evidence.
type GoalPage struct {
	Text
	Goal         programme.Goal
	Number       string // BT1
	State        vocabulary.State
	StateWord    string // in words; Word is how layouts ask for labels
	Requirements []Requirement
	Level        int
	Steps        []bool
	Met          string
	Progression  []Step // newest last, as a story over time
	Columns      []GoalColumn
	Written      bool // there is a page by the trainee
}

// A Requirement is one thing a goal asks, with the verb it is asked by.
type Requirement struct{ Verb, Text string }

// A Step is one judgement on the scale.
type Step struct {
	Level int
	Steps []bool
	Met   string
	After Link
	By    Link
	Date  string
	Note  string
}

// A GoalColumn is the evidence for a goal in one placement or among the courses.
type GoalColumn struct {
	ID       string // anchor
	Title    Link
	State    vocabulary.State
	Word     string
	Expected string // what the programme expects, in words
	Note     string
	Gap      *GapNote
	Evidence []Entry
	Back     template.URL // the cell of the matrix
}

// A GapNote is the reason why evidence is missing.
type GapNote struct {
	Reason string
	By     Link
	Date   string
	Why    string // why it does not count; empty where it does
}

func (b *builder) goals(m Matrix) GoalList {
	return GoalList{Head: b.head(word(b.lang, "goals"), "goals"), Matrix: m}
}

func (b *builder) goalPage(g *review.Goal) GoalPage {
	page := GoalPage{
		Goal:      g.Goal,
		Number:    g.Goal.String(),
		State:     g.State,
		StateWord: g.State.In(b.lang),
		Level:     g.Level(),
		Steps:     steps(g.Level()),
	}
	if g.Page != nil {
		page.Text = b.text(&g.Page.Doc, "goals")
		page.Written = true
	} else {
		page.Text = Text{Head: b.head("", "goals"), Kind: vocabulary.KindGoal}
		page.Kicker = []Link{{Text: capital(vocabulary.KindGoal.Term().One.In(b.lang)), URL: to(b.list(vocabulary.KindGoal))}}
	}
	page.Title = b.wording(g.Goal).Title.In(b.lang)
	page.Decisions = b.decisions(g.Standing)
	for _, r := range b.wording(g.Goal).Requirements {
		page.Requirements = append(page.Requirements, Requirement{capital(r.Kind.In(b.lang)), r.Text.In(b.lang)})
	}
	if g.Progress != nil {
		page.Met = g.Progress.Met.In(b.lang)
	}
	if g.Page != nil {
		byDay := func(a, b portfolio.Progress) int { return a.Date.Compare(b.Date) }
		for _, p := range slices.SortedStableFunc(slices.Values(g.Page.Progression), byDay) {
			page.Progression = append(page.Progression, b.step(p))
		}
	}
	for i, c := range g.Cells {
		page.Columns = append(page.Columns, b.goalColumn(g, i, c))
	}
	if len(g.Elsewhere) > 0 {
		page.Columns = append(page.Columns, GoalColumn{
			ID: "_", Title: Link{Text: word(b.lang, "no_placement")},
			State: vocabulary.StatePresent, Word: vocabulary.StatePresent.In(b.lang),
			Evidence: b.evidence(g.Elsewhere), Back: to(overviewPage),
		})
	}
	return page
}

func steps(level int) []bool {
	s := make([]bool, portfolio.MaxLevel)
	for i := range s {
		s[i] = i < level
	}
	return s
}

func (b *builder) step(p portfolio.Progress) Step {
	return Step{
		Level: p.Level.Value, Steps: steps(p.Level.Value), Met: p.Met.In(b.lang),
		After: b.placement(p.After), By: b.person(p.By), Date: isoDate(p.Date), Note: p.Note,
	}
}

func (b *builder) goalColumn(g *review.Goal, at int, c review.Cell) GoalColumn {
	column := GoalColumn{
		ID:       b.columnID(at),
		Title:    b.matrixColumn(b.verdict.Columns[at]),
		State:    c.State,
		Word:     c.State.In(b.lang),
		Note:     c.Note.In(b.lang),
		Evidence: b.evidence(c.Evidence),
		Back:     to(overviewPage + "#" + b.cellID(g, at)),
	}
	switch {
	case c.Expected():
		column.Expected = word(b.lang, "expected_by_programme")
	case c.Expectation == vocabulary.ExpectationMaybe:
		column.Expected = word(b.lang, "maybe_by_programme")
	}
	if c.Gap != nil {
		column.Gap = &GapNote{Reason: c.Gap.Reason, By: b.person(c.Gap.By), Date: isoDate(c.Gap.Date), Why: b.why(c.Gap.Why)}
	}
	return column
}

// evidence lists pieces of evidence of any kind.
func (b *builder) evidence(all []portfolio.Evidence) []Entry {
	entries := make([]Entry, len(all))
	for i, e := range all {
		entries[i] = Entry{
			Link:  b.docLink(e.Doc),
			Date:  isoDate(e.Date),
			Kind:  capital(e.Doc.Kind.Term().One.In(b.lang)),
			Goals: b.goalChips(e.Goals),
		}
		if e.Instrument != "" {
			entries[i].Kind = e.Instrument.In(b.lang)
		}
		if e.Placement != nil {
			entries[i].Place = b.docLink(&e.Placement.Doc)
		}
	}
	return entries
}
