package programme

import (
	"slices"
	"strings"

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
	words := list(Courses)
	for _, term := range vocabulary.Area("").Vocabulary().Terms() {
		for _, word := range append([]string{term.Label.Sv, term.Label.En, term.Key}, term.Also...) {
			words = append(words, vocabulary.Pattern(word))
		}
	}
	return strings.Join(words, "|")
}

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
