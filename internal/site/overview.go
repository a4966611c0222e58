package site

import (
	"fmt"
	"html/template"
	"strings"

	"btfolio/internal/portfolio"
	"btfolio/internal/review"
	"btfolio/internal/vocabulary"
)

// An Overview is the first page: how BT stands, on one screen.
type Overview struct {
	Head
	Sentence   string
	Trust      string // how far the decisions can be trusted, and whether anything changed since
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
	URL   template.URL // where it stands what it means
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
	Means       template.URL // where it stands what the state means
	Decision    *Decision    // nil where none has been made
	Counts      []string
	Minimums    []MinimumRow
	Sheet       Link // the sheet for check-in B
}

// stepsOnOverview is how many steps fit beside the matrix.
const stepsOnOverview = 5

func (b *siteContext) overview() Overview {
	v := b.verdict
	o := Overview{
		Head:     b.head(word(b.lang, "overview"), "overview"),
		Sentence: v.Sentence(b.lang),
		Trust:    b.trust(),
		State:    b.standing(),
		Matrix:   b.matrix(),
		Timeline: b.timeline(),
		About:    b.about(),
	}
	o.Figures = b.figures()
	for _, s := range []vocabulary.State{
		vocabulary.StateApproved, vocabulary.StatePresent, vocabulary.StateNotApproved, vocabulary.StateMissing, vocabulary.StateExpected,
		vocabulary.StateJustified, vocabulary.StateNotExpected,
	} {
		o.Legend = append(o.Legend, Legend{s, s.In(b.lang), b.meaning(s)})
	}
	if anyChanged(v) {
		o.Legend = append(o.Legend, Legend{vocabulary.StateChanged, vocabulary.StateChanged.In(b.lang), b.meaning(vocabulary.StateChanged)})
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

// trust says how far the decisions can be trusted, and whether anything has
// changed since they were made.
func (b *siteContext) trust() string {
	return b.verdict.Trust().Text().In(b.lang) + " " + b.verdict.Unchanged().In(b.lang)
}

// figures count what there is and what is approved of it.
func (b *siteContext) figures() []string {
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

// programmes names the programme, and those that were followed before it.
func (b *siteContext) programmes() string {
	var names []string
	for _, p := range b.of.Programmes() {
		names = append(names, p.Name.In(b.lang))
	}
	for i, f := range b.of.Former {
		names[i] = b.until(names[i], f.Value.To.String())
	}
	return strings.Join(names, ", ")
}

// until is a name with the last day that it holds.
func (b *siteContext) until(name, day string) string {
	return name + " (" + word(b.lang, "until") + " " + day + ")"
}

// about gathers what is known of the trainee's BT as a whole.
func (b *siteContext) about() []Fact {
	t := b.of
	f := facts{b: b}
	f.words("programme", b.programmes())
	f.words("start_group", t.StartGroup.Name)
	f.words("form", capital(t.Form.In(b.lang)))
	f.words("period", b.period(t.Start, t.End))
	for _, role := range vocabulary.Role("").Vocabulary().Terms() {
		if people := t.People[vocabulary.Role(role.Key)]; len(people) > 0 {
			f.list = append(f.list, Fact{Label: capital(role.Label.In(b.lang)), Values: b.persons(people)})
		}
	}
	return f.list
}

func (b *siteContext) withheld() string {
	if len(b.of.Withheld) == 0 {
		return ""
	}
	return count(b.lang, len(b.of.Withheld), "withheld")
}

func (b *siteContext) card(p *review.Placement) Card {
	c := Card{
		Link:        b.docLink(&p.Doc),
		Area:        capital(p.Area.In(b.lang)),
		Unit:        p.Unit,
		Period:      b.periods(p.Placement),
		Share:       b.shares(p.Placement),
		Supervisors: b.persons(p.Supervisors),
		State:       b.placementState(p),
		Word:        b.placementWord(p),
		Means:       b.meaning(b.placementState(p)),
	}
	c.Minimums = b.minimums(p)
	if _, staged := b.of.ProgrammeOf(p.Placement).CheckIn(vocabulary.StageB); staged {
		c.Sheet = Link{Text: word(b.lang, "stage_b_sheet"), URL: to(b.sheet(p))}
	}
	if d := p.Standing.Newest(); d != nil {
		decision := b.decision(*d)
		c.Decision = &decision
	}
	for _, kind := range []vocabulary.Kind{vocabulary.KindTalk, vocabulary.KindAssessment} {
		n := 0
		for _, x := range b.of.Of(kind) {
			if portfolio.Said[portfolio.PlacementRef](x, "placement").Value == p.Name {
				n++
			}
		}
		c.Counts = append(c.Counts, count(b.lang, n, string(kind)))
	}
	return c
}

// placementState is the mark of a placement: a decision counts before what
// the calendar says, and when the placement is over one is missing.
func (b *siteContext) placementState(p *review.Placement) vocabulary.State {
	switch {
	case p.Standing.Approved():
		return vocabulary.StateApproved
	case p.Standing.Changed():
		return vocabulary.StateChanged
	case p.Standing.No() != nil:
		return vocabulary.StateNotApproved
	case p.Phase == review.Ended:
		return vocabulary.StateMissing
	case p.Phase == review.Upcoming:
		return vocabulary.StateExpected
	}
	return vocabulary.StatePresent
}

// placementWord tells in words how a placement stands: “godkänd”, “pågår”.
func (b *siteContext) placementWord(p *review.Placement) string {
	if p.Standing.Changed() {
		return word(b.lang, "placement_changed")
	}
	if no := p.Standing.No(); no != nil {
		return word(b.lang, "placement_"+string(no.Decision))
	}
	if p.Standing.Approved() {
		return word(b.lang, "placement_approved")
	}
	if p.Phase == review.Ended {
		return word(b.lang, "placement_undecided")
	}
	return word(b.lang, string(p.Phase))
}
