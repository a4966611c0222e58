package programme

import (
	"maps"
	"reflect"
	"slices"

	"btfolio/internal/diag"
	"btfolio/internal/frontmatter"
)

// file is a programme as it is written. Where a rule can be wrong only in
// view of the others, it remembers its place; the fields here hide those of
// the programme with the same key.
type file struct {
	Programme
	Areas          []frontmatter.At[AreaRule]      `key:"areas,required"`
	Matrix         matrixFile                      `key:"matrix"`
	Assessments    []frontmatter.At[Assessment]    `key:"assessments"`
	TalkRhythms    []frontmatter.At[TalkRhythm]    `key:"talk_rhythms"`
	CheckIns       []frontmatter.At[CheckIn]       `key:"check_ins"`
	Approvals      []frontmatter.At[Approval]      `key:"approvals,required"`
	Qualifications []frontmatter.At[Qualification] `key:"qualifications"`
}

// Keys are the keys of a programme's file, for editors.
func Keys() []frontmatter.Field { return frontmatter.Fields(reflect.TypeFor[file]()) }

// Load reads a programme: one that comes with btfolio, or a site's own in the
// same form. Its id is the name of the file. Where the findings hold an error
// there is no programme.
func Load(name string, data []byte) (*Programme, diag.List) {
	var f file
	info, found := frontmatter.Decode(name, data, 1, &f)
	if !found.Failed() {
		found = append(found, f.check(info)...)
	}
	found.Sort()
	if found.Failed() {
		return nil, found
	}
	p := f.Programme
	p.ID = name
	p.Goals = builtinGoals()
	p.National = national()
	p.Sources = maps.Clone(p.National.Sources)
	maps.Copy(p.Sources, f.Sources)
	p.Areas = values(f.Areas)
	p.Matrix = f.Matrix.matrix()
	p.Assessments = values(f.Assessments)
	p.TalkRhythms = values(f.TalkRhythms)
	p.CheckIns = values(f.CheckIns)
	p.Approvals = values(f.Approvals)
	p.Qualifications = values(f.Qualifications)
	return &p, found
}

func values[T any](placed []frontmatter.At[T]) []T {
	plain := make([]T, len(placed))
	for i, p := range placed {
		plain[i] = p.Value
	}
	return slices.Clip(plain)
}
