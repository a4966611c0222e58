package pdf

import (
	"bytes"
	"cmp"
	"math"
	"slices"
)

// A piece is text that stands in a row on a page, where it was written in one
// go.
type piece struct {
	turn     float64 // the direction of reading, in degrees
	line     float64 // how far across it the row is, from the bottom
	from, to float64 // how far along it
	em       float64
	start    int // of its text
	end      int
}

// mostPieces is how many pieces are gathered before they are handed on.
const mostPieces = 20_000

// begun notes where the next letters stand, which are a piece of their own or
// go on with the last.
func (t *text) begun(apart bool) {
	at := t.tm.times(t.ctm)
	if s := t.actual; s != nil && s.from < 0 {
		s.from = len(t.buf)
	}
	if n := len(t.pieces); !apart && n > 0 && t.pieces[n-1].end == len(t.buf) {
		return
	}
	if len(t.pieces) == mostPieces {
		t.flush()
	}
	long := math.Hypot(at[0], at[1])
	p := piece{turn: math.Round(math.Atan2(at[1], at[0]) * 180 / math.Pi), em: math.Abs(t.points) * long, start: len(t.buf)}
	if long > 0 {
		p.from = (at[4]*at[0] + at[5]*at[1]) / long
		p.line = (at[5]*at[0] - at[4]*at[1]) / long
	}
	t.pieces = append(t.pieces, p)
}

// written notes where the piece at hand ends.
func (t *text) written() {
	if len(t.pieces) == 0 {
		return
	}
	p := &t.pieces[len(t.pieces)-1]
	a := p.turn * math.Pi / 180
	p.end, p.to = len(t.buf), t.penX*math.Cos(a)+t.penY*math.Sin(a)
}

// inOrder is the text the way an eye goes over the page, line by line, or
// nothing if it is written in that order or has no numbers.
func (t *text) inOrder() []byte {
	pieces := slices.Clone(t.pieces)
	slices.SortStableFunc(pieces, func(a, b piece) int {
		return cmp.Or(cmp.Compare(a.turn, b.turn), cmp.Compare(b.line, a.line))
	})
	var text []byte
	for len(pieces) > 0 {
		n := 1
		for n < len(pieces) && pieces[n].turn == pieces[0].turn && pieces[n-1].line-pieces[n].line < .4*pieces[n].em {
			n++
		}
		line := pieces[:n]
		pieces = pieces[n:]
		slices.SortStableFunc(line, func(a, b piece) int { return cmp.Compare(a.from, b.from) })
		for i, p := range line {
			if i > 0 {
				switch gap := (p.from - line[i-1].to) / max(p.em, 1e-6); {
				case gap > 1:
					text = append(text, '\t')
				case gap > .15:
					text = append(text, ' ')
				}
			}
			text = append(text, t.buf[p.start:p.end]...)
		}
		text = append(text, '\n')
		if last := line[len(line)-1]; len(pieces) > 0 && (pieces[0].turn != last.turn || last.line-pieces[0].line > 2.5*last.em) {
			text = append(text, '\n') // another paragraph
		}
	}
	if few := 4; countDigits(text) < few || bytes.Equal(inked(text), inked(t.buf)) {
		return nil
	}
	return text
}

// inked is a text without its white space.
func inked(text []byte) []byte { return bytes.Join(bytes.Fields(text), nil) }

func countDigits(text []byte) (n int) {
	for _, c := range text {
		if '0' <= c && c <= '9' {
			n++
		}
	}
	return n
}

// A spoken part is one that says what it stands for, such as a number
// whose digits are pictures.
type spoken struct {
	from, to int // from is -1 until something is written
	text     []byte
}

// mark begins a part with what is said of it.
func (t *text) mark(says dict) {
	t.marks++
	for _, k := range []name{"Alt", "E"} {
		t.strings(says[k], k)
	}
	if s, ok := t.resolve(says["ActualText"]).(str); ok && t.actual == nil {
		if text, ok := decode(s); ok {
			t.actual, t.within = &spoken{-1, 0, text}, t.marks
			t.letters += len(bytes.TrimSpace(text))
		}
	}
}

func (t *text) unmark() {
	if t.marks > 0 {
		t.marks--
	}
	if t.actual != nil && t.marks < t.within {
		t.close()
		if len(t.spans) == mostPieces {
			t.flush()
		}
	}
}

// close ends the part that says what it stands for.
func (t *text) close() {
	s := *t.actual
	if s.to = len(t.buf); s.from < 0 {
		s.from = s.to
	}
	t.spans, t.actual = append(t.spans, s), nil
}

// asSaid is the text with what its parts stand for.
func (t *text) asSaid() (text []byte) {
	from := 0
	for _, s := range t.spans {
		text = append(append(text, t.buf[from:s.from]...), s.text...)
		from = s.to
	}
	return append(text, t.buf[from:]...)
}

// flush hands out what has been gathered: as it is written, and in other ways
// to read it.
func (t *text) flush() {
	if t.actual != nil { // its text says nothing of what comes after
		t.close()
	}
	emit := func(text []byte) {
		if len(text) > 0 {
			t.Emit(t.where, text)
		}
	}
	emit(t.buf)
	if text := t.inOrder(); text != nil {
		emit(slices.Concat([]byte("\n\n"), text, []byte("\n\n")))
	}
	said := t.buf
	if len(t.spans) > 0 {
		said = t.asSaid()
		emit(slices.Concat([]byte("\n\n"), said, []byte("\n\n")))
	}
	if t.shown && len(said) > 0 {
		t.Shown(t.where, said)
	}
	t.buf, t.pieces, t.spans = t.buf[:0], t.pieces[:0], t.spans[:0]
}
