package review_test

import (
	"slices"
	"testing"

	"btfolio/internal/diag"
	"btfolio/internal/programme"
	"btfolio/internal/review"
	"btfolio/internal/vocabulary"
)

func course(name, front string) string {
	return text("kurser/"+name, "titel: "+name+"\n"+front, "")
}

const everyGoal = "mål: [BT1, BT2, BT3, BT4, BT5, BT6, BT8, BT9, BT10, BT12, BT13, BT15, BT16, BT17, BT18]"

// The days of all courses are summed up when BT nears its end.
func TestCourseDays(t *testing.T) {
	lacking := func(days string) []string {
		return []string{"warning 2026-08-31 kurserna omfattar sammanlagt " + days + " av de 18 dagarna i BT-kurssnurra (PLUS)"}
	}
	whole := course("plus", "från: 2025-10-01\ntill: 2026-05-31\ndagar: 17,5\n"+everyGoal)
	check(t, base("vgr", ""), []situation{
		{"none", "", "2026-09-01", lacking("0")},
		{"in the middle of BT nobody is reminded", "", "2026-06-01", nil},
		{"half a day too few", whole, "2026-09-01", lacking("17,5")},
		{"one day without a number", whole + course("etik", "datum: 2026-06-01\nmål: BT8"), "2026-09-01", nil},
		{"before BT", whole + course("etik", "datum: 2025-08-01\nmål: BT8"), "2026-09-01", lacking("17,5")},
		{"still to come", whole + course("etik", "datum: 2026-09-02\nmål: BT8"), "2026-09-01", lacking("17,5")},
		{"several days without a number", whole + course("etik", "från: 2026-06-01\ntill: 2026-06-03\nmål: BT8"), "2026-09-01", lacking("17,5")},
	}, diag.CourseDaysLacking.Code)
	check(t, base("ostergotland", ""), []situation{{"not asked for", course("x", "datum: 2026-01-01\n"+everyGoal), "2026-09-01", nil}},
		diag.CourseDaysLacking.Code, diag.CourseTooBroad.Code)
}

// A course that names more goals than it has days for is told, and fills no
// cell of its column.
func TestCourseTooBroad(t *testing.T) {
	for name, c := range map[string]struct {
		front string
		broad bool
	}{
		"a day for two goals":              {"datum: 2026-01-10\nmål: [BT1, BT10]", false},
		"a day for all":                    {"datum: 2026-01-10\n" + everyGoal, true},
		"a day that says so for all":       {"datum: 2026-01-10\ndagar: 1\n" + everyGoal, true},
		"half a day for two":               {"datum: 2026-01-10\ndagar: 0,5\nmål: [BT1, BT10]", false},
		"three days for seven":             {"från: 2026-01-10\ntill: 2026-01-12\ndagar: 3\nmål: [BT1, BT2, BT3, BT4, BT5, BT6, BT8]", true},
		"all of them":                      {"från: 2025-10-01\ntill: 2026-05-31\ndagar: 18\n" + everyGoal, false},
		"a group over a year":              {"från: 2025-10-01\ntill: 2026-05-31\nmål: [BT8, BT9, BT10]", false},
		"two days without a number for 15": {"från: 2026-01-10\ntill: 2026-01-11\n" + everyGoal, true},
	} {
		v := look(t, base("vgr", "")+course("x", c.front), "2026-09-01")
		if told := len(lines(v, diag.CourseTooBroad.Code)) > 0; told != c.broad {
			t.Errorf("%s: told is %v", name, told)
		}
		g := v.Goal(programme.Goal(1))
		if name == "a group over a year" {
			g = v.Goal(programme.Goal(8))
		}
		cell := g.Cells[slices.IndexFunc(v.Columns, func(c review.Column) bool { return c.Placement == nil })]
		if missing := cell.State == vocabulary.StateMissing; missing != c.broad {
			t.Errorf("%s: the cell is %s", name, cell.State)
		}
		if n := len(g.Evidence()); n != 1 {
			t.Errorf("%s: %d pieces of evidence", name, n)
		}
	}
}
