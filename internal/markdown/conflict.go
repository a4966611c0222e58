package markdown

import (
	"bytes"
	"regexp"

	"btfolio/internal/diag"
)

// conflictMark is one of the marks that git leaves at the start of lines, also
// where lines were quoted since. A row of equals signs may underline a heading,
// and so is none by itself.
var conflictMark = regexp.MustCompile(`^(?:[ \t]*(?:>|[-*+]|\d+[.)])[ \t]+)*(<{7,15}|>{7,15}|\|{7,15})( [^|]*)?$`)

// conflicts reports the marks of git: each lone one, and in a conflict that is
// whole only the first, since it is one thing to settle. They count in code as
// well, since git does not ask where it leaves them.
func (w *watch) conflicts(body []byte) {
	at, within := 0, false
	for line := range bytes.Lines(body) {
		if bytes.IndexAny(line, "<>|") < 0 {
			at += len(line)
			continue
		}
		text := bytes.TrimRight(line, "\n")
		if mark := conflictMark.FindSubmatchIndex(text); mark != nil {
			sign := text[mark[2]]
			row := sign == '|' && mark[4] < 0 // of a table, in which nothing stands
			if sign == '<' || !within && !row {
				w.report(at+mark[2], diag.ConflictInBody.Problem(string(text[mark[2]:mark[3]])))
			}
			within = sign == '<' || within && sign == '|'
		}
		at += len(line)
	}
}
