package compiled

import (
	"fmt"
	"reflect"
	"strings"
	"text/template/parse"
)

// A value computes a value when a template is executed.
type value func(s *state, dot reflect.Value) reflect.Value

// pipe compiles a pipeline, with the places of the variables it sets.
func (c *compiler) pipe(n *parse.PipeNode) (value, []int, error) {
	v, err := c.commands(n.Cmds)
	if err != nil {
		return nil, nil, err
	}
	var places []int
	for _, variable := range n.Decl {
		place := 0
		if n.IsAssign {
			if place, err = c.place(variable.Ident[0]); err != nil {
				return nil, nil, err
			}
		} else {
			place = c.declare(variable.Ident[0])
		}
		places = append(places, place)
	}
	return v, places, nil
}

// commands compiles commands of which each gets the value of the one before
// as its last argument.
func (c *compiler) commands(cmds []*parse.CommandNode) (value, error) {
	var v value
	for _, cmd := range cmds {
		next, err := c.command(cmd, v)
		if err != nil {
			return nil, err
		}
		v = func(s *state, dot reflect.Value) reflect.Value { return bare(next(s, dot)) }
	}
	return v, nil
}

// bare is the value inside of one that may be anything.
func bare(v reflect.Value) reflect.Value {
	if v.Kind() == reflect.Interface && v.NumMethod() == 0 {
		return v.Elem()
	}
	return v
}

func (c *compiler) command(n *parse.CommandNode, last value) (value, error) {
	args := n.Args[1:]
	switch word := n.Args[0].(type) {
	case *parse.FieldNode:
		return c.chain(dot, word.Ident, args, last)
	case *parse.VariableNode:
		v, err := c.variable(word)
		if err != nil || len(word.Ident) == 1 && len(args) == 0 && last == nil {
			return v, err
		}
		return c.chain(v, word.Ident[1:], args, last)
	case *parse.ChainNode:
		if family, named := word.Node.(*parse.IdentifierNode); named && len(word.Field) == 1 {
			return c.call(family.Ident+"."+word.Field[0], args, last)
		}
		v, err := c.command(&parse.CommandNode{Args: []parse.Node{word.Node}}, nil)
		if err != nil {
			return nil, err
		}
		return c.chain(v, word.Field, args, last)
	case *parse.IdentifierNode:
		return c.call(word.Ident, args, last)
	}
	if len(args) > 0 || last != nil {
		return nil, fmt.Errorf("%w: %s", errUnknown, n)
	}
	switch word := n.Args[0].(type) {
	case *parse.PipeNode:
		if len(word.Decl) == 0 {
			return c.commands(word.Cmds)
		}
	case *parse.DotNode:
		return dot, nil
	default:
		if v, known := constant(word, anyType); known {
			return func(*state, reflect.Value) reflect.Value { return v }, nil
		}
	}
	return nil, fmt.Errorf("%w: %s", errUnknown, n)
}

func dot(_ *state, dot reflect.Value) reflect.Value { return dot }

func (c *compiler) variable(n *parse.VariableNode) (value, error) {
	place, err := c.place(n.Ident[0])
	return func(s *state, _ reflect.Value) reflect.Value { return s.vars[s.base+place] }, err
}

// isCall tells whether a command calls the function of this name.
func isCall(n *parse.CommandNode, name string) bool {
	id, named := n.Args[0].(*parse.IdentifierNode)
	return named && id.Ident == name
}

// constant is a text, a number or a truth value of a layout as a value of a
// type.
func constant(n parse.Node, typ reflect.Type) (reflect.Value, bool) {
	v := reflect.New(typ).Elem()
	kind := typ.Kind()
	switch n := n.(type) {
	case *parse.StringNode:
		switch {
		case typ == anyType:
			return reflect.ValueOf(n.Text), true
		case kind == reflect.String:
			v.SetString(n.Text)
			return v, true
		}
	case *parse.BoolNode:
		switch {
		case typ == anyType:
			return reflect.ValueOf(n.True), true
		case kind == reflect.Bool:
			v.SetBool(n.True)
			return v, true
		}
	case *parse.NumberNode:
		decimal := strings.Trim(n.Text, "0123456789") == "" || n.Text[0] == '-' && strings.Trim(n.Text[1:], "0123456789") == ""
		switch {
		case n.IsInt && decimal && typ == anyType:
			return reflect.ValueOf(int(n.Int64)), true
		case n.IsFloat && !decimal && strings.Trim(n.Text, "0123456789.") == "" && typ == anyType:
			return reflect.ValueOf(n.Float64), true
		case n.IsInt && v.CanInt():
			v.SetInt(n.Int64)
			return v, true
		case n.IsFloat && v.CanFloat():
			v.SetFloat(n.Float64)
			return v, true
		}
	}
	return v, false
}
