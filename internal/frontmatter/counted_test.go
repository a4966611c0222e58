package frontmatter

import (
	"strings"
	"testing"

	"cloud.google.com/go/civil"
	"github.com/google/go-cmp/cmp"
)

type stay struct {
	From   civil.Date `key:"from,required unless periods"`
	Extent *Percent   `key:"extent,unless periods"`
	Parts  []At[away] `key:"periods"`

	Absence Counted[away] `key:"absence"`
}

type away struct {
	From   civil.Date `key:"from,required"`
	Reason Unsaid     `key:"reason"`
}

func TestCounted(t *testing.T) {
	for in, want := range map[string]Counted[away]{
		"från: 2026-01-01\nfrånvaro: 7\n":    {Number: 7, Pos: at(0, 2, 11).Pos},
		"från: 2026-01-01\nfrånvaro: '-3'\n": {Number: -3, Pos: at(0, 2, 11).Pos},
		"från: 2026-01-01\nfrånvaro:\n":      {},
		"från: 2026-01-01\nfrånvaro: []\n":   {},
		"från: 2026-01-01\nfrånvaro:\n  - från: 2026-02-01\n  - {from: 2026-03-01, skäl: a}\n": {
			Pos:  at(0, 3, 3).Pos,
			Each: []At[away]{at(away{From: day("2026-02-01")}, 3, 5), at(away{From: day("2026-03-01")}, 4, 5)},
		},
	} {
		var got stay
		if _, found := Decode("f.md", []byte(in), 1, &got); found != nil {
			t.Errorf("%q: %v", in, found)
		}
		if diff := cmp.Diff(want, got.Absence); diff != "" {
			t.Errorf("%q: (-want +got)\n%s", in, diff)
		}
	}
}

func TestCountedAndUnlessSayWhatIsWrong(t *testing.T) {
	for _, f := range []fault{
		{"neither number nor list", "från: 2026-01-01\nfrånvaro: en vecka\n", "BT-M061 2:11"},
		{"half a day", "från: 2026-01-01\nfrånvaro: 1,5\n", "BT-M061 2:11"},
		{"keys without a list", "från: 2026-01-01\nfrånvaro:\n  från: 2026-02-01\n", "BT-M051 3:3"},
		{"no keys", "från: 2026-01-01\nfrånvaro: [2026-02-01]\n", "BT-M052 2:12"},
		{"a key is missing", "från: 2026-01-01\nfrånvaro:\n  - skäl: a\n", "BT-M044 3:5"},
		{"an empty item", "från: 2026-01-01\nfrånvaro:\n  - från: 2026-02-01\n  -\n", "BT-M053 4:4"},
		{"not a day", "från: 2026-01-01\nfrånvaro: [{från: 1 mars}]\n", "BT-M064 2:19"},
		{"neither of two ways", "omfattning: 50\n", "BT-M044 1:1"},
		{"both", "från: 2026-01-01\nperioder: [{från: 2026-01-01}]\n", "BT-M055 1:1"},
		{"both, of what is not required", "omfattning: 50\nperioder: [{från: 2026-01-01}]\n", "BT-M055 1:1"},
		{"nothing in place of the other", "perioder: []\n", "BT-M045 1:1"},
		{"a reason in a block", "från: 2026-01-01\nfrånvaro:\n  - från: 2026-02-01\n    skäl: |\n      sjuk\n", "BT-M054 4:11"},
		{"a reason in a block that looks like it", "från: 2026-01-01\nfrånvaro:\n  - från: 2026-02-01\n    skäl: |\n      |\n", "BT-M054 4:11"},
		{"a reason over lines", "från: 2026-01-01\nfrånvaro:\n  - från: 2026-02-01\n    skäl: sjuk\n      länge\n", "BT-M054 4:11"},
		{"a reason in quotes over lines", "från: 2026-01-01\nfrånvaro:\n  - från: 2026-02-01\n    skäl: \"sjuk\n      länge\"\n", "BT-M054 4:11"},
		{"reasons", "från: 2026-01-01\nfrånvaro:\n  - från: 2026-02-01\n    skäl: [a, b]\n", "BT-M054 4:11"},
	} {
		t.Run(f.name, func(t *testing.T) {
			_, found := Decode("f.md", []byte(f.in), 1, new(stay))
			f.check(t, found)
		})
	}
}

// What is not to be said is taken out of the text, and nothing else; what is left
// says the same as before.
func TestUnsay(t *testing.T) {
	const secret = "sjukskriven"
	for _, c := range []struct{ reason, left string }{
		{"", ""},
		{secret, ""},
		{secret + "   # varför", "   # varför"},
		{`"` + secret + ` \"länge\""`, ""},
		{`'` + secret + ` ''länge'''`, ""},
		{`"\\"`, ""},
		{secret + ", på halvtid", ""},
		{"å" + secret + "ö", ""},
		{"a\u030a " + secret, ""},
	} {
		for _, end := range []string{"\n", "\r\n"} {
			text := strings.Join([]string{"---", "från: 2026-01-01", "frånvaro:", "  - från: 2026-02-01", "    skäl: " + c.reason, "  - från: 2026-03-01", "---", "Text", ""}, end)
			d, _ := Split("f.md", []byte(text))
			var got, again stay
			info, found := d.Decode(&got)
			if found != nil {
				t.Errorf("%q: %v", c.reason, found)
			}
			said := string(info.Unsay([]byte(text)))
			if want := strings.ReplaceAll(text, "skäl: "+c.reason, "skäl: "+c.left); c.reason != "" && said != strings.ReplaceAll(want, "\r\n", "\n") || c.reason == "" && said != text {
				t.Errorf("%q: left is %q", c.reason, said)
			}
			d, _ = Split("f.md", []byte(said))
			info, found = d.Decode(&again)
			if diff := cmp.Diff(got, again); diff != "" || found != nil {
				t.Errorf("%q: what is left reads differently: %v\n%s", c.reason, found, diff)
			}
			if string(info.Unsay([]byte(said))) != said {
				t.Errorf("%q: what is left says more", c.reason)
			}
		}
	}
	flow := "från: 2026-01-01\nfrånvaro: [{skäl: b, från: 2026-02-01}, {från: 2026-03-01, skäl: 'c'}]\n"
	info, _ := Decode("f.md", []byte(flow), 1, new(stay))
	if said := string(info.Unsay([]byte(flow))); said != "från: 2026-01-01\nfrånvaro: [{skäl: , från: 2026-02-01}, {från: 2026-03-01, skäl: }]\n" {
		t.Errorf("%q", said)
	}
}
