package vocabulary

import (
	"cmp"

	"btfolio/internal/language"
)

// Hint says what a key is for in a kind of text, as editors show it beside
// the key. It is empty for the keys that only programmes have.
func Hint(kind, key string) language.Text {
	hints := words().hints
	return cmp.Or(hints[kind+"."+key], hints[key])
}
