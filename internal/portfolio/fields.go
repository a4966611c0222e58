package portfolio

import (
	"reflect"
	"strconv"
	"strings"
	"sync"

	"cloud.google.com/go/civil"
)

// A Field is one thing that the front matter of a kind says. What is shown of
// it, and where, its tag says: `fact:"label,place"` names the label it has in
// the box beside a text, where that is not its key, and its place there, where
// that is not its place in the type. A field with `fact:"-"` is shown in
// another way, or not at all.
type Field struct {
	Key   string
	Label string  // in the box beside a text; empty for none
	Place float64 // there
	Type  reflect.Type

	index []int
}

// Plain reports whether one line says the field: it is no list of files and has
// no keys of its own, as absence in days has none.
func (f Field) Plain() bool {
	t := f.Type
	for t.Kind() == reflect.Pointer || t.Kind() == reflect.Slice {
		t = t.Elem()
	}
	word := reflect.TypeFor[Ref]()
	return t == reflect.TypeFor[Absence]() || t != reflect.TypeFor[FileRef]() && t.Kind() != reflect.Map &&
		(t.Kind() != reflect.Struct || t == reflect.TypeFor[civil.Date]() || t.ConvertibleTo(word))
}

// fields holds the fields of types, by type.
var fields sync.Map

// FieldsOf are the fields of a type with keys, in its order.
func FieldsOf(t reflect.Type) []Field {
	if known, ok := fields.Load(t); ok {
		return known.([]Field)
	}
	known, _ := fields.LoadOrStore(t, keyed(t, nil))
	return known.([]Field)
}

func keyed(t reflect.Type, prefix []int) []Field {
	var all []Field
	for i := range t.NumField() {
		f := t.Field(i)
		index := append(append([]int(nil), prefix...), i)
		key, tagged := f.Tag.Lookup("key")
		if !tagged {
			if f.Anonymous && f.Type.Kind() == reflect.Struct {
				all = append(all, keyed(f.Type, index)...)
			}
			continue
		}
		key, _, _ = strings.Cut(key, ",")
		field := Field{Key: key, Label: key, Place: float64(len(all)), Type: f.Type, index: index}
		if fact, tagged := f.Tag.Lookup("fact"); tagged {
			label, place, _ := strings.Cut(fact, ",")
			switch label {
			case "-":
				field.Label = ""
			case "":
			default:
				field.Label = label
			}
			if at, err := strconv.ParseFloat(place, 64); err == nil {
				field.Place = at
			}
		}
		all = append(all, field)
	}
	return all
}

// Of is the value of the field in a text or a part of one; into points to it.
func (f Field) Of(into any) reflect.Value {
	return reflect.ValueOf(into).Elem().FieldByIndex(f.index)
}

// In is Of where the text or part is at hand as it is.
func (f Field) In(at reflect.Value) reflect.Value { return at.FieldByIndex(f.index) }

// Said is what a text says under a key; nothing where its kind has no such key, or
// one for something else.
func Said[T any](t Text, key string) (said T) {
	for _, f := range FieldsOf(reflect.TypeOf(t).Elem()) {
		if f.Key == key {
			said, _ = f.Of(t).Interface().(T)
		}
	}
	return said
}
