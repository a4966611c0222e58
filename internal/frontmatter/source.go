package frontmatter

import (
	"strings"

	"btfolio/internal/diag"
)

// A source is the text of front matter with its place in the file. Lines and
// columns given to it are the YAML library's: from 1, in characters.
type source struct {
	file      string
	firstLine int
	text      string
	lines     []string // of the text, once somebody has asked for one
}

// place is a place in the file.
func (s *source) place(line, column int) diag.Pos {
	return diag.Pos{File: s.file, Line: s.firstLine + line - 1, Col: column}
}

// line is the text of a line, empty where there is none.
func (s *source) line(number int) string {
	if s.lines == nil {
		s.lines = strings.Split(s.text, "\n")
	}
	if number < 1 || number > len(s.lines) {
		return ""
	}
	return s.lines[number-1]
}

// from is the text of a line from a column on.
func (s *source) from(number, column int) string {
	_, rest := s.around(number, column)
	return rest
}

// around is the text of a line before a column and from it on.
func (s *source) around(number, column int) (before, rest string) {
	line := s.line(number)
	for i := range line {
		if column--; column == 0 {
			return line[:i], line[i:]
		}
	}
	return line, ""
}

// startOf is the column of the first character of a line that is not blank.
func (s *source) startOf(number int) int {
	line := s.line(number)
	return 1 + len(line) - len(strings.TrimLeft(line, " \t"))
}
