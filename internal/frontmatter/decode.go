// Package frontmatter owns the form of what people write above their texts:
// where front matter ends and the body begins, which words may stand before a
// colon, and how what stands after it becomes a value. It knows no kind of
// document. Whoever does passes a struct whose tags name the keys:
//
//	type Talk struct {
//		Date  civil.Date       `key:"date,required"`
//		Goals []programme.Goal `key:"goals"`
//	}
//
// Everything wrong in a document is told at once, with the place of each
// fault and in words that ask for no knowledge of YAML. btfolio.yaml and the
// programmes, which are nothing but front matter, are read the same way.
package frontmatter

import (
	"fmt"
	"iter"
	"reflect"
	"strings"

	"go.yaml.in/yaml/v4"

	"btfolio/internal/diag"
	"btfolio/internal/language"
	"btfolio/internal/vocabulary"
)

// How much YAML is read, in bytes. Nobody writes as much by hand, and the time
// to read it grows with it.
const (
	maxMatter = 64 << 10
	maxFile   = 256 << 10
)

// maxUnknown is how many unknown keys of one file are reported. A file with
// more of them is probably something else, and more findings would only hide
// the first.
const maxUnknown = 20

// Decode reads a file that is YAML and nothing else into a struct with keys
// in its tags; into points to it. Fields without a key keep what they hold.
// Values that are wrong are left out, so where the findings hold an error the
// struct is not to be relied on.
func Decode(file string, data []byte, firstLine int, into any, own ...Own) (Info, diag.List) {
	return decode(file, data, firstLine, maxFile, into, own)
}

// Own are words that a site adds to lists of the vocabulary, by the name of the
// list, such as an instrument that only its region has. What is written means
// the word as it stands there.
type Own map[string][]string

// find finds the word of a list that is written, whatever its spelling.
func find(own []Own, list, written string) (string, bool) {
	for _, o := range own {
		for _, word := range o[list] {
			if vocabulary.Slug(word) == vocabulary.Slug(written) {
				return word, true
			}
		}
	}
	return "", false
}

// Decode reads the front matter as the function Decode reads a file.
func (d Document) Decode(into any, own ...Own) (Info, diag.List) {
	return decode(d.File, d.Matter, d.matterLine, maxMatter, into, own)
}

func decode(file string, data []byte, firstLine, limit int, into any, own []Own) (Info, diag.List) {
	target := reflect.ValueOf(into)
	if target.Kind() != reflect.Pointer || target.IsNil() || target.Elem().Kind() != reflect.Struct {
		panic(fmt.Sprintf("frontmatter: Decode needs a pointer to a struct, not %T", into))
	}
	info := Info{file: file}
	start := diag.Pos{File: file, Line: firstLine, Col: 1}
	if len(data) > limit {
		return info, diag.List{diag.FrontMatterTooLarge.At(start, (len(data)+1023)>>10, limit>>10)}
	}
	text, found, ok := clean(file, firstLine, data)
	if !ok {
		return info, found
	}
	src := &source{file: file, firstLine: firstLine, text: string(text)}
	root, wrong := parse(src, text)
	if wrong != nil {
		return info, append(found, *wrong)
	}
	d := &decoder{source: src, found: found, info: info, own: own}
	d.top(root, target.Elem())
	d.found.Sort()
	return d.info, d.found
}

// A decoder reads one document.
type decoder struct {
	*source
	found   diag.List
	info    Info
	unknown int // keys, so far
	own     []Own
	author  language.Language // empty until somebody asks
}

// language is what the author writes in, as far as the keys tell.
func (d *decoder) language() language.Language {
	if d.author == "" {
		d.author = d.info.author()
	}
	return d.author
}

// report notes what is wrong with a node.
func (d *decoder) report(n *yaml.Node, p *diag.Problem) {
	d.found = append(d.found, p.At(d.pos(n)))
}

// pos is the place of a node in the file.
func (d *decoder) pos(n *yaml.Node) diag.Pos { return d.place(n.Line, n.Column) }

// top reads the outermost mapping.
func (d *decoder) top(n *yaml.Node, into reflect.Value) {
	switch {
	case empty(n):
		n = &yaml.Node{Kind: yaml.MappingNode}
	case n.Kind == yaml.ScalarNode:
		d.found = append(d.found, d.noKey(n.Line))
		return
	case n.Kind != yaml.MappingNode:
		d.report(n, diag.KeysOnly.Problem())
		return
	}
	plan := planOf(into.Type())
	for key := range pairs(n) {
		if place, ok := plan.find(key.Value); ok && key.Kind == yaml.ScalarNode {
			d.info.keys = append(d.info.keys, writtenKey{plan.fields[place].Key, key.Value, d.pos(key)})
		}
	}
	// The place of a key that is missing is where it could be written, not
	// behind a comment on the first lines.
	n.Line, n.Column = 1, 1
	d.keys(n, into, plan)
}

// keys reads a mapping into a struct.
func (d *decoder) keys(n *yaml.Node, into reflect.Value, plan *plan) {
	given := make([]*yaml.Node, len(plan.fields))
	for key, value := range pairs(n) {
		if !d.isWord(key) {
			continue
		}
		place, ok := plan.find(key.Value)
		if !ok {
			if d.unknown++; d.unknown <= maxUnknown {
				d.report(key, d.unknownKey(plan, key.Value))
			}
			continue
		}
		if given[place] != nil {
			d.report(key, d.twice(key.Value, given[place]))
			continue
		}
		given[place] = key
		f := plan.fields[place]
		if empty(value) && (f.Required || f.Instead) {
			d.report(key, diag.KeyEmpty.Problem(key.Value))
			continue
		}
		d.value(value, into.FieldByIndex(f.index), key.Value, f.read)
	}
	for i, f := range plan.fields {
		var instead *yaml.Node
		if f.Unless != "" {
			instead = given[plan.words[f.Unless]]
		}
		switch {
		case given[i] != nil && instead != nil:
			d.report(given[i], diag.KeysExclude.Problem(given[i].Value, instead.Value))
		case f.Required && given[i] == nil && instead == nil:
			d.report(n, diag.KeyMissing.Problem(wordIn(f.Key, d.language())))
		}
	}
}

// pairs are the keys of a mapping with their values.
func pairs(n *yaml.Node) iter.Seq2[*yaml.Node, *yaml.Node] {
	return func(yield func(key, value *yaml.Node) bool) {
		for i := 0; i+1 < len(n.Content); i += 2 {
			if !yield(n.Content[i], n.Content[i+1]) {
				return
			}
		}
	}
}

// value reads what stands after a key, or one item of it.
func (d *decoder) value(n *yaml.Node, into reflect.Value, word string, read reader) {
	if d.literal(n) && !empty(n) {
		read(d, n, into, word)
	}
}

// isWord reports whether a key is a word, and says so where it is not.
func (d *decoder) isWord(key *yaml.Node) bool {
	if !d.literal(key) {
		return false
	}
	if key.Kind != yaml.ScalarNode || empty(key) || strings.Contains(key.Value, "\n") {
		d.report(key, diag.KeyNotWord.Problem())
		return false
	}
	return true
}

func (d *decoder) unknownKey(p *plan, word string) *diag.Problem {
	if near, ok := p.nearest(word, d.language()); ok {
		return diag.UnknownKey.Problem(quoted(word), near)
	}
	return diag.UnknownKeyAmong.Problem(quoted(word), p.list(d.language()))
}

func (d *decoder) twice(word string, first *yaml.Node) *diag.Problem {
	line := d.pos(first).Line
	if sameWord(word, first.Value) {
		return diag.KeyTwice.Problem(word, line)
	}
	return diag.KeyTwiceOtherWord.Problem(word, line, first.Value)
}

// empty reports whether nothing is written where a value could stand.
func empty(n *yaml.Node) bool {
	switch n.Kind {
	case yaml.ScalarNode:
		return n.Tag == "!!null" || blank(n.Value)
	case yaml.AliasNode:
		return false
	}
	return len(n.Content) == 0
}
