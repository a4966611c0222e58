package schema

import (
	"bytes"
	"strconv"
	"sync"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"
	"go.yaml.in/yaml/v4"
)

// compiled are all schemas as another's validator reads them, by name. It
// takes seconds to read them.
func compiled(t testing.TB) map[string]*jsonschema.Schema {
	t.Helper()
	schemas, err := compile()
	if err != nil {
		t.Fatal(err)
	}
	return schemas
}

var compile = sync.OnceValues(func() (map[string]*jsonschema.Schema, error) {
	all := map[string]*jsonschema.Schema{}
	for _, s := range All() {
		c := jsonschema.NewCompiler()
		doc, err := jsonschema.UnmarshalJSON(bytes.NewReader(s.JSON()))
		if err != nil {
			return nil, err
		}
		if err := c.AddResource(s.Name+".json", doc); err != nil {
			return nil, err
		}
		if all[s.Name], err = c.Compile(s.Name + ".json"); err != nil {
			return nil, err
		}
	}
	return all, nil
})

// instance is what a validator sees of a YAML text: values by the rules of
// YAML 1.2, in which a day is a text and so is yes. It is not ok for what
// cannot be parsed.
func instance(matter []byte) (value any, ok bool) {
	var root yaml.Node
	if err := yaml.Unmarshal(matter, &root); err != nil {
		return nil, false
	}
	if len(root.Content) == 0 {
		return nil, true
	}
	return instanceOf(root.Content[0]), true
}

func instanceOf(n *yaml.Node) any {
	switch n.Kind {
	case yaml.MappingNode:
		m := map[string]any{}
		for i := 0; i+1 < len(n.Content); i += 2 {
			m[n.Content[i].Value] = instanceOf(n.Content[i+1])
		}
		return m
	case yaml.SequenceNode:
		list := []any{}
		for _, item := range n.Content {
			list = append(list, instanceOf(item))
		}
		return list
	}
	switch n.ShortTag() {
	case "!!null":
		return nil
	case "!!bool":
		b, _ := strconv.ParseBool(n.Value)
		return b
	case "!!int", "!!float":
		f, err := strconv.ParseFloat(n.Value, 64)
		if err != nil {
			return n.Value
		}
		return f
	}
	return n.Value
}
