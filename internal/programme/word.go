package programme

import (
	"slices"
	"strings"

	"btfolio/internal/diag"
)

// choose reads one word of a closed list that only programmes use. Lists that
// portfolios use, too, stand in the vocabulary.
func choose[W ~string](into *W, text []byte, words ...W) error {
	if !slices.Contains(words, W(text)) {
		return notOneOf(string(text), words)
	}
	*into = W(text)
	return nil
}

func notOneOf[W ~string](word string, words []W) error {
	list := make([]string, len(words))
	for i, w := range words {
		list[i] = string(w)
	}
	return diag.NotOneOf.Problem(word, strings.Join(list, ", "))
}
