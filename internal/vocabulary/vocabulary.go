// Package vocabulary owns the words of BT: every kind of text, folder, front
// matter key, closed list and page label, in Swedish and in English. All of
// them stand in one data file, vocabulary.yaml, so that what people may write
// and what the pages say cannot drift apart. It imports nothing of ours but
// the languages.
package vocabulary

import (
	_ "embed"
	"fmt"
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
}

// file is vocabulary.yaml as it is written.
type file struct {
	Kinds  []kindEntry                `yaml:"kinds"`
	Sets   sets                       `yaml:"sets"`
	Labels map[string]language.Text   `yaml:"labels"`
	Counts map[string]language.Plural `yaml:"counts"`
}

// sets names every closed list, so that one the program does not know about
// is refused when the file is read.
type sets struct {
	Keys         []termEntry `yaml:"keys"`
	Roles        []termEntry `yaml:"roles"`
	Instruments  []termEntry `yaml:"instruments"`
	Areas        []termEntry `yaml:"areas"`
	Positions    []termEntry `yaml:"positions"`
	Forms        []termEntry `yaml:"forms"`
	Decisions    []termEntry `yaml:"decisions"`
	Stages       []termEntry `yaml:"stages"`
	Fulfilments  []termEntry `yaml:"fulfilments"`
	Certificates []termEntry `yaml:"certificates"`
	Expectations []termEntry `yaml:"expectations"`
	States       []termEntry `yaml:"states"`
	Trust        []termEntry `yaml:"trust"`
	Sections     []termEntry `yaml:"sections"`
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
	d := &data{sets: map[string]*Set{}, labels: f.Labels, counts: f.Counts}
	for _, l := range []struct {
		name    string
		entries []termEntry
	}{
		{"keys", f.Sets.Keys},
		{"roles", f.Sets.Roles},
		{"instruments", f.Sets.Instruments},
		{"areas", f.Sets.Areas},
		{"positions", f.Sets.Positions},
		{"forms", f.Sets.Forms},
		{"decisions", f.Sets.Decisions},
		{"stages", f.Sets.Stages},
		{"fulfilments", f.Sets.Fulfilments},
		{"certificates", f.Sets.Certificates},
		{"expectations", f.Sets.Expectations},
		{"states", f.Sets.States},
		{"trust", f.Sets.Trust},
		{"sections", f.Sets.Sections},
	} {
		set, err := newSet(l.name, terms(l.entries))
		if err != nil {
			return nil, err
		}
		d.sets[l.name] = set
	}
	if err := d.checkLabels(); err != nil {
		return nil, err
	}
	return d, d.addKinds(f.Kinds)
}

func terms(entries []termEntry) []Term {
	out := make([]Term, len(entries))
	for i, e := range entries {
		out[i] = Term{Key: e.Key, Label: e.Text, Also: e.Also}
	}
	return out
}
