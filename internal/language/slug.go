package language

import (
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// spelled are the letters that are not a letter of ASCII with a mark.
var spelled = strings.NewReplacer("ß", "ss", "æ", "ae", "ø", "o", "đ", "d", "ð", "d", "ł", "l", "þ", "th", "œ", "oe", "ı", "i")

// Slug spells a text in lower-case ASCII letters and digits with single
// hyphens between the words. It is empty where the text has neither.
func Slug(s string) string {
	lower := strings.ToLower(norm.NFD.String(s))
	if strings.ContainsFunc(lower, func(r rune) bool { return r > unicode.MaxASCII }) {
		lower = spelled.Replace(lower)
	}
	var b strings.Builder
	b.Grow(len(lower))
	gap := false
	for _, r := range lower {
		switch {
		case 'a' <= r && r <= 'z', '0' <= r && r <= '9':
			if gap && b.Len() > 0 {
				b.WriteByte('-')
			}
			gap = false
			b.WriteRune(r)
		case !unicode.Is(unicode.Mn, r):
			gap = true
		}
	}
	return b.String()
}
