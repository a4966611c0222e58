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
	Goals      []Goal           `json:"goals"`
	Placements []Placement      `json:"placements"`
	Findings   []Finding        `json:"findings"`
	Waived     []Waived         `json:"waived"`
}

// A Waived finding may stay, for a reason.
type Waived struct {
	Finding
	Reason string `json:"reason"`
}

// A Goal is how one goal stands.
type Goal struct {
	Goal  programme.Goal        `json:"goal"`
	State vocabulary.State      `json:"state"`
	Level int                   `json:"level"`
	Met   vocabulary.Fulfilment `json:"met,omitempty"`
	Cells []Cell                `json:"cells"`
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
}

// JSON is the verdict as data.
func JSON(s *portfolio.Site, v *review.Verdict) Trainee {
	l := s.Language
	t := Trainee{
		ID:         v.Trainee.Folder,
		Name:       v.Trainee.FullName,
		Programme:  v.Trainee.Programme.ID,
		Sentence:   v.Sentence(l),
		Complete:   v.Complete(),
		Ready:      v.Ready,
		Blocking:   append([]programme.Need{}, v.Blocking...),
		Goals:      []Goal{},
		Placements: []Placement{},
		Findings:   []Finding{},
		Waived:     []Waived{},
	}
	for i := range v.Goals {
		g := &v.Goals[i]
		goal := Goal{Goal: g.Goal, State: g.State, Level: g.Level(), Cells: []Cell{}}
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
		t.Goals = append(t.Goals, goal)
	}
	for _, p := range v.Placements {
		placement := Placement{ID: p.ID(), Phase: p.Phase}
		if d := p.Standing.Newest(); d != nil {
			placement.Decision, placement.Trust, placement.Changed = d.Decision, d.Trust, d.Changes()
		}
		t.Placements = append(t.Placements, placement)
	}
	for i := range v.Findings {
		f := &v.Findings[i]
		finding := JSONFinding(f.Finding, l)
		finding.Severity = severityKey(f.Severity)
		finding.Who, finding.Goals, finding.Private = f.Who, f.Goals, f.Private
		if !f.Due.IsZero() {
			finding.Due = &f.Due
		}
		if f.Rule != nil {
			finding.Refs = f.Rule.Source
			finding.Source = v.Trainee.Programme.Cite(*f.Rule, l)
		}
		t.Findings = append(t.Findings, finding)
	}
	for _, w := range v.Waived {
		t.Waived = append(t.Waived, Waived{JSONFinding(w.Finding, l), w.Reason})
	}
	return t
}

// JSONFinding is a finding that belongs to no verdict.
func JSONFinding(f diag.Finding, l language.Language) Finding {
	return Finding{
		ID: f.Code.ID, Severity: severityKey(f.Code.Severity),
		File: f.Pos.File, Line: f.Pos.Line, Column: f.Pos.Col,
		What: strings.TrimSpace(f.What(l)), Do: f.Do(l),
	}
}

func severityKey(s diag.Severity) string {
	return [...]string{diag.Error: "error", diag.Warning: "warning", diag.Notice: "notice"}[s]
}
