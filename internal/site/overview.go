package site

import (
	"fmt"

	"btfolio/internal/review"
	"btfolio/internal/vocabulary"
)

// An Overview is the first page: how BT stands, on one screen.
type Overview struct {
	Head
	Sentence   string
	State      vocabulary.State
	Figures    []string // 18/18 delmål godkända, 27 samtal …
	About      []Fact   // programme, start group, people in their roles
	Matrix     Matrix
	Legend     []Legend
	Ready      string // the readiness for the external assessor, in words
	Next       []NextStep
	All        Link       // to all next steps
	Outdated   []Outdated // the approvals whose content has changed
	Timeline   *Timeline
	Placements []Card
	Withheld   string // how many drafts were left out; empty for none
}

// A Legend tells what one mark of the matrix means.
type Legend struct {
	State vocabulary.State
	Word  string
}

// A Card is one placement in short.
type Card struct {
	Link
	Area        string
	Unit        string
	Period      string
	Share       string
	Supervisors []Link
	State       vocabulary.State
	Word        string
	Decision    *Decision // nil where none has been made
	Counts      []string
	Minimums    []MinimumRow
	Sheet       Link // the sheet for check-in B
}

// stepsOnOverview is how many steps fit beside the matrix.
const stepsOnOverview = 5

func (b *builder) overview() Overview {
	v := b.verdict
	o := Overview{
		Head:     b.head(word(b.lang, "overview"), "overview"),
		Sentence: v.Sentence(b.lang),
		State:    vocabulary.StatePresent,
		Matrix:   b.matrix(),
		Timeline: b.timeline(),
		About:    b.about(),
	}
	if v.Complete() {
		o.State = vocabulary.StateApproved
	}
	o.Figures = b.figures()
	for _, s := range []vocabulary.State{
		vocabulary.StateApproved, vocabulary.StatePresent, vocabulary.StateMissing, vocabulary.StateExpected,
		vocabulary.StateJustified, vocabulary.StateNotExpected,
	} {
		o.Legend = append(o.Legend, Legend{s, s.In(b.lang)})
	}
	if anyChanged(v) {
		o.Legend = append(o.Legend, Legend{vocabulary.StateChanged, vocabulary.StateChanged.In(b.lang)})
	}
	o.Outdated = b.outdated()
	for i := range v.Placements {
		o.Placements = append(o.Placements, b.card(&v.Placements[i]))
	}
	o.Withheld = b.withheld()
	_, o.Ready = b.readiness()
	o.Next = b.first(stepsOnOverview)
	o.All = Link{Text: word(b.lang, "next_steps"), URL: to(b.named("next_steps"))}
	return o
}

// figures count what there is and what is approved of it.
func (b *builder) figures() []string {
	v := b.verdict
	return []string{
		fmt.Sprintf("%d/%d %s", v.Approved(), len(v.Goals), word(b.lang, "figure_goals_approved")),
		fmt.Sprintf("%d/%d %s", v.ApprovedPlacements(), len(v.Placements), word(b.lang, "figure_placements_approved")),
		count(b.lang, len(b.of.Talks), "talk"),
		count(b.lang, len(b.of.Assessments), "assessment"),
		count(b.lang, len(b.of.Courses), "course"),
		count(b.lang, len(b.of.Documents), "document"),
	}
}

// about gathers what is known of the trainee's BT as a whole.
func (b *builder) about() []Fact {
	t := b.of
	f := facts{b: b}
	f.words("programme", t.Programme.Name.In(b.lang))
	f.words("start_group", t.StartGroup.Name)
	f.words("form", capital(t.Form.In(b.lang)))
	f.words("period", b.period(t.Start, t.End))
	for _, role := range vocabulary.Role("").Vocabulary().Terms() {
		if people := t.People[vocabulary.Role(role.Key)]; len(people) > 0 {
			f.list = append(f.list, Fact{capital(role.Label.In(b.lang)), b.persons(people)})
		}
	}
	return f.list
}

func (b *builder) withheld() string {
	if len(b.of.Withheld) == 0 {
		return ""
	}
	return count(b.lang, len(b.of.Withheld), "withheld")
}

func (b *builder) card(p *review.Placement) Card {
	c := Card{
		Link:        b.docLink(&p.Doc),
		Area:        capital(p.Area.In(b.lang)),
		Unit:        p.Unit,
		Period:      b.period(p.From, p.To),
		Share:       fmt.Sprintf("%d %%", p.Share()),
		Supervisors: b.persons(p.Supervisors),
		State:       b.placementState(p),
		Word:        b.placementWord(p),
	}
	c.Minimums = b.minimums(p)
	c.Sheet = Link{Text: word(b.lang, "stage_b_sheet"), URL: to(b.sheet(p))}
	if d := p.Standing.Newest(); d != nil {
		decision := b.decision(*d)
		c.Decision = &decision
	}
	talks, assessments := 0, 0
	for _, t := range b.of.Talks {
		if t.Placement.Value == p.Name {
			talks++
		}
	}
	for _, a := range b.of.Assessments {
		if a.Placement.Value == p.Name {
			assessments++
		}
	}
	c.Counts = []string{count(b.lang, talks, "talk"), count(b.lang, assessments, "assessment")}
	return c
}

// placementState is the mark of a placement: a decision counts before what
// the calendar says, and when the placement is over one is missing.
func (b *builder) placementState(p *review.Placement) vocabulary.State {
	switch {
	case p.Standing.Approved():
		return vocabulary.StateApproved
	case p.Standing.Changed():
		return vocabulary.StateChanged
	case p.Standing.Newest() != nil, p.Phase == review.Ended:
		return vocabulary.StateMissing
	case p.Phase == review.Upcoming:
		return vocabulary.StateExpected
	}
	return vocabulary.StatePresent
}

// placementWord tells in words how a placement stands: “godkänd”, “pågår”.
func (b *builder) placementWord(p *review.Placement) string {
	if p.Standing.Changed() {
		return word(b.lang, "placement_changed")
	}
	if d := p.Standing.Newest(); d != nil {
		return word(b.lang, "placement_"+string(d.Decision))
	}
	if p.Phase == review.Ended {
		return word(b.lang, "placement_undecided")
	}
	return word(b.lang, string(p.Phase))
}
