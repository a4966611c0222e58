package privacy

import (
	"bytes"
	"slices"

	"btfolio/internal/language"
)

// A seam is the end of a part of a file, where the next part goes on with a number
// that it begins: one page and the next.
type seam struct {
	where language.Text
	text  []byte
}

// longestSeam is how much is read on each side: a number with a word before it.
const longestSeam = 64

// seamOf is empty for a part that does not end as the beginning of a number.
func seamOf(where language.Text, text []byte) seam {
	text = bytes.TrimSpace(text)
	if number := bytes.TrimRight(text, "-\u2013\u2010\u2011\u00ad+ "); len(number) == 0 || !isDigit(number[len(number)-1]) {
		return seam{}
	}
	return seam{where, bytes.Clone(text[max(0, len(text)-longestSeam):])}
}

// across tells of a number that the last part begins and this one ends.
func (s *sheet) across() {
	begun, rest := s.last, bytes.TrimSpace(s.buf)
	if begun.text == nil || len(rest) == 0 {
		return
	}
	s.last = seam{}
	if !isDigit(rest[0]) {
		return
	}
	border := len(meaningOf(begun.text, plainly))
	text := meaningOf(slices.Concat(begun.text, []byte("\n"), rest[:min(len(rest), longestSeam)]), plainly)
	scan(text, s.known, s.stop, func(p span) bool {
		if p.kind <= DoubtfulNumber && p.start < border && p.end > border {
			s.hit(Hit{Kind: p.kind, Where: begun.where, Masked: mask(p.kind, text[p.start:p.end])})
		}
		return true
	})
}
