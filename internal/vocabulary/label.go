package vocabulary

import (
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

func (d *data) checkLabels() error {
	for _, key := range slices.Sorted(maps.Keys(d.labels)) {
		if t := d.labels[key]; t.Sv == "" || t.En == "" {
			return fmt.Errorf("labels: %s: a text in each language is needed", key)
		}
	}
	for _, key := range slices.Sorted(maps.Keys(d.counts)) {
		if p := d.counts[key]; p.One.Sv == "" || p.One.En == "" || p.Many.Sv == "" || p.Many.En == "" {
			return fmt.Errorf("counts: %s: one and many in each language are needed", key)
		}
	}
	return nil
}

// label is the name of a term of a set.
func label(s *Set, key string, l language.Language) string {
	t, _ := s.Get(key)
	return t.Label.In(l)
}
