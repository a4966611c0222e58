package programme

import (
	"regexp"
	"strings"

	"cloud.google.com/go/civil"

	"btfolio/internal/diag"
	"btfolio/internal/language"
	"btfolio/internal/vocabulary"
)

// An Anchor is the point of a period that the edge of a window is tied to.
type Anchor string

// The anchors.
const (
	atStart  Anchor = "start"
	atMiddle Anchor = "middle"
	atEnd    Anchor = "end"
)

var anchorOrder = map[Anchor]int{atStart: 0, atMiddle: 1, atEnd: 2}

// An Edge is one side of a window: “start + 2 weeks”, “middle”,
// “end - 4 weeks”. The zero Edge stands for “not given”.
type Edge struct {
	Anchor Anchor
	Offset Span // how far from the anchor
	Before bool // the offset counts backwards
}

// edgePattern is every way of writing an edge.
const edgePattern = `(start|middle|end|mitten|slut)( *[-+–−] *` + spanPattern + `)?`

var edgeForm = regexp.MustCompile(`^(start|middle|end|mitten|slut)(?: *([-+–−]) *(\d.*))?$`)

// anchors are the anchors by their words in either language.
var anchors = map[string]Anchor{"start": atStart, "middle": atMiddle, "mitten": atMiddle, "end": atEnd, "slut": atEnd}

func parseEdge(s string) (Edge, bool) {
	m := edgeForm.FindStringSubmatch(s)
	if m == nil {
		return Edge{}, false
	}
	e := Edge{Anchor: anchors[m[1]], Before: m[2] != "" && m[2] != "+"}
	if m[3] == "" {
		return e, true
	}
	var ok bool
	e.Offset, ok = parseSpan(m[3])
	return e, ok
}

// Pattern is every way of writing an edge, for editors.
func (Edge) Pattern() string { return edgePattern }

// UnmarshalText reads an edge as programmes write it.
func (e *Edge) UnmarshalText(text []byte) error {
	edge, ok := parseEdge(string(text))
	if !ok {
		return diag.NotAnEdge.Problem(string(text))
	}
	*e = edge
	return nil
}

// Date is where the edge falls in what is served.
func (e Edge) Date(s Served) civil.Date {
	anchor := s.First()
	switch e.Anchor {
	case atMiddle:
		anchor = s.Middle()
	case atEnd:
		anchor = s.Last()
	}
	if e.Before {
		return s.Before(anchor, e.Offset)
	}
	return s.After(anchor, e.Offset)
}

// after reports whether e lies behind f in a period of ordinary length.
func (e Edge) after(f Edge) bool {
	if e.Anchor != f.Anchor {
		return anchorOrder[e.Anchor] > anchorOrder[f.Anchor]
	}
	return e.signed() > f.signed()
}

func (e Edge) signed() int {
	if e.Before {
		return -e.Offset.days()
	}
	return e.Offset.days()
}

// A Window is the part of a period in which something is to be done:
// “start to start + 2 weeks”, “middle - 3 weeks to middle + 3 weeks”. The
// zero Window is the whole period.
type Window struct {
	From, To Edge
}

// Pattern is every way of writing a window, for editors.
func (Window) Pattern() string { return edgePattern + ` +(to|till) +` + edgePattern }

// UnmarshalText reads a window as programmes write it.
func (w *Window) UnmarshalText(text []byte) error {
	written := string(text)
	from, to, ok := strings.Cut(written, " to ")
	if !ok {
		from, to, ok = strings.Cut(written, " till ")
	}
	first, firstOK := parseEdge(strings.TrimSpace(from))
	last, lastOK := parseEdge(strings.TrimSpace(to))
	switch {
	case !ok || !firstOK || !lastOK:
		return diag.NotAWindow.Problem(written)
	case first.after(last):
		return diag.WindowReversed.Problem(written)
	}
	*w = Window{From: first, To: last}
	return nil
}

// In writes the edge as in a sentence: “4 veckor före slutet”.
func (e Edge) In(l language.Language) string {
	anchor := edgeWord(string(e.Anchor), l)
	switch {
	case e.Offset.Unit == "":
		return anchor
	case e.Before:
		return e.Offset.In(l) + " " + edgeWord("before", l) + " " + anchor
	}
	return e.Offset.In(l) + " " + edgeWord("after", l) + " " + anchor
}

// In writes the window as in a sentence: “från mitten till slutet”.
func (w Window) In(l language.Language) string {
	return edgeWord("from", l) + " " + w.From.In(l) + " " + edgeWord("to", l) + " " + w.To.In(l)
}

func edgeWord(word string, l language.Language) string {
	t, _ := vocabulary.Label("edge_" + word)
	return t.In(l)
}

// Given reports whether the rule names a window at all.
func (w Window) Given() bool { return w != Window{} }

// Dates are the first and the last day of the window in what is served. The
// last day is a deadline and always stands; in a service too short for the
// window it is the first day, too.
func (w Window) Dates(s Served) (first, last civil.Date) {
	if !w.Given() {
		return s.First(), s.Last()
	}
	first, last = w.From.Date(s), w.To.Date(s)
	if first.After(last) {
		first = last
	}
	return first, last
}
