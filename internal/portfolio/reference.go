package portfolio

import (
	"reflect"
	"sync"

	"btfolio/internal/frontmatter"
)

// A Ref is a word of a text together with the place where it stands.
type Ref = frontmatter.At[string]

// References by what they name. What a field names is its type: the loader
// resolves it, and whoever asks what a text speaks of finds it, without
// knowing the kind of text it stands in.
type (
	PersonRef    frontmatter.At[string] // somebody of the site
	PlacementRef frontmatter.At[string] // a placement of the trainee
	FileRef      frontmatter.At[string] // a file of the portfolio; always one of a list
	TextRef      frontmatter.At[string] // a text or a folder of the portfolio
)

// A visitor is told of the references of a text, in the order of its keys.
// What it leaves nil it does not want to know.
type visitor struct {
	person    func(*PersonRef)
	placement func(*PlacementRef)
	files     func(*[]FileRef)
}

// visit shows a visitor every reference that a struct with keys holds; into
// points to it.
func visit(into any, v visitor) {
	at := reflect.ValueOf(into).Elem()
	if see := visitOf(at.Type()); see != nil {
		see(at, &v)
	}
}

// see shows a visitor the references below a value.
type see func(at reflect.Value, v *visitor)

// visits holds how the references of a type are found, by type. To find out
// takes longer than to visit them.
var visits sync.Map

func visitOf(t reflect.Type) see {
	if known, ok := visits.Load(t); ok {
		return known.(see)
	}
	known, _ := visits.LoadOrStore(t, planVisit(t))
	return known.(see)
}

// planVisit is nil for a type that holds no reference.
func planVisit(t reflect.Type) see {
	switch t {
	case reflect.TypeFor[PersonRef]():
		return func(at reflect.Value, v *visitor) {
			if v.person != nil {
				v.person(at.Addr().Interface().(*PersonRef))
			}
		}
	case reflect.TypeFor[PlacementRef]():
		return func(at reflect.Value, v *visitor) {
			if v.placement != nil {
				v.placement(at.Addr().Interface().(*PlacementRef))
			}
		}
	case reflect.TypeFor[[]FileRef]():
		return func(at reflect.Value, v *visitor) {
			if v.files != nil {
				v.files(at.Addr().Interface().(*[]FileRef))
			}
		}
	case reflect.TypeFor[FileRef]():
		panic("portfolio: a text names its files in lists, since one that is withheld is left out")
	}
	switch t.Kind() {
	case reflect.Pointer:
		if below := planVisit(t.Elem()); below != nil {
			return func(at reflect.Value, v *visitor) {
				if !at.IsNil() {
					below(at.Elem(), v)
				}
			}
		}
	case reflect.Slice:
		if below := planVisit(t.Elem()); below != nil {
			return func(at reflect.Value, v *visitor) {
				for i := range at.Len() {
					below(at.Index(i), v)
				}
			}
		}
	case reflect.Map:
		if below := planVisit(t.Elem()); below != nil {
			return func(at reflect.Value, v *visitor) {
				for _, key := range at.MapKeys() {
					below(at.MapIndex(key), v)
				}
			}
		}
	case reflect.Struct:
		return planFields(t)
	}
	return nil
}

func planFields(t reflect.Type) see {
	type field struct {
		index int
		see   see
	}
	var fields []field
	for i := range t.NumField() {
		f := t.Field(i)
		if _, keyed := f.Tag.Lookup("key"); !keyed && (!f.Anonymous || f.Type.Kind() != reflect.Struct) {
			continue
		}
		if see := planVisit(f.Type); see != nil {
			fields = append(fields, field{i, see})
		}
	}
	if len(fields) == 0 {
		return nil
	}
	return func(at reflect.Value, v *visitor) {
		for _, f := range fields {
			f.see(at.Field(f.index), v)
		}
	}
}
