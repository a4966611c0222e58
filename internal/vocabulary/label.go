package vocabulary

import (
	"cmp"
	"fmt"
	"maps"
	"slices"

	"btfolio/internal/language"
)

// Label finds a text of the pages: an entry of the navigation, a heading, the
// name of a column, the sentence that says that nothing is there yet.
func Label(key string) (language.Text, bool) {
	t, ok := words().labels[key]
	return t, ok
}

// Count finds a noun that is counted on the pages. Every kind of text can be
// counted by its key, too.
func Count(key string) (language.Plural, bool) {
	p, ok := words().counts[key]
	return p, ok
}

func checkTexts(name string, texts map[string]language.Text) error {
	for _, key := range slices.Sorted(maps.Keys(texts)) {
		if !inBoth(texts[key]) {
			return fmt.Errorf("%s: %s: a text in each language is needed", name, key)
		}
	}
	return nil
}

// addCounts comes after the kinds, whose nouns are already there.
func (d *data) addCounts(counts map[string]language.Plural) error {
	for _, key := range slices.Sorted(maps.Keys(counts)) {
		noun := counts[key]
		if !inBoth(noun.One) || !inBoth(noun.Many) {
			return fmt.Errorf("counts: %s: one and many in each language are needed", key)
		}
		if _, taken := d.counts[key]; taken {
			return fmt.Errorf("counts: %s is a kind and counted by its own words", key)
		}
		d.counts[key] = noun
	}
	return nil
}

func inBoth(t language.Text) bool { return t.Sv != "" && t.En != "" }

// Hint says what a key is for in a kind of text, as editors show it beside
// the key. It is empty for the keys that only programmes have.
func Hint(kind, key string) language.Text {
	hints := words().hints
	return cmp.Or(hints[kind+"."+key], hints[key])
}
