package programme

import (
	"slices"
	"strings"

	"btfolio/internal/diag"
)

// choose reads one word of a closed list that only programmes use. Lists that
// portfolios use, too, stand in the vocabulary.
func choose[W interface {
	~string
	Words() []string
}](into *W, text []byte) error {
	if words := (*into).Words(); !slices.Contains(words, string(text)) {
		return diag.NotOneOf.Problem(string(text), strings.Join(words, ", "))
	}
	*into = W(text)
	return nil
}

// list is a closed list as its words.
func list[W ~string](words ...W) []string {
	all := make([]string, len(words))
	for i, w := range words {
		all[i] = string(w)
	}
	return all
}
