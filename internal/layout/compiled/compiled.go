// Package compiled executes layouts several times as fast as the template
// engine that made them ready. It turns the engine's templates, as they are
// after escaping, into Go functions: names are looked up once rather than on
// every page, and what is printed goes to the page without detours.
//
// It is worth a second executor because laying out is most of what a build
// does: a build into an empty folder is 2.3 to 3.3 times as fast with it, as
// `make bench` measures by building the same site with the engine alone. None
// of our own pages is left to the engine; the bench counts them.
//
// It knows only what layouts commonly consist of, and never says what is
// wrong: for whatever it does not know or cannot carry out it fails, and the
// engine makes the page. What it does make is the same, byte for byte.
package compiled

import (
	"bytes"
	"errors"
	"fmt"
	"reflect"
	"sync"
	"text/template/parse"
)

// A Library is what layouts reach beyond the values they are given.
type Library struct {
	// Function is a function by its name, as eq or strings.FirstUpper. One
	// that does more than answer with a value is not given.
	Function func(name string) (any, bool)
	// Truth tells whether a value counts as true, for those that are neither
	// texts nor numbers nor lists.
	Truth func(reflect.Value) bool
	// Partial gives the partial of this name when it is needed, for partials may
	// include each other. It is nil if there is no such partial, and gives nil if
	// the partial cannot be carried out.
	Partial func(name string) func() *Template

	types sync.Map // what pointed has found out
}

// A Template is a layout in executable form. It does not change and may be
// used from many goroutines.
type Template struct{ root *body }

// errUnknown is why something was not compiled or not carried out. Nobody gets
// to see it: the engine says what is wrong, if anything is.
var errUnknown = errors.New("not known here")

// Compile makes a template executable. The text of each template it consists of
// is given by its name, as it is after escaping.
func Compile(root string, text func(name string) (string, bool), lib *Library) (*Template, error) {
	c := &compiler{text: text, lib: lib, bodies: map[string]*body{}}
	b, err := c.body(root)
	if err != nil {
		return nil, err
	}
	return &Template{b}, nil
}

// Execute writes the page that the template makes of a view. If it fails, what
// it has written means nothing.
func (t *Template) Execute(page *bytes.Buffer, view any) (err error) {
	defer func() {
		// Reflection panics where a layout is at fault.
		if r := recover(); r != nil {
			err = fmt.Errorf("%w: %v", errUnknown, r)
		}
	}()
	s := &state{page: page, vars: make([]reflect.Value, 0, 64)}
	s.execute(t.root, reflect.ValueOf(view))
	return nil
}

// A body is one template: a layout, a partial or a block.
type body struct {
	run  step
	vars int // how many variables it has, with $
}

// A step carries out one piece of a template.
type step func(s *state, dot reflect.Value)

// state is one execution.
type state struct {
	page  *bytes.Buffer
	vars  []reflect.Value // those of every template under way, one after the other
	base  int             // where those of the current one begin
	depth int
}

// deepest is how far templates may include each other.
const deepest = 60

func (s *state) execute(b *body, dot reflect.Value) {
	if s.depth == deepest {
		fail()
	}
	base, end := s.base, len(s.vars)
	s.vars = append(s.vars, make([]reflect.Value, b.vars)...)
	s.vars[end] = dot
	s.base = end
	s.depth++
	b.run(s, dot)
	s.depth--
	s.base = base
	s.vars = s.vars[:end]
}

// fail leaves the page to the engine.
func fail() { panic(errUnknown) }

type compiler struct {
	text   func(name string) (string, bool)
	lib    *Library
	bodies map[string]*body
	scope  []string // the names of the variables that can be seen, by their places
	vars   int      // how many there are at most
}

// body compiles a template, once.
func (c *compiler) body(name string) (*body, error) {
	if b := c.bodies[name]; b != nil {
		return b, nil
	}
	text, there := c.text(name)
	if !there {
		return nil, fmt.Errorf("%w: the template %s", errUnknown, name)
	}
	tree := parse.New(name)
	tree.Mode = parse.SkipFuncCheck
	if _, err := tree.Parse(text, "", "", map[string]*parse.Tree{}); err != nil {
		return nil, err
	}
	b := &body{}
	c.bodies[name] = b
	inner := &compiler{text: c.text, lib: c.lib, bodies: c.bodies, scope: []string{"$"}, vars: 1}
	run, err := inner.list(tree.Root)
	if err != nil {
		return nil, err
	}
	b.run, b.vars = run, inner.vars
	return b, nil
}

// declare makes room for a variable and gives its place.
func (c *compiler) declare(name string) int {
	c.scope = append(c.scope, name)
	c.vars = max(c.vars, len(c.scope))
	return len(c.scope) - 1
}

// place is where the variable of this name is kept.
func (c *compiler) place(name string) (int, error) {
	for i := len(c.scope) - 1; i >= 0; i-- {
		if c.scope[i] == name {
			return i, nil
		}
	}
	return 0, fmt.Errorf("%w: the variable %s", errUnknown, name)
}
