package site

import (
	"html/template"
	"slices"

	"btfolio/internal/language"
	"btfolio/internal/portfolio"
	"btfolio/internal/programme"
	"btfolio/internal/review"
	"btfolio/internal/say"
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
	Asks         []Asked // activities, certificates and forms
	Origin       string  // of the wording
	Caveat       string  // what is uncertain about it
	Level        int
	Steps        []bool
	Met          string
	Progression  []Step      // newest last, as a story over time
	Evidence     []Group     // what counts, by what it is: what the trainee picked, then assessments
	Unheard      []string    // what one would look for and does not find
	Aside        []Uncounted // what would be evidence, did it count
	Columns      []GoalColumn
	Written      bool // there is a page by the trainee
}

// An Uncounted text is there and does not count.
type Uncounted struct {
	Link
	Why string
}

// A Requirement is one thing a goal asks, with the verb it is asked by.
type Requirement struct{ Verb, Text string }

// An Asked is what a goal asks of one sort, beside its requirements; without
// texts where the sources do not say.
type Asked struct {
	Title string
	Texts []string
}

// A Step is one judgement on the scale.
type Step struct {
	Level int
	Steps []bool
	Met   string
	After Link
	By    Link
	Date  string
	Note  string
	Goals []Link // those judged together, at a check-in
	In    Link   // the check-in it stands in; empty for the goal's own page
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

func (b *siteContext) goals(m Matrix) GoalList {
	return GoalList{Head: b.head(word(b.lang, "goals"), "goals"), Matrix: m}
}

func (b *siteContext) goalPage(g *review.Goal) GoalPage {
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
	var own *portfolio.Doc
	if g.Page != nil {
		own = &g.Page.Doc
	}
	page.Ruled, page.Undecided = b.ruled(g.Standing, own), word(b.lang, "no_decision")
	for _, r := range b.wording(g.Goal).Requirements {
		page.Requirements = append(page.Requirements, Requirement{capital(r.Kind.In(b.lang)), r.Text.In(b.lang)})
	}
	page.Asks = b.asked(b.wording(g.Goal))
	page.Origin = b.of.Cite(programme.Rule{Source: b.wording(g.Goal).Source}, b.lang)
	page.Caveat = capital(b.wording(g.Goal).Note.In(b.lang))
	if g.Progress != nil {
		page.Met = g.Progress.Met.In(b.lang)
	}
	for i := range g.Judged {
		page.Progression = append(page.Progression, b.step(&g.Judged[i]))
	}
	for i, c := range g.Cells {
		page.Columns = append(page.Columns, b.goalColumn(g, i, c))
	}
	if all := g.Elsewhere.Evidence; len(all) > 0 {
		page.Columns = append(page.Columns, GoalColumn{
			ID: elsewhereID, Title: Link{Text: word(b.lang, "no_placement")},
			State: g.Elsewhere.State, Word: g.Elsewhere.State.In(b.lang),
			Evidence: b.evidence(all), Back: to(overviewPage + "#" + b.cellID(g, len(g.Cells))),
		})
	}
	page.Evidence = b.sorts(g)
	page.Unheard = b.unheard(g)
	for _, u := range b.verdict.UncountedFor(g.Goal) {
		page.Aside = append(page.Aside, Uncounted{b.docLink(u.Doc), u.Why.What(b.lang)})
	}
	return page
}

// sorts is the evidence for a goal by what it is, in the order of the kinds:
// assessments first, which say most, and forms that stand alone among them.
func (b *siteContext) sorts(g *review.Goal) []Group {
	var groups []Group
	if picked := b.verdict.Picked(g.Goal); len(picked) > 0 {
		group := Group{Title: word(b.lang, "selected"), About: Link{Text: word(b.lang, "selected"), URL: to(b.list(vocabulary.KindSelection))}}
		for _, e := range picked {
			group.Entries = append(group.Entries, b.piece(e))
		}
		groups = append(groups, group)
	}
	for _, sort := range []vocabulary.Kind{
		vocabulary.KindAssessment, vocabulary.KindTalk, vocabulary.KindCourse, vocabulary.KindActivity, vocabulary.KindDocument,
	} {
		group := Group{Title: capital(sort.Term().Title.In(b.lang))}
		for _, e := range g.Evidence() {
			if sortOf(e) != sort {
				continue
			}
			group.Entries = append(group.Entries, b.piece(e))
		}
		if len(group.Entries) > 0 {
			groups = append(groups, group)
		}
	}
	return groups
}

// piece is a piece of evidence among others for the same goal.
func (b *siteContext) piece(e portfolio.Evidence) Entry {
	kind, _ := portfolio.Declared(e.Doc.Kind)
	entry := b.entry(kind, e.Text)
	entry.Goals = nil
	switch e.Doc.Kind {
	case vocabulary.KindTalk:
		entry.Detail = "" // when the next was to be is no matter here
	case vocabulary.KindDocument:
		entry.Kind = e.Instrument.In(b.lang)
	}
	return entry
}

// sortOf is what a piece of evidence is to whoever reads it: the form of an
// assessment without a text is one.
func sortOf(e portfolio.Evidence) vocabulary.Kind {
	switch {
	case e.Doc.Kind != vocabulary.KindDocument || e.Instrument == "":
		return e.Doc.Kind
	case e.Course:
		return vocabulary.KindCourse
	}
	return vocabulary.KindAssessment
}

// unheard says what is not there: an assessment in each placement that has begun
// and in which something is expected.
func (b *siteContext) unheard(g *review.Goal) []string {
	var all []string
	assessed := func(all []portfolio.Evidence) bool {
		return slices.ContainsFunc(all, func(e portfolio.Evidence) bool { return sortOf(e) == vocabulary.KindAssessment })
	}
	if !assessed(g.Evidence()) {
		return []string{word(b.lang, "no_assessments")}
	}
	for i, c := range g.Cells {
		p := b.verdict.Columns[i].Placement
		if p == nil || !c.Expected() || b.verdict.On.Before(p.From) || assessed(c.Evidence) {
			continue
		}
		all = append(all, say.NoAssessmentIn(b.headings[&p.Doc]).In(b.lang))
	}
	return all
}

func (b *siteContext) asked(w programme.Wording) []Asked {
	in := func(label string, texts []language.Text) Asked {
		asked := Asked{Title: word(b.lang, label)}
		for _, t := range texts {
			asked.Texts = append(asked.Texts, t.In(b.lang))
		}
		return asked
	}
	return []Asked{in("goal_activities", w.Activities), in("goal_certificates", w.Certificates), in("goal_templates", w.Templates)}
}

func steps(level int) []bool {
	s := make([]bool, portfolio.MaxLevel)
	for i := range s {
		s[i] = i < level
	}
	return s
}

func (b *siteContext) step(p *portfolio.Judgement) Step {
	s := Step{
		Level: p.Level.Value, Steps: steps(p.Level.Value), Met: p.Met.In(b.lang),
		After: b.placement(p.After), By: b.person(p.By), Date: isoDate(p.Date), Note: p.Note,
	}
	if p.In.Kind != vocabulary.KindGoal {
		s.In = b.docLink(p.In)
	}
	return s
}

// judged are the judgements made at a check-in, each about one or more goals.
func (b *siteContext) judged(c *portfolio.Checkin) []Step {
	var all []Step
	for _, row := range c.Progression {
		all = append(all, Step{
			Level: row.Level.Value, Steps: steps(row.Level.Value), Met: row.Met.In(b.lang),
			Note: row.Note, Goals: b.goalChips(row.Goals),
		})
	}
	return all
}

func (b *siteContext) goalColumn(g *review.Goal, at int, c review.Cell) GoalColumn {
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
func (b *siteContext) evidence(all []portfolio.Evidence) []Entry {
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
