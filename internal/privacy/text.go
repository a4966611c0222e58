package privacy

import (
	"bytes"
	"unicode/utf8"

	"btfolio/internal/language"
	"btfolio/internal/privacy/bound"
)

// maxHits is how many hits of one text are reported. A register pasted into a
// note has thousands, and nobody corrects them one by one.
const maxHits = 1000

// Text finds what must not leave the house in a text, all of it: front
// matter and comments are in the repository too. It may be called for every
// text at each save.
func Text(data []byte, known Known) []Hit {
	return lines(data, known, func() bool { return false })
}

// lines is Text until it is told to stop.
func lines(data []byte, known Known, stop func() bool) []Hit {
	var hits []Hit
	line, from, counted := 1, 0, 0 // the line that begins at from, found by counting to counted
	scan(data, known, stop, func(s span) bool {
		line += bytes.Count(data[counted:s.start], []byte{'\n'})
		if last := bytes.LastIndexByte(data[counted:s.start], '\n'); last >= 0 {
			from = counted + last + 1
		}
		counted = s.start
		hits = append(hits, Hit{
			Kind: s.kind, Line: line, Col: utf8.RuneCount(data[from:s.start]) + 1,
			Masked: mask(s.kind, data[s.start:s.end]),
		})
		return len(hits) < maxHits
	})
	return hits
}

// Name finds what must not leave the house in the name of a file or folder.
func Name(fileName string, known Known) []Hit {
	hits := Text([]byte(fileName), known)
	for i := range hits {
		hits[i].Line, hits[i].Col = 0, 0
		hits[i].Where = whereName
	}
	return hits
}

// A span is what was found, as the bytes of a text.
type span struct {
	kind       Kind
	start, end int
}

// What each byte of a text may be the beginning of.
const (
	nothing = iota
	aDigit
	aScript // a character of a script that has digits of its own
	anAt
	aP
)

var starts = func() (t [256]uint8) {
	for c := '0'; c <= '9'; c++ {
		t[c] = aDigit
	}
	t['@'], t['p'], t['P'] = anAt, aP, aP
	for c := 0xd9; c < 0xf5; c++ {
		t[c] = aScript
	}
	t[0xe2] = nothing // dashes and quotation marks, no digits
	return t
}()

// between is how many beginnings of something are looked at before scan asks
// again whether to stop: a few milliseconds' worth.
const between = 1 << 14

// scan finds everything in a text, in its order, until found says no or stop
// yes. Most of a text is passed over at one look per byte.
func scan(text []byte, known Known, stop func() bool, found func(span) bool) {
	passed := 0 // the end of the last thing found
	looks := 0
	for i := 0; i < len(text); {
		kind := starts[text[i]]
		if kind == nothing {
			i++
			continue
		}
		if looks++; looks%between == 0 && stop() {
			return
		}
		next := i + 1
		var s span
		switch kind {
		case aP:
			if i+2 < len(text) && text[i+1] == 'a' && text[i+2] == 't' {
				if start, end, ok := patientAt(text, i); ok {
					s = span{PatientName, start, end}
				}
			}
		case anAt:
			if start, end, ok := emailAt(text, i, passed); ok {
				if !known.email(text[start:end]) {
					s = span{Email, start, end}
				}
				next = end
			}
		case aScript:
			r, n := runeAt(text, i)
			next = i + n
			if _, ok := digit(r); !ok {
				break
			}
			fallthrough
		case aDigit:
			s, next = number(text, i, known)
		}
		if s.end > 0 {
			if !found(s) {
				return
			}
			next, passed = s.end, s.end
		}
		i = next
	}
}

// number finds what the digits at i are the beginning of, and where to go on
// if that is nothing.
func number(text []byte, i int, known Known) (s span, next int) {
	first := readGroup(text, i)
	c, call := phoneAt(text, first)
	if call && known.phones[c.national] {
		return s, c.end
	}
	if kind, end, ok := identityAt(text, first); ok {
		return span{kind, i, end}, end
	}
	if end, ok := reserveAt(text, i); ok {
		return span{ReserveNumber, i, end}, end
	}
	if call {
		return span{Phone, i, c.end}, c.end
	}
	return s, first.end
}

func (k Known) email(address []byte) bool {
	return k.emails[string(bytes.ToLower(address))]
}

// MaskedName is the name of a file or folder with what must not leave the
// house masked, for reports about it.
func MaskedName(fileName string, known Known) string {
	var masked []byte
	from := 0
	scan([]byte(fileName), known, func() bool { return false }, func(s span) bool {
		masked = append(masked, fileName[from:s.start]...)
		masked = append(masked, mask(s.kind, []byte(fileName[s.start:s.end]))...)
		from = s.end
		return true
	})
	return string(append(masked, fileName[from:]...))
}

const (
	// sheetSize is how much text of a file is gathered before it is searched.
	sheetSize = 128 << 10
	// margin is how much of it is searched again with what comes after: more
	// than the longest number with the words before it.
	margin = 512
)

// A sheet gathers the text of one part of a file and searches it. A part
// reports one hit of each kind: what stands in the header of every page, or in
// a column of a list, is one thing to correct.
type sheet struct {
	stop  func() bool
	known Known
	only  func(Kind) bool // what counts, all of it if nil
	where language.Text
	buf   []byte
	seen  int // bytes at the beginning of buf that are there for what comes after
	hits  []Hit
	told  map[language.Text]uint8 // the kinds of hits of each part
}

// newSheet makes a sheet that is searched for as long as the budget lasts.
func newSheet(b *bound.Budget, known Known) *sheet {
	return &sheet{known: known, stop: func() bool { return b.Err() != nil }}
}

// add adds text of a part.
func (s *sheet) add(where language.Text, text []byte) {
	if where != s.where {
		s.flush()
		s.where = where
	}
	for len(text) > 0 {
		n := min(len(text), sheetSize-len(s.buf))
		s.buf = append(s.buf, text[:n]...)
		text = text[n:]
		if len(s.buf) == sheetSize {
			s.search(len(s.buf) - margin)
			s.seen = margin / 2
			rest := copy(s.buf, s.buf[len(s.buf)-margin-s.seen:])
			s.buf = s.buf[:rest]
		}
	}
}

// flush searches what has been gathered.
func (s *sheet) flush() {
	s.search(len(s.buf))
	s.buf, s.seen = s.buf[:0], 0
}

// search tells what begins before end.
func (s *sheet) search(end int) {
	scan(s.buf, s.known, s.stop, func(p span) bool {
		if p.start < s.seen || p.start >= end || s.only != nil && !s.only(p.kind) {
			return true
		}
		if s.told == nil {
			s.told = map[language.Text]uint8{}
		}
		if bit := uint8(1) << p.kind; s.told[s.where]&bit == 0 {
			s.told[s.where] |= bit
			s.hits = append(s.hits, Hit{Kind: p.kind, Where: s.where, Masked: mask(p.kind, s.buf[p.start:p.end])})
		}
		return len(s.hits) < maxHits
	})
}
