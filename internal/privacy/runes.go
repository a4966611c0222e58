package privacy

import (
	"unicode"
	"unicode/utf8"
)

// runeAt is the character at a place of a text. A byte that is no UTF-8 is
// taken as Latin-1, which is what old text files are in.
func runeAt(text []byte, i int) (rune, int) {
	if c := text[i]; c < utf8.RuneSelf {
		return rune(c), 1
	}
	r, n := utf8.DecodeRune(text[i:])
	if r == utf8.RuneError && n == 1 {
		return rune(text[i]), 1
	}
	return r, n
}

// runeBefore is the character that ends at a place of a text.
func runeBefore(text []byte, i int) (rune, int) {
	if i == 0 {
		return 0, 0
	}
	if c := text[i-1]; c < utf8.RuneSelf {
		return rune(c), 1
	}
	r, n := utf8.DecodeLastRune(text[:i])
	if r == utf8.RuneError && n == 1 {
		return rune(text[i-1]), 1
	}
	return r, n
}

// digit is the value of a digit in any script: full-width and Arabic digits
// read as well as ours and survive copying.
func digit(r rune) (byte, bool) {
	if r < utf8.RuneSelf {
		return byte(r) - '0', '0' <= r && r <= '9'
	}
	if !unicode.IsDigit(r) {
		return 0, false
	}
	// Unicode keeps the digits of every script in rows of ten.
	for _, row := range unicode.Nd.R16 {
		if rune(row.Lo) <= r && r <= rune(row.Hi) {
			return byte((r - rune(row.Lo)) % 10), true
		}
	}
	for _, row := range unicode.Nd.R32 {
		if rune(row.Lo) <= r && r <= rune(row.Hi) {
			return byte((r - rune(row.Lo)) % 10), true
		}
	}
	return 0, false
}

// invisible are characters that a reader does not see and a program puts
// anywhere: soft hyphens, joiners, marks of direction.
func invisible(r rune) bool {
	switch r {
	case 0xad, 0x200b, 0x200c, 0x200d, 0x200e, 0x200f, 0x2060, 0xfeff:
		return true
	}
	return false
}

func dash(r rune) bool {
	switch r {
	case '-', 0x2010, 0x2011, 0x2012, 0x2013, 0x2014, 0x2015, 0x2212, 0xfe58, 0xfe63, 0xff0d:
		return true
	}
	return false
}

func plus(r rune) bool { return r == '+' || r == 0xff0b }

func blank(r rune) bool {
	return r == ' ' || r == 0xa0 || r > utf8.RuneSelf && unicode.Is(unicode.Zs, r)
}

func letter(r rune) bool {
	if r < utf8.RuneSelf {
		return 'a' <= r|0x20 && r|0x20 <= 'z'
	}
	return unicode.IsLetter(r) || unicode.Is(unicode.Mn, r)
}
