package frontmatter

import (
	"bytes"
	"fmt"
	"unicode"
	"unicode/utf8"

	"btfolio/internal/diag"
)

// maxHidden is how many hidden characters of one file are reported. A file
// with more of them is not a text, and more findings would only hide the
// first.
const maxHidden = 10

// clean makes a file into text that is what it looks like: UTF-8 with one
// kind of line end and no character that hides. A forbidden character is
// replaced by one that shows, so that nothing behind this function meets it
// and all places stay right. It is not ok when the file is no text at all.
func clean(file string, firstLine int, data []byte) (text []byte, found diag.List, ok bool) {
	text = bytes.TrimPrefix(data, []byte("\uFEFF"))
	text = unixLines(text)
	if !utf8.Valid(text) {
		return nil, diag.List{diag.NotUTF8.At(firstInvalid(file, firstLine, text))}, false
	}
	if bytes.IndexFunc(text, hidden) < 0 {
		return text, nil, true
	}
	pos := diag.Pos{File: file, Line: firstLine, Col: 1}
	text = bytes.Map(func(r rune) rune {
		here := pos
		pos = after(pos, r)
		if !hidden(r) {
			return r
		}
		if len(found) < maxHidden {
			found = append(found, hiddenProblem(r).At(here))
		}
		return utf8.RuneError
	}, text)
	return text, found, true
}

// unixLines ends every line with a line feed, whatever system the file comes
// from.
func unixLines(text []byte) []byte {
	if bytes.IndexByte(text, '\r') < 0 {
		return text
	}
	text = bytes.ReplaceAll(text, []byte("\r\n"), []byte("\n"))
	return bytes.ReplaceAll(text, []byte("\r"), []byte("\n"))
}

// firstInvalid is the place of the first byte that belongs to no character.
func firstInvalid(file string, firstLine int, text []byte) diag.Pos {
	pos := diag.Pos{File: file, Line: firstLine, Col: 1}
	for {
		r, size := utf8.DecodeRune(text)
		if r == utf8.RuneError && size <= 1 {
			return pos
		}
		pos = after(pos, r)
		text = text[size:]
	}
}

// after is the place after a character.
func after(pos diag.Pos, r rune) diag.Pos {
	if r == '\n' {
		pos.Line++
		pos.Col = 1
		return pos
	}
	pos.Col++
	return pos
}

// hidden reports whether a character does not show in an editor but changes
// what the text is. The two separators are among them since YAML takes them
// for line ends and editors do not: what looks like one line would be two.
func hidden(r rune) bool {
	switch {
	case r == '\n', r == '\t':
		return false
	case r < 0x7F:
		return r < ' '
	case turns(r):
		return true
	}
	switch r {
	case '\u2028', '\u2029', '\uFEFF', '\uFFFE', '\uFFFF':
		return true
	}
	return unicode.IsControl(r)
}

// turns reports whether a character changes the direction of reading, so that
// a text can read as something else than what it says.
func turns(r rune) bool {
	return '\u202A' <= r && r <= '\u202E' || '\u2066' <= r && r <= '\u2069'
}

func hiddenProblem(r rune) *diag.Problem {
	if turns(r) {
		return diag.DirectionCharacter.Problem(codePoint(r))
	}
	return diag.HiddenCharacter.Problem(codePoint(r))
}

// codePoint names a character that cannot be shown.
func codePoint(r rune) string { return fmt.Sprintf("U+%04X", r) }
