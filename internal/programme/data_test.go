package programme

import (
	"fmt"
	"reflect"
	"regexp"
	"slices"
	"strings"
	"testing"

	"btfolio/internal/language"
	"btfolio/internal/vocabulary"
)

func builtin(t *testing.T, id string) *Programme {
	t.Helper()
	p, ok := Builtin(id)
	if !ok {
		t.Fatalf("there is no programme %s", id)
	}
	return p
}

func TestBuiltins(t *testing.T) {
	if got := BuiltinIDs(); !slices.Equal(got, []string{"ostergotland", "region-bt", "vgr"}) {
		t.Fatalf("BuiltinIDs() = %v", got)
	}
	for id, name := range map[string]string{"ostergotland": "Region Östergötland", "region-bt": "Region-BT (regionen anges inte)", "vgr": "Västra Götalandsregionen"} {
		if p := builtin(t, id); p.ID != id || p.Name.Sv != name {
			t.Errorf("%s is %q, %q", id, p.ID, p.Name.Sv)
		}
	}
	if p, ok := Builtin("skane"); ok || p != nil {
		t.Errorf("Builtin(skane) = %v, %v", p, ok)
	}
}

// The matrix of Västra Götaland as its slides have it: courses, acute care,
// psychiatry, primary care. X is expected, + expected with a note, ? maybe.
const vgrMatrix = `
BT1  + X X X
BT2  + X X X
BT3  X X X X
BT4  X X X X
BT5  X X X X
BT6  + ? ? X
BT7  - X X X
BT8  X X X X
BT9  + X X X
BT10 X X X X
BT11 - X X X
BT12 + - X X
BT13 X X X X
BT14 - X X X
BT15 + X X X
BT16 X X X X
BT17 X X - X
BT18 X X - X
`

func TestMatrixOfVGR(t *testing.T) {
	m := builtin(t, "vgr").Matrix
	marks := map[vocabulary.Expectation]string{
		vocabulary.ExpectationX: "X", vocabulary.ExpectationNote: "+",
		vocabulary.ExpectationMaybe: "?", vocabulary.ExpectationNone: "-",
	}
	var got strings.Builder
	got.WriteString("\n")
	for _, goal := range AllGoals() {
		fmt.Fprintf(&got, "%-4v", goal)
		for _, c := range m.Columns() {
			fmt.Fprintf(&got, " %s", marks[m.Cell(goal, c.ID).Expectation])
		}
		got.WriteString("\n")
	}
	if got.String() != vgrMatrix {
		t.Errorf("the matrix is%s", got.String())
	}

	want := []struct {
		column   ColumnID
		expected int
		maybe    int
	}{{Courses, 15, 0}, {"acute", 16, 1}, {"psychiatry", 15, 1}, {"primary_care", 18, 0}}
	for i, c := range m.Columns() {
		expected, maybe := 0, 0
		for _, goal := range AllGoals() {
			cell := m.Cell(goal, c.ID)
			if cell.Expected() {
				expected++
			}
			if cell.Expectation == vocabulary.ExpectationMaybe {
				maybe++
			}
			if noted := cell.Note != (language.Text{}); noted != (cell.Expectation == vocabulary.ExpectationNote) {
				t.Errorf("%v in %s is %s with the note %q", goal, c.ID, cell.Expectation, cell.Note)
			}
		}
		if c.ID != want[i].column || expected != want[i].expected || maybe != want[i].maybe {
			t.Errorf("column %s has %d expected and %d maybe, want %+v", c.ID, expected, maybe, want[i])
		}
	}
	if note := m.Cell(2, Courses).Note.Sv; note != "LPT, vårdintyg, suicid" {
		t.Errorf("BT2 among the courses: %q", note)
	}
	if e := m.Cell(1, ColumnOf(vocabulary.AreaIntroduction)).Expectation; e != vocabulary.ExpectationNone {
		t.Errorf("a column that the matrix lacks: %s", e)
	}
}

func TestOstergotlandHasNoMatrixAndSaysSo(t *testing.T) {
	p := builtin(t, "ostergotland")
	if !p.Matrix.Absent() || len(p.Matrix.Columns()) != 0 {
		t.Error("there is a matrix")
	}
	if p.Matrix.Note.Sv == "" || len(p.Matrix.Source) == 0 {
		t.Error("that there is none has no source or note")
	}
	for _, goal := range AllGoals() {
		for _, area := range []ColumnID{Courses, "acute", "psychiatry", "primary_care"} {
			if c := p.Matrix.Cell(goal, area); c.Expected() || c.Expectation != vocabulary.ExpectationNone {
				t.Errorf("%v in %s: %s", goal, area, c.Expectation)
			}
		}
	}
	if !slices.Contains(p.Registration.Needs, NeedEvidence) {
		t.Error("goals need no evidence at all")
	}
}

func TestRequirements(t *testing.T) {
	// Skills and knowledge of each goal.
	want := map[Goal][2]int{
		1: {6, 0}, 2: {10, 0}, 3: {0, 1}, 4: {0, 2}, 5: {1, 1}, 6: {0, 1}, 7: {2, 0}, 8: {1, 0}, 9: {3, 0},
		10: {4, 0}, 11: {2, 0}, 12: {2, 1}, 13: {1, 0}, 14: {1, 0}, 15: {2, 2}, 16: {1, 0}, 17: {1, 0}, 18: {2, 0},
	}
	total := 0
	goals := builtin(t, "vgr").Goals
	for _, goal := range AllGoals() {
		w := goals.Of(goal)
		var got [2]int
		for _, r := range w.Requirements {
			total++
			if r.Kind == Skill {
				got[0]++
			} else {
				got[1]++
			}
		}
		if got != want[goal] {
			t.Errorf("%v has %d skills and %d of knowledge, want %v", goal, got[0], got[1], want[goal])
		}
		if w.Short.Sv == "" || len([]rune(w.Short.Sv)) > 25 || len([]rune(w.Short.En)) > 25 {
			t.Errorf("the short title of %v does not fit the matrix: %q, %q", goal, w.Short.Sv, w.Short.En)
		}
		if len(w.Source) == 0 {
			t.Errorf("%v has no source", goal)
		}
	}
	if total != 47 {
		t.Errorf("%d requirements, want 47", total)
	}
	if title := goals.Of(15).Title.Sv; title != "Läkemedelsbehandling" {
		t.Errorf("BT15 is %q", title)
	}
	if w := goals.Of(0); w.Title.Sv != "" || w.Requirements != nil {
		t.Errorf("no goal says %+v", w)
	}
}

func TestWordingCannotBeChangedByItsReader(t *testing.T) {
	goals := builtin(t, "vgr").Goals
	goals.Of(1).Requirements[0].Kind = Knowledge
	if goals.Of(1).Requirements[0].Kind != Skill {
		t.Error("a reader changed what everybody reads")
	}
}

// reference is what may stand under source in the programmes of btfolio: a
// line of a seed, a feature, a contradiction, a named document or a page.
var reference = regexp.MustCompile(`^(S[0-4]:\d+(-\d+)?|F\d{3}|C\d{1,2}|own|ST-ARK|SFS 2020:1098|[a-z.]+\.se(/\w+)?|Region [A-ZÅÄÖ][\wåäö ]+)$`)

// visit calls f with every value in v, exported or embedded, and how to get
// there.
func visit(v reflect.Value, path string, f func(path string, v any)) {
	if !v.CanInterface() {
		return
	}
	f(path, v.Interface())
	switch v.Kind() {
	case reflect.Pointer:
		if !v.IsNil() {
			visit(v.Elem(), path, f)
		}
	case reflect.Struct:
		for i := range v.NumField() {
			visit(v.Field(i), path+"."+v.Type().Field(i).Name, f)
		}
	case reflect.Slice:
		for i := range v.Len() {
			visit(v.Index(i), fmt.Sprintf("%s[%d]", path, i), f)
		}
	case reflect.Map:
		for _, key := range v.MapKeys() {
			visit(v.MapIndex(key), fmt.Sprintf("%s[%v]", path, key), f)
		}
	}
}

func TestEveryRuleHasASource(t *testing.T) {
	for _, id := range BuiltinIDs() {
		rules := 0
		visit(reflect.ValueOf(builtin(t, id)), id, func(path string, v any) {
			r, ok := v.(Rule)
			if !ok {
				return
			}
			rules++
			if len(r.Source) == 0 {
				t.Errorf("%s has no source", path)
			}
			for _, ref := range r.Source {
				if !reference.MatchString(ref) {
					t.Errorf("%s refers to %q", path, ref)
				}
			}
		})
		if rules < 30 {
			t.Errorf("%s: only %d rules were looked at", id, rules)
		}
	}
}

func TestBothLanguagesEverywhere(t *testing.T) {
	check := func(path string, v any) {
		text, ok := v.(language.Text)
		if !ok || text == (language.Text{}) {
			return
		}
		if strings.TrimSpace(text.Sv) == "" || strings.TrimSpace(text.En) == "" {
			t.Errorf("%s: %q, %q", path, text.Sv, text.En)
		}
		if strings.ContainsAny(text.En, "åäöÅÄÖ") && !strings.Contains(text.En, "Götaland") && !strings.Contains(text.En, "Östergötland") &&
			!strings.Contains(text.En, "Örebro") && !strings.Contains(text.En, "Sörmland") && !strings.Contains(text.En, "“") {
			t.Errorf("%s is not in English: %q", path, text.En)
		}
	}
	for _, id := range BuiltinIDs() {
		p := builtin(t, id)
		visit(reflect.ValueOf(p), id, check)
		for _, goal := range AllGoals() {
			visit(reflect.ValueOf(p.Goals.Of(goal)), goal.String(), check)
			for _, c := range p.Matrix.Columns() {
				check(fmt.Sprint(goal, c.ID), p.Matrix.Cell(goal, c.ID).Note)
			}
		}
	}
	for _, kind := range []RequirementKind{Skill, Knowledge} {
		if kind.In(language.Swedish) == kind.In(language.English) {
			t.Errorf("%s is %q in both languages", kind, kind.In(language.English))
		}
	}
}
