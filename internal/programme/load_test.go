package programme

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"btfolio/internal/diag"
	"btfolio/internal/language"
	"btfolio/internal/vocabulary"
)

// small is the shortest programme that is right.
const small = `name: Region Skåne
areas:
  - {area: akut sjukvård, length: 3 months, mandatory: nationally, counted: true, source: ours}
  - {area: primary_care, length: 3-4 months, mandatory: nationally, counted: true, source: ours}
registration: {by: huvudhandledare, needs: [goals], source: ours}
approvals:
  - {subject: placement, by: placement_supervisor, source: ours}
  - {subject: goal, by: main_supervisor, source: ours}
  - {subject: final, by: [external_assessor, main_supervisor], together: true, source: ours}
`

func TestLoadASitesOwnProgramme(t *testing.T) {
	p, found := Load("program/skane.yaml", []byte(small+`
sources: {ours: {sv: Region Skånes riktlinje, en: The guideline of Region Skåne}}
assessments:
  - {area: vårdcentral, instrument: MiniCex, least: 2, window: start to middle, source: "ours:12"}
`))
	if len(found) > 0 {
		t.Fatal(texts(found))
	}
	if p.ID != "program/skane.yaml" || p.Name.In(language.English) != "Region Skåne" {
		t.Errorf("id %q, name %v", p.ID, p.Name)
	}
	if a := p.Assessments[0]; a.Area != vocabulary.AreaPrimaryCare || a.Instrument != vocabulary.InstrumentMiniCEX {
		t.Errorf("assessment %+v", a)
	}
	if cited := p.Sources.Cite(p.Assessments[0].Rule, language.Swedish); cited != "Region Skånes riktlinje" {
		t.Errorf("cited as %q", cited)
	}
	if cited := p.Sources.Cite(p.National.Areas[0].Rule, language.Swedish); !strings.HasPrefix(cited, "slf.se/sylf") {
		t.Errorf("a national rule is cited as %q", cited)
	}
	if !p.Matrix.Absent() || p.Kollegium != nil || p.TalkLock != nil || p.Confirmation != nil {
		t.Error("the programme asks for what it does not say")
	}
	if p.National == nil || p.Goals.Of(18).Title.Sv == "" {
		t.Error("the programme has no goals or national rules")
	}
	if _, known := builtin(t, "vgr").Sources["ours"]; known {
		t.Error("a site's source reached another programme")
	}
}

func TestBadProgrammes(t *testing.T) {
	if _, found := Load("p.yaml", []byte(small)); len(found) > 0 {
		t.Fatal(texts(found))
	}
	matrix := "matrix:\n  source: ours\n  columns: [{column: acute, title: Akut}]\n  rows:\n"
	for _, goal := range AllGoals() {
		matrix += fmt.Sprintf("    %v: {acute: x}\n", goal)
	}
	if _, found := Load("p.yaml", []byte(small+matrix)); len(found) > 0 {
		t.Fatal(texts(found))
	}
	replace := func(from, to string) string {
		whole := small + matrix
		if strings.Count(whole, from) != 1 {
			t.Fatalf("%q is %d times in the programme", from, strings.Count(whole, from))
		}
		return strings.Replace(whole, from, to, 1)
	}
	for name, c := range map[string]struct{ text, want string }{
		"wrong key":            {replace("registration:", "registratoin:"), "p.yaml:5:1 “registratoin”"},
		"wrong key in a rule":  {replace("length: 3 months", "lenght: 3 months"), "p.yaml:3:27 “lenght” “length”"},
		"unknown area":         {replace("area: primary_care", "area: kirurgi"), "p.yaml:4:12 “kirurgi”"},
		"unknown goal":         {replace("    BT7:", "    BT77:"), "p.yaml:20:5 “BT77”"},
		"goal twice":           {replace("    BT7:", "    bt 06:"), "p.yaml:20:5 BT6"},
		"no source":            {replace("needs: [goals], source: ours", "needs: [goals]"), "p.yaml:5:15 source"},
		"empty source":         {replace("needs: [goals], source: ours", "needs: [goals], source: []"), "p.yaml:5:53 source"},
		"unknown role":         {replace("by: huvudhandledare", "by: farmor"), "p.yaml:5:20 “farmor”"},
		"unknown need":         {replace("needs: [goals]", "needs: [goals, luck]"), "p.yaml:5:52 “luck” evidence"},
		"unknown subject":      {replace("subject: goal", "subject: gaol"), "p.yaml:8:15 “gaol” placement, goal"},
		"not yes or no":        {replace("together: true", "together: perhaps"), "p.yaml:9:74 “perhaps”"},
		"unreadable length":    {replace("3-4 months", "a while"), "p.yaml:4:34 “a while” 2-3 months"},
		"reversed length":      {replace("3-4 months", "4-3 months"), "p.yaml:4:34 “4-3 months”"},
		"below the floor":      {replace("3-4 months", "2-4 months"), "p.yaml:4:5 primary_care 2 months 3 months"},
		"no national area":     {replace("area: primary_care", "area: psykiatri"), "p.yaml:2:1 primary_care"},
		"area twice":           {replace("area: primary_care", "area: acute"), "p.yaml:4:5 “acute” line 3"},
		"no approval":          {replace("subject: goal", "subject: gap"), "p.yaml:6:1 goal"},
		"approval twice":       {small + "  - {subject: goal, by: manager, source: ours}\n", "p.yaml:10:5 “goal” line 8"},
		"no row":               {replace("    BT7: {acute: x}\n", ""), "p.yaml:10:1 BT7"},
		"no cell":              {replace("    BT7: {acute: x}\n", "    BT7: {}\n"), "p.yaml:10:1 BT7"},
		"cell without column":  {replace("    BT7: {acute: x}\n", "    BT7: {acute: x, psykiatri: x}\n"), "p.yaml:20:32 psychiatry"},
		"unknown column":       {replace("    BT7: {acute: x}\n", "    BT7: {acute: x, lunch: x}\n"), "p.yaml:20:21 “lunch” courses"},
		"cell short":           {replace("[{column: acute, title: Akut}]", "[{column: acute, title: Akut}, {column: courses, title: PLUS}]"), "p.yaml:14:10 BT1 courses"},
		"column twice":         {replace("[{column: acute, title: Akut}]", "[{column: acute, title: Akut}, {column: akut, title: Akut}]"), "p.yaml:12:43 “acute”"},
		"cell without note":    {replace("    BT7: {acute: x}\n", "    BT7: {acute: note}\n"), "p.yaml:20:18 BT7 acute"},
		"note without cell":    {small + matrix + "  notes: [{goal: BT7, column: acute, text: ja}]\n", "p.yaml:32:11 BT7 acute"},
		"unknown expectation":  {replace("    BT7: {acute: x}\n", "    BT7: {acute: ja}\n"), "p.yaml:20:18 “ja”"},
		"reversed window":      {small + "assessments:\n  - {area: acute, instrument: cbd, least: 1, window: end to start, source: ours}\n", "p.yaml:11:54 “end to start”"},
		"unreadable window":    {small + "assessments:\n  - {area: acute, instrument: cbd, least: 1, window: soon, source: ours}\n", "p.yaml:11:54 “soon”"},
		"unknown instrument":   {small + "assessments:\n  - {area: acute, instrument: gissning, least: 1, source: ours}\n", "p.yaml:11:31 “gissning”"},
		"misspelt instrument":  {small + "assessments:\n  - {area: acute, instrument: mini-cox, least: 1, source: ours}\n", "p.yaml:11:31 “mini-cox”"},
		"not a number":         {small + "assessments:\n  - {area: acute, instrument: cbd, least: two, source: ours}\n", "p.yaml:11:43 “two”"},
		"no number":            {small + "assessments:\n  - {area: acute, instrument: cbd, source: ours}\n", "p.yaml:11:5 least"},
		"negative number":      {small + "assessments:\n  - {area: acute, instrument: cbd, least: -1, source: ours}\n", "p.yaml:11:5 least"},
		"list for a rule":      {small + "kollegium: [1]\n", "p.yaml:10:12 kollegium"},
		"text for a list":      {small + "check_ins: weekly\n", "p.yaml:10:12 check_ins"},
		"unknown stage":        {small + "check_ins:\n  - {stage: D, per: bt, by: manager, window: start to end, source: ours}\n", "p.yaml:11:13 “D”"},
		"unknown period":       {small + "check_ins:\n  - {stage: A, per: life, by: manager, window: start to end, source: ours}\n", "p.yaml:11:21 “life” placement"},
		"unreadable rhythm":    {small + "talk_rhythms: [{every: often, source: ours}]\n", "p.yaml:10:24 “often”"},
		"rhythm twice":         {small + "talk_rhythms: [{every: 1 week, source: ours}, {every: 1 month, source: ours}]\n", "p.yaml:10:47 line 10"},
		"unreadable edge":      {small + "talk_lock: {by: manager, not_before: late, source: ours}\n", "p.yaml:10:38 “late”"},
		"scale without steps":  {small + "progression: {least: 5, most: 5, by: manager, note_required: no, source: ours}\n", "p.yaml:10:1 “5-5”"},
		"qualification twice":  {small + "qualifications:\n  - {role: manager, positions: [other], supervisor_training: no, source: a}\n  - {role: chef, positions: [other], supervisor_training: no, source: a}\n", "p.yaml:12:5 “manager”"},
		"one language only":    {replace("name: Region Skåne", "name: {sv: Region Skåne}"), "p.yaml:1:7 en"},
		"nothing":              {"", "p.yaml:1:1 namn"},
		"not YAML":             {"name: [", "p.yaml:1:"},
		"unknown part of name": {small + "document_names: {parts: [goals, weather], source: ours}\n", "p.yaml:10:33 “weather” type"},
	} {
		t.Run(name, func(t *testing.T) {
			p, found := Load("p.yaml", []byte(c.text))
			if p != nil || !found.Failed() {
				t.Fatalf("it is a programme, with %s", texts(found))
			}
			if !slices.ContainsFunc(found, func(f diag.Finding) bool { return mentions(f, c.want) }) {
				t.Errorf("no finding with %q among\n%s", c.want, texts(found))
			}
		})
	}
}

// mentions reports whether a finding is at the place that the first word
// names, and its text holds the other words, in this order.
func mentions(f diag.Finding, words string) bool {
	place, rest, _ := strings.Cut(words, " ")
	if !strings.HasPrefix(f.Pos.String(), place) {
		return false
	}
	text := f.What(language.English) + ": " + f.Do(language.English)
	for word := range strings.FieldsSeq(rest) {
		_, after, ok := strings.Cut(text, word)
		if !ok {
			return false
		}
		text = after
	}
	return true
}

func texts(found diag.List) string {
	var b strings.Builder
	if err := found.Print(&b, language.English); err != nil {
		return err.Error()
	}
	return b.String()
}

func TestAMisspeltKeyGetsTheRightOne(t *testing.T) {
	_, found := Load("p.yaml", []byte(strings.Replace(small, "registration:", "registratoin:", 1)))
	if !strings.Contains(texts(found), "“registration”") && !strings.Contains(texts(found), "“registration:”") {
		t.Errorf("the nearest key is not named:\n%s", texts(found))
	}
}

func TestFindingsStandInTheOrderOfTheFile(t *testing.T) {
	bad := strings.NewReplacer("area: primary_care", "area: acute", "subject: goal", "subject: gap").Replace(small)
	_, first := Load("p.yaml", []byte(bad))
	if len(first) < 3 {
		t.Fatalf("only %s", texts(first))
	}
	for range 20 {
		if _, again := Load("p.yaml", []byte(bad)); texts(again) != texts(first) {
			t.Fatalf("first\n%sthen\n%s", texts(first), texts(again))
		}
	}
	if !slices.IsSortedFunc(first, func(a, b diag.Finding) int { return a.Pos.Line - b.Pos.Line }) {
		t.Errorf("not in order:\n%s", texts(first))
	}
}

// FuzzLoad: whatever a site gives as its programme or as its wording of the
// goals, it is either whole or refused, and what is wrong has a place in it
// and can be shown.
func FuzzLoad(f *testing.F) {
	f.Add(small)
	f.Add("matrix: {source: a, columns: [{column: acute, title: A}], rows: {BT1: {acute: note}}, notes: []}")
	f.Add("check_ins: [{stage: A, per: bt, by: chef, window: end to start, source: a}]")
	f.Add("source: ours\ngoals: {BT1: {title: A, requirements: [{kind: skill, text: {sv: b, en: c}}]}}")
	f.Add("name: &a [*a]\nareas: !!int x\n---\n")
	f.Add(string(builtinFile("vgr.yaml")))
	f.Fuzz(func(t *testing.T, text string) {
		p, found := Load("p.yaml", []byte(text))
		if (p == nil) != found.Failed() {
			t.Fatalf("programme: %v, findings:\n%s", p != nil, texts(found))
		}
		presentable(t, text, found)
		if _, again := Load("p.yaml", []byte(text)); texts(again) != texts(found) {
			t.Fatalf("first\n%sthen\n%s", texts(found), texts(again))
		}
		goals, found := LoadGoals("p.yaml", []byte(text))
		presentable(t, text, found)
		for _, goal := range AllGoals() {
			if w := goals.Of(goal); w.Title == (language.Text{}) || len(w.Requirements) == 0 {
				t.Fatalf("%v says nothing", goal)
			}
		}
	})
}

// presentable checks that findings can be shown: each has a place in the
// text, and its words are words.
func presentable(t *testing.T, text string, found diag.List) {
	t.Helper()
	lines := strings.Split(strings.NewReplacer("\r\n", "\n", "\r", "\n").Replace(text), "\n")
	for _, f := range found {
		if f.Pos.Line < 1 || f.Pos.Line > len(lines) || f.Pos.Col < 1 || f.Pos.Col > 1+utf8.RuneCountInString(lines[f.Pos.Line-1]) {
			t.Errorf("%s is not in the text: %s", f.Pos, f.What(language.English))
		}
		for _, l := range []language.Language{language.Swedish, language.English} {
			said := f.What(l) + f.Do(l)
			if strings.Contains(said, "%!") && !strings.Contains(text, "%!") || !utf8.ValidString(said) || strings.ContainsFunc(said, unicode.IsControl) {
				t.Errorf("%s reads %q", f.Code.ID, said)
			}
		}
	}
}
