package programme

import (
	"maps"
	"slices"
	"strings"

	"btfolio/internal/diag"
	"btfolio/internal/frontmatter"
	"btfolio/internal/language"
	"btfolio/internal/vocabulary"
)

// A ColumnID is what evidence is sorted by in a matrix: the area of the
// placement it arose in, or the courses.
type ColumnID string

// Courses is the column of the theoretical training.
const Courses ColumnID = "courses"

// ColumnOf is the column of the placements in an area.
func ColumnOf(a vocabulary.Area) ColumnID { return ColumnID(a) }

// Words are “courses” and the areas.
func (ColumnID) Words() []string {
	known := list(Courses)
	for _, term := range vocabulary.Area("").Vocabulary().Terms() {
		known = append(known, term.Key)
	}
	return known
}

// Pattern is every way of writing a column, for editors.
func (ColumnID) Pattern() string {
	return strings.Join(append(list(Courses), vocabulary.Area("").Vocabulary().Pattern()), "|")
}

// OwnWords is the list that a site may add columns to.
func (ColumnID) OwnWords() string { return vocabulary.Area("").Vocabulary().Name() }

// UnmarshalText reads “courses” or any word for an area.
func (c *ColumnID) UnmarshalText(text []byte) error {
	if term, ok := vocabulary.Area("").Vocabulary().Find(string(text)); ok {
		*c = ColumnID(term.Key)
		return nil
	}
	return choose(c, text)
}

// A Column is one column of a matrix with its heading.
type Column struct {
	ID    ColumnID      `key:"column,required"`
	Title language.Text `key:"title,required"`
}

// A Cell is what the programme says about a goal in a column.
type Cell struct {
	Expectation vocabulary.Expectation
	Note        language.Text // which evidence, where the programme says so
}

// Expected reports whether there must be evidence, or a justified gap.
func (c Cell) Expected() bool {
	return c.Expectation == vocabulary.ExpectationX || c.Expectation == vocabulary.ExpectationNote
}

// A Matrix says which goals leave evidence in which placements. Where a
// programme's sources have none it is absent: no evidence is expected in a
// certain place, but every goal needs some somewhere.
type Matrix struct {
	Rule
	columns []Column
	cells   map[Goal]map[ColumnID]Cell
}

// Absent reports whether the programme has no matrix.
func (m Matrix) Absent() bool { return len(m.columns) == 0 }

// Columns are the columns in the programme's order.
func (m Matrix) Columns() []Column { return slices.Clone(m.columns) }

// Cell is what the programme says about a goal in a column. Nothing is
// expected in a column the matrix does not have.
func (m Matrix) Cell(g Goal, c ColumnID) Cell {
	if cell, ok := m.cells[g][c]; ok {
		return cell
	}
	return Cell{Expectation: vocabulary.ExpectationNone}
}

// matrixFile is a matrix as it is written: the crosses in rows, so that they
// can be read as a table, and the words of the cells below them.
type matrixFile struct {
	Rule
	Columns []frontmatter.At[Column]                                                     `key:"columns"`
	Rows    map[Goal]frontmatter.At[map[ColumnID]frontmatter.At[vocabulary.Expectation]] `key:"rows"`
	Notes   []frontmatter.At[cellNote]                                                   `key:"notes"`
}

type cellNote struct {
	Goal   Goal          `key:"goal,required"`
	Column ColumnID      `key:"column,required"`
	Text   language.Text `key:"text,required"`
}

type cellPlace struct {
	goal   Goal
	column ColumnID
}

func (n cellNote) place() cellPlace { return cellPlace{n.Goal, n.Column} }

func (f matrixFile) matrix() Matrix {
	m := Matrix{Rule: f.Rule, columns: values(f.Columns), cells: map[Goal]map[ColumnID]Cell{}}
	notes := map[cellPlace]language.Text{}
	for _, n := range f.Notes {
		notes[n.Value.place()] = n.Value.Text
	}
	for goal, row := range f.Rows {
		m.cells[goal] = map[ColumnID]Cell{}
		for column, e := range row.Value {
			m.cells[goal][column] = Cell{Expectation: e.Value, Note: notes[cellPlace{goal, column}]}
		}
	}
	return m
}

// check finds cells that are missing, too many or at odds with their words. A
// matrix is whole or absent: an empty cell is written `none`, so that one
// that was forgotten is found.
func (f matrixFile) check(here diag.Pos) diag.List {
	found := twice(f.Columns, func(c Column) string { return string(c.ID) })
	if len(f.Columns) == 0 && len(f.Rows) == 0 && len(f.Notes) == 0 {
		return found
	}
	for _, goal := range AllGoals() {
		row, ok := f.Rows[goal]
		if !ok {
			found = append(found, diag.NoRow.At(here, goal))
			continue
		}
		for _, c := range f.Columns {
			if _, ok := row.Value[c.Value.ID]; !ok {
				found = append(found, diag.NoCell.At(row.Pos, goal, c.Value.ID))
			}
		}
		for _, column := range slices.Sorted(maps.Keys(row.Value)) {
			if !slices.ContainsFunc(f.Columns, func(c frontmatter.At[Column]) bool { return c.Value.ID == column }) {
				found = append(found, diag.NoColumn.At(row.Value[column].Pos, column))
			}
		}
	}
	return append(found, f.checkNotes()...)
}

// checkNotes sees that every cell marked `note` has its words, and no other
// cell has.
func (f matrixFile) checkNotes() diag.List {
	found := twice(f.Notes, func(n cellNote) string { return n.Goal.String() + " " + string(n.Column) })
	noted := map[cellPlace]bool{}
	for _, n := range f.Notes {
		noted[n.Value.place()] = true
		if f.Rows[n.Value.Goal].Value[n.Value.Column].Value != vocabulary.ExpectationNote {
			found = append(found, diag.LooseNote.At(n.Pos, n.Value.Goal, n.Value.Column))
		}
	}
	for goal, row := range f.Rows {
		for column, e := range row.Value {
			if e.Value == vocabulary.ExpectationNote && !noted[cellPlace{goal, column}] {
				found = append(found, diag.NoNote.At(e.Pos, goal, column))
			}
		}
	}
	return found
}
