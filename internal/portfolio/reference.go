package portfolio

import (
	"reflect"
	"sync"

	"btfolio/internal/diag"
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
	TraineeRef   frontmatter.At[string] // a trainee of the site
	FileRef      frontmatter.At[string] // a file of the portfolio; always one of a list
	TextRef      frontmatter.At[string] // a text or a folder of the portfolio
)

// A visitor is told of the references of a text, in the order of its keys.
// What it leaves nil it does not want to know.
type visitor struct {
	person    func(*PersonRef)
	placement func(*PlacementRef)
	trainee   func(*TraineeRef)
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

// Files are the files that the front matter of a text names, in the order of
// its keys.
func Files(t Text) []FileRef {
	var all []FileRef
	visit(t, visitor{files: func(list *[]FileRef) { all = append(all, *list...) }})
	return all
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
		return tells(func(v *visitor) func(*PersonRef) { return v.person })
	case reflect.TypeFor[PlacementRef]():
		return tells(func(v *visitor) func(*PlacementRef) { return v.placement })
	case reflect.TypeFor[TraineeRef]():
		return tells(func(v *visitor) func(*TraineeRef) { return v.trainee })
	case reflect.TypeFor[[]FileRef]():
		return tells(func(v *visitor) func(*[]FileRef) { return v.files })
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
			if t.Elem().Kind() != reflect.Slice {
				panic("portfolio: references below a word stand in lists, since a value of a map cannot be resolved in its place")
			}
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

// tells shows a visitor a reference of one type, if it wants to know of it.
func tells[Ref any](of func(*visitor) func(*Ref)) see {
	return func(at reflect.Value, v *visitor) {
		if tell := of(v); tell != nil {
			tell(at.Addr().Interface().(*Ref))
		}
	}
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

// A Name is a person or a placement that a text names, and where.
type Name struct {
	Person, Placement string // the id of one of them
	Pos               diag.Pos
}

// Names are the people and placements that the front matter of a text names.
func Names(t Text) (all []Name) {
	visit(t, visitor{
		person:    func(ref *PersonRef) { all = append(all, Name{Person: ref.Value, Pos: ref.Pos}) },
		placement: func(ref *PlacementRef) { all = append(all, Name{Placement: ref.Value, Pos: ref.Pos}) },
	})
	return all
}
