package vocabulary

import (
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// fold reduces a word to what tells it from other words. People leave out the
// dots of å ä ö in keys and folder names, and join the parts of a name with
// whatever is at hand. That no two terms of a list fold to the same word is
// checked when the list is read, so nothing is lost by it.
func fold(word string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case unicode.Is(unicode.Mn, r), unicode.IsSpace(r), unicode.Is(unicode.Pd, r):
			return -1
		case strings.ContainsRune("_/.", r):
			return -1
		}
		return unicode.ToLower(r)
	}, norm.NFD.String(word))
}
