package vocabulary

import (
	"fmt"
	"slices"

	"btfolio/internal/language"
)

// A Term is one thing that has a name: what the program calls it, what the
// pages call it and what else people may write for it.
type Term struct {
	Key   string        // the canonical English name, as data and code know it
	Label language.Text // how it is written in each language
	The   language.Text // the one that is known, in running text: “huvudhandledaren”; of roles only
	Also  []string      // other words that mean the same
}

// words are all the ways to write the term, the labels first, since those are
// what a suggestion should read like.
func (t Term) words() []string {
	return append([]string{t.Label.Sv, t.Label.En, t.Key}, t.Also...)
}

func (t Term) clone() Term {
	t.Also = slices.Clone(t.Also)
	return t
}

// A Set is a closed list of terms in the order of the data file.
type Set struct {
	name   string
	terms  []Term
	byKey  map[string]int
	byWord map[string]int // folded word to term
}

func newSet(name string, terms []Term) (*Set, error) {
	s := &Set{name: name, terms: terms, byKey: map[string]int{}, byWord: map[string]int{}}
	for i, t := range terms {
		if t.Key == "" || !inBoth(t.Label) {
			return nil, fmt.Errorf("%s: term %d %q: a key and a word in each language are needed", name, i+1, t.Key)
		}
		s.byKey[t.Key] = i
		for _, w := range t.words() {
			folded := fold(w)
			if folded == "" {
				return nil, fmt.Errorf("%s: %s: %q is not a word", name, t.Key, w)
			}
			if j, taken := s.byWord[folded]; taken && j != i {
				return nil, fmt.Errorf("%s: %q means both %s and %s", name, w, terms[j].Key, t.Key)
			}
			s.byWord[folded] = i
		}
	}
	return s, nil
}

// Name is the name of the list in the data file, such as “instruments”.
func (s *Set) Name() string { return s.name }

// Terms are the terms of the list. They belong to the caller.
func (s *Set) Terms() []Term {
	out := make([]Term, len(s.terms))
	for i, t := range s.terms {
		out[i] = t.clone()
	}
	return out
}

// Get finds a term by its key, written exactly as the program writes it.
func (s *Set) Get(key string) (Term, bool) {
	i, ok := s.byKey[key]
	if !ok {
		return Term{}, false
	}
	return s.terms[i].clone(), true
}

// Find finds the term that a person's word stands for. Case, diacritics, the
// Unicode form and the characters between the parts of a word make no
// difference: MiniCex, MINI-CEX and mini cex are the same.
func (s *Set) Find(word string) (Term, bool) {
	i, ok := s.byWord[fold(word)]
	if !ok {
		return Term{}, false
	}
	return s.terms[i].clone(), true
}

// Keys are the words before the colons in front matter and in btfolio.yaml. A
// word means the same key wherever it stands: `mål` is goals in an assessment
// as well as in the text about a single goal.
func Keys() *Set { return words().sets["keys"] }
