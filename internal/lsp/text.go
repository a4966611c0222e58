package lsp

import (
	"slices"
	"strings"
	"unicode/utf16"
	"unicode/utf8"

	"btfolio/internal/diag"
)

// A text is one that is open in an editor, as it stands there. It does not
// change; after a change there is another.
type text struct {
	uri     string
	version int
	content string
	lines   []int // where each begins, in bytes
}

func newText(uri string, version int, content string) *text {
	t := &text{uri: uri, version: version, content: content, lines: []int{0}}
	for i := 0; i < len(content); i++ {
		switch {
		case content[i] == '\n', content[i] == '\r' && !strings.HasPrefix(content[i+1:], "\n"):
			t.lines = append(t.lines, i+1)
		}
	}
	return t
}

// line is a line from 0, without its end; empty where there is none.
func (t *text) line(n int) string {
	if n < 0 || n >= len(t.lines) {
		return ""
	}
	end := len(t.content)
	if n+1 < len(t.lines) {
		end = t.lines[n+1]
	}
	return strings.TrimRight(t.content[t.lines[n]:end], "\r\n")
}

// changed is the text after a change in the editor.
func (t *text) changed(version int, changes []textChange) *text {
	for _, c := range changes {
		content := c.Text
		if c.Range != nil {
			from, to := t.offset(c.Range.Start), t.offset(c.Range.End)
			content = t.content[:from] + c.Text + t.content[max(from, to):]
		}
		t = newText(t.uri, version, content)
	}
	return t
}

// offset is a place in bytes. A place outside of the text is the nearest in it.
func (t *text) offset(p position) int {
	if p.Line >= len(t.lines) {
		return len(t.content)
	}
	return t.lines[max(p.Line, 0)] + len(prefix(t.line(max(p.Line, 0)), p.Character))
}

// prefix is the beginning of a line up to a number of units of UTF-16.
func prefix(line string, units int) string {
	for i, r := range line {
		if units <= 0 {
			return line[:i]
		}
		units -= max(utf16.RuneLen(r), 1)
	}
	return line
}

// at is the place of a byte in a line.
func (t *text) at(line, bytes int) position {
	units := 0
	text := t.line(line)
	for _, r := range text[:min(bytes, len(text))] {
		units += max(utf16.RuneLen(r), 1)
	}
	return position{line, units}
}

// between is a part of a line, from byte to byte.
func (t *text) between(line, from, to int) span { return span{t.at(line, from), t.at(line, to)} }

// of is what a finding is about: from its place to the end of the word or value
// that stands there, or the whole line where it has none.
func (t *text) of(pos diag.Pos) span {
	n := min(max(pos.Line, 1), len(t.lines)) - 1
	line := t.line(n)
	if pos.Col == 0 {
		from := len(line) - len(strings.TrimLeft(line, " \t"))
		return t.between(n, from, len(strings.TrimRight(line, " \t")))
	}
	from := byteOf(line, pos.Col)
	to := from
	for i, r := range line[from:] {
		if i > 0 && strings.ContainsRune(" \t,:[]{}()<>\"'", r) {
			break
		}
		to = from + i + utf8.RuneLen(r)
	}
	return t.between(n, from, min(max(to, from), len(line)))
}

// byteOf is where the character of a line stands that is counted from 1.
func byteOf(line string, character int) int {
	for i := range line {
		if character--; character <= 0 {
			return i
		}
	}
	return len(line)
}

// place is the place of a byte of the text.
func (t *text) place(offset int) position {
	n, found := slices.BinarySearch(t.lines, offset)
	if !found {
		n--
	}
	return t.at(n, min(offset-t.lines[n], len(t.line(n))))
}
