package site

import (
	"fmt"
	"html/template"
	"slices"
	"strings"

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
	Word  string  // the state in words
	Ruled []Ruled // the decisions that stand about it
	Cells []MatrixCell
	Sum   int  // of the cells
	Gap   bool // evidence is lacking where it should be by now
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

func (b *siteContext) matrix() Matrix {
	var m Matrix
	for _, c := range b.verdict.Columns {
		m.Columns = append(m.Columns, b.matrixColumn(c))
	}
	elsewhere := slices.ContainsFunc(b.verdict.Goals, func(g review.Goal) bool { return len(g.Elsewhere.Evidence) > 0 })
	if elsewhere {
		m.Columns = append(m.Columns, Link{Text: word(b.lang, "no_placement")})
	}
	for i := range b.verdict.Goals {
		g := &b.verdict.Goals[i]
		row := b.matrixRow(g)
		if elsewhere {
			row.Cells = append(row.Cells, b.elsewhere(g))
		}
		m.Rows = append(m.Rows, row)
	}
	return m
}

// elsewhereID names the column of what lies in no placement and is no course.
const elsewhereID = "_"

// elsewhere is the cell of what lies in no placement and is no course, so that
// the cells of a row add up.
func (b *siteContext) elsewhere(g *review.Goal) MatrixCell {
	c, address := g.Elsewhere, b.goal(g.Goal)+"#"+elsewhereID
	if len(c.Evidence) == 0 {
		address = b.goal(g.Goal)
	}
	return MatrixCell{
		ID: b.cellID(g, len(g.Cells)), URL: to(address), State: c.State, Count: len(c.Evidence),
		Text: fmt.Sprintf("%s, %s: %s", g.Goal, word(b.lang, "no_placement"), b.cellWords(c, word(b.lang, "goal_approved"))),
	}
}

func (b *siteContext) matrixColumn(c review.Column) Link {
	if c.Placement == nil {
		return Link{Text: word(b.lang, "courses"), URL: to(b.list(vocabulary.KindCourse))}
	}
	return b.docLink(&c.Placement.Doc)
}

func (b *siteContext) matrixRow(g *review.Goal) MatrixRow {
	row := MatrixRow{
		Goal:  b.goalChip(g.Goal),
		Short: b.wording(g.Goal).Short.In(b.lang),
		Level: g.Level(),
		Steps: steps(g.Level()),
		State: g.State,
		Word:  g.State.In(b.lang),
		Ruled: b.ruled(g.Standing, nil),
		Sum:   len(g.Evidence()),
		Gap:   g.Lacking(),
	}
	if g.State == vocabulary.StateApproved {
		row.Word = word(b.lang, "goal_approved")
	}
	if g.Progress != nil {
		row.Met = g.Progress.Met.In(b.lang)
	}
	for i, c := range g.Cells {
		row.Cells = append(row.Cells, b.matrixCell(g, i, c))
	}
	return row
}

func (b *siteContext) matrixCell(g *review.Goal, at int, c review.Cell) MatrixCell {
	column := b.matrixColumn(b.verdict.Columns[at])
	approved := word(b.lang, "goal_approved")
	if b.verdict.Columns[at].Placement != nil {
		approved = word(b.lang, "cell_approved")
	}
	return MatrixCell{
		ID:    b.cellID(g, at),
		URL:   to(b.goal(g.Goal) + "#" + b.columnID(at)),
		State: c.State,
		Count: len(c.Evidence),
		Text:  fmt.Sprintf("%s, %s: %s", g.Goal, column.Text, b.cellWords(c, approved)),
		Note:  c.Note.In(b.lang),
	}
}

// cellWords tells in words what a cell shows: “väntas, 1 underlag, godkänt”, the
// last as it is said where the cell stands.
func (b *siteContext) cellWords(c review.Cell, approved string) string {
	var parts []string
	if c.Expectation != vocabulary.ExpectationNone && c.State != vocabulary.StateExpected { // which says so itself
		parts = append(parts, b.expects(c))
	}
	if len(c.Evidence) > 0 {
		parts = append(parts, count(b.lang, len(c.Evidence), "evidence"))
	}
	state := c.State.In(b.lang)
	switch {
	case c.State == vocabulary.StatePresent:
		state = word(b.lang, "undecided") // that it is there was said
	case c.State == vocabulary.StateApproved:
		state = approved
	}
	if len(parts) == 0 || parts[0] != state {
		parts = append(parts, state)
	}
	return strings.Join(parts, ", ")
}

// expects says in words what the programme expects. If the programme names the
// evidence it has in mind, that is a separate note.
func (b *siteContext) expects(c review.Cell) string {
	if c.Expected() {
		return vocabulary.ExpectationX.In(b.lang)
	}
	return c.Expectation.In(b.lang)
}

func (b *siteContext) cellID(g *review.Goal, at int) string {
	return strings.ToLower(g.Goal.String()) + "-" + b.columnID(at)
}

// columnID names a column in addresses: the placement, the courses, or what lies
// elsewhere.
func (b *siteContext) columnID(at int) string {
	if at == len(b.verdict.Columns) {
		return elsewhereID
	}
	if p := b.verdict.Columns[at].Placement; p != nil {
		return vocabulary.Slug(p.Name)
	}
	return "_" + vocabulary.KindCourse.Term().Folder.In(b.lang)
}
