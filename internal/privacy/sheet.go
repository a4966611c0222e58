package privacy

import (
	"btfolio/internal/language"
	"btfolio/internal/privacy/bound"
)

const (
	// sheetSize is how much text of a file is gathered before it is searched.
	sheetSize = 128 << 10
	// margin is how much of it is searched again with what comes after: more
	// than the longest number with the words before it.
	margin = 512
)

// A sheet gathers the text of one part of a file and searches it. Of each
// kind, a part tells one hit: what stands in the header of every page, or in
// a column of a list, is one thing to mend.
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
