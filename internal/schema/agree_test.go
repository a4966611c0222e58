package schema

import (
	"os"
	"reflect"
	"strings"
	"testing"

	"go.yaml.in/yaml/v4"
	"golang.org/x/text/unicode/norm"

	"btfolio/internal/diag"
	"btfolio/internal/frontmatter"
	"btfolio/internal/language"
	"btfolio/internal/portfolio"
	"btfolio/internal/programme"
	"btfolio/internal/vocabulary"
)

// accepts is the decoder's answer to a text of a kind.
func accepts(name string, matter []byte) (ok bool, why string) {
	if name == "programme" {
		_, found := programme.Load("p.yaml", matter)
		return !found.Failed(), texts(found)
	}
	t := typeOf(vocabulary.Kind(name))
	if name == "site" {
		t = reflect.TypeFor[portfolio.Config]()
	}
	_, found := frontmatter.Decode("f", matter, 1, reflect.New(t).Interface())
	return !found.Failed(), texts(found)
}

// TestTable: what is wrong is refused by both, and what is right by neither.
func TestTable(t *testing.T) {
	schemas := compiled(t)
	for _, c := range []struct {
		name, matter string
		ok           bool
	}{
		{"talk", "datum: 2026-01-31\nhandledare: anna-berg", true},
		{"talk", "date: 2026-01-31\nsupervisor: anna-berg", true},
		{"talk", "Datum: 2026-01-31\nHANDLEDARE: anna-berg\nnasta samtal: 2026-02-28", true},
		{"talk", "datum: 2024-02-29\nhandledare: 7", true},
		{"talk", "datum: 2026-02-29\nhandledare: anna-berg", false},
		{"talk", "datum: 2026-04-31\nhandledare: anna-berg", false},
		{"talk", "datum: 20260131\nhandledare: anna-berg", false},
		{"talk", "datum: 31/1 2026\nhandledare: anna-berg", false},
		{"talk", "handledare: anna-berg", false},
		{"talk", "datum: 2026-01-31\nhandledare:", false},
		{"talk", "datum: 2026-01-31\nhandledare: ' '", false},
		{"talk", "datum: 2026-01-31\nhandledare: [anna-berg]", false},
		{"talk", "datum: 2026-01-31\ndate: 2026-01-31\nhandledare: anna-berg", false},
		{"talk", "datum: 2026-01-31\nhandledare: anna-berg\nhanledare: x", false},
		{"talk", "datum: 2026-01-31\nhandledare: anna-berg\nmål: BT1, bt 02,BT18", true},
		{"talk", "datum: 2026-01-31\nhandledare: anna-berg\nmål: BT19", false},
		{"talk", "datum: 2026-01-31\nhandledare: anna-berg\nmål: [BT1, BT0]", false},
		{"talk", "datum: 2026-01-31\nhandledare: anna-berg\nmål: [BT1, null]", false},
		{"talk", "datum: 2026-01-31\nhandledare: anna-berg\nmål: 'BT1,'", false},
		{"talk", "datum: 2026-01-31\nhandledare: anna-berg\nmål: []\nutkast: ja", true},
		{"talk", "datum: 2026-01-31\nhandledare: anna-berg\nutkast: kanske", false},
		{"talk", "datum: 2026-01-31\nhandledare: anna-berg\nutkast: 1", false},
		{"talk", "", false},
		{"talk", "bara text", false},
		{"talk", "- datum", false},
		{"assessment", "datum: 2026-01-31\ninstrument: mini cex\nmål: BT1", true},
		{"assessment", "datum: 2026-01-31\ninstrument: 360\nmål: BT1", true},
		{"assessment", "datum: 2026-01-31\ninstrument: 361\nmål: BT1", false},
		{"assessment", "datum: 2026-01-31\ninstrument: mini\nmål: BT1", false},
		{"assessment", "datum: 2026-01-31\ninstrument: DOPS\nmål: []", false},
		{"placement", "område: akutsjukvård\nfrån: 2026-01-01\ntill: 2026-04-30\nomfattning: 80 %", true},
		{"placement", "område: acute care\nfrån: 2026-01-01\ntill: 2026-04-30\nomfattning: 101", false},
		{"placement", "område: kirurgi\nfrån: 2026-01-01\ntill: 2026-04-30", false},
		{"placement", "område: psyk\nfrån: 2026-01-01\ntill: 2026-04-30\nfrånvaro: 1.5", false},
		{"placement", "område: psyk\nfrån: 2026-01-01\ntill: 2026-04-30\nfrånvaro: 3", true},
		{"placement", "område: psyk\nfrån: 2026-01-01\ntill: 2026-04-30\nfrånvaro: '3'", true},
		{"placement", "område: psyk\nfrån: 2026-01-01\ntill: 2026-04-30\nfrånvaro: en vecka", false},
		{"placement", "område: psyk\nfrån: 2026-01-01\ntill: 2026-04-30\nfrånvaro: []", true},
		{"placement", "område: psyk\nfrån: 2026-01-01\ntill: 2026-04-30\nfrånvaro: [{från: 2026-02-01, till: 2026-02-14}]", true},
		{"placement", "område: psyk\nfrån: 2026-01-01\ntill: 2026-04-30\nfrånvaro: [{från: 2026-02-01, till: 2026-02-14, skäl: studier}]", true},
		{"placement", "område: psyk\nfrån: 2026-01-01\ntill: 2026-04-30\nfrånvaro: [{från: 2026-02-01, till: 2026-02-14, skäl: [a]}]", false},
		{"placement", "område: psyk\nfrån: 2026-01-01\ntill: 2026-04-30\nfrånvaro: [{från: 2026-02-01}]", false},
		{"placement", "område: psyk\nfrån: 2026-01-01\ntill: 2026-04-30\nfrånvaro: {från: 2026-02-01, till: 2026-02-14}", false},
		{"placement", "område: psyk\nfrån: 2026-01-01\ntill: 2026-04-30\nfrånvaro: [2026-02-01]", false},
		{"placement", "område: psyk\nperioder: [{från: 2026-01-01, till: 2026-01-31}, {from: 2026-03-01, to: 2026-04-30, omfattning: 80 %}]", true},
		{"placement", "område: psyk\nperioder: [{från: 2026-01-01}]", false},
		{"placement", "område: psyk\nperioder: []", false},
		{"placement", "område: psyk\nfrån: 2026-01-01\nperioder: [{från: 2026-01-01, till: 2026-01-31}]", false},
		{"placement", "område: psyk\nto: 2026-01-01\nperioder: [{från: 2026-01-01, till: 2026-01-31}]", false},
		{"placement", "område: psyk\nomfattning: 50\nperioder: [{från: 2026-01-01, till: 2026-01-31}]", false},
		{"placement", "område: psyk\nfrån: 2026-01-01", false},
		{"placement", "område: psyk", false},
		{"placement", "område: psyk\nfrån: 2026-01-01\ntill: 2026-04-30\nfrånvaro: '3'\nchecklista: {punkt: x}", false},
		{"placement", "område: psyk\nfrån: 2026-01-01\ntill: 2026-04-30\nchecklista: [{punkt: x, klar: ''}]", true},
		{"placement", "område: psyk\nfrån: 2026-01-01\ntill: 2026-04-30\nchecklista: [{klar: 2026-01-02}]", false},
		{"course", "titel: Etik\ndagar: 0,5", true},
		{"course", "titel: Etik\ndagar: en", false},
		{"trainee", "namn: Lo\nstart: 2026-01-01\npersoner: {HH: anna, studierektor: [bo, cia]}", true},
		{"trainee", "namn: Lo\nstart: 2026-01-01\npersoner: {vän: anna}", false},
		{"trainee", "namn: Lo\nstart: 2026-01-01\npersoner: anna", false},
		{"final", "intyg: [{blankett: delmål, datum: 2026-01-01, av: anna}]", true},
		{"final", "bekräftelse: {text: klart}", false},
		{"final", "", true},
		{"shared", "vägledning: sv", true},
		{"site", "titel: x\nprogram: vgr\nper: 2026-01-01", true},
		{"site", "titel: x", false},
	} {
		value, parsed := instance([]byte(c.matter))
		err := schemas[c.name].Validate(value)
		decoded, why := accepts(c.name, []byte(c.matter+"\n"))
		if schema := parsed && err == nil; schema != c.ok || decoded != c.ok {
			t.Errorf("%s\n%s\nwant %v, the schema says %v (%v), the decoder %v (%s)", c.name, c.matter, c.ok, schema, err, decoded, why)
		}
	}
}

// TestProgrammeTable is TestTable for programmes. A schema describes only
// their form.
func TestProgrammeTable(t *testing.T) {
	schemas := compiled(t)
	data, err := os.ReadFile("../programme/data/vgr.yaml")
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		from, to string
		ok       bool
	}{
		{"", "", true},
		{"length: 2-3 months", "length: 2 – 3 months", true},
		{"area: acute", "area: akutsjukvård", true},
		{"{courses: note, acute: x,     psych", "{courses: note, akut: x,     psych", true},
		{"mandatory: nationally", "mandatory: perhaps", false},
		{"length: 4 months", "length: four months", false},
		{"counted: true", "counted: often", false},
		{"areas:", "aeras:", false},
		{"BT18: {", "BT19: {", false},
		{"acute: x,", "acute: y,", false},
		{"area: psychiatry", "area: surgery", false},
	} {
		changed := strings.Replace(string(data), c.from, c.to, 1)
		if c.from != "" && changed == string(data) {
			t.Fatalf("%q is not in the programme", c.from)
		}
		value, _ := instance([]byte(changed))
		err := schemas["programme"].Validate(value)
		decoded, why := accepts("programme", []byte(changed))
		if (err == nil) != c.ok || decoded != c.ok {
			t.Errorf("%q for %q: want %v, the schema says %v, the decoder %s", c.to, c.from, c.ok, err, why)
		}
	}
}

// TestMutations: however a text of the demo is changed, schema and decoder
// agree about it.
func TestMutations(t *testing.T) {
	schemas := compiled(t)
	compared, refused, seen := 0, 0, map[string]bool{}
	compare := func(name, file string, root *yaml.Node) {
		matter, err := yaml.Marshal(root)
		if err != nil {
			t.Fatal(err)
		}
		if key := name + string(matter); seen[key] {
			return
		} else {
			seen[key] = true
		}
		value, parsed := instance(matter)
		invalid := schemas[name].Validate(value)
		decoded, why := accepts(name, matter)
		compared++
		if !decoded {
			refused++
		}
		if schema := parsed && invalid == nil; schema != decoded {
			t.Errorf("%s, changed to\n%s\nthe schema says %v (%v), the decoder %v (%s)", file, matter, schema, invalid, decoded, why)
		}
	}
	mutated := func(name, file string, matter []byte) {
		for change := 0; ; change++ {
			var root yaml.Node
			if err := yaml.Unmarshal(matter, &root); err != nil || len(root.Content) == 0 {
				return
			}
			if !mutate(root.Content[0], change) {
				return
			}
			compare(name, file, &root)
			if t.Failed() {
				return
			}
		}
	}
	kinds := map[vocabulary.Kind]int{}
	for _, x := range demo(t) {
		if kinds[x.kind]++; kinds[x.kind] == 1 {
			mutated(string(x.kind), x.file, x.matter)
		}
	}
	config, err := os.ReadFile("../../btfolio.yaml")
	if err != nil {
		t.Fatal(err)
	}
	mutated("site", "btfolio.yaml", config)
	mutated("approval", "a decision", []byte("avser: placeringar/akuten\nbeslut: godkänt\nav: anna\nroll: HH\ndatum: 2026-01-01\nmål: [BT1]\nkommentar: x\n"))
	t.Logf("%d texts compared, %d of them refused", compared, refused)
	if refused < compared/10 || refused > compared*9/10 {
		t.Errorf("%d of %d texts refused: the changes say little", refused, compared)
	}
}

// mutate makes the change of a number in a tree and reports whether there is
// one of that number.
func mutate(root *yaml.Node, number int) bool {
	done := false
	try := func(change func()) {
		if number == 0 && !done {
			change()
			done = true
		}
		number--
	}
	var visit func(n *yaml.Node)
	visit = func(n *yaml.Node) {
		for _, v := range []yaml.Node{
			{Kind: yaml.ScalarNode, Tag: "!!str", Value: "x"}, {Kind: yaml.ScalarNode, Tag: "!!int", Value: "17"},
			{Kind: yaml.ScalarNode, Tag: "!!bool", Value: "true"}, {Kind: yaml.ScalarNode, Tag: "!!null", Value: "null"},
			{Kind: yaml.ScalarNode, Tag: "!!str", Value: "  "}, {Kind: yaml.ScalarNode, Tag: "!!str", Value: "2026-02-30"},
			{Kind: yaml.ScalarNode, Tag: "!!str", Value: "BT1, BT3"},
			{Kind: yaml.SequenceNode}, {Kind: yaml.MappingNode},
			{Kind: yaml.SequenceNode, Content: []*yaml.Node{{Kind: yaml.ScalarNode, Value: "x"}, {Kind: yaml.ScalarNode, Value: "y"}}},
			{Kind: yaml.MappingNode, Content: []*yaml.Node{{Kind: yaml.ScalarNode, Value: "x"}, {Kind: yaml.ScalarNode, Value: "y"}}},
		} {
			try(func() { *n = v })
			if done {
				return
			}
		}
		switch n.Kind {
		case yaml.ScalarNode:
			for _, change := range []func(string) string{strings.ToUpper, strings.ToLower, norm.NFD.String, func(s string) string { return s + "q" }, func(s string) string { return " " + s + " " }} {
				try(func() { n.Value, n.Tag = change(n.Value), "!!str" })
			}
		case yaml.SequenceNode:
			try(func() { n.Content = append(n.Content, &yaml.Node{Kind: yaml.ScalarNode, Tag: "!!null"}) })
			for _, item := range n.Content[:min(2, len(n.Content))] {
				visit(item)
			}
		case yaml.MappingNode:
			for i := 0; i < len(n.Content) && !done; i += 2 {
				key := n.Content[i]
				if number == 0 {
					n.Content = append(n.Content[:i:i], n.Content[i+2:]...)
					done = true
					return
				}
				number--
				try(func() { key.Value += "q" })
				for _, word := range spellings(key.Value) {
					try(func() { key.Value = word })
					try(func() {
						n.Content = append(n.Content, &yaml.Node{Kind: yaml.ScalarNode, Value: word}, &yaml.Node{Kind: yaml.ScalarNode, Value: "2026-01-01"})
					})
				}
				visit(n.Content[i+1])
			}
		}
	}
	visit(root)
	return done
}

// spellings are other words for a key. One in other letters only is no word
// of its own, and a schema cannot tell that both are there.
func spellings(word string) []string {
	words := []string{}
	if term, ok := vocabulary.Keys().Find(word); ok {
		for _, other := range append([]string{term.Label.Sv, term.Label.En}, term.Also...) {
			if other != word {
				words = append(words, other)
			}
		}
	}
	return words
}

func texts(found diag.List) string {
	all := ""
	for _, f := range found {
		all += f.Text(language.English) + "\n"
	}
	return all
}
