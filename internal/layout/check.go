package layout

import (
	"maps"
	"slices"
	"strings"
	"text/template/parse"

	"btfolio/internal/diag"
)

// A checker finds what can be found wrong in layouts without running them:
// all of it, in all of them, with exact places. Hugo would stop at the first.
//
// It also holds the wall: with every name of a function in every layout
// checked against the library, none can be reached that is not open.
type checker struct {
	lib   *library
	files []*file // in the order of their names
	base  *file   // the frame
	found diag.List

	trees map[*file]map[string]*parse.Tree // what a file consists of: its own text and its blocks
	asks  map[*file]map[string]int         // the blocks a file asks for, and where
}

func check(lib *library, files map[string]*file) (*checker, diag.List) {
	c := &checker{lib: lib, base: files[frame], trees: map[*file]map[string]*parse.Tree{}, asks: map[*file]map[string]int{}}
	for _, key := range slices.Sorted(maps.Keys(files)) {
		c.files = append(c.files, files[key])
	}
	for _, f := range c.files {
		c.parse(f)
	}
	lib.partials.there = c.partials()
	c.once()
	for _, f := range c.files {
		for _, name := range slices.Sorted(maps.Keys(c.trees[f])) {
			c.walk(f, c.trees[f][name].Root)
		}
	}
	// Blocks cannot be compared while some of them are unreadable.
	if !c.found.Failed() {
		c.blocks()
	}
	return c, c.found
}

// add takes up a finding. What is wrong with the frame shows in each layout
// it is put around, and is said once.
func (c *checker) add(d diag.Finding) {
	if !slices.ContainsFunc(c.found, func(other diag.Finding) bool { return d.Pos == other.Pos && d.Code == other.Code }) {
		c.found = append(c.found, d)
	}
}

func (c *checker) parse(f *file) {
	t := parse.New(f.key)
	t.Mode = parse.SkipFuncCheck
	trees := map[string]*parse.Tree{}
	if _, err := t.Parse(f.text, "", "", trees); err != nil {
		c.add(syntaxFault(f, err))
		return
	}
	c.trees[f] = trees
	c.asks[f] = map[string]int{}
}

// partials names what can be included: files, whether or not they can be
// read, and what is defined inside others.
func (c *checker) partials() []string {
	var there []string
	for _, f := range c.files {
		if f.partial() {
			there = append(there, strings.TrimPrefix(f.key, partials))
		}
		for block := range c.trees[f] {
			if part, inline := inlinePartial(block); inline && block != f.key {
				there = append(there, part)
			}
		}
	}
	return there
}

// inlinePartial is the name of a partial that is defined inside another file.
func inlinePartial(block string) (string, bool) {
	name, inline := strings.CutPrefix(strings.TrimPrefix(block, "_"), "partials/")
	return partialKey(name), inline
}

// partialKey is the name of a partial's file from what a layout calls it.
func partialKey(name string) string {
	name = strings.ToLower(strings.TrimPrefix(name, "/"))
	if !strings.Contains(name[strings.LastIndexByte(name, '/')+1:], ".") {
		name += ".html"
	}
	return name
}

func (c *checker) walk(f *file, n parse.Node) {
	switch n := n.(type) {
	case *parse.ListNode:
		if n != nil {
			for _, n := range n.Nodes {
				c.walk(f, n)
			}
		}
	case *parse.ActionNode:
		c.walk(f, n.Pipe)
	case *parse.IfNode:
		c.branch(f, n.BranchNode)
	case *parse.RangeNode:
		c.branch(f, n.BranchNode)
	case *parse.WithNode:
		c.branch(f, n.BranchNode)
	case *parse.TemplateNode:
		if _, again := c.asks[f][n.Name]; !again {
			c.asks[f][n.Name] = int(n.Position())
		}
		c.walk(f, n.Pipe)
	case *parse.PipeNode:
		if n != nil {
			for _, n := range n.Cmds {
				c.call(f, n)
			}
		}
	case *parse.ChainNode:
		id, named := n.Node.(*parse.IdentifierNode)
		if named && !c.lib.open(id.Ident) { // the name of a family
			c.function(f, id, id.Ident+"."+n.Field[0])
			return
		}
		c.walk(f, n.Node)
	case *parse.IdentifierNode:
		c.function(f, n, n.Ident)
	case *parse.TextNode, *parse.FieldNode, *parse.VariableNode, *parse.DotNode, *parse.NilNode, *parse.BoolNode,
		*parse.NumberNode, *parse.StringNode, *parse.BreakNode, *parse.ContinueNode:
	default: // a later Go may have more, and a name of a function in it
		c.add(diag.LayoutSyntax.At(f.at(int(n.Position())), n.String()))
	}
}

func (c *checker) branch(f *file, n parse.BranchNode) {
	c.walk(f, n.Pipe)
	c.walk(f, n.List)
	c.walk(f, n.ElseList)
}

func (c *checker) function(f *file, n parse.Node, name string) {
	if p := c.lib.fault(name); p != nil {
		c.add(p.At(f.at(int(n.Position()))))
	}
}

func (c *checker) call(f *file, n *parse.CommandNode) {
	for _, arg := range n.Args {
		c.walk(f, arg)
	}
	if len(n.Args) < 2 {
		return
	}
	name, literal := n.Args[1].(*parse.StringNode)
	if !literal || !slices.Contains(list("partial partialCached partials.Include"), n.Args[0].String()) {
		return
	}
	if part := partialKey(name.Text); !slices.Contains(c.lib.partials.there, part) {
		c.add(c.lib.partials.unknown(part).At(f.at(int(name.Position()))))
	}
}

// once sees to it that a name which all files share stands for one thing.
// Hugo would take either, and not always the same.
func (c *checker) once() {
	first := map[string]*file{}
	for _, f := range c.files {
		for _, block := range slices.Sorted(maps.Keys(c.trees[f])) {
			name := block
			if part, inline := inlinePartial(block); inline {
				name = partials + part
			} else if c.framed(f) || f == c.base {
				continue // these have their blocks for themselves
			}
			if other := first[name]; other != nil {
				c.add(diag.DuplicateBlock.At(c.definition(f, block), block, other.name))
				continue
			}
			first[name] = f
		}
	}
}

// blocks sees to it that every block asked for is defined, and every block
// defined is asked for: a misspelt one would leave the page without it.
func (c *checker) blocks() {
	shared, sharedAsks := map[string]bool{}, map[string]bool{}
	for _, f := range c.files {
		if !c.framed(f) && f != c.base {
			union(shared, c.trees[f])
			union(sharedAsks, c.asks[f])
		}
	}
	for _, f := range c.files {
		defined, asked := maps.Clone(shared), maps.Clone(sharedAsks)
		union(defined, c.trees[f])
		union(asked, c.asks[f])
		switch {
		case f == c.base:
			continue
		case !f.partial() && len(c.trees[f]) == 1 && c.outside(f) < 0:
			c.add(diag.NoLayout.At(diag.Pos{File: f.name}))
			continue
		case c.framed(f) && c.base == nil:
			c.add(diag.NoLayout.At(diag.Pos{File: "layouts/" + frame}))
			continue
		case c.framed(f):
			union(defined, c.trees[c.base])
			union(asked, c.asks[c.base])
		case c.meantFramed(f):
			c.add(diag.OutsideBlock.At(f.at(c.outside(f))))
			continue
		}
		c.undefined(f, defined)
		c.unused(f, asked)
	}
}

func union[V any](all map[string]bool, more map[string]V) {
	for name := range more {
		all[name] = true
	}
}

// undefined finds the blocks a file, or the frame around it, asks for in vain.
func (c *checker) undefined(f *file, defined map[string]bool) {
	for _, name := range slices.Sorted(maps.Keys(c.asks[f])) {
		if !defined[name] {
			c.add(diag.UndefinedBlock.At(f.at(c.asks[f][name]), name))
		}
	}
	if !c.framed(f) {
		return
	}
	for _, name := range slices.Sorted(maps.Keys(c.asks[c.base])) {
		switch {
		case defined[name]:
		case c.base.own && !f.own: // the frame asks for what was never there
			c.add(diag.UndefinedBlock.At(c.base.at(c.asks[c.base][name]), name))
		default:
			c.add(diag.UndefinedBlock.At(diag.Pos{File: f.name}, name))
		}
	}
}

// unused finds the blocks of a file nobody asks for. A site's own frame may
// leave out what the built-in layouts offer.
func (c *checker) unused(f *file, asked map[string]bool) {
	if c.framed(f) && c.base.own && !f.own {
		return
	}
	for _, name := range slices.Sorted(maps.Keys(c.trees[f])) {
		if _, inline := inlinePartial(name); name != f.key && !inline && !asked[name] {
			c.add(diag.UnusedBlock.At(c.definition(f, name), name, nearest(name, slices.Collect(maps.Keys(asked)))))
		}
	}
}

// framed tells whether a file is put inside baseof.html: it is if it
// consists of blocks only.
func (c *checker) framed(f *file) bool {
	return !f.partial() && f.key != frame && len(c.trees[f]) > 1 && c.outside(f) < 0
}

// meantFramed tells whether a file that stands for itself defines a block
// only baseof.html asks for.
func (c *checker) meantFramed(f *file) bool {
	if f.partial() || c.base == nil {
		return false
	}
	for name := range c.trees[f] {
		_, frameAsks := c.asks[c.base][name]
		_, asks := c.asks[f][name]
		if frameAsks && !asks {
			return true
		}
	}
	return false
}

// outside is where a file has something outside its blocks, or -1.
func (c *checker) outside(f *file) int {
	tree := c.trees[f][f.key]
	if tree == nil || tree.Root == nil {
		return -1
	}
	for _, n := range tree.Root.Nodes {
		switch n := n.(type) {
		case *parse.TextNode:
			if lead := len(n.Text) - len(strings.TrimLeft(string(n.Text), " \t\r\n")); lead < len(n.Text) {
				return int(n.Position()) + lead
			}
		default:
			return int(n.Position())
		}
	}
	return -1
}

// definition is where a block begins: the action before what it consists of.
func (c *checker) definition(f *file, block string) diag.Pos {
	start := strings.LastIndex(f.text[:c.trees[f][block].Root.Position()], "{{") + len("{{")
	word := strings.TrimLeft(f.text[start:], "- \t\r\n")
	return f.at(len(f.text) - len(word))
}

// owner is the file a block of a layout is written in. Hugo gives the frame
// and what stands in it the same name.
func (c *checker) owner(f *file, block string) *file {
	if _, own := c.trees[f][block]; c.framed(f) && !own {
		return c.base
	}
	return f
}
