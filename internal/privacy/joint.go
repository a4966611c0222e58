package privacy

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// A joint is what stands between two words of a name.
type joint uint8

const (
	apart joint = iota // the words do not belong together
	byBlank
	bySign  // one sign, as names of files and addresses have it
	byDot   // a dot and a space, behind an initial
	byComma // Lind, Sara
	byCell  // the border of two cells of a row
)

const longestJoint = 48

// jointOf reads what stands between two words. Quotation marks and brackets are
// not read, and lines of a page may be indented.
func jointOf(between []byte) joint {
	if string(between) == ".-" { // A.-K.
		return bySign
	}
	lines, cells, blanks, signs := 0, 0, 0, 0
	var sign byte
	for i := 0; i < len(between); {
		r, size := runeAt(between, i)
		i += size
		switch {
		case r == '\n':
			lines++
			blanks++
		case r == ' ' || r == '\t':
			blanks++
		case r == 0x1f || r == ';':
			cells++
		case strings.ContainsRune(`"'()”“’‘«»\`, r):
		case r < utf8.RuneSelf && r > ' ' && strings.IndexByte("-_.+,", byte(r)) >= 0:
			signs++
			sign = byte(r)
		default:
			return apart
		}
	}
	switch {
	case cells == 1 && signs == 0 && lines < 3, sign == ',' && signs == 1 && blanks == 0 && cells == 0:
		return byCell
	case cells > 0 || signs > 1 || lines > 1:
		return apart
	case signs == 0:
		return byBlank
	case sign == ',':
		return byComma
	case blanks == 0 && len(between) == 1:
		return bySign
	case sign == '.' && between[0] == '.':
		return byDot
	}
	return apart
}

// A word of a text.
type word struct{ start, end int }

// before is the word before i, and what joins them.
func before(text []byte, i int) (word, joint) {
	k := i
	for k > 0 && i-k < longestJoint {
		r, n := runeBefore(text, k)
		if letter(r) {
			break
		}
		k -= n
	}
	w := word{k, k}
	for w.start > 0 && k-w.start < longestWord {
		r, n := runeBefore(text, w.start)
		if !letter(r) {
			break
		}
		w.start -= n
	}
	if w.start == w.end || k == i {
		return w, apart
	}
	return w, jointOf(text[k:i])
}

// after is the word after i, and what joins them.
func after(text []byte, i int) (word, joint) {
	k := i
	for k < len(text) && k-i < longestJoint {
		r, n := runeAt(text, k)
		if letter(r) {
			break
		}
		k += n
	}
	w := word{k, k}
	for w.end < len(text) && w.end-k < longestWord {
		r, n := runeAt(text, w.end)
		if !letter(r) {
			break
		}
		w.end += n
	}
	if w.start == w.end || k == i {
		return w, apart
	}
	return w, jointOf(text[i:k])
}

func (w word) of(text []byte) []byte { return text[w.start:w.end] }

// isInitial reports whether a word is one capital letter.
func (w word) isInitial(text []byte) bool {
	r, size := runeAt(text, w.start)
	return w.start+size == w.end && unicode.IsUpper(r)
}

func (w word) capital(text []byte) bool {
	r, _ := runeAt(text, w.start)
	return unicode.IsUpper(r)
}
