// Package vocabulary owns the words of BT: every kind of text, folder, front
// matter key, closed list and page label, in Swedish and in English. All of
// them stand in one data file, vocabulary.yaml, so that what people may write
// and what the pages say cannot drift apart.
package vocabulary

import (
	"cmp"
	_ "embed"
	"fmt"
	"maps"
	"slices"
	"sync"

	"go.yaml.in/yaml/v4"

	"btfolio/internal/language"
)

//go:embed vocabulary.yaml
var source []byte

// words is the data file, read once and never changed after that. The file is
// part of the program, so a fault in it is a fault of the program.
var words = sync.OnceValue(func() *data {
	d, err := parse(source)
	if err != nil {
		panic(fmt.Sprintf("vocabulary.yaml: %v", err))
	}
	return d
})

// data is the whole vocabulary, ready for look-ups.
type data struct {
	sets    map[string]*Set
	kinds   []KindTerm
	folders *Set
	nouns   *Set
	labels  map[string]language.Text
	counts  map[string]language.Plural
	hints   map[string]language.Text
}

// file is vocabulary.yaml as it is written.
type file struct {
	Kinds  []kindEntry                `yaml:"kinds"`
	Sets   map[string][]termEntry     `yaml:"sets"`
	Labels map[string]language.Text   `yaml:"labels"`
	Counts map[string]language.Plural `yaml:"counts"`
	Hints  map[string]language.Text   `yaml:"hints"`
}

type termEntry struct {
	Key           string `yaml:"key"`
	language.Text `yaml:",inline"`
	The           language.Text `yaml:"the"`
	Also          []string      `yaml:"also"`
}

func parse(b []byte) (*data, error) {
	var f file
	if err := yaml.Load(b, &f, yaml.WithKnownFields()); err != nil {
		return nil, err
	}
	d := &data{sets: map[string]*Set{}, labels: f.Labels, counts: map[string]language.Plural{}, hints: f.Hints}
	for _, name := range slices.Sorted(maps.Keys(f.Sets)) {
		set, err := newSet(name, terms(f.Sets[name]))
		if err != nil {
			return nil, err
		}
		d.sets[name] = set
	}
	for name, texts := range map[string]map[string]language.Text{"labels": f.Labels, "hints": f.Hints} {
		if err := checkTexts(name, texts); err != nil {
			return nil, err
		}
	}
	if err := d.addKinds(f.Kinds); err != nil {
		return nil, err
	}
	return d, d.addCounts(f.Counts)
}

func terms(entries []termEntry) []Term {
	out := make([]Term, len(entries))
	for i, e := range entries {
		out[i] = Term{Key: e.Key, Label: e.Text, The: e.The, Also: e.Also}
	}
	return out
}

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

// Key is the word before the colon for a key, as it is written in a language.
func Key(key string, l language.Language) string {
	term, _ := Keys().Get(key)
	return term.Label.In(l)
}

// Hint says what a key is for in a kind of text, as editors show it beside
// the key. It is empty for the keys that only programmes have.
func Hint(kind, key string) language.Text {
	hints := words().hints
	return cmp.Or(hints[kind+"."+key], hints[key])
}
