package frontmatter

import (
	"fmt"
	"reflect"
	"strings"
	"sync"

	"btfolio/internal/language"
	"btfolio/internal/vocabulary"
)

// A Field is one key that may stand in a document of a kind.
type Field struct {
	Key      string       // canonical
	Type     reflect.Type // of the value in the document, without the places that At remembers
	Required bool         // the key must be there and have a value
	Unless   string       // the key that stands in its place where it is written; never both
	Instead  bool         // it stands in the place of another, and then has a value
}

// Fields are the keys of a kind of document, in the order of the struct that
// holds them. Embedded structs count as if their fields stood in their place.
func Fields(t reflect.Type) []Field {
	p := planOf(t)
	fields := make([]Field, len(p.fields))
	for i, f := range p.fields {
		fields[i] = f.Field
	}
	return fields
}

// A plan is what decoding into a struct needs to know about its type.
type plan struct {
	fields []field
	words  map[string]int // from the words of each key to its place among the fields
}

type field struct {
	Field
	index []int // for reflect.Value.FieldByIndex
	read  reader
}

// plans holds the plans made so far, by type. Making one takes longer than
// reading a document.
var plans sync.Map

func planOf(t reflect.Type) *plan {
	if p, ok := plans.Load(t); ok {
		return p.(*plan)
	}
	p, _ := plans.LoadOrStore(t, newPlan(t))
	return p.(*plan)
}

func newPlan(t reflect.Type) *plan {
	p := &plan{words: map[string]int{}}
	for _, f := range flatten(t, nil) {
		if i, taken := p.words[f.Key]; !taken {
			p.words[f.Key] = len(p.fields)
			p.fields = append(p.fields, f)
		} else if other := p.fields[i]; len(f.index) < len(other.index) {
			p.fields[i] = f // as in Go, the outer field hides the embedded one
		} else if len(f.index) == len(other.index) {
			panic(fmt.Sprintf("frontmatter: %v has the key %q twice", t, f.Key))
		}
	}
	for _, f := range p.fields {
		if at, ok := p.words[f.Unless]; ok {
			p.fields[at].Instead = true
		}
	}
	for i, f := range p.fields {
		if term, ok := vocabulary.Keys().Get(f.Key); ok {
			for _, word := range append(term.Also, term.Label.Sv, term.Label.En) {
				p.words[word] = i
			}
		}
	}
	return p
}

// flatten lists the fields that have a key, with those of embedded structs.
func flatten(t reflect.Type, prefix []int) []field {
	var fields []field
	for i := range t.NumField() {
		f := t.Field(i)
		index := append(append([]int(nil), prefix...), i)
		tag, tagged := f.Tag.Lookup("key")
		if !tagged {
			if f.Anonymous && f.Type.Kind() == reflect.Struct {
				fields = append(fields, flatten(f.Type, index)...)
			}
			continue
		}
		key, option, _ := strings.Cut(tag, ",")
		option, unless, _ := strings.Cut(option, "unless ")
		option = strings.TrimSpace(option)
		if option != "" && option != "required" || !f.IsExported() {
			panic(fmt.Sprintf("frontmatter: %v.%s cannot be read with the tag %q", t, f.Name, tag))
		}
		fields = append(fields, field{
			Field: Field{Key: canonical(key), Type: written(f.Type), Required: option == "required", Unless: unless},
			index: index,
			read:  readerOf(f.Type),
		})
	}
	return fields
}

// find finds the field that a word of the document stands for. The words of
// the vocabulary as they are written there are by far the most common and
// found without folding.
func (p *plan) find(word string) (place int, ok bool) {
	if i, ok := p.words[word]; ok {
		return i, true
	}
	i, ok := p.words[canonical(word)]
	return i, ok
}

// list names the keys of a struct in the words of a language.
func (p *plan) list(l language.Language) string {
	words := make([]string, len(p.fields))
	for i, f := range p.fields {
		words[i] = wordIn(f.Key, l)
	}
	return strings.Join(words, ", ")
}
