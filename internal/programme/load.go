package programme

import (
	"cmp"
	"embed"
	"fmt"
	"maps"
	"path"
	"reflect"
	"slices"
	"strings"
	"sync"

	"btfolio/internal/diag"
	"btfolio/internal/frontmatter"
	"btfolio/internal/language"
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
	Forms          []frontmatter.At[FormRule]      `key:"forms"`
	Approvals      []frontmatter.At[Approval]      `key:"approvals,required"`
	Qualifications []frontmatter.At[Qualification] `key:"qualifications"`
}

// Keys are the keys of a programme's file, for editors.
func Keys() []frontmatter.Field { return frontmatter.Fields(reflect.TypeFor[file]()) }

// Load reads a programme: one that comes with btfolio, or a site's own in the
// same form, with the words that the site adds. Its id is the name of the file. Where the findings hold an error
// there is no programme.
func Load(name string, data []byte, own ...frontmatter.Own) (*Programme, diag.List) {
	var f file
	info, found := frontmatter.Decode(name, data, 1, &f, own...)
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
	p.Forms = values(f.Forms)
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

// check compares the rules with each other and with what holds in the whole
// country. Load sorts the findings.
func (f *file) check(info frontmatter.Info) diag.List {
	var found diag.List
	found = append(found, f.checkAreas(info.Pos("areas"))...)
	found = append(found, f.Matrix.check(info.Pos("matrix"))...)
	found = append(found, f.checkAssessments()...)
	found = append(found, f.checkApprovals(info.Pos("approvals"))...)
	found = append(found, f.checkProgression(info.Pos("progression"))...)
	found = append(found, twice(f.TalkRhythms, func(r TalkRhythm) string { return cmp.Or(string(r.Area), "talk_rhythms") })...)
	found = append(found, twice(f.CheckIns, func(c CheckIn) string { return cmp.Or(string(c.Stage), "check_ins") })...)
	found = append(found, twice(f.Forms, func(r FormRule) string { return string(r.Form) })...)
	found = append(found, f.checkCourses(info.Pos("courses"))...)
	found = append(found, twice(f.Qualifications, func(q Qualification) string { return string(q.Role) })...)
	return found
}

func (f *file) checkAreas(here diag.Pos) diag.List {
	found := twice(f.Areas, func(r AreaRule) string { return string(r.Area) })
	for _, floor := range national().Areas {
		planned := false
		for _, r := range f.Areas {
			if r.Value.Area != floor.Area {
				continue
			}
			planned = true
			if least := r.Value.Length.Least; least.days() < floor.Least.days() {
				found = append(found, diag.BelowFloor.At(r.Pos, floor.Area, least.text(), floor.Least.text()))
			}
		}
		if !planned {
			found = append(found, diag.NoArea.At(here, floor.Area))
		}
	}
	return found
}

func (f *file) checkAssessments() diag.List {
	var found diag.List
	for _, a := range f.Assessments {
		if !a.Value.Recommended && a.Value.Least < 1 {
			found = append(found, diag.NoLeast.At(a.Pos))
		}
	}
	return found
}

func (f *file) checkApprovals(here diag.Pos) diag.List {
	found := twice(f.Approvals, func(a Approval) string { return string(a.Subject) })
	for _, s := range decided {
		if _, ok := (&Programme{Approvals: values(f.Approvals)}).Approval(s); !ok {
			found = append(found, diag.NoApproval.At(here, s))
		}
	}
	return found
}

func (f *file) checkCourses(here diag.Pos) diag.List {
	if c := f.Courses; c != nil && (c.Days < 1 || c.GoalsPerDay < 1) {
		return diag.List{diag.NoCourseDays.At(here)}
	}
	return nil
}

func (f *file) checkProgression(here diag.Pos) diag.List {
	if p := f.Progression; p != nil && p.Least >= p.Most {
		return diag.List{diag.BoundsReversed.At(here, fmt.Sprintf("%d-%d", p.Least, p.Most))}
	}
	return nil
}

// twice finds two rules about the same thing. One of them would otherwise be
// ignored without a finding.
func twice[T any](rules []frontmatter.At[T], about func(T) string) diag.List {
	var found diag.List
	first := map[string]int{}
	for _, r := range rules {
		key := about(r.Value)
		if line, ok := first[key]; ok {
			found = append(found, diag.RuleTwice.At(r.Pos, key, line))
			continue
		}
		first[key] = r.Pos.Line
	}
	return found
}

//go:embed data
var data embed.FS

// The rules that come with btfolio, read once and never changed after that.
// They are part of the program, so a fault in them is a fault of the program.
var (
	builtinGoals = sync.OnceValue(func() Goals {
		g, found := replaceGoals(Goals{}, "goals.yaml", builtinFile("goals.yaml"))
		mustBeRight(found)
		return g
	})
	national = sync.OnceValue(func() *National {
		var n National
		_, found := frontmatter.Decode("national.yaml", builtinFile("national.yaml"), 1, &n)
		mustBeRight(found)
		return &n
	})
	builtins = sync.OnceValue(func() map[string]*Programme {
		all := map[string]*Programme{}
		for _, name := range []string{"ostergotland.yaml", "region-bt.yaml", "vgr.yaml"} {
			p, found := Load(name, builtinFile(name))
			mustBeRight(found)
			p.ID = strings.TrimSuffix(name, path.Ext(name))
			all[p.ID] = p
		}
		return all
	})
)

// BuiltinIDs are the ids of the programmes that come with btfolio, sorted.
func BuiltinIDs() []string { return slices.Sorted(maps.Keys(builtins())) }

// Builtin is a programme that comes with btfolio.
func Builtin(id string) (*Programme, bool) {
	p, ok := builtins()[id]
	return p, ok
}

func builtinFile(name string) []byte {
	b, err := data.ReadFile("data/" + name)
	if err != nil {
		panic(fmt.Sprintf("programme: %v", err))
	}
	return b
}

func mustBeRight(found diag.List) {
	if len(found) > 0 {
		panic("programme: " + found[0].Text(language.English))
	}
}
