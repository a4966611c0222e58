package frontmatter

import (
	"encoding"
	"fmt"
	"reflect"

	"cloud.google.com/go/civil"
	"go.yaml.in/yaml/v4"

	"btfolio/internal/diag"
	"btfolio/internal/language"
	"btfolio/internal/vocabulary"
)

// A reader reads the value of a key from a node that is not empty. The word
// is the key as written. What is wrong goes to the findings of the decoder.
type reader func(d *decoder, n *yaml.Node, into reflect.Value, word string)

// enum is a type of the vocabulary: a closed list of words.
type enum interface{ Vocabulary() *vocabulary.Set }

func isEnum(t reflect.Type) bool {
	return t.Kind() == reflect.String && t.Implements(reflect.TypeFor[enum]())
}

func readsItself(t reflect.Type) bool {
	return reflect.PointerTo(t).Implements(reflect.TypeFor[encoding.TextUnmarshaler]())
}

// readerOf is how values of a type are read. A type that cannot stand in a
// document is a fault of the program.
func readerOf(t reflect.Type) reader {
	if value, ok := valueOfAt(t); ok {
		return readAt(readerOf(value))
	}
	if _, ok := CountedIn(t); ok {
		each, _ := t.FieldByName("Each")
		return readCounted(readerOf(each.Type))
	}
	switch {
	case t == reflect.TypeFor[Unsaid]():
		return readUnsaid
	case t == reflect.TypeFor[civil.Date]():
		return single(readDate)
	case t == reflect.TypeFor[language.Text]():
		return readText
	case isEnum(t):
		return single(readEnum)
	case readsItself(t):
		return single(readUnmarshaler)
	}
	switch t.Kind() {
	case reflect.String:
		return single(readString)
	case reflect.Bool:
		return single(readBool)
	case reflect.Int:
		return single(readInt)
	case reflect.Float64:
		return single(readFloat)
	case reflect.Pointer:
		return readPointer(t, readerOf(t.Elem()))
	case reflect.Slice:
		return readList(t, readerOf(t.Elem()))
	case reflect.Map:
		return readMap(t, readerOf(t.Key()), readerOf(t.Elem()))
	case reflect.Struct:
		return readStruct
	}
	panic(fmt.Sprintf("frontmatter: a value of type %v cannot be read from a document", t))
}

// readAt reads a value and remembers its place.
func readAt(read reader) reader {
	return func(d *decoder, n *yaml.Node, into reflect.Value, word string) {
		into.Field(1).Set(reflect.ValueOf(d.pos(n)))
		read(d, n, into.Field(0), word)
	}
}

func readPointer(t reflect.Type, read reader) reader {
	return func(d *decoder, n *yaml.Node, into reflect.Value, word string) {
		into.Set(reflect.New(t.Elem()))
		read(d, n, into.Elem(), word)
	}
}

func readStruct(d *decoder, n *yaml.Node, into reflect.Value, word string) {
	if n.Kind != yaml.MappingNode {
		d.report(n, diag.KeysExpected.Problem(word))
		return
	}
	d.keys(n, into, planOf(into.Type()))
}

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

// ValueIn is the type of the value that an At remembers the place of; false for
// other types.
func ValueIn(t reflect.Type) (reflect.Type, bool) { return valueOfAt(t) }
