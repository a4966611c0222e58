package vocabulary

import (
	"unicode/utf8"

	"btfolio/internal/language"
)

// Nearest finds the term that a misspelt word most likely stands for. It
// finds nothing when no word of the list is near enough to be a slip.
func (s *Set) Nearest(word string) (Term, bool) {
	i, _, ok := s.nearest(word)
	if !ok {
		return Term{}, false
	}
	return s.terms[i].clone(), true
}

// NearestWord is the word that Nearest went by, so that a message can propose
// it in the language the author wrote. It is empty when there is none.
func (s *Set) NearestWord(word string) string {
	_, near, _ := s.nearest(word)
	return near
}

// nearest returns the place of the term and the word of it that is nearest.
// Of words equally near, the one that stands first in the file wins.
func (s *Set) nearest(word string) (term int, near string, ok bool) {
	folded := fold(word)
	best := slips(folded) + 1
	for i, t := range s.terms {
		for _, w := range t.words() {
			if d := language.Distance(folded, fold(w)); d < best {
				term, near, best, ok = i, w, d, true
			}
		}
	}
	return term, near, ok
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
