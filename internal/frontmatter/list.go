package frontmatter

import (
	"reflect"
	"strings"
	"unicode/utf8"

	"go.yaml.in/yaml/v4"

	"btfolio/internal/diag"
)

// readList reads a list. A single value is a list of one, since that is what
// people write, and where a comma cannot be part of a value a line of values
// is a list.
func readList(t reflect.Type, read reader) reader {
	divide := divisible(written(t.Elem()))
	return func(d *decoder, n *yaml.Node, into reflect.Value, word string) {
		items := []*yaml.Node{n}
		switch {
		case n.Kind == yaml.SequenceNode:
			items = n.Content
		case n.Kind == yaml.MappingNode:
			d.report(n, diag.ListExpected.Problem(word))
			return
		case divide:
			items = d.divided(n)
		}
		list := reflect.MakeSlice(t, len(items), len(items))
		for i, item := range items {
			if empty(item) {
				d.report(item, diag.ItemEmpty.Problem(word))
				continue
			}
			d.value(item, list.Index(i), word, read)
		}
		into.Set(list)
	}
}

// divisible reports whether values of a type never hold a comma.
func divisible(t reflect.Type) bool {
	return isEnum(t) || readsItself(t) || t.Kind() == reflect.Int || t.Kind() == reflect.Bool
}

// divided are the values of a line, “BT1, BT3”, each with its own place.
func (d *decoder) divided(n *yaml.Node) []*yaml.Node {
	if !strings.Contains(n.Value, ",") {
		return []*yaml.Node{n}
	}
	column, known := d.valueColumn(n)
	var items []*yaml.Node
	for part := range strings.SplitSeq(n.Value, ",") {
		value := strings.TrimSpace(part)
		item := &yaml.Node{Kind: yaml.ScalarNode, Tag: "!!str", Value: value, Line: n.Line, Column: n.Column}
		if known {
			before, _, _ := strings.Cut(part, value)
			item.Column = column + utf8.RuneCountInString(before)
			column += utf8.RuneCountInString(part) + len(",")
		}
		items = append(items, item)
	}
	return items
}

// valueColumn is the column at which the text of a value begins, after its
// quotation mark if it has one. It is not known where the value is not written
// as it reads: over several lines, or with escapes.
func (d *decoder) valueColumn(n *yaml.Node) (column int, known bool) {
	column = n.Column
	if n.Style&(yaml.SingleQuotedStyle|yaml.DoubleQuotedStyle) != 0 {
		column++
	}
	return column, strings.HasPrefix(d.from(n.Line, column), n.Value)
}

// readMap reads a mapping whose keys are values themselves, such as the roles
// that people have.
func readMap(t reflect.Type, readKey, readValue reader) reader {
	return func(d *decoder, n *yaml.Node, into reflect.Value, word string) {
		if n.Kind != yaml.MappingNode {
			d.report(n, diag.KeysExpected.Problem(word))
			return
		}
		entries := reflect.MakeMapWithSize(t, len(n.Content)/2)
		given := map[any]*yaml.Node{}
		for keyNode, valueNode := range pairs(n) {
			if !d.isWord(keyNode) {
				continue
			}
			wrong := len(d.found)
			key := reflect.New(t.Key()).Elem()
			readKey(d, keyNode, key, word)
			if len(d.found) > wrong {
				continue
			}
			if first, ok := given[key.Interface()]; ok {
				d.report(keyNode, d.twice(keyNode.Value, first))
				continue
			}
			given[key.Interface()] = keyNode
			if empty(valueNode) {
				continue
			}
			value := reflect.New(t.Elem()).Elem()
			d.value(valueNode, value, keyNode.Value, readValue)
			entries.SetMapIndex(key, value)
		}
		into.Set(entries)
	}
}
