package frontmatter

import (
	"reflect"

	"go.yaml.in/yaml/v4"

	"btfolio/internal/diag"
)

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
