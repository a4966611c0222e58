package programme

import (
	"encoding/json"
	"errors"
	"slices"
	"testing"

	"btfolio/internal/diag"
)

func TestParseGoalAcceptsWhatPeopleWrite(t *testing.T) {
	for in, want := range map[string]Goal{
		"BT1": 1, "BT 1": 1, "bt01": 1, "Bt1": 1, "bT1": 1, "BT 01": 1, " BT1 ": 1,
		"BT\u00a01": 1, // a space that does not break, as word processors put it
		"BT9":       9, "BT10": 10, "BT 18": 18, "bt18": 18,
	} {
		got, err := ParseGoal(in)
		if err != nil || got != want {
			t.Errorf("ParseGoal(%q) = %v, %v; want %v", in, got, err, want)
		}
	}
}

func TestParseGoalRefusesTheRest(t *testing.T) {
	for _, in := range []string{
		"", " ", "BT", "BT ", "BT0", "BT00", "BT19", "BT99", "BT001", "BT-1", "BT+1", "BT1.", "BT1,BT2",
		"BT 1 1", "1", "18", "STa3", "B T1", "ßT1", "BT１", "BT9999999999999999999999", "BT1\x00",
	} {
		got, err := ParseGoal(in)
		var problem *diag.Problem
		if got != 0 || !errors.As(err, &problem) || problem.Code != diag.UnknownGoal.Code {
			t.Errorf("ParseGoal(%q) = %v, %v; want the finding %s", in, got, err, diag.UnknownGoal.ID)
			continue
		}
		if len(problem.Args) != 1 || problem.Args[0] != in {
			t.Errorf("ParseGoal(%q) quotes %v, not what was written", in, problem.Args)
		}
	}
}

func FuzzParseGoal(f *testing.F) {
	for _, in := range []string{"BT1", "bt 18", "BT", "", "BT19", "BT\xff", "\xffBT1", "BT 0"} {
		f.Add(in)
	}
	f.Fuzz(func(t *testing.T, in string) {
		goal, err := ParseGoal(in)
		if (err == nil) != goal.Known() {
			t.Fatalf("ParseGoal(%q) = %d, %v", in, goal, err)
		}
		if err != nil {
			return
		}
		if again, err := ParseGoal(goal.String()); err != nil || again != goal {
			t.Fatalf("%q is %v, which reads back as %v, %v", in, goal, again, err)
		}
	})
}

func TestGoalsSortNaturally(t *testing.T) {
	goals := []Goal{18, 2, 11, 1, 10, 9}
	slices.Sort(goals)
	if want := []Goal{1, 2, 9, 10, 11, 18}; !slices.Equal(goals, want) {
		t.Errorf("sorted: %v, want %v", goals, want)
	}
}

func TestAllGoals(t *testing.T) {
	all := AllGoals()
	if len(all) != 18 || all[0].String() != "BT1" || all[17].String() != "BT18" || !slices.IsSorted(all) {
		t.Errorf("AllGoals() = %v", all)
	}
}

func TestGoalAsText(t *testing.T) {
	out, err := json.Marshal(map[Goal][]Goal{3: {1, 18}})
	if err != nil || string(out) != `{"BT3":["BT1","BT18"]}` {
		t.Errorf("as JSON: %s, %v", out, err)
	}
	var back map[Goal][]Goal
	if err := json.Unmarshal(out, &back); err != nil || !slices.Equal(back[3], []Goal{1, 18}) {
		t.Errorf("back from JSON: %v, %v", back, err)
	}
	if none := Goal(0).String(); none != "" {
		t.Errorf("no goal is written %q", none)
	}
}
