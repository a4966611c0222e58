package vocabulary

import (
	"regexp"
	"strings"
	"sync"
)

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
