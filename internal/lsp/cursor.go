package lsp

import (
	"reflect"
	"regexp"
	"slices"
	"strings"

	"btfolio/internal/frontmatter"
	"btfolio/internal/portfolio"
	"btfolio/internal/vocabulary"
)

// A cursor is what the text around a place says of it. A text that is being
// written is seldom whole, so it is read line by line, by how far lines are
// indented and what brackets are open.
type cursor struct {
	line int
	from int    // in bytes, where the word begins that is being written
	word string // from there to the cursor

	matter bool     // it is in front matter, or in a file that is nothing else
	keys   []string // the keys above it, from the outermost, as they are written
	beside []string // the keys that stand beside it, where a key may stand
	key    bool     // a key may stand here
	bare   bool     // it stands alone in its line: no bracket is open
}

// keyed is a line that begins with a key.
var keyed = regexp.MustCompile(`^([^\s:{}\[\],"'#-][^:{}\[\]#]*):(\s+|$)`)

// fenced is the line of the second fence of a text that begins with one.
func (t *text) fenced() (second int, ok bool) {
	if t.line(0) != "---" {
		return 0, false
	}
	for n := 1; n < len(t.lines); n++ {
		if t.line(n) == "---" {
			return n, true
		}
	}
	return len(t.lines), true
}

// cursorAt reads the text around a place; all of it is front matter in a file that is
// YAML.
func (t *text) cursorAt(p position, yaml bool) cursor {
	n := min(max(p.Line, 0), len(t.lines)-1)
	before := prefix(t.line(n), p.Character)
	c := cursor{line: n, from: len(before), bare: true}
	second, fenced := t.fenced()
	if c.matter = yaml || fenced && n > 0 && n < second; !c.matter {
		return c
	}
	l := lineOf(before)
	rest := before[l.indent:]
	c.key = true
	if m := keyed.FindStringSubmatch(rest); m != nil {
		c.keys, c.key = []string{strings.TrimSpace(m[1])}, false
		rest = rest[len(m[0]):]
	}
	if c.key {
		c.beside = t.besides(n, l)
	}
	c.flow(rest)
	c.from = len(before) - len(c.word)
	c.keys = append(t.above(n, l), c.keys...)
	return c
}

// flow reads what stands behind a key up to the cursor: brackets within a line.
func (c *cursor) flow(rest string) {
	type open struct {
		bracket byte
		key     bool     // it has added a key
		has     []string // the keys in it
	}
	var stack []open
	start, quote := 0, byte(0)
	segment := func() string { return strings.TrimLeft(rest[start:], " \t") }
	leave := func() {
		if top := len(stack) - 1; top >= 0 && stack[top].key {
			c.keys, stack[top].key = c.keys[:len(c.keys)-1], false
		}
	}
	for i := 0; i < len(rest); i++ {
		switch b := rest[i]; {
		case quote != 0:
			if b == quote {
				quote = 0
			}
		case (b == '"' || b == '\'') && strings.TrimSpace(rest[start:i]) == "":
			quote = b
		case b == '{' || b == '[':
			stack = append(stack, open{bracket: b})
			start = i + 1
		case b == '}' || b == ']':
			if leave(); len(stack) > 0 {
				stack = stack[:len(stack)-1]
			}
			start = i + 1
		case b == ',' && (len(stack) > 0 || !c.key):
			leave()
			start = i + 1
		case b == ':' && len(stack) > 0 && stack[len(stack)-1].bracket == '{' && i+1 < len(rest) && rest[i+1] == ' ':
			word := strings.TrimSpace(rest[start:i])
			top := &stack[len(stack)-1]
			c.keys, top.key, top.has = append(c.keys, word), true, append(top.has, word)
			start = i + 1
		}
	}
	c.word = segment()
	if len(stack) > 0 {
		top := stack[len(stack)-1]
		c.bare, c.beside = false, nil
		if c.key = top.bracket == '{' && !top.key; c.key {
			c.beside = top.has
		}
	}
}

// A yamlLine is how a line begins.
type yamlLine struct {
	indent int // of what stands behind the hyphens
	dash   int // of the last hyphen; -1 for none
	key    string
	empty  bool
}

func lineOf(line string) yamlLine {
	l := yamlLine{dash: -1}
	l.indent = len(line) - len(strings.TrimLeft(line, " "))
	for strings.HasPrefix(line[l.indent:], "- ") {
		l.dash = l.indent
		l.indent += 2
		l.indent += len(line[l.indent:]) - len(strings.TrimLeft(line[l.indent:], " "))
	}
	rest := line[l.indent:]
	l.empty = strings.TrimSpace(rest) == "" && l.dash < 0 || strings.HasPrefix(rest, "#")
	if m := keyed.FindStringSubmatch(rest); m != nil {
		l.key = strings.TrimSpace(m[1])
	}
	return l
}

// above are the keys that a line stands below.
func (t *text) above(n int, l yamlLine) (keys []string) {
	for n--; n >= 0 && (l.indent > 0 || l.dash >= 0); n-- {
		o := lineOf(t.line(n))
		switch {
		case o.empty || t.line(n) == "---":
		case l.dash < 0 && o.indent == l.indent && o.dash >= 0, l.dash >= 0 && o.dash == l.dash:
			l.dash = o.dash // an earlier line of the same item, or an earlier item
		case l.dash < 0 && o.indent < l.indent, l.dash >= 0 && o.dash < 0 && o.indent <= l.dash, l.dash >= 0 && o.dash >= 0 && o.indent <= l.dash:
			keys = append(keys, o.key)
			l = o
		}
	}
	slices.Reverse(keys)
	return keys
}

// besides are the keys beside the one that a line begins with.
func (t *text) besides(n int, l yamlLine) (keys []string) {
	walk := func(step int) {
		item := l.dash >= 0
		for i := n + step; i >= 0 && i < len(t.lines); i += step {
			o := lineOf(t.line(i))
			switch {
			case t.line(i) == "---":
				return
			case o.empty || o.indent > l.indent:
				continue
			case o.indent < l.indent, step < 0 && item, step > 0 && o.dash >= 0:
				return
			}
			keys = append(keys, o.key)
			item = o.dash >= 0
		}
	}
	walk(-1)
	walk(+1)
	return keys
}

// canonical is the key that a word stands for.
func canonical(word string) string {
	term, _ := vocabulary.Keys().Find(word)
	return term.Key
}

// below is what may stand below keys in a type: a value, or keys of its own.
func below(t reflect.Type, keys []string) (reflect.Type, bool) {
	for _, word := range keys {
		if t = each(t); t.Kind() == reflect.Map {
			t = t.Elem()
			continue
		}
		if !hasKeys(t) {
			return nil, false
		}
		fields := portfolio.FieldsOf(t)
		i := slices.IndexFunc(fields, func(f portfolio.Field) bool { return f.Key == canonical(word) })
		if i < 0 {
			return nil, false
		}
		t = fields[i].Type
	}
	return each(t), true
}

// each is what stands in a list, or the type itself where it is none.
func each(t reflect.Type) reflect.Type {
	for {
		if counted, ok := frontmatter.CountedIn(t); ok {
			t = counted
			continue
		}
		if value, ok := frontmatter.ValueIn(t); ok && value.Kind() != reflect.String {
			t = value
			continue
		}
		if t.Kind() != reflect.Slice && t.Kind() != reflect.Pointer {
			return t
		}
		t = t.Elem()
	}
}

// hasKeys reports whether a value of a type has keys of its own.
func hasKeys(t reflect.Type) bool {
	_, word := frontmatter.ValueIn(t)
	return !word && t.Kind() == reflect.Struct && len(portfolio.FieldsOf(t)) > 0
}
