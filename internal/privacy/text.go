package privacy

import (
	"bytes"
	"cmp"
	"slices"
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
	text := meaningOf(data, inMarkup)
	hits, at := hits(text, known, never)
	traitsIn(text, func(start int, traits language.Text) {
		hits, at = append(hits, Hit{Kind: Traits, Where: traits}), append(at, span{start: start})
	})
	return placed(data, hits, at)
}

// lines is Text of a file.
func (s *sheet) lines(data []byte) []Hit {
	text := meaningOf(data, inMarkup)
	hits, at := hits(text, s.known, s.stop)
	s.own.title(text)
	for i, h := range hits {
		if h.Kind == PersonalNumber || h.Kind == CoordinationNumber {
			s.own.number(text[at[i].start:at[i].end])
		}
	}
	return placed(data, hits, at)
}

// hits are what is found in a meaning, and where in it.
func hits(text []byte, known Known, stop func() bool) (hits []Hit, at []span) {
	scan(text, known, stop, func(s span) bool {
		hits = append(hits, Hit{Kind: s.kind, Masked: mask(s.kind, text[s.start:s.end])})
		at = append(at, s)
		return len(hits) < maxHits
	})
	named, where := placedMentions(known.others, text, stop)
	return append(hits, named...), append(at, where...)
}

// placed gives hits in a meaning the lines of its text, and that order.
func placed(data []byte, hits []Hit, at []span) []Hit {
	if len(hits) == 0 {
		return nil
	}
	order := make([]int, len(at))
	for i, s := range at {
		order[i] = s.start
	}
	slices.Sort(order)
	where := places(data, inMarkup, order)
	starts := make(map[int]int, len(at))
	for i, p := range where {
		starts[order[i]] = p.start
	}
	// Line is the byte of the text until all are in their order.
	for i := range hits {
		hits[i].Line = starts[at[i].start]
	}
	slices.SortStableFunc(hits, func(a, b Hit) int { return cmp.Compare(a.Line, b.Line) })
	line, from, counted := 1, 0, 0 // the line that begins at from, found by counting to counted
	for i := range hits {
		h := &hits[i]
		start := h.Line
		line += bytes.Count(data[counted:start], []byte{'\n'})
		if last := bytes.LastIndexByte(data[counted:start], '\n'); last >= 0 {
			from = counted + last + 1
		}
		counted = start
		h.Line, h.Col = line, utf8.RuneCount(data[from:start])+1
	}
	return hits
}

// Name finds what must not leave the house in the name of a file or folder.
func Name(fileName string, known Known) (hits []Hit) {
	text := meaningOf([]byte(fileName), plainly)
	scan(text, known, never, func(s span) bool {
		hits = append(hits, Hit{Kind: s.kind, Where: whereName, Masked: mask(s.kind, text[s.start:s.end])})
		return true
	})
	for _, m := range known.others.mentions(text, never) {
		h := m.hit()
		h.Where = whereName
		hits = append(hits, h)
	}
	return hits
}

func never() bool { return false }

// A span is what was found, as the bytes of a text.
type span struct {
	kind       Kind
	start, end int
}

// What each byte of a text may be the beginning of.
const (
	nothing = iota
	aDigit
	anAt
	aP
	aCapital
)

var starts = func() (t [256]uint8) {
	for c := '0'; c <= '9'; c++ {
		t[c] = aDigit
	}
	for c := 'A'; c <= 'Z'; c++ {
		t[c] = aCapital
	}
	t['@'], t['p'], t['P'], t[0xc3] = anAt, aP, aP, aCapital
	return t
}()

// between is how many beginnings of something are looked at before scan asks
// again whether to stop: a few milliseconds' worth.
const between = 1 << 14

// A scanner looks through one meaning.
type scanner struct {
	text  []byte
	known Known
	today int
	chain chain // of the digits at hand
}

// scan finds everything in a meaning, in its order and secrets last, until
// found says no or stop yes. Most of a text is passed over at one look per byte.
func scan(text []byte, known Known, stop func() bool, found func(span) bool) {
	sc := scanner{text: text, known: known, today: known.day()}
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
		case aP, aCapital:
			start, end, ok := 0, 0, false
			if kind == aP && i+2 < len(text) && text[i+1] == 'a' && text[i+2] == 't' {
				start, end, ok = sc.patientAt(i)
			}
			if !ok && text[i] != 'p' {
				start, end, ok = sc.personAt(i)
			}
			if ok && start >= passed {
				s = span{PatientName, start, end}
			}
		case anAt:
			if start, end, ok := emailAt(text, i, passed); ok {
				if !known.email(text[start:end]) {
					s = span{Email, start, end}
				}
				next = end
			}
		case aDigit:
			s, next = sc.number(i)
		}
		if s.end > 0 {
			if !found(s) {
				return
			}
			next, passed = s.end, s.end
		}
		i = next
	}
	secrets(text, found)
}

// number finds what the digits at i are the beginning of, and where to go on
// if that is nothing.
func (s *scanner) number(i int) (found span, next int) {
	first := readGroup(s.text, i)
	c, call := phoneAt(s.text, first)
	if call && s.known.phones[c.national] {
		return found, c.end
	}
	if kind, end, ok := s.identityAt(first); ok {
		return span{kind, i, end}, end
	}
	if end, ok := s.reserveAt(i); ok {
		return span{ReserveNumber, i, end}, end
	}
	if call {
		return span{Phone, i, c.end}, c.end
	}
	if start, end, ok := s.addressAt(first); ok {
		return span{Address, start, end}, end
	}
	return found, first.end
}

func (k Known) email(address []byte) bool {
	return k.emails[string(bytes.ToLower(address))]
}

// Masked is a text without marks, such as the name of a file, with what must not
// leave the house masked.
func Masked(plain string, known Known) string {
	text := meaningOf([]byte(plain), plainly)
	var masks []string
	var at []int // where each begins and ends
	scan(text, known, never, func(s span) bool {
		if k := len(at); k == 0 || at[k-1] < s.start {
			masks, at = append(masks, mask(s.kind, text[s.start:s.end])), append(at, s.start, s.end-1)
		}
		return true
	})
	where := places([]byte(plain), plainly, at)
	masked, from := "", 0
	for i, mask := range masks {
		masked += plain[from:where[2*i].start] + mask
		from = where[2*i+1].end
	}
	return masked + plain[from:]
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
	own   certificate
	stop  func() bool
	known Known
	only  func(Kind) bool // what counts, all of it if nil
	where language.Text
	buf   []byte
	seen  int // bytes at the beginning of buf that are there for what comes after
	last  seam
	hits  []Hit
	told  map[language.Text]uint32 // the kinds of hits of each part
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
	s.last = seamOf(s.where, s.buf)
	s.buf, s.seen = s.buf[:0], 0
}

// search tells what begins before end.
func (s *sheet) search(end int) {
	s.across()
	f := folder{source: s.buf}
	f.read(0, s.border(s.seen))
	first := len(f.text)
	f.read(s.border(s.seen), s.border(end))
	last := len(f.text)
	f.read(s.border(end), len(s.buf))
	s.own.title(f.text)
	scan(f.text, s.known, s.stop, func(p span) bool {
		if p.start < first || p.start >= last || s.only != nil && !s.only(p.kind) {
			return true
		}
		if s.told == nil {
			s.told = map[language.Text]uint32{}
		}
		if p.kind == PersonalNumber || p.kind == CoordinationNumber {
			s.own.number(f.text[p.start:p.end])
		}
		if bit := uint32(1) << p.kind; s.told[s.where]&bit == 0 {
			s.told[s.where] |= bit
			s.hits = append(s.hits, Hit{Kind: p.kind, Where: s.where, Masked: mask(p.kind, f.text[p.start:p.end])})
		}
		return len(s.hits) < maxHits
	})
	for _, m := range s.known.others.mentions(f.text, s.stop) {
		if m.start >= first && m.start < last && s.only == nil {
			h := m.hit()
			h.Where = s.where
			s.hit(h)
		}
	}
}

// border is the place or the next one where a character begins.
func (s *sheet) border(i int) int {
	for i < len(s.buf) && !utf8.RuneStart(s.buf[i]) {
		i++
	}
	return i
}
