package frontmatter

import (
	"errors"
	"fmt"
	"reflect"
	"strings"
	"sync"
	"testing"

	"cloud.google.com/go/civil"
	"github.com/google/go-cmp/cmp"

	"btfolio/internal/diag"
	"btfolio/internal/language"
	"btfolio/internal/vocabulary"
)

// goal stands for a type of another package that reads itself.
type goal string

func (g *goal) UnmarshalText(text []byte) error {
	switch word := string(text); {
	case word == "BT0":
		return errors.New("strconv: not for people")
	case !strings.HasPrefix(word, "BT"):
		return diag.UnknownGoal.Problem(word)
	default:
		*g = goal(word)
		return nil
	}
}

type common struct {
	Title string `key:"title"`
	Draft bool   `key:"draft"`

	Name string // filled in by somebody else
}

type approval struct {
	Decision vocabulary.Decision `key:"decision,required"`
	By       At[string]          `key:"by,required"`
	Date     civil.Date          `key:"date"`
}

// record has a key of every type that documents hold.
type record struct {
	common
	Date        civil.Date                       `key:"date"`
	Instrument  vocabulary.Instrument            `key:"instrument"`
	Goals       []goal                           `key:"goals"`
	Lacking     []At[goal]                       `key:"lacking"`
	Stages      []vocabulary.Stage               `key:"stage"`
	Placement   At[string]                       `key:"placement"`
	Attachments []At[string]                     `key:"attachments"`
	SSHKeys     []string                         `key:"ssh_keys"`
	Extent      *Percent                         `key:"extent"`
	Absence     int                              `key:"absence"`
	Level       At[int]                          `key:"level"`
	Days        float64                          `key:"days"`
	People      map[vocabulary.Role][]At[string] `key:"people"`
	Approvals   []approval                       `key:"approvals"`
	Confirmed   *approval                        `key:"confirmation"`
	Note        language.Text                    `key:"note"`
	Months      int                              `key:"months"` // not in the vocabulary, as in programmes
}

func at[T any](value T, line, column int) At[T] {
	return At[T]{value, diag.Pos{File: "f.md", Line: line, Col: column}}
}

func share(p Percent) *Percent { return &p }

func day(s string) civil.Date {
	d, err := civil.ParseDate(s)
	if err != nil {
		panic(err)
	}
	return d
}

func TestDecodeReadsValues(t *testing.T) {
	for name, test := range map[string]struct {
		in   string
		want record
	}{
		"nothing":       {"", record{}},
		"only comments": {"# inget än\n", record{}},
		"no values":     {"titel:\ndatum: ~\nmål: []\npersoner:\n", record{}},
		"Swedish": {
			"titel: Bröstsmärtor\nutkast: ja\ndatum: 2026-02-03\ninstrument: medsittningsmall\n" +
				"mål: [BT1, BT3]\nomfattning: 75 %\nfrånvaro: 3\ndagar: 1,5\n" +
				"personer:\n  huvudhandledare: anna\n  chef: [bo, eva]\n" +
				"godkännanden:\n  - beslut: ej godkänt\n    av: anna\n    datum: 2026-02-04\n",
			record{
				common: common{Title: "Bröstsmärtor", Draft: true}, Date: day("2026-02-03"),
				Instrument: vocabulary.InstrumentCoSitting, Goals: []goal{"BT1", "BT3"},
				Extent: share(75), Absence: 3, Days: 1.5,
				People: map[vocabulary.Role][]At[string]{
					"main_supervisor": {at("anna", 10, 20)},
					"manager":         {at("bo", 11, 10), at("eva", 11, 14)},
				},
				Approvals: []approval{{vocabulary.DecisionNotApproved, at("anna", 14, 9), day("2026-02-04")}},
			},
		},
		"English": {
			"title: Chest pain\ndraft: no\ndate: 2026-02-03\ninstrument: co-sitting form\n" +
				"goals:\n  - BT1\n  - BT3\nextent: 75\nabsence: '3'\ndays: 1.5\n" +
				"people:\n  main_supervisor: anna\n  manager:\n    - bo\n" +
				"approvals:\n  - {decision: not approved, by: anna}\n",
			record{
				common: common{Title: "Chest pain"}, Date: day("2026-02-03"),
				Instrument: vocabulary.InstrumentCoSitting, Goals: []goal{"BT1", "BT3"},
				Extent: share(75), Absence: 3, Days: 1.5,
				People: map[vocabulary.Role][]At[string]{
					"main_supervisor": {at("anna", 12, 20)},
					"manager":         {at("bo", 14, 7)},
				},
				Approvals: []approval{{Decision: vocabulary.DecisionNotApproved, By: at("anna", 16, 34)}},
			},
		},
		"capitals, decomposed and left-out diacritics": {
			"TITEL: A\nma\u030al: BT1\nUtkast: JA\nfranvaro: 2\n",
			record{common: common{Title: "A", Draft: true}, Goals: []goal{"BT1"}, Absence: 2},
		},
		"text as it is written": {"titel: 0123\nplacering: 1e3\n", record{common: common{Title: "0123"}, Placement: at("1e3", 2, 12)}},
		"text in quotes":        {"titel: ' # a: ''b'' '\n", record{common: common{Title: " # a: 'b' "}}},
		"text over lines":       {"titel: |\n  Ett\n  ---\n  två\n", record{common: common{Title: "Ett\n---\ntvå\n"}}},
		"date in quotes":        {"date: '2024-02-29'\n", record{Date: day("2024-02-29")}},
		"one value is a list": {
			"goals: BT1\nattachments: a, b.pdf\nssh_keys: ssh-ed25519 AAAA, anna\n",
			record{Goals: []goal{"BT1"}, Attachments: []At[string]{at("a, b.pdf", 2, 14)}, SSHKeys: []string{"ssh-ed25519 AAAA, anna"}},
		},
		"a line of values": {
			"goals: BT1,BT 2\nstage: a, B\nlacking: BT1,  BT2\n",
			record{Goals: []goal{"BT1", "BT 2"}, Stages: []vocabulary.Stage{"A", "B"}, Lacking: []At[goal]{at[goal]("BT1", 3, 10), at[goal]("BT2", 3, 16)}},
		},
		"a line of values in quotes":    {"lacking: 'BT1, BT2'\n", record{Lacking: []At[goal]{at[goal]("BT1", 1, 11), at[goal]("BT2", 1, 16)}}},
		"values over lines":             {"lacking: BT1,\n  BT2\n", record{Lacking: []At[goal]{at[goal]("BT1", 1, 10), at[goal]("BT2", 1, 10)}}},
		"full and no time":              {"extent: 0\nlevel: 5\n", record{Extent: share(0), Level: at(5, 2, 8)}},
		"keys of its own":               {"confirmation: {decision: approved, by: anna}\n", record{Confirmed: &approval{Decision: "approved", By: at("anna", 1, 40)}}},
		"a text for both languages":     {"note: Se bilagan\n", record{Note: language.Text{Sv: "Se bilagan", En: "Se bilagan"}}},
		"a text in each language":       {"note: {sv: Ja, en: 'Yes'}\n", record{Note: language.Text{Sv: "Ja", En: "Yes"}}},
		"a key outside the vocabulary":  {"months: 6\n", record{Months: 6}},
		"negative and leading nought":   {"absence: -03\ndays: '-0,5'\n", record{Absence: -3, Days: -0.5}},
		"a role without anybody":        {"people:\n  chef:\n", record{People: map[vocabulary.Role][]At[string]{}}},
		"start and end of the document": {"---\ntitle: A\n...\n", record{common: common{Title: "A"}}},
		"a comment":                     {"title: A # och mer\n", record{common: common{Title: "A"}}},
		"byte order mark and CRLF":      {"\uFEFFtitle: A\r\nplacement: b\r\n", record{common: common{Title: "A"}, Placement: at("b", 2, 12)}},
	} {
		t.Run(name, func(t *testing.T) {
			got := record{common: common{Name: "kept"}}
			test.want.Name = "kept"
			_, found := Decode("f.md", []byte(test.in), 1, &got)
			if found != nil {
				t.Fatalf("found %v", found)
			}
			if diff := cmp.Diff(test.want, got, cmp.AllowUnexported(record{})); diff != "" {
				t.Errorf("(-want +got)\n%s", diff)
			}
		})
	}
}

func TestDecodeCountsLinesOfTheFile(t *testing.T) {
	d, found := Split("f.md", []byte("\uFEFF---\r\ntitel: A\r\nplacering: b\r\nnivå: x\r\n---\r\n"))
	var got record
	_, wrong := d.Decode(&got)
	fault{want: "BT-M061 4:7"}.check(t, append(found, wrong...))
	if want := at("b", 3, 12); got.Placement != want {
		t.Errorf("%+v, want %+v", got.Placement, want)
	}
}

func TestInfo(t *testing.T) {
	info, _ := Decode("f.md", []byte("# Mini-CEX\ntitle: A\nGoal: BT1\ndraft:\nfel: x\n"), 5, new(record))
	for _, key := range []string{"goals", "mål", "goal"} {
		if !info.Has(key) || info.Word(key) != "Goal" || info.Pos(key) != (diag.Pos{File: "f.md", Line: 7, Col: 1}) {
			t.Errorf("%s: %v, %q, %v", key, info.Has(key), info.Word(key), info.Pos(key))
		}
	}
	if !info.Has("draft") {
		t.Error("draft is written, if without a value")
	}
	if info.Has("absence") || info.Pos("absence") != (diag.Pos{File: "f.md"}) {
		t.Errorf("absence: %v, %v", info.Has("absence"), info.Pos("absence"))
	}
	if got := info.Word("absence"); got != "absence" {
		t.Errorf("among English keys, absence is called %q", got)
	}
	info, _ = Decode("f.md", []byte("titel: A\nutkast: ja\ndate: 2026-02-03\n"), 5, new(record))
	if got := info.Word("absence"); got != "frånvaro" {
		t.Errorf("among Swedish keys, absence is called %q", got)
	}
}

func TestFields(t *testing.T) {
	got := map[string]Field{}
	var order []string
	for _, f := range Fields(reflect.TypeFor[record]()) {
		got[f.Key] = f
		order = append(order, f.Key)
	}
	if first := strings.Join(order[:4], " "); first != "title draft date instrument" {
		t.Errorf("the order is %s", first)
	}
	for key, want := range map[string]reflect.Type{
		"title":   reflect.TypeFor[string](),
		"lacking": reflect.TypeFor[[]goal](),
		"level":   reflect.TypeFor[int](),
		"people":  reflect.TypeFor[map[vocabulary.Role][]string](),
		"extent":  reflect.TypeFor[*Percent](),
		"note":    reflect.TypeFor[language.Text](),
	} {
		if got[key].Type != want || got[key].Required {
			t.Errorf("%s: %+v, want %v", key, got[key], want)
		}
	}
	if f := Fields(reflect.TypeFor[approval]()); len(f) != 3 || !f[0].Required || !f[1].Required || f[2].Required {
		t.Errorf("approval: %+v", f)
	}
	if _, ok := got["Name"]; ok || len(got) != len(order) {
		t.Errorf("keys: %v", order)
	}
}

func TestOuterFieldHidesEmbedded(t *testing.T) {
	var course struct {
		common
		Title string `key:"title,required"`
	}
	if _, found := Decode("f.md", []byte("titel: A\n"), 1, &course); found != nil || course.Title != "A" || course.common.Title != "" {
		t.Errorf("%+v, %v", course, found)
	}
	_, found := Decode("f.md", nil, 1, &course)
	fault{want: "BT-M044 1:1"}.check(t, found)
}

// A type that no document can hold is found by the first test that meets it,
// not by an author.
func TestTypesThatCannotBeRead(t *testing.T) {
	for name, into := range map[string]any{
		"not a pointer": record{},
		"not a struct":  new(string),
		"no such value": &struct {
			C chan int `key:"title"`
		}{},
		"unknown option": &struct {
			T string `key:"title,optional"`
		}{},
		"one key, two ways": &struct {
			A, B string `key:"title"`
		}{},
		"hidden field": &struct {
			t string `key:"title"`
		}{},
	} {
		t.Run(name, func(t *testing.T) {
			defer func() {
				if recover() == nil {
					t.Error("nothing was said")
				}
			}()
			Decode("f.md", nil, 1, into)
		})
	}
}

func TestDecodeAtTheSameTime(t *testing.T) {
	var wg sync.WaitGroup
	for range 8 {
		wg.Go(func() {
			type local struct {
				Goals []goal `key:"goals,required"`
			}
			var got local
			if _, found := Decode("f.md", []byte("mål: BT1, BT2"), 1, &got); found != nil || len(got.Goals) != 2 {
				t.Errorf("%+v, %v", got, found)
			}
		})
	}
	wg.Wait()
}

// decodeFaults are keys and values that are wrong, each in a file of YAML.
var decodeFaults = []fault{
	// the form
	{"tab before a key", "titel: A\n\tdatum: 2026-02-03\n", "BT-M020 2:1"},
	{"tab on the first line", "\ttitel: A\n", "BT-M020 1:1"},
	{"tab before an item", "mål:\n\t- BT1\n", "BT-M020 2:1"},
	{"indented too much", "titel: A\n  datum: 2026-02-03\n", "BT-M021 2:3"},
	{"indented too little", "godkännanden:\n  - av: a\n beslut: godkänt\n", "BT-M021 3:2"},
	{"item indented too little", "mål:\n  - BT1\n - BT2\n", "BT-M021 3:2"},
	{"no colon", "titel: A\nutkast\ndatum: 2026-02-03\n", "BT-M022 2:1"},
	{"no colon on the first line", "titel\n\n# datum\ndatum: 2026-02-03\n", "BT-M022 1:1"},
	{"no colon on the last line", "titel: A\nutkast\n", "BT-M022 2:1"},
	{"no colon at all", "Ett samtal om handledning\n", "BT-M022 1:1"},
	{"address in place of a key", "titel: A\nhttps://example.org\n", "BT-M022 2:1"},
	{"no blank after the colon", "titel: A\ndatum:2026-02-03\n", "BT-M023 2:6"},
	{"no blank after the first colon", "nivå:3\ntitel: A\n", "BT-M023 1:5"},
	{"no blank after the only colon", "titel:Bröst\n", "BT-M023 1:6"},
	{"colon in a value", "å: b\ntitel: Samtal: mål\n", "BT-M024 2:14"},
	{"colon in an item", "mål:\n  - titel: A: 'b'\n", "BT-M024 2:13"},
	{"value with an asterisk", "titel: *viktigt*\n", "BT-M025 1:8"},
	{"alias", "titel: &a A\nplacering: *a\n", "BT-M025 1:8, BT-M025 2:12"},
	{"anchor on a key", "&a titel: A\n", "BT-M025 1:1"},
	{"value with an exclamation mark", "titel: !viktigt A\n", "BT-M025 1:8"},
	{"type of YAML", "titel: !!binary QQ==\n", "BT-M025 1:8"},
	{"exclamation mark alone", "titel: ! A\n", "BT-M025 1:8"},
	{"value with an at sign", "e-post: @anna\n", "BT-M025 1:9"},
	{"value with a backquote", "titel: `A`\n", "BT-M025 1:8"},
	{"value with a percent sign", "titel: %A\n", "BT-M025 1:8"},
	{"line with a percent sign", "%A\n", "BT-M025 1:1"},
	{"value with a greater-than sign", "titel: >A\n", "BT-M025 1:8"},
	{"value that YAML would drop", "titel: >18\n", "BT-M025 1:8"},
	{"text of YAML 1.1", "titel: |2\n   A\n", "BT-M025 1:8"},
	{"value with a bracket that ends", "titel: ] A\n", "BT-M025 1:8"},
	{"value with a comma", "titel: , A\n", "BT-M025 1:8"},
	{"value with a question mark", "titel: ? A\n", "BT-M025 1:8"},
	{"broken alias", "titel: *\n", "BT-M025 1:8"},
	{"broken tag", "titel: !<A\n", "BT-M025 1:8"},
	{"quote not closed", "titel: \"A\ndatum: 2026-02-03\n", "BT-M026 1:8"},
	{"single quote not closed", "titel: A\nplacering: 'b\n", "BT-M026 2:12"},
	{"quote not closed, another below", "titel: \"A\nplacering: \"b\"\n", "BT-M026 1:8"},
	{"quote not closed before three hyphens", "titel: \"A\n---\n", "BT-M026 1:8"},
	{"text after a quote", "titel: \"A\" B\n", "BT-M027 1:12"},
	{"apostrophe in quotes", "titel: 'it's'\n", "BT-M027 1:12"},
	{"unknown escape", "titel: \"åC:\\Users\"\n", "BT-M028 1:12"},
	{"broken escape", "titel: \"\\x4\"\n", "BT-M028 1:9"},
	{"bracket not closed", "mål: [BT1, BT3\ntitel: A\n", "BT-M029 1:6"},
	{"brace not closed", "titel: A\nanteckning: {sv: A\n", "BT-M029 2:13"},
	{"bracket not closed at the end", "titel: A\nmål: [\n", "BT-M029 2:6"},
	{"no comma", "titel: [\"A\" \"B\"]\n", "BT-M030 1:13"},
	{"two commas", "mål: [BT1,, BT3]\n", "BT-M030 1:11"},
	{"a bracket too many", "mål: [BT1]]\n", "BT-M030 1:11"},
	{"list on the line of its key", "mål: - BT1\n", "BT-M031 1:6"},
	{"nested too deep", strings.Repeat("[", 60) + "\n", "BT-M032 1:51"},
	{"indented too deep", strings.Repeat("- ", 60) + "a\n", "BT-M032 1:101"},
	{"two documents", "titel: A\n---\ntitel: B\n", "BT-M033 2:1"},
	{"dots", "titel: A\n...\ntitel: B\n", "BT-M033 3:1"},
	{"fence of four hyphens", "titel: A\n----\nText: mer\n", "BT-M012 2:1"},
	{"a list of everything", "- titel: A\n", "BT-M034 1:1"},
	{"directive at the end", "titel: A\n%YAML 1.1\n", "BT-M035 2:1"},
	{"number sign in a value", "titel: Möte #3\nfrånvaro: #2\n", "BT-M036 1:13, BT-M036 2:11"},
	{"too large", "titel: " + strings.Repeat("a", maxFile), "BT-M014 1:1"},
	{"not a text", "titel: \xe5\n", "BT-M001 1:8"},
	{"hidden character", "titel: A\x00\n", "BT-M002 1:9"},
	{"hidden behind an escape", "titel: \"A\\0\"\n", "BT-M002 1:8"},
	{"direction behind an escape", "titel: \"A\\u202e\"\n", "BT-M003 1:8"},

	// the keys
	{"slip in Swedish", "titl: A\nutkast: ja\n", "BT-M040 1:1"},
	{"slip in English", "titl: A\ndraft: yes\n", "BT-M040 1:1"},
	{"nearest of all keys is not here", "frm: A\nhandledare: b\n", "BT-M041 1:1, BT-M041 2:1"},
	{"unknown in Swedish", "xyzzy: A\nutkast: ja\n", "BT-M041 1:1"},
	{"unknown in English", "draft: yes\nxyzzy: A\n", "BT-M041 2:1"},
	{"merge key", "<<: {titel: A}\n", "BT-M041 1:1"},
	{"unknown within a value", "anteckning: {sv: A, en: B, de: C}\n", "BT-M041 1:28"},
	{"twice", "titel: A\nutkast: ja\ntitel: B\n", "BT-M042 3:1"},
	{"twice in capitals", "titel: A\nTitel: B\n", "BT-M042 2:1"},
	{"twice in two languages", "titel: A\ntitle: B\n", "BT-M043 2:1"},
	{"role twice in two languages", "personer:\n  chef: a\n  manager: b\n", "BT-M043 3:3"},
	{"key missing", "approvals:\n  - by: anna\n", "BT-M044 2:5"},
	{"key missing in Swedish", "utkast: ja\nbekräftelse: {av: anna}\n", "BT-M044 2:14"},
	{"key empty", "godkännanden:\n  - beslut: godkänt\n    av:\n", "BT-M045 3:5"},
	{"key empty but for quotes", "confirmation: {decision: approved, by: ' '}\n", "BT-M045 1:36"},
	{"nothing before the colon", ": A\n", "BT-M046 1:1"},
	{"a list before the colon", "[titel]: A\n", "BT-M046 1:1"},
	{"lines before the colon", "\"da\\ntum\": 2026-02-03\n", "BT-M046 1:1"},

	// the values
	{"list for a text", "titel: [A]\n", "BT-M050 1:8"},
	{"keys for a date", "datum:\n  from: 2026-02-03\n", "BT-M050 2:3"},
	{"list in a list", "mål: [[BT1]]\n", "BT-M050 1:7"},
	{"keys for a list", "approvals:\n  decision: approved\n", "BT-M051 2:3"},
	{"text for keys", "personer: anna\n", "BT-M052 1:11"},
	{"text for a list of keys", "approvals: yes\n", "BT-M052 1:12"},
	{"empty item", "mål:\n  - BT1\n  -\n", "BT-M053 3:4"},
	{"empty between commas", "mål: BT1, , BT3\n", "BT-M053 1:10"},
	{"empty after a comma", "mål: BT1,\n", "BT-M053 1:10"},
	{"neither yes nor no", "utkast: kanske\n", "BT-M060 1:9"},
	{"hexadecimal", "frånvaro: 0x10\n", "BT-M061 1:11"},
	{"too large a number", "frånvaro: 99999999999999999999\n", "BT-M061 1:11"},
	{"a point in a whole number", "level: 1.0\n", "BT-M061 1:8"},
	{"exponent", "dagar: 1e3\n", "BT-M062 1:8"},
	{"not a number", "dagar: .nan\n", "BT-M062 1:8"},
	{"two commas in a number", "dagar: '1,5,2'\n", "BT-M062 1:8"},
	{"more than all", "omfattning: 120 %\n", "BT-M063 1:13"},
	{"share with a sign", "omfattning: -5\n", "BT-M063 1:13"},
	{"not a date", "datum: i går\n", "BT-M064 1:8"},
	{"date with a time", "date: 2026-02-03 10:00\n", "BT-M064 1:7"},
	{"date in American form", "date: 02/03/2026\n", "BT-M064 1:7"},
	{"no such day", "datum: 2026-02-30\n", "BT-M065 1:8"},
	{"no such month", "datum: 2026-13-1\n", "BT-M065 1:8"},
	{"date without noughts", "datum: \"2026-2-3\"\n", "BT-M066 1:8"},
	{"date without hyphens", "datum: 20260203\n", "BT-M066 1:8"},
	{"date with slashes", "date: 2026/02/03\n", "BT-M066 1:7"},
	{"slip in a word", "instrument: medsitningsmall\n", "BT-M067 1:13"},
	{"slip in a role", "personer:\n  huvudhandledar: anna\n", "BT-M067 2:3"},
	{"unknown word", "steg: D\n", "BT-M068 1:7"},
	{"unknown words in a line", "steg: A, D,E\n", "BT-M068 1:10, BT-M068 1:12"},
	{"unknown word after a hard blank", "steg: A,\u00a0D\n", "BT-M068 1:10"},
	{"unknown words in quotes", "steg: \"D, A,E\"\n", "BT-M068 1:8, BT-M068 1:13"},
	{"problem of another package", "mål: BT1, X\n", "BT-C001 1:11"},
	{"error of another package", "mål: [BT1, BT0]\n", "BT-M069 1:12"},
	{"long value", "utkast: " + strings.Repeat("å ", 60) + "\n", "BT-M060 1:9"},
	{
		"all at once", "titel: [A]\nutkast: kanske\ngols: BT1\nmål: X\ndatum: 2026-02-30\ngodkännanden:\n  - av: anna\n",
		"BT-M050 1:8, BT-M060 2:9, BT-M040 3:1, BT-C001 4:6, BT-M065 5:8, BT-M044 7:5",
	},
}

func TestDecodeSaysWhatIsWrong(t *testing.T) {
	for _, f := range decodeFaults {
		t.Run(f.name, func(t *testing.T) {
			_, found := Decode("f.md", []byte(f.in), 1, new(record))
			f.check(t, found)
		})
	}
}

func TestFrontMatterIsSmallerThanAFile(t *testing.T) {
	_, found := Document{File: "f.md", Matter: []byte("titel: " + strings.Repeat("a", maxMatter)), matterLine: 2}.Decode(new(record))
	fault{want: "BT-M014 2:1"}.check(t, found)
}

func TestDecodeTellsOfFewUnknownKeys(t *testing.T) {
	var many strings.Builder
	for i := range 5000 {
		fmt.Fprintf(&many, "k%d: x\n", i)
	}
	_, found := Decode("f.md", []byte(many.String()), 1, new(record))
	unknown := 0
	for _, f := range found {
		if f.Code == diag.UnknownKey.Code || f.Code == diag.UnknownKeyAmong.Code {
			unknown++
		}
	}
	if unknown != maxUnknown {
		t.Errorf("%d findings about unknown keys, want %d", unknown, maxUnknown)
	}
}

func FuzzDecode(f *testing.F) {
	for _, s := range decodeFaults {
		if len(s.in) < maxMatter {
			f.Add([]byte(s.in))
		}
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		var got, again record
		info, found := Decode("f.md", data, 1, &got)
		checkPlaces(t, string(data), found)
		for _, k := range info.keys {
			checkPlaces(t, string(data), diag.List{diag.KeyMissing.At(info.Pos(k.key), quoted(k.word))})
		}
		if _, foundAgain := Decode("f.md", data, 1, &again); !reflect.DeepEqual(found, foundAgain) || !reflect.DeepEqual(got, again) {
			t.Fatalf("%q reads differently the second time", data)
		}
	})
}
