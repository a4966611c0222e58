package frontmatter

import (
	"bytes"
	"strings"

	"github.com/adrg/frontmatter"

	"btfolio/internal/diag"
)

// fence is the line that front matter stands between.
const fence = "---"

// A Document is a text file taken apart. Lines are counted from 1 in the
// file. Both parts are clean: UTF-8, line feeds, no characters that hide.
type Document struct {
	File       string // from the site's folder, with slashes
	Matter     []byte // the YAML between the fences
	matterLine int    // where it begins
	Body       []byte // everything after the second fence
	BodyLine   int    // where it begins
}

// Split takes a text file apart. Where it finds no front matter it says so,
// and the whole text is the body.
func Split(file string, data []byte) (Document, diag.List) {
	text, found, ok := clean(file, 1, data)
	d := Document{File: file, matterLine: 1, Body: text, BodyLine: 1}
	if !ok {
		return d, found
	}
	if wrong := checkOpening(file, text); wrong != nil {
		return d, append(found, *wrong)
	}
	matter, body, ok := cut(text)
	if !ok {
		return d, append(found, unclosed(file, text))
	}
	if line, inexact, ok := inexactFence(matter); ok {
		return d, append(found, diag.FenceNotExact.At(diag.Pos{File: file, Line: line + 1, Col: 1}, short(inexact)))
	}
	d.Matter, d.matterLine = matter, 2
	d.Body, d.BodyLine = body, 3+bytes.Count(matter, []byte("\n"))
	return d, found
}

// checkOpening tells what is wrong with the beginning of a text that does not
// begin with a fence.
func checkOpening(file string, text []byte) *diag.Finding {
	start := diag.Pos{File: file, Line: 1, Col: 1}
	first := firstLine(text)
	if string(first) == fence {
		return nil
	}
	wrong := diag.NoFrontMatter.At(start)
	switch rest := bytes.TrimLeft(text, "\n\t "); {
	case len(rest) == 0:
		wrong = diag.EmptyText.At(start)
	case bytes.HasPrefix(rest, []byte("+++")):
		wrong = diag.OtherFrontMatter.At(start, "TOML")
	case bytes.HasPrefix(rest, []byte("{")):
		wrong = diag.OtherFrontMatter.At(start, "JSON")
	case likeFence(first), bytes.HasPrefix(first, []byte(fence)):
		wrong = diag.FenceNotExact.At(start, short(string(first)))
	case string(firstLine(rest)) == fence:
		wrong = diag.FrontMatterNotFirst.At(start, 1+bytes.Count(text[:len(text)-len(rest)], []byte("\n")))
	}
	return &wrong
}

// cut lets the library find the parts of a text that begins with a fence, and
// believes it only where its second fence is one.
func cut(text []byte) (matter, body []byte, ok bool) {
	var length int
	capture := func(matter []byte, _ any) error {
		length = len(matter)
		return nil
	}
	format := frontmatter.NewFormat(fence, fence, capture)
	rest, err := frontmatter.MustParse(bytes.NewReader(masked(text)), nil, format)
	if err != nil {
		return nil, nil, false
	}
	begin := len(fence) + 1
	end, bodyBegin := begin+length, len(text)-len(rest)
	if string(bytes.TrimSuffix(text[end:bodyBegin], []byte("\n"))) != fence {
		return nil, nil, false
	}
	return text[begin:end], text[bodyBegin:], true
}

// masked hides from the library what it would take for the second fence: it
// ignores blanks around a line, but an indented `---` is part of a text of
// several lines. The copy has the same length, so the library's answer holds
// for the original.
func masked(text []byte) []byte {
	var copied []byte
	begin := 0
	for line := range bytes.Lines(text) {
		exact := string(bytes.TrimSuffix(line, []byte("\n"))) == fence
		if exact && begin > 0 {
			break
		}
		if !exact && string(bytes.TrimSpace(line)) == fence {
			if copied == nil {
				copied = bytes.Clone(text)
			}
			copy(copied[begin:], bytes.ReplaceAll(line, []byte("-"), []byte("~")))
		}
		begin += len(line)
	}
	if copied == nil {
		return text
	}
	return copied
}

// unclosed tells what is wrong where no second fence was found: most likely a
// line was meant as one.
func unclosed(file string, text []byte) diag.Finding {
	number := 0
	for line := range bytes.SplitSeq(text, []byte("\n")) {
		number++
		if number > 1 && likeFence(line) {
			return diag.FenceNotExact.At(diag.Pos{File: file, Line: number, Col: 1}, short(string(line)))
		}
	}
	return diag.FrontMatterNotClosed.At(diag.Pos{File: file, Line: 1, Col: 1})
}

// inexactFence finds the first line within front matter that would be a fence
// without the blanks after it, which nobody sees. It was meant as the second
// fence; the one the library found is a rule in the body.
func inexactFence(matter []byte) (number int, text string, ok bool) {
	for line := range bytes.SplitSeq(matter, []byte("\n")) {
		number++
		if bytes.HasPrefix(line, []byte(fence)) && string(bytes.TrimSpace(line)) == fence {
			return number, string(line), true
		}
	}
	return 0, "", false
}

// likeFence reports whether a line was probably meant as a fence: too many
// hyphens, blanks around them, or the dash a word processor made of them.
func likeFence(line []byte) bool {
	word := string(bytes.TrimSpace(line))
	switch word {
	case "", "-":
		return false
	case "...":
		return true
	}
	for _, r := range word {
		if r != '-' && r != '–' && r != '—' {
			return false
		}
	}
	return true
}

// firstLine is the text up to the first line feed.
func firstLine(text []byte) []byte {
	line, _, _ := bytes.Cut(text, []byte("\n"))
	return line
}

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
