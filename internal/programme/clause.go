package programme

import (
	"reflect"
	"slices"
	"strconv"
	"strings"

	"btfolio/internal/language"
	"btfolio/internal/vocabulary"
)

// A Clause is what a programme says under one key, for people: an item for
// each rule there.
type Clause struct {
	Key   string // “areas”, and “national.areas” for what holds in the whole country
	Items []Item
}

// An Item is one rule as it is written: what stands after its keys.
type Item struct {
	Rule
	Facts []Fact
}

// A Fact is a key with its value in words.
type Fact struct {
	Key   string
	Value language.Text
}

// Clauses are all that the programme and the country ask for, in the order in
// which programmes are written. Each key of a rule is among them, so that
// nothing can stand in a programme that nobody is told of. What a matrix says
// stands in the matrix.
func (p *Programme) Clauses() []Clause {
	all := clauses(reflect.ValueOf(*p), "")
	matrix := Clause{Key: "matrix", Items: []Item{{Rule: p.Matrix.Rule}}}
	if len(p.Matrix.Source) > 0 {
		at := min(1, len(all))
		all = slices.Insert(all, at, matrix)
	}
	return append(all, clauses(reflect.ValueOf(*p.National), "national.")...)
}

func clauses(v reflect.Value, prefix string) (all []Clause) {
	for field, value := range v.Fields() {
		key, _, _ := strings.Cut(field.Tag.Get("key"), ",")
		if key == "" || value.IsZero() {
			continue
		}
		c := Clause{Key: prefix + key}
		switch value.Kind() {
		case reflect.Pointer:
			c.add(value.Elem())
		case reflect.Struct:
			c.add(value)
		case reflect.Slice:
			for i := range value.Len() {
				c.add(value.Index(i))
			}
		}
		if len(c.Items) > 0 {
			all = append(all, c)
		}
	}
	return all
}

// add takes in a rule. What is no rule, such as the name of the programme, and
// how the programme is read where its sources contradict each other, stand by
// themselves.
func (c *Clause) add(v reflect.Value) {
	switch v := v.Interface().(type) {
	case Rule:
		c.Items = append(c.Items, Item{Rule: v})
		return
	case Decision, Unknown:
		return
	}
	if v.Kind() != reflect.Struct || !v.FieldByName("Rule").IsValid() {
		return
	}
	item := Item{Rule: v.FieldByName("Rule").Interface().(Rule)}
	for field, value := range v.Fields() {
		key, required, _ := strings.Cut(field.Tag.Get("key"), ",")
		if text := inWords(value); key != "" && text != (language.Text{}) && (required != "" || !value.IsZero()) {
			item.Facts = append(item.Facts, Fact{Key: key, Value: text})
		}
	}
	c.Items = append(c.Items, item)
}

// inWords is a value as people read it; empty for one that has pages of its
// own, such as the fields of a form.
func inWords(v reflect.Value) language.Text {
	switch x := v.Interface().(type) {
	case language.Text:
		return x
	case interface {
		In(language.Language) string
	}:
		return language.InBoth(x.In)
	case interface{ Words() []string }:
		label, _ := WordLabel(v.String())
		return label
	case bool:
		label, _ := vocabulary.Label(map[bool]string{true: "yes", false: "no"}[x])
		return label
	case int:
		return language.Same(strconv.Itoa(x))
	}
	if v.Kind() != reflect.Slice {
		return language.Text{}
	}
	var all []language.Text
	for i := range v.Len() {
		if text := inWords(v.Index(i)); text != (language.Text{}) {
			all = append(all, text)
		}
	}
	return language.And(all)
}
