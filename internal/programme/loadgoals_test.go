package programme

import (
	"slices"
	"strings"
	"testing"

	"btfolio/internal/diag"
	"btfolio/internal/language"
)

const official = `source: HSLF-FS 2021:8
goals:
  BT6:
    title: Systematiskt kvalitetsarbete
    requirements:
      - {kind: knowledge, text: systematiskt kvalitetsarbete}
      - {kind: skill, text: {sv: delta i det, en: take part in it}}
  bt 18:
    title: {sv: Dödsbevis, en: Death certificates}
    short: Död
    requirements: [{kind: skill, text: utfärda dödsbevis}]
    source: Socialstyrelsen
    note: provisorisk
`

func TestLoadGoalsReplacesOnlyThoseGiven(t *testing.T) {
	goals, found := LoadGoals("mal.yaml", []byte(official))
	if len(found) > 0 {
		t.Fatal(texts(found))
	}
	six := goals.Of(6)
	if len(six.Requirements) != 2 || six.Requirements[1] != (Requirement{Skill, language.Text{Sv: "delta i det", En: "take part in it"}}) {
		t.Errorf("BT6 requires %+v", six.Requirements)
	}
	if six.Short.Sv != "Kvalitetsarbete" || !slices.Equal(six.Source, []string{"HSLF-FS 2021:8"}) || six.Note != (language.Text{}) {
		t.Errorf("BT6: short %q, source %q, note %q", six.Short.Sv, six.Source, six.Note)
	}
	last := goals.Of(18)
	if last.Short.Sv != "Död" || !slices.Equal(last.Source, []string{"Socialstyrelsen"}) || last.Note.Sv != "provisorisk" {
		t.Errorf("BT18: %+v", last)
	}

	before := builtin(t, "vgr")
	if seven := goals.Of(7); seven.Title != before.Goals.Of(7).Title || len(seven.Requirements) != 2 {
		t.Errorf("BT7 was not given and is %+v", seven)
	}
	if len(before.Goals.Of(6).Requirements) != 1 {
		t.Error("a site's wording reached the programmes of btfolio")
	}
	after := before.WithGoals(goals)
	if len(after.Goals.Of(6).Requirements) != 2 || len(before.Goals.Of(6).Requirements) != 1 || after.ID != "vgr" {
		t.Error("WithGoals does not make a programme of its own")
	}
}

func TestBadGoals(t *testing.T) {
	for name, c := range map[string]struct{ from, to, want string }{
		"unknown goal":    {"bt 18:", "BT19:", "g.yaml:8:3 “BT19” BT1–BT18"},
		"goal twice":      {"bt 18:", "BT6:", "g.yaml:8:3"},
		"unknown kind":    {"kind: knowledge", "kind: wisdom", "g.yaml:6:16 “wisdom” skill, knowledge"},
		"no kind":         {"kind: knowledge, ", "", "g.yaml:6:9 kind"},
		"no title":        {"    title: Systematiskt kvalitetsarbete\n", "", "g.yaml:4:5 title"},
		"wrong key":       {"    short:", "    shrot:", "g.yaml:10:5 “shrot” short"},
		"no source":       {"source: HSLF-FS 2021:8\n", "", "g.yaml:1:1 source"},
		"requirement":     {"[{kind: skill, text: utfärda dödsbevis}]", "utfärda", "g.yaml:11:19"},
		"no requirements": {"requirements: [{kind: skill, text: utfärda dödsbevis}]", "requirements: []", "g.yaml:11:5 requirements"},
	} {
		t.Run(name, func(t *testing.T) {
			if strings.Count(official, c.from) != 1 {
				t.Fatalf("%q is not once in the file", c.from)
			}
			goals, found := LoadGoals("g.yaml", []byte(strings.Replace(official, c.from, c.to, 1)))
			if !slices.ContainsFunc(found, func(f diag.Finding) bool { return mentions(f, c.want) }) {
				t.Errorf("no finding with %q among\n%s", c.want, texts(found))
			}
			if len(goals.Of(6).Requirements) != 1 || goals.Of(18).Short.Sv == "Död" {
				t.Error("goals were replaced in spite of that")
			}
		})
	}
}
