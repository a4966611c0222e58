package site

import (
	"fmt"
	"html/template"
	"strings"

	"btfolio/internal/portfolio"
	"btfolio/internal/review"
	"btfolio/internal/vocabulary"
)

// A Matrix is the eighteen goals against the trainee's placements in order
// of time, the courses, and the sum.
type Matrix struct {
	Columns []Link
	Rows    []MatrixRow
}

// A MatrixRow is one goal.
type MatrixRow struct {
	Goal  Link // BT1, leading to the goal
	Short string
	Level int    // 0–5
	Steps []bool // the scale as drawn: filled or not
	Met   string
	State vocabulary.State
	Word  string // the state in words
	Cells []MatrixCell
	Sum   int
	Gap   bool // no evidence at all, or a placement without what it should have by now
}

// A MatrixCell is how a goal stands in a placement.
type MatrixCell struct {
	ID    string // so that the way back leads to the same cell
	URL   template.URL
	State vocabulary.State
	Count int
	Text  string // a sentence for whoever does not see the mark
	Note  string
}

func (b *builder) matrix() Matrix {
	var m Matrix
	for _, c := range b.verdict.Columns {
		m.Columns = append(m.Columns, b.matrixColumn(c))
	}
	for i := range b.verdict.Goals {
		m.Rows = append(m.Rows, b.matrixRow(&b.verdict.Goals[i]))
	}
	return m
}

func (b *builder) matrixColumn(c review.Column) Link {
	if c.Placement == nil {
		return Link{Text: word(b.lang, "courses"), URL: to(b.list(vocabulary.KindCourse))}
	}
	return b.docLink(&c.Placement.Doc)
}

func (b *builder) matrixRow(g *review.Goal) MatrixRow {
	row := MatrixRow{
		Goal:  b.goalChip(g.Goal),
		Short: b.wording(g.Goal).Short.In(b.lang),
		Level: g.Level(),
		State: g.State,
		Word:  g.State.In(b.lang),
		Sum:   len(g.Elsewhere),
		Gap:   lacks(g.State) || g.State == vocabulary.StateExpected,
	}
	if g.Progress != nil {
		row.Met = g.Progress.Met.In(b.lang)
	}
	for step := range portfolio.MaxLevel {
		row.Steps = append(row.Steps, step < row.Level)
	}
	for i, c := range g.Cells {
		row.Sum += len(c.Evidence)
		row.Cells = append(row.Cells, b.matrixCell(g, i, c))
		row.Gap = row.Gap || lacks(c.State)
	}
	return row
}

func (b *builder) matrixCell(g *review.Goal, at int, c review.Cell) MatrixCell {
	column := b.matrixColumn(b.verdict.Columns[at])
	return MatrixCell{
		ID:    b.cellID(g, at),
		URL:   to(b.goal(g.Goal) + "#" + b.columnID(at)),
		State: c.State,
		Count: len(c.Evidence),
		Text:  fmt.Sprintf("%s, %s: %s", g.Goal, column.Text, b.cellWords(c)),
		Note:  c.Note.In(b.lang),
	}
}

// lacks tells whether a state asks for something to be done.
func lacks(s vocabulary.State) bool {
	return s == vocabulary.StateMissing || s == vocabulary.StateChanged
}

// cellWords tells in words what a cell shows: “väntas, 1 underlag, godkänt”.
func (b *builder) cellWords(c review.Cell) string {
	var parts []string
	if c.Expectation != vocabulary.ExpectationNone && c.State != vocabulary.StateExpected { // which says so itself
		parts = append(parts, b.expects(c))
	}
	if len(c.Evidence) > 0 {
		parts = append(parts, count(b.lang, len(c.Evidence), "evidence"))
	}
	state := c.State.In(b.lang)
	if c.State == vocabulary.StatePresent {
		state = word(b.lang, "not_yet_approved") // that it is there was said
	}
	if len(parts) == 0 || parts[0] != state {
		parts = append(parts, state)
	}
	return strings.Join(parts, ", ")
}

// expects says in words what the programme expects. If the programme names the
// evidence it has in mind, that is a separate note.
func (b *builder) expects(c review.Cell) string {
	if c.Expected() {
		return vocabulary.ExpectationX.In(b.lang)
	}
	return c.Expectation.In(b.lang)
}

func (b *builder) cellID(g *review.Goal, at int) string {
	return strings.ToLower(g.Goal.String()) + "-" + b.columnID(at)
}

// columnID names a column in addresses: the placement, or the courses.
func (b *builder) columnID(at int) string {
	if p := b.verdict.Columns[at].Placement; p != nil {
		return vocabulary.Slug(p.Name)
	}
	return "_" + vocabulary.KindCourse.Term().Folder.In(b.lang)
}
