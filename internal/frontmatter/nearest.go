package frontmatter

import (
	"unicode/utf8"

	"btfolio/internal/language"
	"btfolio/internal/vocabulary"
)

// nearest finds the key of a struct that a misspelt word most likely stands
// for, in the words of a language. It finds none if all of them differ too
// much. Only the keys of this struct count, since a key that may not stand
// here would be no help.
func (p *plan) nearest(word string, l language.Language) (string, bool) {
	word = plain(word)
	length := utf8.RuneCountInString(word)
	best := min(length/3, 3) + 1
	near := ""
	for _, f := range p.fields {
		spellings := []string{f.Key}
		if term, ok := vocabulary.Keys().Get(f.Key); ok {
			spellings = append(term.Also, term.Label.Sv, term.Label.En, term.Key)
		}
		for _, s := range spellings {
			if utf8.RuneCountInString(s) < length-best {
				continue // words of any length can stand before a colon
			}
			if d := language.Distance(word, plain(s)); d < best {
				best, near = d, f.Key
			}
		}
	}
	if near == "" {
		return "", false
	}
	return wordIn(near, l), true
}
