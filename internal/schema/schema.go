// Package schema owns the JSON Schemas of what people write: the front matter
// of each kind of text, btfolio.yaml and programmes. They are made from the
// types that the decoder reads into and from the vocabulary, so that an editor
// and the program accept the same; a test holds them to it.
//
// A schema sees values and not how they are written, so it cannot refuse what
// the decoder refuses only for its form: a number written as 0x10, one key in
// two spellings of the same word.
package schema

import (
	"encoding/json"
	"reflect"
	"slices"

	"btfolio/internal/frontmatter"
	"btfolio/internal/language"
	"btfolio/internal/portfolio"
	"btfolio/internal/programme"
	"btfolio/internal/say"
	"btfolio/internal/vocabulary"
)

// draft is the version of JSON Schema.
const draft = "https://json-schema.org/draft/2020-12/schema"

// A Schema describes the keys of one kind of file.
type Schema struct {
	Name  string        // the kind, or site or programme
	Title language.Text // what it is called

	fields []frontmatter.Field
}

// All are the schemas: the kinds of text in their order, then the files that
// are YAML and nothing else.
func All() []Schema {
	var all []Schema
	for _, kind := range vocabulary.Kinds() {
		all = append(all, Schema{Name: string(kind.Key), Title: kind.One, fields: frontmatter.Fields(typeOf(kind.Key))})
	}
	return append(all,
		Schema{Name: "site", Title: say.Site(), fields: frontmatter.Fields(reflect.TypeFor[portfolio.Config]())},
		Schema{Name: "programme", Title: say.Programme(), fields: programme.Keys()},
	)
}

// typeOf is the type that front matter of a kind is read into; nil for what is
// no kind.
func typeOf(kind vocabulary.Kind) reflect.Type {
	k, ok := portfolio.Declared(kind)
	if !ok {
		return nil
	}
	return k.Type()
}

// Find finds a schema by a word for its kind in either language.
func Find(word string) (Schema, bool) {
	name := word
	if term, ok := vocabulary.Nouns().Find(word); ok {
		name = term.Key
	}
	for _, s := range All() {
		if name == s.Name || word == s.Title.Sv {
			return s, true
		}
	}
	return Schema{}, false
}

// JSON is the schema as a file.
func (s Schema) JSON() []byte {
	n := s.node()
	n["$schema"] = draft
	n["$defs"] = node{"empty": empty}
	return write(n)
}

// Together is all schemas in one file, each under its name.
func Together() []byte {
	defs := node{"empty": empty}
	for _, s := range All() {
		defs[s.Name] = s.node()
	}
	return write(node{"$schema": draft, "title": "btfolio", "$defs": defs})
}

func (s Schema) node() node {
	n := object(s.Name, s.fields)
	if !slices.ContainsFunc(s.fields, func(f frontmatter.Field) bool { return f.Required }) {
		// The value is empty, in any of the ways YAML can write that.
		n["type"], n["pattern"], n["maxItems"] = []string{"object", "null", "string", "array"}, `^\s*$`, 0
	}
	n["title"] = "btfolio: " + s.Title.Sv + " / " + s.Title.En
	return n
}

func write(n node) []byte {
	data, err := json.MarshalIndent(n, "", "  ")
	if err != nil {
		panic(err) // of maps, lists and strings there is no error
	}
	return append(data, '\n')
}
