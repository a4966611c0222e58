package markdown

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"btfolio/internal/diag"
)

// Texts that would keep goldmark busy for minutes, or fill the memory, are
// read as far as the limits go. What they would take without the limits was
// measured once: 16,000 × “[a](” three seconds, a table of 64 KiB half a
// gigabyte.
func TestLimits(t *testing.T) {
	rep := strings.Repeat
	row := func(cell string, n int) string { return rep("|"+cell, n) + "|\n" }
	tests := []struct {
		name, body string
		want       []string
	}{
		{"as long as can be", rep("a\n", maxBody/2), nil},
		{"too long", rep("a\n", maxBody/2) + "b", []string{"BT-L010 131077:1"}},
		{"too long in one line", rep("ö", maxBody), []string{"BT-L010 5:131073"}},

		{"quotations as deep as can be", rep(">", 32) + "a", nil},
		{"quotations too deep", "a\n\n" + rep(">", 20_000) + "a\n" + rep(">", 20_000), []string{"BT-L011 7:33"}},
		{"lists as deep as can be", rep("- ", 32) + "a", nil},
		{"lists too deep", rep("1. ", 33) + "a", []string{"BT-L011 5:97"}},
		{"lists and quotations too deep", rep("> - ", 17) + "a", []string{"BT-L011 5:65"}},
		{"lists too deep over lines", stairs(40), []string{"BT-L011 37:65"}},
		{"emphasis as deep as can be", rep("*", 64) + "a" + rep("*", 64), nil},
		{"emphasis too deep", "a\n\n" + rep("*", 20_000) + "a" + rep("*", 20_000), []string{"BT-L015 7:1"}},
		{"emphasis of all kinds too deep", rep("*a _b ", 20) + "c" + rep(" d_ e*", 20), []string{"BT-L015 5:97"}},
		{"deep in code", "```\n" + rep(">", 99) + "\n```\n", nil},
		{"deep but no list", rep("- ", 32) + "5 mg", nil},

		{"as many columns as can be", row("a", 64) + row("-", 64) + row("b", 64), nil},
		{"too many columns", row("a", 65) + row("-", 65) + row("b", 65), []string{"BT-L012 5:1"}},
		{"a table of 64 KiB", row("a", 16_000) + row("-", 16_000) + rep("b\n", 1000), []string{"BT-L012 5:1"}},
		{"a long row", "a|b\n-|-\n" + rep("c", 65_537), []string{"BT-L013 5:1"}},
		{"as many cells as can be", row("a", 50) + row("-", 50) + rep("b\n", 999), nil},
		{"too many cells", row("a", 50) + row("-", 50) + rep("b\n", 1000), []string{"BT-L013 5:1"}},
		{"too many cells in all", rep(row("a", 50)+row("-", 50)+rep("b\n", 499)+"\n", 3), []string{"BT-L013 1009:1"}},
		{"pipes in code in a table", "a|b\n-|-\n" + rep("`\\|`|c\n", 9_000), []string{"BT-L014 5"}},

		{"brackets", rep("[", 100_000), []string{"BT-L014 5"}},
		{"links without end", rep("[a](", 16_000), []string{"BT-L014 5"}},
		{"titles without end", rep(`[a](b "`, 16_000), []string{"BT-L014 5"}},
		{"images", rep("![", 50_000), []string{"BT-L014 5"}},
		{"stars", rep("*a ", 20_000) + rep("a_ ", 20_000), []string{"BT-L014 5"}},
		{"backquotes", ticks(700), nil},
		{"comments without end", rep("a <!-- ", 20_000), []string{"BT-L004 5:3", "BT-L014 5"}},
		{"definitions", rep("[a]: b\n", 17_000), []string{"BT-L014 5"}},
		{"a long paragraph", rep("Jag övade *samtal* med [en](b.md).\nDet gick bra. ", 1000), nil},
		{"a text as long as can be", rep("Jag övade *samtal* med [en](b.md).\n\n", maxBody/40), nil},
		{"a definition that is used too often", "[a]: " + rep("b", 1900) + " '" + rep("c", 100_000) + "'\n\n" + rep("[a] ", 20), []string{"BT-L014 5"}},

		{"a comment without end", "a\n\n> <!-- b\n> c\n\n<!-- d\n\ne", []string{"BT-L003 7:3"}},
		{"a comment that ends with its list", "- <!-- a\n\nb -->", []string{"BT-L003 5:3"}},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			text, found := Parse("a.md", []byte(test.body), 5)
			var got []string
			for _, f := range found {
				place := fmt.Sprintf("%s %d:%d", f.Code.ID, f.Pos.Line, f.Pos.Col)
				if f.Code == diag.TooMuchMarkup.Code {
					// Where in the paragraph follows from how far work reaches.
					place, _, _ = strings.Cut(place, ":")
				}
				got = append(got, place)
			}
			if diff := cmp.Diff(test.want, got); diff != "" {
				t.Error(diff)
			}
			if out := len(text.HTML(resolve)); out > 16*maxBody {
				t.Errorf("%d bytes of HTML", out)
			}
		})
	}
}

// stairs is a list in a list in a list.
func stairs(n int) string {
	var b strings.Builder
	for i := range n {
		b.WriteString(strings.Repeat(" ", 2*i) + "- a\n")
	}
	return b.String()
}

// ticks are runs of backquotes, none as long as another.
func ticks(n int) string {
	var b strings.Builder
	for i := range n {
		b.WriteString(strings.Repeat("`", i+1) + "a")
	}
	return b.String()
}

// What breaks a limit is still there to read.
func TestLimitsKeepTheText(t *testing.T) {
	tests := []struct{ name, body, want string }{
		{"nesting", strings.Repeat("> ", 34) + "*a*", "<p>&gt; &gt; <em>a</em></p>"},
		{"nesting of lists", strings.Repeat("- ", 34) + "*a*", "<li>- - <em>a</em></li>"},
		{"emphasis", strings.Repeat("*a _b ", 20) + "c" + strings.Repeat(" d_ e*", 20), "<em>b a b a b a b a b c d e d e d e d e d</em>"},
		{"tables", strings.Repeat("a|", 70) + "\n" + strings.Repeat("-|", 70) + "\n*b*|c", "|\n<em>b</em>|c</p>"},
		{"marks", strings.Repeat("[", 100_000) + "\n\n*a* [b](c)", "<p>*a* [b](c)</p>"},
		{"definitions", strings.Repeat("[a]: b\n", 17_000), "[a]: b\n[a]: b"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			if got := string(render(t, test.body)); !strings.Contains(got, test.want) {
				t.Errorf("…%s", got[max(0, len(got)-300):])
			}
		})
	}
}

// A list that is refused must not take the next one with it.
func TestLimitsAreOverAfterwards(t *testing.T) {
	body := strings.Repeat("- ", 40) + "a\n- b\n  - c\n\n> d\n"
	want := "<li>b\n<ul>\n<li>c</li>\n</ul>\n</li>\n</ul>\n<blockquote>\n<p>d</p>\n</blockquote>\n"
	if got := string(render(t, body)); !strings.HasSuffix(got, want) {
		t.Errorf("…%s", got[max(0, len(got)-300):])
	}
}
