package compiled

import (
	"fmt"
	"reflect"
	"text/template/parse"
)

// list compiles pieces that follow each other.
func (c *compiler) list(l *parse.ListNode) (step, error) {
	if l == nil {
		return func(*state, reflect.Value) {}, nil
	}
	var steps []step
	for _, n := range l.Nodes {
		run, err := c.step(n)
		if err != nil {
			return nil, err
		}
		steps = append(steps, run)
	}
	if len(steps) == 1 {
		return steps[0], nil
	}
	return func(s *state, dot reflect.Value) {
		for _, run := range steps {
			run(s, dot)
		}
	}, nil
}

func (c *compiler) step(n parse.Node) (step, error) {
	switch n := n.(type) {
	case *parse.TextNode:
		text := n.Text
		return func(s *state, _ reflect.Value) { s.page.Write(text) }, nil
	case *parse.ActionNode:
		return c.action(n)
	case *parse.IfNode:
		return c.branch(&n.BranchNode, false)
	case *parse.WithNode:
		return c.branch(&n.BranchNode, true)
	case *parse.RangeNode:
		return c.loop(n)
	case *parse.TemplateNode:
		return c.block(n)
	}
	return nil, fmt.Errorf("%w: %s", errUnknown, n)
}

// action compiles what prints a value, sets a variable or includes a partial.
func (c *compiler) action(n *parse.ActionNode) (step, error) {
	if len(n.Pipe.Decl) > 0 {
		value, places, err := c.pipe(n.Pipe)
		if err != nil {
			return nil, err
		}
		return func(s *state, dot reflect.Value) { s.set(places, value(s, dot)) }, nil
	}
	commands, write, err := printing(n.Pipe.Cmds)
	if err != nil {
		return nil, err
	}
	if isCall(commands[0], "partial") {
		return c.partial(n, commands)
	}
	value, err := c.commands(commands)
	if err != nil {
		return nil, err
	}
	return func(s *state, dot reflect.Value) { write(s.page, value(s, dot)) }, nil
}

// partial compiles the inclusion of a partial. What it makes is markup, which
// stands in text as it is.
func (c *compiler) partial(n *parse.ActionNode, commands []*parse.CommandNode) (step, error) {
	args := commands[0].Args[1:]
	if len(commands) > 1 || len(args) < 1 || len(args) > 2 || n.Pipe.Cmds[len(n.Pipe.Cmds)-1].String() != escapesHTML || len(n.Pipe.Cmds) != 2 {
		return nil, fmt.Errorf("%w: %s", errUnknown, n)
	}
	name, constant := args[0].(*parse.StringNode)
	if !constant {
		return nil, fmt.Errorf("%w: %s", errUnknown, n)
	}
	view := func(*state, reflect.Value) reflect.Value { return reflect.Value{} }
	if len(args) == 2 {
		var err error
		if view, err = c.arg(args[1], anyType); err != nil {
			return nil, err
		}
	}
	lib, find := c.lib, c.lib.Partial(name.Text)
	if find == nil {
		return nil, fmt.Errorf("%w: %s", errUnknown, n)
	}
	return func(s *state, dot reflect.Value) {
		part := find()
		if part == nil {
			fail()
		}
		s.execute(part.root, lib.detached(view(s, dot)))
	}, nil
}

func (c *compiler) block(n *parse.TemplateNode) (step, error) {
	b, err := c.body(n.Name)
	if err != nil {
		return nil, err
	}
	if n.Pipe == nil {
		return func(s *state, _ reflect.Value) { s.execute(b, reflect.Value{}) }, nil
	}
	if len(n.Pipe.Decl) > 0 {
		return nil, fmt.Errorf("%w: %s", errUnknown, n)
	}
	view, err := c.commands(n.Pipe.Cmds)
	if err != nil {
		return nil, err
	}
	return func(s *state, dot reflect.Value) { s.execute(b, view(s, dot)) }, nil
}

// branch compiles if, and with, which makes the value the dot.
func (c *compiler) branch(n *parse.BranchNode, with bool) (step, error) {
	mark := len(c.scope)
	defer func() { c.scope = c.scope[:mark] }()
	value, places, err := c.pipe(n.Pipe)
	if err != nil {
		return nil, err
	}
	then, otherwise, err := c.both(n)
	if err != nil {
		return nil, err
	}
	truth := c.lib.Truth
	return func(s *state, dot reflect.Value) {
		v := value(s, dot)
		s.set(places, v)
		switch {
		case !isTrue(v, truth):
			otherwise(s, dot)
		case with:
			then(s, v)
		default:
			then(s, dot)
		}
	}, nil
}

// both compiles the two lists of a branch, each with variables of its own.
func (c *compiler) both(n *parse.BranchNode) (then, otherwise step, err error) {
	mark := len(c.scope)
	if then, err = c.list(n.List); err != nil {
		return nil, nil, err
	}
	c.scope = c.scope[:mark]
	otherwise, err = c.list(n.ElseList)
	c.scope = c.scope[:mark]
	return then, otherwise, err
}

// loop compiles range over a list.
func (c *compiler) loop(n *parse.RangeNode) (step, error) {
	mark := len(c.scope)
	defer func() { c.scope = c.scope[:mark] }()
	list, places, err := c.pipe(n.Pipe)
	if err != nil {
		return nil, err
	}
	each, none, err := c.both(&n.BranchNode)
	if err != nil {
		return nil, err
	}
	return func(s *state, dot reflect.Value) {
		v := list(s, dot)
		s.set(places, v)
		for v.Kind() == reflect.Interface || v.Kind() == reflect.Pointer {
			if v.IsNil() {
				fail()
			}
			v = v.Elem()
		}
		switch v.Kind() {
		case reflect.Slice, reflect.Array:
		case reflect.Invalid:
			none(s, dot)
			return
		default:
			fail()
		}
		count := v.Len()
		if count == 0 {
			none(s, dot)
		}
		for i := range count {
			elem := v.Index(i)
			switch len(places) {
			case 1:
				s.vars[s.base+places[0]] = elem
			case 2:
				s.vars[s.base+places[0]] = reflect.ValueOf(i)
				s.vars[s.base+places[1]] = elem
			}
			each(s, elem)
		}
	}, nil
}

// set gives a value to the variables in these places.
func (s *state) set(places []int, v reflect.Value) {
	for _, i := range places {
		s.vars[s.base+i] = v
	}
}
