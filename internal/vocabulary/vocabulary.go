// Package vocabulary owns the words of BT: every kind of text, folder, front
// matter key, closed list and page label, in Swedish and in English. All of
// them stand in one data file, vocabulary.yaml, so that what people may write
// and what the pages say cannot drift apart.
package vocabulary

import (
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
	Also          []string `yaml:"also"`
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
		out[i] = Term{Key: e.Key, Label: e.Text, Also: e.Also}
	}
	return out
}
