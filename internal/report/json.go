package report

import (
	"strings"

	"cloud.google.com/go/civil"

	"btfolio/internal/diag"
	"btfolio/internal/language"
	"btfolio/internal/portfolio"
	"btfolio/internal/programme"
	"btfolio/internal/review"
	"btfolio/internal/seal"
	"btfolio/internal/vocabulary"
)

// A Check is the whole answer of `btfolio check --format json`. Keys are the
// canonical English words; texts are in the site's language.
type Check struct {
	On       civil.Date        `json:"on"`
	Language language.Language `json:"language"`
	Findings []Finding         `json:"findings"` // what keeps the site from being read
	Trainees []Trainee         `json:"trainees"`
}

// A Trainee is the verdict on one portfolio.
type Trainee struct {
	ID         string           `json:"id"`
	Name       string           `json:"name"`
	Programme  string           `json:"programme"`
	Sentence   string           `json:"sentence"`
	Complete   bool             `json:"complete"`
	Ready      bool             `json:"ready"`    // for the external assessor
	Blocking   []programme.Need `json:"blocking"` // what keeps it from being ready
	Gate       review.Gate      `json:"gate"`     // how far it has come towards the end
	Trust      review.Trust     `json:"trust"`    // how many decisions stand on each level
	Refusals   []Refusal        `json:"refusals"` // what somebody who decides has not approved
	Goals      []Goal           `json:"goals"`
	Placements []Placement      `json:"placements"`
	Findings   []Finding        `json:"findings"`
	Waived     []Waived         `json:"waived"`
}

// A Waived finding may stay, for a reason.
type Waived struct {
	Finding
	Reason string `json:"reason"`
	By     string `json:"by,omitempty"` // the trainee where nobody is named
}

// A Refusal is a decision that something is not approved, or no longer.
type Refusal struct {
	About    string              `json:"about"`
	Decision vocabulary.Decision `json:"decision"`
	By       string              `json:"by"`
	Role     vocabulary.Role     `json:"role,omitempty"`
	Date     civil.Date          `json:"date"`
	Reason   string              `json:"reason,omitempty"`
}

// A Goal is how one goal stands.
type Goal struct {
	Goal  programme.Goal        `json:"goal"`
	State vocabulary.State      `json:"state"`
	Level int                   `json:"level"`
	Met   vocabulary.Fulfilment `json:"met,omitempty"`
	Cells []Cell                `json:"cells"`

	Elsewhere []string    `json:"elsewhere,omitempty"` // evidence in no placement that is no course
	Uncounted []Uncounted `json:"uncounted,omitempty"` // what would be evidence, did it count

	Decided []Decided `json:"decided"` // the decisions that stand
}

// An Uncounted text names a goal and is no evidence for it.
type Uncounted struct {
	ID  string `json:"id"`
	Why string `json:"why"`
}

// A Decided line is a decision that stands: what, by whom, when, and how far that
// can be trusted.
type Decided struct {
	Decision vocabulary.Decision `json:"decision"`
	By       string              `json:"by"`
	Role     vocabulary.Role     `json:"role,omitempty"`
	Date     civil.Date          `json:"date"`
	Trust    vocabulary.Trust    `json:"trust"`
	Changed  []seal.Change       `json:"changed,omitempty"` // since then
}

func decided(s review.Standing) []Decided {
	all := []Decided{}
	for _, d := range s.Deciding() {
		all = append(all, Decided{d.Decision, d.By.Value, d.Role, d.Date, d.Trust, d.Changes()})
	}
	return all
}

// A Cell is how a goal stands in one placement, or among the courses, where
// the placement is empty.
type Cell struct {
	Placement string                 `json:"placement"`
	Expected  vocabulary.Expectation `json:"expected"`
	State     vocabulary.State       `json:"state"`
	Evidence  []string               `json:"evidence"`
}

// A Placement is how one placement stands.
type Placement struct {
	ID       string              `json:"id"`
	Phase    review.Phase        `json:"phase"`
	Decision vocabulary.Decision `json:"decision,omitempty"`
	Trust    vocabulary.Trust    `json:"trust,omitempty"`
	Changed  []seal.Change       `json:"changed,omitempty"` // since the decision; an approval with any must be renewed
	Decided  []Decided           `json:"decided"`           // the decisions that stand
}

// A Finding is one thing to do.
type Finding struct {
	ID       string           `json:"id"`
	Severity string           `json:"severity"` // error, warning or notice
	File     string           `json:"file,omitempty"`
	Line     int              `json:"line,omitempty"`
	Column   int              `json:"column,omitempty"`
	What     string           `json:"what"`
	Do       string           `json:"do"`
	Due      *civil.Date      `json:"due,omitempty"`
	Source   string           `json:"source,omitempty"`     // the documents the rule stands in
	Refs     []string         `json:"references,omitempty"` // where in them
	Who      vocabulary.Role  `json:"who,omitempty"`
	Goals    []programme.Goal `json:"goals,omitempty"`
	Private  bool             `json:"private,omitempty"` // for the trainee only, on no published page
	Drafts   []string         `json:"drafts,omitempty"`  // texts that would do away with it, were they published; for the trainee only
}

// JSON is the verdict as data, for those who have the files.
func JSON(s *portfolio.Site, v *review.Verdict) Trainee { return verdict(s, v, v.Findings) }

func verdict(s *portfolio.Site, v *review.Verdict, findings []review.Finding) Trainee {
	l := s.Language
	t := Trainee{
		ID:         v.Trainee.Folder,
		Name:       v.Trainee.FullName,
		Programme:  v.Trainee.Programme.ID,
		Sentence:   v.Sentence(l),
		Complete:   v.Complete(),
		Ready:      v.Ready,
		Blocking:   append([]programme.Need{}, v.Blocking...),
		Gate:       v.Gate,
		Trust:      v.Trust(),
		Refusals:   []Refusal{},
		Goals:      []Goal{},
		Placements: []Placement{},
		Findings:   []Finding{},
		Waived:     []Waived{},
	}
	for _, r := range v.Refusals() {
		t.Refusals = append(t.Refusals, Refusal{r.Doc.ID(), r.Decision, r.By.Value, r.Role, r.Ruling.Date, r.Comment})
	}
	for i := range v.Goals {
		g := &v.Goals[i]
		goal := Goal{Goal: g.Goal, State: g.State, Level: g.Level(), Cells: []Cell{}, Decided: decided(g.Standing)}
		if g.Progress != nil {
			goal.Met = g.Progress.Met
		}
		for at, c := range g.Cells {
			cell := Cell{Expected: c.Expectation, State: c.State, Evidence: []string{}}
			if p := v.Columns[at].Placement; p != nil {
				cell.Placement = p.ID()
			}
			for _, e := range c.Evidence {
				cell.Evidence = append(cell.Evidence, e.Doc.ID())
			}
			goal.Cells = append(goal.Cells, cell)
		}
		for _, e := range g.Elsewhere.Evidence {
			goal.Elsewhere = append(goal.Elsewhere, e.Doc.ID())
		}
		for _, u := range v.UncountedFor(g.Goal) {
			goal.Uncounted = append(goal.Uncounted, Uncounted{u.Doc.ID(), u.Why.What(l)})
		}
		t.Goals = append(t.Goals, goal)
	}
	for _, p := range v.Placements {
		placement := Placement{ID: p.ID(), Phase: p.Phase, Decided: decided(p.Standing)}
		if d := p.Standing.Newest(); d != nil {
			placement.Decision, placement.Trust, placement.Changed = d.Decision, d.Trust, d.Changes()
		}
		t.Placements = append(t.Placements, placement)
	}
	for i := range findings {
		f := &findings[i]
		finding := JSONFinding(f.Finding, l)
		finding.Do, finding.Drafts = f.Do(l), f.Drafts
		finding.Severity = f.Severity.String()
		finding.Who, finding.Goals, finding.Private = f.Who, f.Goals, f.Private
		if !f.Due.IsZero() {
			finding.Due = &f.Due
		}
		if f.Rule != nil {
			finding.Refs = f.Rule.Source
			finding.Source = v.Trainee.Cite(*f.Rule, l)
		}
		t.Findings = append(t.Findings, finding)
	}
	for _, w := range v.Waived {
		t.Waived = append(t.Waived, Waived{JSONFinding(w.Finding, l), w.Reason, w.By.Value})
	}
	return t
}

// JSONFinding is a finding that belongs to no verdict.
func JSONFinding(f diag.Finding, l language.Language) Finding {
	return Finding{
		ID: f.Code.ID, Severity: f.Code.Severity.String(),
		File: f.Pos.File, Line: f.Pos.Line, Column: f.Pos.Col,
		What: strings.TrimSpace(f.What(l)), Do: f.Do(l),
	}
}
