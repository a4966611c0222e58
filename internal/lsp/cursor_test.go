package lsp

import (
	"fmt"
	"reflect"
	"strings"
	"testing"

	"btfolio/internal/portfolio"
	"btfolio/internal/vocabulary"
)

// ‸ is where the cursor is.
func at(t *testing.T, marked string, yaml bool) cursor {
	t.Helper()
	before, after, ok := strings.Cut(marked, "‸")
	if !ok {
		t.Fatal(marked)
	}
	x := newText("u", 1, before+after)
	return x.cursorAt(x.place(len(before)), yaml)
}

func TestCursor(t *testing.T) {
	for _, tt := range []struct {
		text, want string // keys above: word, and the keys beside it where a key may stand
	}{
		{"---\nda‸\n", "[] da []"},
		{"---\ndatum: ‸\n", "[datum]  "},
		{"---\ndatum:‸\n", "[datum]  "},
		{"---\ndatum: x\n‸\nmål: y\n---\n", "[]  [datum mål]"},
		{"---\nmål: BT1, B‸\n---\n", "[mål] B "},
		{"---\nmål: [BT1, B‸]\n---\n", "[mål] B "},
		{"---\nmål:\n  - B‸\n---\n", "[mål] B []"},
		{"---\nmål:\n- BT1\n- B‸\n---\n", "[mål] B []"},
		{"---\ngodkännanden:\n  - beslut: godkänt\n    av: an‸\n---\n", "[godkännanden av] an "},
		{"---\ngodkännanden:\n  - beslut: x\n    ‸\n    datum: y\n  - av: z\n---\n", "[godkännanden]  [beslut datum]"},
		{"---\ngodkännanden:\n  - beslut: x\n  - av: y\n    ro‸\n---\n", "[godkännanden] ro [av]"},
		{"---\ngodkännanden:\n  - {beslut: x, av: ‸}\n---\n", "[godkännanden av]  "},
		{"---\ngodkännanden:\n  - {beslut: x, mål: [BT1], ro‸}\n---\n", "[godkännanden] ro [beslut mål]"},
		{"---\npersoner:\n  hu‸\n---\n", "[personer] hu []"},
		{"---\npersoner:\n  huvudhandledare: [a, b‸]\n---\n", "[personer huvudhandledare] b "},
		{"---\nå: 😀 x‸\n---\n", "[å] 😀 x "},
	} {
		c := at(t, tt.text, false)
		got := fmt.Sprint(c.keys, " ", c.word, " ")
		if c.key || c.beside != nil {
			got += fmt.Sprint(c.beside)
		}
		if got != tt.want || !c.matter {
			t.Errorf("%q: %q, want %q", tt.text, got, tt.want)
		}
	}
	for _, text := range []string{"---\n---\n‸", "‸", "x ‸", "---\na: b\n---\n\nx‸\n"} {
		if c := at(t, text, false); c.matter {
			t.Errorf("%q is front matter", text)
		}
	}
	if c := at(t, "titel: ‸", true); !c.matter {
		t.Error("a file of YAML is none")
	}
}

func TestBelow(t *testing.T) {
	of := func(kind vocabulary.Kind, keys ...string) string {
		k, _ := portfolio.Declared(kind)
		b, ok := below(k.Type(), keys)
		if !ok {
			return ""
		}
		return b.String()
	}
	for _, tt := range []struct{ got, want string }{
		{of("talk", "handledare"), reflect.TypeFor[portfolio.PersonRef]().String()},
		{of("placement", "godkännanden", "av"), reflect.TypeFor[portfolio.PersonRef]().String()},
		{of("placement", "frånvaro", "från"), "civil.Date"},
		{of("placement", "perioder", "från"), "civil.Date"},
		{of("trainee", "personer", "huvudhandledare"), reflect.TypeFor[portfolio.PersonRef]().String()},
		{of("assessment", "bilagor"), reflect.TypeFor[portfolio.FileRef]().String()},
		{of("checkin", "progression", "nivå"), "int"},
		{of("talk", "nonsens"), ""}, {of("talk", "datum", "x"), ""},
	} {
		if tt.got != tt.want {
			t.Errorf("%s, want %s", tt.got, tt.want)
		}
	}
}
