package programme

import (
	"slices"

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

// UnmarshalText reads “courses” or any word for an area.
func (c *ColumnID) UnmarshalText(text []byte) error {
	areas := vocabulary.Area("").Vocabulary()
	if term, ok := areas.Find(string(text)); ok {
		*c = ColumnID(term.Key)
		return nil
	}
	known := []ColumnID{Courses}
	for _, term := range areas.Terms() {
		known = append(known, ColumnID(term.Key))
	}
	return choose(c, text, known...)
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
