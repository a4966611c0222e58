package privacy

import (
	"bytes"
	"strings"
	"unicode/utf8"
)

// streets are how the names of streets end.
var streets = strings.Fields("gatan gata vägen väg gränd stigen torget allén backen leden")

// addressAt finds an address around the digits of a group: Storgatan 12,
// Norra vägen 3 B, 123 45 Ekhamra.
func (s *scanner) addressAt(g group) (start, end int, ok bool) {
	if g.n > 3 || g.start > 0 && isDigit(s.text[g.start-1]) {
		return 0, 0, false
	}
	if start, ok := streetBefore(s.text, g.start); ok && (g.end == len(s.text) || s.text[g.end] != '%' && s.text[g.end] != '-') {
		return start, g.end, true
	}
	if gap, next, ok := readGap(s.text, g.end); ok && g.n == 3 && g.digits[0] > 0 && gap == one && !among(s.text, g.start) {
		if two := readGroup(s.text, next); two.n == 2 && labelBefore(s.text, g.start) == labelNone {
			k, spaced := skipBlank(s.text, two.end)
			town, end := nextWord(s.text, k)
			name, proper := properName(town)
			return g.start, end, spaced && proper && utf8.RuneCount(town) > 2 && !notNames[name]
		}
	}
	return 0, 0, false
}

// one is a gap of one space.
var one = gap{blanks: 1}

// streetBefore finds the name of a street that ends just before i.
func streetBefore(text []byte, i int) (start int, ok bool) {
	if i < 6 || text[i-1] != ' ' || !inWord(text[i-2]) {
		return 0, false
	}
	before := text[max(0, i-48) : i-1]
	for _, ending := range streets {
		if !bytes.HasSuffix(before, []byte(ending)) {
			continue
		}
		k := len(before) - len(ending)
		if k > 0 && before[k-1] == ' ' { // Norra vägen
			k--
		}
		own := k
		for k > 0 && (inWord(before[k-1]) || before[k-1] == '-') {
			k--
		}
		if own-k < 3 || k == 0 && i > 49 {
			return 0, false
		}
		r, _ := utf8.DecodeRune(before[k:])
		return i - 1 - len(before) + k, capital(r)
	}
	return 0, false
}
