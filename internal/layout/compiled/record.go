package compiled

import (
	"fmt"
	"reflect"
	"text/template/parse"
)

// A record is what dict makes for a partial: a few values with names. It is a
// map only where something else than its values is asked for.
type record struct {
	names  []string
	values []reflect.Value
}

var recordType = reflect.TypeFor[*record]()

// record compiles dict with names that are constants. Without, it gives none.
func (c *compiler) record(args []parse.Node) (value, error) {
	if len(args) == 0 || len(args)%2 != 0 {
		return nil, fmt.Errorf("%w: the arguments of dict", errUnknown)
	}
	var names []string
	var given []value
	for i := 0; i < len(args); i += 2 {
		name, constant := args[i].(*parse.StringNode)
		if !constant {
			return nil, nil
		}
		arg, err := c.arg(args[i+1], anyType)
		if err != nil {
			return nil, err
		}
		names, given = append(names, name.Text), append(given, arg)
	}
	lib := c.lib
	return func(s *state, dot reflect.Value) reflect.Value {
		r := &record{names, make([]reflect.Value, len(given))}
		for i, arg := range given {
			r.values[i] = lib.detached(arg(s, dot))
		}
		return reflect.ValueOf(r)
	}, nil
}

// get is the value of a name. The last of that name counts, as in a map.
func (r *record) get(name string) reflect.Value {
	for i := len(r.names) - 1; i >= 0; i-- {
		if r.names[i] == name {
			return r.values[i]
		}
	}
	return reflect.Value{}
}

// whole is a value for a function, which knows nothing of records.
func whole(v reflect.Value) reflect.Value {
	if !v.IsValid() || v.Kind() != reflect.Pointer || v.Type() != recordType {
		return v
	}
	r := v.Interface().(*record)
	m := make(map[string]any, len(r.names))
	for i, name := range r.names {
		m[name] = whole(r.values[i]).Interface()
	}
	return reflect.ValueOf(m)
}

// detached is a value as it arrives where the engine hands on a copy. The copy
// is spared where it would not show: where no method needs to point to it.
func (lib *Library) detached(v reflect.Value) reflect.Value {
	if v.Kind() == reflect.Interface && !v.IsNil() {
		v = v.Elem()
	}
	if v.CanAddr() && lib.pointed(v.Type()) {
		return reflect.ValueOf(v.Interface())
	}
	return v
}

// pointed tells whether values of a type, or what they consist of, have
// methods only where they can be pointed to.
func (lib *Library) pointed(t reflect.Type) bool {
	if known, is := lib.types.Load(t); is {
		return known.(bool)
	}
	kind := t.Kind()
	found := kind != reflect.Pointer && kind != reflect.Interface && reflect.PointerTo(t).NumMethod() != t.NumMethod()
	if kind == reflect.Struct {
		for field := range t.Fields() {
			found = found || lib.pointed(field.Type)
		}
	}
	lib.types.Store(t, found)
	return found
}
