package compiled

import (
	"fmt"
	"reflect"
	"sync/atomic"
	"text/template/parse"
)

// A field is a name after a dot: a field of a struct, a method, a value of a
// map or of a record. This is found out once for each type of value.
type field struct {
	name string
	args []operand
	seen atomic.Pointer[[]access]
}

// An operand is an argument whose type shows when it is needed.
type operand struct {
	node  parse.Node // if it is a constant
	value value
}

// An access is how a field is reached in the values of one type.
type access struct {
	typ      reflect.Type
	inPlace  bool          // whether the value can be pointed to
	path     []int         // in a struct
	method   reflect.Value // if it is one, with the receiver as its first argument
	pointer  bool          // whether the receiver is a pointer
	function reflect.Type  // of the method
}

// chain compiles names that follow each other. Arguments are for the last.
func (c *compiler) chain(v value, names []string, args []parse.Node, last value) (value, error) {
	if len(names) == 0 {
		return nil, fmt.Errorf("%w: arguments of a value", errUnknown)
	}
	for i, name := range names {
		f := &field{name: name}
		if i == len(names)-1 {
			if err := c.operands(f, args, last); err != nil {
				return nil, err
			}
		}
		of := v
		v = func(s *state, dot reflect.Value) reflect.Value { return f.get(s, dot, of(s, dot)) }
	}
	return v, nil
}

func (c *compiler) operands(f *field, args []parse.Node, last value) error {
	for _, n := range args {
		switch n.(type) {
		case *parse.StringNode, *parse.BoolNode, *parse.NumberNode:
			f.args = append(f.args, operand{node: n})
			continue
		}
		arg, err := c.arg(n, anyType)
		if err != nil {
			return err
		}
		f.args = append(f.args, operand{value: arg})
	}
	if last != nil {
		f.args = append(f.args, operand{value: last})
	}
	return nil
}

// get is the field of a value.
func (f *field) get(s *state, dot, v reflect.Value) reflect.Value {
	if !v.IsValid() {
		return v
	}
	for v.Kind() == reflect.Pointer || v.Kind() == reflect.Interface {
		if v.Kind() == reflect.Pointer && v.Type() == recordType {
			if len(f.args) > 0 {
				fail()
			}
			return v.Interface().(*record).get(f.name)
		}
		if v.IsNil() {
			fail()
		}
		v = v.Elem()
	}
	a := f.access(v)
	if a.method.IsValid() {
		if a.pointer {
			v = v.Addr()
		}
		return f.call(s, dot, v, a)
	}
	if len(f.args) > 0 {
		fail()
	}
	if len(a.path) > 0 {
		for _, i := range a.path {
			v = v.Field(i)
		}
		return v
	}
	return v.MapIndex(reflect.ValueOf(f.name))
}

func (f *field) call(s *state, dot, receiver reflect.Value, a *access) reflect.Value {
	in := make([]reflect.Value, 1, 4)
	in[0] = receiver
	for _, arg := range f.args {
		typ := parameter(a.function, len(in))
		if arg.node == nil {
			in = append(in, whole(fit(arg.value(s, dot), typ)))
			continue
		}
		v, known := constant(arg.node, typ)
		if !known {
			fail()
		}
		in = append(in, v)
	}
	if !takes(a.function, len(in)) {
		fail()
	}
	return result(a.method.Call(in))
}

// access finds out how the field is reached in a value.
func (f *field) access(v reflect.Value) *access {
	typ, inPlace := v.Type(), v.CanAddr()
	seen := f.seen.Load()
	if seen != nil {
		for i := range *seen {
			if a := &(*seen)[i]; a.typ == typ && a.inPlace == inPlace {
				return a
			}
		}
	}
	a := access{typ: typ, inPlace: inPlace}
	a.find(f.name)
	more := []access{a}
	if seen != nil {
		more = append(more, *seen...)
	}
	f.seen.Store(&more) // another goroutine may have found more; it finds them again
	return &more[0]
}

func (a *access) find(name string) {
	of := a.typ
	if a.inPlace {
		of, a.pointer = reflect.PointerTo(of), true
	}
	if m, is := of.MethodByName(name); is {
		a.method, a.function = m.Func, m.Type
		if m.Type.NumIn() > 1 && m.Type.In(1) == contextType {
			fail()
		}
		return
	}
	switch a.typ.Kind() {
	case reflect.Struct:
		field, is := a.typ.FieldByName(name)
		if !is || !field.IsExported() {
			fail()
		}
		for i := range field.Index[1:] {
			if a.typ.FieldByIndex(field.Index[:i+1]).Type.Kind() != reflect.Struct {
				fail() // an embedded pointer may be nil
			}
		}
		a.path = field.Index
	case reflect.Map:
		if a.typ.Key() != reflect.TypeFor[string]() || a.typ.NumMethod() > 0 {
			fail()
		}
	default:
		fail()
	}
}

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
