package compiled

import (
	"context"
	"fmt"
	"reflect"
	"text/template/parse"
)

var (
	anyType     = reflect.TypeFor[any]()
	contextType = reflect.TypeFor[context.Context]()
)

// call compiles the call of a function. The value before it in its pipeline,
// if there is one, is its last argument.
func (c *compiler) call(name string, args []parse.Node, last value) (value, error) {
	switch {
	case name == "and" || name == "or" || name == "not" || name == "len":
		return c.builtin(name, args, last)
	case name == "dict" && last == nil:
		if v, err := c.record(args); v != nil || err != nil {
			return v, err
		}
	}
	function, known := c.lib.Function(name)
	if !known {
		return nil, fmt.Errorf("%w: the function %s", errUnknown, name)
	}
	f := reflect.ValueOf(function)
	typ := f.Type()
	var given []value
	if typ.NumIn() > 0 && typ.In(0) == contextType {
		ctx := reflect.ValueOf(context.Background())
		given = append(given, func(*state, reflect.Value) reflect.Value { return ctx })
	}
	for _, n := range args {
		arg, err := c.arg(n, parameter(typ, len(given)))
		if err != nil {
			return nil, err
		}
		given = append(given, arg)
	}
	if last != nil {
		typ := parameter(typ, len(given))
		given = append(given, func(s *state, dot reflect.Value) reflect.Value { return fit(last(s, dot), typ) })
	}
	if !takes(typ, len(given)) {
		return nil, fmt.Errorf("%w: the arguments of %s", errUnknown, name)
	}
	if straight := direct(function); straight != nil {
		return func(s *state, dot reflect.Value) reflect.Value {
			in := make([]any, len(given))
			for i, arg := range given {
				if v := whole(arg(s, dot)); v.IsValid() {
					in[i] = v.Interface()
				}
			}
			v, err := straight(in)
			if err != nil {
				fail()
			}
			return reflect.ValueOf(v)
		}, nil
	}
	return func(s *state, dot reflect.Value) reflect.Value {
		in := make([]reflect.Value, len(given))
		for i, arg := range given {
			in[i] = whole(arg(s, dot))
		}
		return result(f.Call(in))
	}, nil
}

// direct calls a function without reflection, if it is one of those that
// layouts call most: comparisons and what makes or looks into lists and texts.
func direct(function any) func(in []any) (any, error) {
	switch f := function.(type) {
	case func(any) (string, error):
		return func(in []any) (any, error) { return f(in[0]) }
	case func(any, any) (bool, error):
		return func(in []any) (any, error) { return f(in[0], in[1]) }
	case func(any, ...any) bool:
		return func(in []any) (any, error) { return f(in[0], in[1:]...), nil }
	case func(any, ...any) (any, error):
		return func(in []any) (any, error) { return f(in[0], in[1:]...) }
	case func(...any) any:
		return func(in []any) (any, error) { return f(in...), nil }
	case func(...any) (any, error):
		return func(in []any) (any, error) { return f(in...) }
	}
	return nil
}

// takes tells whether a function takes so many arguments and answers as those
// of layouts do, with a value and perhaps an error.
func takes(typ reflect.Type, n int) bool {
	answers := typ.NumOut() == 1 || typ.NumOut() == 2 && typ.Out(1) == reflect.TypeFor[error]()
	if typ.IsVariadic() {
		return answers && n >= typ.NumIn()-1
	}
	return answers && n == typ.NumIn()
}

// parameter is the type of a function's argument, or nil if it has no such.
func parameter(typ reflect.Type, i int) reflect.Type {
	switch {
	case typ.IsVariadic() && i >= typ.NumIn()-1:
		return typ.In(typ.NumIn() - 1).Elem()
	case i < typ.NumIn():
		return typ.In(i)
	}
	return nil
}

// result is the value that a function has answered with.
func result(out []reflect.Value) reflect.Value {
	if len(out) == 2 && !out[1].IsNil() {
		fail()
	}
	return out[0]
}

// arg compiles an argument for a parameter of a type.
func (c *compiler) arg(n parse.Node, typ reflect.Type) (value, error) {
	if typ == nil {
		return nil, fmt.Errorf("%w: %s is one too many", errUnknown, n)
	}
	switch n.(type) {
	case *parse.StringNode, *parse.BoolNode, *parse.NumberNode:
		v, known := constant(n, typ)
		if !known {
			return nil, fmt.Errorf("%w: %s", errUnknown, n)
		}
		return func(*state, reflect.Value) reflect.Value { return v }, nil
	}
	v, err := c.command(&parse.CommandNode{Args: []parse.Node{n}}, nil)
	if err != nil {
		return nil, err
	}
	return func(s *state, dot reflect.Value) reflect.Value { return fit(v(s, dot), typ) }, nil
}

// fit is a value as an argument of a type.
func fit(v reflect.Value, typ reflect.Type) reflect.Value {
	if !v.IsValid() {
		if typ.Kind() != reflect.Interface {
			fail()
		}
		return reflect.Zero(typ)
	}
	if v.Type() == recordType && typ == anyType {
		return v // until it is known what becomes of it
	}
	switch {
	case v.Type().AssignableTo(typ):
		return v
	case v.Kind() == reflect.Interface && !v.IsNil() && v.Elem().Type().AssignableTo(typ):
		return v.Elem()
	}
	fail()
	return v
}

// builtin compiles what the language of templates has itself.
func (c *compiler) builtin(name string, args []parse.Node, last value) (value, error) {
	var given []value
	for _, n := range args {
		arg, err := c.arg(n, anyType)
		if err != nil {
			return nil, err
		}
		given = append(given, arg)
	}
	if last != nil {
		given = append(given, last)
	}
	truth := c.lib.Truth
	switch {
	case (name == "and" || name == "or") && len(given) > 0:
		return func(s *state, dot reflect.Value) (v reflect.Value) {
			for _, arg := range given {
				if v = arg(s, dot); isTrue(v, truth) == (name == "or") {
					break
				}
			}
			return v
		}, nil
	case name == "not" && len(given) == 1:
		return func(s *state, dot reflect.Value) reflect.Value {
			return reflect.ValueOf(!isTrue(given[0](s, dot), truth))
		}, nil
	case name == "len" && len(given) == 1:
		return func(s *state, dot reflect.Value) reflect.Value {
			v := whole(given[0](s, dot))
			for v.Kind() == reflect.Interface || v.Kind() == reflect.Pointer {
				v = v.Elem()
			}
			return reflect.ValueOf(v.Len())
		}, nil
	}
	return nil, fmt.Errorf("%w: the arguments of %s", errUnknown, name)
}

// isTrue tells whether a value counts as true.
func isTrue(v reflect.Value, truth func(reflect.Value) bool) bool {
	switch v.Kind() {
	case reflect.Invalid:
		return false
	case reflect.Bool, reflect.Int, reflect.String, reflect.Slice:
		if v.Type().NumMethod() > 0 {
			break // one of them may tell otherwise
		}
		switch v.Kind() {
		case reflect.Bool:
			return v.Bool()
		case reflect.Int:
			return v.Int() != 0
		}
		return v.Len() > 0
	}
	return truth(v)
}
