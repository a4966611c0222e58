package markdown

import (
	"bytes"
	"slices"
	"unicode/utf8"

	"btfolio/internal/diag"
)

// places turns offsets into a body into places in the file it stands in. It
// reads the body once, however many offsets there are.
func places(file string, body []byte, firstLine int, offsets []int) []diag.Pos {
	order := make([]int, len(offsets))
	for i := range order {
		order[i] = i
	}
	slices.SortFunc(order, func(a, b int) int { return offsets[a] - offsets[b] })

	pos := make([]diag.Pos, len(offsets))
	line, col, at := firstLine, 1, 0
	for _, i := range order {
		passed := body[at:offsets[i]]
		at = offsets[i]
		if n := bytes.Count(passed, []byte("\n")); n > 0 {
			line, col = line+n, 1
			passed = passed[bytes.LastIndexByte(passed, '\n')+1:]
		}
		col += utf8.RuneCount(passed)
		pos[i] = diag.Pos{File: file, Line: line, Col: col}
	}
	return pos
}
