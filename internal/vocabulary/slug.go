package vocabulary

import (
	"regexp"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// spelled are the letters that are not a letter of ASCII with a mark.
var spelled = strings.NewReplacer("ß", "ss", "æ", "ae", "ø", "o", "đ", "d", "ð", "d", "ł", "l", "þ", "th", "œ", "oe", "ı", "i")

// reserved are the names that Windows keeps for devices, with or without an
// extension after them.
var reserved = regexp.MustCompile(`^(con|prn|aux|nul|com[0-9]|lpt[0-9])$`)

// Slug turns a title or a file name into a part of an address that every file
// system, zip program and web server takes as it is: lower-case ASCII letters
// and digits with single hyphens between the words. Different titles can have
// the same slug; telling them apart is up to whoever names the pages.
func Slug(s string) string {
	var b strings.Builder
	gap := false
	for _, r := range spelled.Replace(strings.ToLower(norm.NFD.String(s))) {
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
	switch slug := b.String(); {
	case slug == "":
		return "x"
	case reserved.MatchString(slug):
		return slug + "-x"
	default:
		return slug
	}
}
