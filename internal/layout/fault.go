package layout

import (
	"cmp"
	"errors"
	"reflect"
	"regexp"
	"slices"
	"strings"

	"btfolio/internal/diag"
	"btfolio/internal/language"
	"btfolio/internal/say"
)

// An Error is a page that could not be made, as a finding in the layout.
type Error struct{ Finding diag.Finding }

func (e *Error) Error() string { return e.Finding.Text(language.English) }

// What Go's templates say. Hugo hands it on inside of other errors, once for
// every partial it passes on its way out; the innermost is where it happened.
var (
	executing  = regexp.MustCompile(`template: ([^\s:]+):(\d+):(\d+): executing "([^"]*)" at <(.*?)>: `)
	noField    = regexp.MustCompile(`^can't evaluate field (\S+) in type (.+)$`)
	nilPointer = regexp.MustCompile(`^nil pointer evaluating (\S+)\.(\S+)$`)
	wrongCount = regexp.MustCompile(`^wrong number of args for (\S+): want (at least )?(\d+) got (-?\d+)$`)
	calling    = regexp.MustCompile(`(?s)^error calling (\S+): (.*)$`)
)

// fault makes a finding of what Hugo says when a layout cannot be executed.
func (c *checker) fault(f *file, view any, err error) diag.Finding {
	said := err.Error()
	pos := diag.Pos{File: f.name}
	at, offset := f, 0
	if all := executing.FindAllStringSubmatchIndex(said, -1); all != nil {
		m := all[len(all)-1]
		group := func(i int) string { return said[m[2*i]:m[2*i+1]] }
		at, offset = c.place(f, group(1), group(4), group(2), group(3))
		pos = at.at(offset)
		said = said[m[1]:]
	}
	var problem *diag.Problem
	if errors.As(err, &problem) {
		return problem.At(pos)
	}
	if strings.HasPrefix(said, "exceeded maximum template depth") {
		return diag.EndlessLayout.At(pos)
	}
	if m := noField.FindStringSubmatch(said); m != nil {
		pos = at.at(fieldAt(at.text, offset, m[1]))
		return diag.UnknownField.At(pos, m[1], kind(m[2]), nearestFields(m[1], reflect.TypeOf(view), m[2]))
	}
	if m := nilPointer.FindStringSubmatch(said); m != nil {
		pos = at.at(fieldAt(at.text, offset, m[2]))
		return diag.MissingValue.At(pos, m[2], kind(m[1]))
	}
	if m := wrongCount.FindStringSubmatch(said); m != nil {
		count := say.ThisInsteadOf(m[4], m[3])
		if m[2] != "" {
			// The number Go gives may count what Hugo puts first by itself.
			count = say.TooFew()
		}
		return diag.WrongCount.At(pos, m[1], count)
	}
	if m := calling.FindStringSubmatch(said); m != nil {
		return diag.CallFailed.At(pos, m[1], m[2])
	}
	return diag.LayoutFailed.At(pos, said)
}

// place turns the place Go gives into one in a file: the template's name, the
// block, the line and the column in bytes from 0.
func (c *checker) place(f *file, template, block, line, col string) (*file, int) {
	at := f
	for _, other := range c.files {
		if other.hugo() == template {
			at = c.owner(other, block)
		}
	}
	return at, at.offset(atoi(line), atoi(col))
}

// unsafeFault makes a finding of a mark for something unsafe on a finished
// page. Go does not say where in a layout it comes from; if the tag begins
// like only one of those in the layouts, it is that one.
func (c *checker) unsafeFault(f *file, page string, mark int) diag.Finding {
	start := max(strings.LastIndexByte(page[:mark], '<'), 0)
	end := len(page)
	if n := strings.IndexByte(page[mark:], '>'); n >= 0 {
		end = mark + n + 1
	}
	pos, hits := diag.Pos{File: f.name}, 0
	begin := strings.TrimSuffix(page[start:mark], "#") + "{{"
	for _, other := range c.files {
		if n := strings.Index(other.text, begin); n >= 0 {
			hits += strings.Count(other.text, begin)
			pos = other.at(n + len(begin) - len("{{"))
		}
	}
	if hits != 1 {
		pos = diag.Pos{File: f.name}
	}
	return diag.UnsafeValue.At(pos, page[start:end])
}

// fieldAt finds the name in a chain such as .A.B.C, where Go gives the place
// of .B.
func fieldAt(text string, offset int, name string) int {
	field := regexp.MustCompile(`\.` + regexp.QuoteMeta(name) + `([^\p{L}\p{N}_]|$)`)
	end := len(text)
	if n := strings.Index(text[offset:], "}}"); n >= 0 {
		end = offset + n
	}
	here := field.FindStringIndex(text[offset:end])
	if before := offset - len("."+name); (here == nil || here[0] > 0) && before >= 0 && text[before:offset] == "."+name {
		return before
	}
	if here == nil {
		return offset
	}
	return offset + here[0]
}

// kind says what kind of value a Go type is: its own name, where it has one.
func kind(name string) language.Text {
	switch bare := strings.TrimLeft(name, "*"); {
	case strings.HasPrefix(bare, "["), strings.HasPrefix(bare, "map["):
		return say.AList()
	case bare == "string", strings.HasPrefix(bare, "template."):
		return say.AText()
	case bare == "bool":
		return say.AYesOrNo()
	case strings.HasPrefix(bare, "int"), strings.HasPrefix(bare, "uint"), strings.HasPrefix(bare, "float"):
		return say.ANumber()
	default:
		bare = bare[strings.LastIndexByte(bare, '.')+1:]
		return say.Bare(bare)
	}
}

// nearestFields continues “correct the name” with those there are, if the
// type is among what the page consists of.
func nearestFields(name string, page reflect.Type, typeName string) language.Text {
	t := find(page, typeName, map[reflect.Type]bool{})
	if t == nil {
		return language.Text{}
	}
	var names []string
	for i := range t.NumMethod() {
		names = append(names, "."+t.Method(i).Name)
	}
	if t.Kind() == reflect.Pointer {
		t = t.Elem()
	}
	if t.Kind() == reflect.Struct {
		for _, field := range reflect.VisibleFields(t) {
			if field.IsExported() {
				names = append(names, "."+field.Name)
			}
		}
	}
	slices.Sort(names)
	if names = slices.Compact(names); len(names) == 0 {
		return language.Text{}
	}
	near := nearest("."+name, names)
	return say.TheNearestAreNear(near)
}

// find looks for a type by its name in what a page consists of.
func find(t reflect.Type, name string, seen map[reflect.Type]bool) reflect.Type {
	if t == nil || seen[t] {
		return nil
	}
	seen[t] = true
	if t.String() == name {
		return t
	}
	var parts []reflect.Type
	switch t.Kind() {
	case reflect.Pointer, reflect.Slice, reflect.Array, reflect.Map:
		parts = append(parts, t.Elem())
	case reflect.Struct:
		for i := range t.NumField() {
			parts = append(parts, t.Field(i).Type)
		}
	}
	for i := range t.NumMethod() {
		m := t.Method(i).Type
		for j := range m.NumOut() {
			parts = append(parts, m.Out(j))
		}
	}
	for _, part := range parts {
		if found := find(part, name, seen); found != nil {
			return found
		}
	}
	return nil
}

// nearest names the few of what there is that a misspelt name comes closest
// to, for the remedy of a finding.
func nearest(name string, there []string) string {
	there = slices.Clone(there)
	far := func(other string) int { return language.Distance(strings.ToLower(name), strings.ToLower(other)) }
	slices.SortFunc(there, func(a, b string) int {
		return cmp.Or(cmp.Compare(far(a), far(b)), cmp.Compare(a, b))
	})
	return strings.Join(there[:min(len(there), 3)], ", ")
}
