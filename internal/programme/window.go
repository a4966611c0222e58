package programme

import (
	"regexp"
	"strings"

	"cloud.google.com/go/civil"

	"btfolio/internal/diag"
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
const edgePattern = `(start|middle|end)( *[-+–−] *` + spanPattern + `)?`

var edgeForm = regexp.MustCompile(`^(start|middle|end)(?: *([-+–−]) *(\d.*))?$`)

func parseEdge(s string) (Edge, bool) {
	m := edgeForm.FindStringSubmatch(s)
	if m == nil {
		return Edge{}, false
	}
	e := Edge{Anchor: Anchor(m[1]), Before: m[2] != "" && m[2] != "+"}
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

// Date is where the edge falls in a period. Both dates belong to the period.
func (e Edge) Date(from, to civil.Date) civil.Date {
	anchor := from
	switch e.Anchor {
	case atMiddle:
		anchor = from.AddDays(to.DaysSince(from) / 2)
	case atEnd:
		anchor = to
	}
	if e.Before {
		return e.Offset.Before(anchor)
	}
	return e.Offset.After(anchor)
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
func (Window) Pattern() string { return edgePattern + ` +to +` + edgePattern }

// UnmarshalText reads a window as programmes write it.
func (w *Window) UnmarshalText(text []byte) error {
	written := string(text)
	from, to, ok := strings.Cut(written, " to ")
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

// Given reports whether the rule names a window at all.
func (w Window) Given() bool { return w != Window{} }

// Dates are the first and the last day of the window in a period. The last
// day is a deadline and always stands; in a period too short for the window
// it is the first day, too.
func (w Window) Dates(from, to civil.Date) (first, last civil.Date) {
	if !w.Given() {
		return from, to
	}
	first, last = w.From.Date(from, to), w.To.Date(from, to)
	if first.After(last) {
		first = last
	}
	return first, last
}
