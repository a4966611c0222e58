package privacy

import (
	"unicode"
	"unicode/utf8"

	"btfolio/internal/language"
)

// How words of names are compared: in small letters without marks, as names of
// files have them.

// small is each letter of ASCII as a small one, and zero for other bytes.
var small = func() (t [256]byte) {
	for c := byte('a'); c <= 'z'; c++ {
		t[c], t[c-'a'+'A'] = c, c
	}
	return t
}()

// parts are the words that a word with hyphens has, folded.
func parts(word string) (all []string) {
	text := []byte(word)
	for i := 0; i < len(text); {
		var buf [longestWord]byte
		n, end := fold(&buf, text, i)
		if n > 0 {
			all = append(all, string(buf[:n]))
		}
		i = max(end, i+1)
	}
	return all
}

// plainest are letters with marks as they are spelled without.
var plainest = func() (t [0x180]string) {
	for r := rune(0xc0); r < 0x180; r++ {
		if unicode.IsLetter(r) {
			t[r] = language.Slug(string(r))
		}
	}
	return t
}()

// fold spells the word at i in small letters without marks, as names of files
// have it, and tells where it ends. It is empty where there is no word, and for
// one that is longer than names are.
func fold(buf *[longestWord]byte, text []byte, i int) (n, end int) {
	start := i
	for i < len(text) {
		if c := small[text[i]]; c != 0 {
			if n < longestWord {
				buf[n] = c
			}
			n++
			i++
			continue
		}
		if text[i] < utf8.RuneSelf {
			break
		}
		r, size := runeAt(text, i)
		var to string
		switch {
		case r < 0x180 && plainest[r] != "":
			to = plainest[r]
		case unicode.Is(unicode.Mn, r) && i > start:
		case unicode.IsLetter(r):
			if to = language.Slug(string(r)); to == "" {
				to = string(unicode.ToLower(r))
			}
		default:
			return length(n), i
		}
		if n+len(to) <= longestWord {
			copy(buf[n:], to)
		}
		n += len(to)
		i += size
	}
	return length(n), i
}

func length(n int) int {
	if n > longestWord {
		return 0
	}
	return n
}

// spelled is a word as names are compared.
func spelled(word []byte) string {
	var buf [longestWord]byte
	n, end := fold(&buf, word, 0)
	if end < len(word) {
		return ""
	}
	return string(buf[:n])
}
