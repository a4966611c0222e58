package difference_test

import (
	"strings"
	"testing"

	"btfolio/internal/difference"
)

// marked writes pieces so that a table can show them.
func marked(pieces []difference.Piece) string {
	var b strings.Builder
	for _, p := range pieces {
		switch p.Kind {
		case difference.Gone:
			b.WriteString("[-" + p.Text + "-]")
		case difference.Come:
			b.WriteString("{+" + p.Text + "+}")
		case difference.Left:
			b.WriteString("<" + p.Text + ">")
		default:
			b.WriteString(p.Text)
		}
	}
	return b.String()
}

func TestWords(t *testing.T) {
	for name, tt := range map[string]struct{ old, new, want string }{
		"same":             {"Allt är som det var.", "Allt är som det var.", "Allt är som det var."},
		"empty":            {"", "", ""},
		"all came":         {"", "Nytt.", "{+Nytt.+}"},
		"all went":         {"Gammalt.", "", "[-Gammalt.-]"},
		"a word":           {"Handlagt tre patienter själv.", "Handlagt fyra patienter själv.", "Handlagt [-tre -]{+fyra +}patienter själv."},
		"added":            {"Tog prover.", "Tog prover och svarade.", "Tog prover {+och svarade+}."},
		"a mark":           {"Klart, godkänt.", "Klart; godkänt.", "Klart[-, -]{+; +}godkänt."},
		"a number":         {"datum: 2026-01-02\n", "datum: 2026-01-03\n", "datum: 2026-01-[-02\n-]{+03\n+}"},
		"a line":           {"a: 1\nb: 2\nc: 3\n", "a: 1\nc: 3\n", "a: 1\n[-b: 2\n-]c: 3\n"},
		"space alone":      {"ett två\ntre  fyra\n", "ett två tre\nfyra\n\n", "ett två tre\nfyra\n\n"},
		"line ends":        {"ett\r\ntvå\r\n", "ett\ntvå\n", "ett\ntvå\n"},
		"a sentence anew":  {"Hen visade god förmåga att planera i akuta lägen.", "Hen bör öva mer på att leda larm i akuta lägen.", "Hen [-visade god förmåga att planera -]{+bör öva mer på att leda larm +}i akuta lägen."},
		"moved":            {"ett\ntvå\ntre\n", "två\ntre\nett\n", "[-ett\n-]två\ntre\n{+ett\n+}"},
		"composed letters": {"a\u0308r", "är", "[-a\u0308r-]{+är+}"},
		"no UTF-8":         {"a\xff b", "a\xfe b", "a[-\xff -]{+\xfe +}b"},
	} {
		if got := marked(difference.Words(tt.old, tt.new)); got != tt.want {
			t.Errorf("%s: %q, want %q", name, got, tt.want)
		}
	}
}

func TestFold(t *testing.T) {
	long := strings.Repeat("ord ", 20)
	pieces := []difference.Piece{
		{Kind: difference.Same, Text: long}, {Kind: difference.Gone, Text: "x "},
		{Kind: difference.Same, Text: "ett två tre "}, {Kind: difference.Come, Text: "y "},
		{Kind: difference.Same, Text: long}, {Kind: difference.Gone, Text: "z "},
		{Kind: difference.Same, Text: long},
	}
	two := strings.Repeat("ord ", 2)
	want := "<" + strings.Repeat("ord ", 18) + ">" + two + "[-x -]ett två tre {+y +}" +
		two + "<" + strings.Repeat("ord ", 16) + ">" + two + "[-z -]" + two + "<" + strings.Repeat("ord ", 18) + ">"
	if got := marked(difference.Fold(pieces, 2)); got != want {
		t.Errorf("%q, want %q", got, want)
	}
}

// A date is not cut where words are left out.
func TestFoldBetweenSpaces(t *testing.T) {
	dates := strings.Repeat("(2026-02-05) ", 9)
	for _, around := range []int{1, 2, 3, 4, 5, 6, 7, 8} {
		got := difference.Fold([]difference.Piece{{Kind: difference.Come, Text: "a "}, {Kind: difference.Same, Text: dates}, {Kind: difference.Gone, Text: "z"}}, around)
		if len(got) != 5 {
			t.Fatalf("%d: %d pieces", around, len(got))
		}
		for _, p := range got[1:4] {
			if strings.Trim(p.Text, " ") != strings.TrimSpace(strings.Repeat("(2026-02-05) ", strings.Count(p.Text, "("))) {
				t.Errorf("%d: %q", around, p.Text)
			}
		}
	}
}

// A long text is compared in bounded time, also where nothing in it is as it was.
func TestLongText(t *testing.T) {
	old, new := strings.Repeat("gammalt ord\n", 30_000), strings.Repeat("nytt ting\n", 30_000)
	if got := difference.Words(old, new); len(got) != 2 {
		t.Errorf("%d pieces", len(got))
	}
	middle := strings.Repeat("samma rad\n", 10_000)
	got := difference.Words(middle+"ett\n"+middle, middle+"två\n"+middle)
	if len(got) != 4 || got[1].Text != "ett\n" || got[2].Text != "två\n" {
		t.Errorf("%d pieces", len(got))
	}
}

func FuzzWords(f *testing.F) {
	f.Add("ett två", "ett tre två")
	f.Add(" \n\xffa", "a \u0308")
	f.Fuzz(func(t *testing.T, old, new string) {
		var was, is strings.Builder
		for _, p := range difference.Fold(difference.Words(old, new), 3) {
			if p.Text == "" {
				t.Error("an empty piece")
			}
			if p.Kind != difference.Come {
				was.WriteString(p.Text)
			}
			if p.Kind != difference.Gone {
				is.WriteString(p.Text)
			}
		}
		if is.String() != new {
			t.Errorf("%q became %q", new, is.String())
		}
		if squeezed(was.String()) != squeezed(old) {
			t.Errorf("%q became %q", old, was.String())
		}
	})
}

// squeezed is a text without its space.
func squeezed(s string) string { return strings.Join(strings.Fields(s), "") }
