package frontmatter

import (
	"errors"
	"strings"
	"unicode/utf8"

	"go.yaml.in/yaml/v4"

	"btfolio/internal/diag"
)

// notYAML says in an author's words what the YAML library has stumbled over.
// Where the library gives up is often behind the fault, so this looks at the
// text again. The library's own words are never shown.
func (s *source) notYAML(err error) *diag.Finding {
	var e *yaml.LoadError
	if !errors.As(err, &e) {
		e = &yaml.LoadError{}
	}
	finding := s.explain(e)
	return &finding
}

func (s *source) explain(e *yaml.LoadError) diag.Finding {
	line, column := e.Mark.Line, e.Mark.Column
	here, context := s.place(line, column), s.place(e.ContextMark.Line, e.ContextMark.Column)
	before, rest := s.around(line, column)
	switch {
	case e.Message == errTooDeep.Error():
		return diag.TooDeep.At(here, maxDepth)
	case strings.HasPrefix(rest, "\t"), strings.Contains(e.Message, "tab character"):
		return diag.TabIndent.At(here)
	case e.Message == "mapping values are not allowed in this context":
		return s.colon(line, column)
	case e.Message == "could not find expected ':'":
		return s.noKey(e.ContextMark.Line)
	case e.Message == "did not find expected <document start>":
		if above := s.above(line); above > 0 && !strings.Contains(s.line(above), ":") {
			return s.noKey(above)
		}
		return s.unreadable(line)
	case e.ContextMsg == "while scanning a quoted scalar":
		if strings.HasPrefix(e.Message, "found unexpected") {
			return diag.QuoteNotClosed.At(context, first(s.from(e.ContextMark.Line, e.ContextMark.Column)))
		}
		return s.escape(line, before, rest)
	case e.ContextMsg == "while parsing a flow sequence", e.ContextMsg == "while parsing a flow mapping":
		if line == e.ContextMark.Line && !blank(rest) {
			return diag.ListUnreadable.At(here)
		}
		return s.openBracket(e.ContextMark.Line, e.ContextMark.Column)
	case e.ContextMsg == "while parsing a flow node":
		if !blank(rest) {
			return diag.ListUnreadable.At(here)
		}
		return s.lastBracket(line)
	case e.Message == "block sequence entries are not allowed in this context":
		return diag.DashAfterColon.At(here)
	case e.Message == "did not find expected key", e.Message == "did not find expected '-' indicator":
		return s.unexpected(line, column, before)
	case strings.HasPrefix(e.Message, "unknown anchor"),
		e.Message == "found character that cannot start any token",
		e.Message == "did not find expected node content",
		e.Message == "mapping keys are not allowed in this context":
		return diag.QuotesNeeded.At(here, first(rest))
	}
	for _, what := range []string{"block scalar", "an alias", "an anchor", "a tag", "a directive"} {
		if strings.HasSuffix(e.ContextMsg, what) {
			return diag.QuotesNeeded.At(context, first(s.from(e.ContextMark.Line, e.ContextMark.Column)))
		}
	}
	return s.unreadable(line)
}

// colon explains a colon where the library expects none: the second one of a
// line, or the first one after a line that should have had its own.
func (s *source) colon(line, column int) diag.Finding {
	before, _ := s.around(line, column)
	if key, value, ok := strings.Cut(before, ": "); ok {
		_, rest := s.around(line, column)
		key = strings.TrimLeft(key, "- ")
		return diag.ColonInValue.At(s.place(line, column), quoted(key), inQuotes(strings.TrimSpace(value+rest)))
	}
	if above := s.above(line); above > 0 && s.startOf(above) == s.startOf(line) {
		return s.noKey(above)
	}
	return diag.IndentedWrong.At(s.place(line, s.startOf(line)))
}

// above is the nearest line above that says something, 0 if there is none.
func (s *source) above(line int) int {
	for line--; line > 0; line-- {
		if text := strings.TrimSpace(s.line(line)); text != "" && text[0] != '#' {
			break
		}
	}
	return max(line, 0)
}

// noKey explains a line that should be a key with its value and is not.
func (s *source) noKey(line int) diag.Finding {
	text := s.line(line)
	column := s.startOf(line)
	switch before, after, ok := strings.Cut(text, ":"); {
	case likeFence([]byte(text)):
		return diag.FenceNotExact.At(s.place(line, 1), short(text))
	case ok && !blank(before) && after != "" && !strings.HasPrefix(after, "//"):
		column += utf8.RuneCountInString(strings.TrimLeft(before, " \t"))
		return diag.SpaceMissing.At(s.place(line, column), quoted(text), quoted(before+": "+after))
	}
	return diag.ColonMissing.At(s.place(line, column), quoted(text))
}

// unexpected explains text where a key or an item of a list should begin.
func (s *source) unexpected(line, column int, before string) diag.Finding {
	before = strings.TrimRight(before, " \t")
	for _, mark := range []string{`"`, `'`} {
		if !strings.HasSuffix(before, mark) {
			continue
		}
		if strings.Count(before, mark)%2 == 0 {
			return diag.TextAfterQuote.At(s.place(line, column))
		}
		// The mark that ends here began on a line above, where the author
		// forgot to end it.
		for above := line - 1; above > 0; above-- {
			text := s.line(above)
			if strings.Count(text, mark)%2 == 1 {
				column := 1 + utf8.RuneCountInString(text[:strings.Index(text, mark)])
				return diag.QuoteNotClosed.At(s.place(above, column), mark)
			}
		}
	}
	switch {
	case blank(before):
		return diag.IndentedWrong.At(s.place(line, column))
	case strings.HasSuffix(before, "]"), strings.HasSuffix(before, "}"):
		return diag.ListUnreadable.At(s.place(line, column))
	}
	return s.unreadable(line)
}

// escape explains a backslash that stands for no character. It is at the
// place of the error or, where digits should follow, shortly before it.
func (s *source) escape(line int, before, rest string) diag.Finding {
	text := before + rest
	at := len(before)
	if !strings.HasPrefix(rest, `\`) {
		at = max(0, strings.LastIndex(before, `\`))
	}
	escape := []rune(text[at:])
	return diag.UnknownEscape.At(s.place(line, 1+utf8.RuneCountInString(text[:at])), string(escape[:min(len(escape), 2)]))
}

// lastBracket explains a list that ends with the text.
func (s *source) lastBracket(line int) diag.Finding {
	for ; line > 0; line-- {
		if i := strings.LastIndexAny(s.line(line), "[{"); i >= 0 {
			return s.openBracket(line, 1+utf8.RuneCountInString(s.line(line)[:i]))
		}
	}
	return s.unreadable(1)
}

func (s *source) openBracket(line, column int) diag.Finding {
	open := first(s.from(line, column))
	end := "]"
	if open == "{" {
		end = "}"
	}
	return diag.BracketNotClosed.At(s.place(line, column), open, end)
}

// unreadable is what is left when nothing better can be said.
func (s *source) unreadable(line int) diag.Finding {
	line = max(1, line)
	return diag.LineUnreadable.At(s.place(line, s.startOf(line)), quoted(s.line(line)))
}

// first is the first character of a text.
func first(text string) string {
	for _, r := range text {
		return string(r)
	}
	return ""
}

// inQuotes is a value as it can be written in YAML whatever it holds.
func inQuotes(value string) string {
	return "'" + strings.ReplaceAll(quoted(value), "'", "''") + "'"
}
