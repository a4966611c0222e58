package frontmatter

import (
	"reflect"

	"btfolio/internal/diag"
)

// At is a value together with the place where it was written, for what can
// only be checked once all documents are read: a reference to somebody or
// something is wrong where it stands, not where the key stands.
type At[T any] struct {
	Value T
	Pos   diag.Pos
}

// self lets reflection tell an At from other structs, also from those that
// embed one.
func (At[T]) self() reflect.Type { return reflect.TypeFor[At[T]]() }

// valueOfAt is the type that stands in the document where the field is an At.
func valueOfAt(t reflect.Type) (reflect.Type, bool) {
	if t.Kind() != reflect.Struct {
		return nil, false
	}
	if word := reflect.TypeFor[At[string]](); t.ConvertibleTo(word) {
		return word.Field(0).Type, true // also a type of another name, which says what the word names
	}
	at, ok := reflect.Zero(t).Interface().(interface{ self() reflect.Type })
	if !ok || at.self() != t {
		return nil, false
	}
	return t.Field(0).Type, true
}

// written is a type as the document knows it, without the places. Where there
// are none it is the type itself, with its name and methods.
func written(t reflect.Type) reflect.Type {
	if value, ok := valueOfAt(t); ok {
		return written(value)
	}
	switch t.Kind() {
	case reflect.Pointer, reflect.Slice, reflect.Map:
		elem := written(t.Elem())
		switch {
		case elem == t.Elem():
			return t
		case t.Kind() == reflect.Pointer:
			return reflect.PointerTo(elem)
		case t.Kind() == reflect.Slice:
			return reflect.SliceOf(elem)
		}
		return reflect.MapOf(t.Key(), elem)
	}
	return t
}
