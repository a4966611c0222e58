package vocabulary

import (
	"regexp"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"btfolio/internal/language"
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

// NearestWord finds the word that a misspelt one most likely stands for, so
// that a message can propose it in the language the author wrote. It is empty
// when no word of the list is near enough to be a slip. Of words equally near,
// the one that stands first in the file wins.
func (s *Set) NearestWord(word string) string {
	folded := fold(word)
	near, best := "", slips(folded)+1
	for _, t := range s.terms {
		for _, w := range t.words() {
			if d := language.Distance(folded, fold(w)); d < best {
				near, best = w, d
			}
		}
	}
	return near
}

// slips is how many slips of the keyboard a word of this length may hold and
// still be taken for another word. In very short words one letter is half
// the meaning.
func slips(folded string) int {
	switch n := utf8.RuneCountInString(folded); {
	case n < 3:
		return 0
	case n < 6:
		return 1
	case n < 11:
		return 2
	}
	return 3
}

// gap is what fold leaves out of a word: white space, dashes and other signs
// between its parts, and marks on its letters. The classes of Unicode for these
// would make patterns that take a second each to read.
const gap = "[\\s_/.\\-\u2010-\u2015\u0300-\u036f]*"

// Pattern is a regular expression for every way of writing a word that Find
// takes for it, as far as the keyboards of Europe go. Editors use it to accept
// what the program accepts; it means the same in Go and in JavaScript.
func Pattern(word string) string {
	var b strings.Builder
	b.WriteString(gap)
	for _, letter := range fold(word) {
		b.WriteString(spellings(letter) + gap)
	}
	return b.String()
}

// Pattern is a regular expression for every spelling of every word of a list.
func (s *Set) Pattern() string {
	var words []string
	for _, term := range s.Terms() {
		for _, word := range append([]string{term.Label.Sv, term.Label.En, term.Key}, term.Also...) {
			words = append(words, Pattern(word))
		}
	}
	return strings.Join(words, "|")
}

// spellings are the characters that fold takes for a letter.
func spellings(letter rune) string {
	if all := similar()[letter]; len(all) > 1 {
		return "[" + string(all) + "]"
	}
	return regexp.QuoteMeta(string(letter))
}

var similar = sync.OnceValue(func() map[rune][]rune {
	all := map[rune][]rune{}
	for r := rune('!'); r <= 'ÿ'; r++ {
		if letter := []rune(fold(string(r))); len(letter) == 1 {
			all[letter[0]] = append(all[letter[0]], r)
		}
	}
	return all
})

// reserved are the names that Windows keeps for devices, with or without an
// extension after them.
var reserved = regexp.MustCompile(`^(con|prn|aux|nul|com[0-9]|lpt[0-9])$`)

// Slug turns a title or a file name into a part of an address that every file
// system, zip program and web server takes as it is: lower-case ASCII letters
// and digits with single hyphens between the words. Different titles can have
// the same slug; telling them apart is up to whoever names the pages.
func Slug(s string) string {
	switch slug := language.Slug(s); {
	case slug == "":
		return "x"
	case reserved.MatchString(slug):
		return slug + "-x"
	default:
		return slug
	}
}
