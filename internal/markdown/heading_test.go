package markdown

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestHeadings(t *testing.T) {
	tests := []struct {
		name, body string
		want       []Heading
	}{
		{"none", "a\n\n\\# b\n\n#c", nil},
		{"levels", "# a\n\n###### b\n\nc\n-\n", []Heading{{1, "a", "t-a", false}, {6, "b", "t-b", false}, {2, "c", "t-c", false}}},
		{"text without markup", "# *Måluppfyllelse* & [mål](b) `c` <!-- d -->\\* &ouml;\nx", []Heading{
			{1, "Måluppfyllelse & mål c * ö", "t-maluppfyllelse-mal-c-o", true}}},
		{"the same again", "# a\n# a\n# A!\n# a-1", []Heading{
			{1, "a", "t-a", false}, {1, "a", "t-a-1", false}, {1, "A!", "t-a-2", false}, {1, "a-1", "t-a-1-1", false}}},
		{"an id that is taken", "# a-1\n# a\n# a", []Heading{{1, "a-1", "t-a-1", false}, {1, "a", "t-a", false}, {1, "a", "t-a-2", false}}},
		{"no letters", "# \n# ---\n# 日本", []Heading{{1, "", "t-x", false}, {1, "---", "t-x-1", false}, {1, "日本", "t-x-2", false}}},
		{"decomposed letters", "# A\u030angstro\u0308m Ærø", []Heading{{1, "A\u030angstro\u0308m Ærø", "t-angstrom-aero", false}}},
		{"very long", "# " + strings.Repeat("ab ", 40), []Heading{{1, strings.TrimSpace(strings.Repeat("ab ", 40)), "t-" + strings.Repeat("ab-", 20)[:59], false}}},
		{"in a quotation", "> # a\n> b\n\n# c", []Heading{{1, "a", "t-a", true}, {1, "c", "t-c", false}}},

		{"filled by what is below it", "# a\n## b\n### c\n\nd\n\n## e\n# f", []Heading{
			{1, "a", "t-a", true}, {2, "b", "t-b", true}, {3, "c", "t-c", true}, {2, "e", "t-e", false}, {1, "f", "t-f", false}}},
		{"filled only from the same level on", "## a\n# b\nc", []Heading{{2, "a", "t-a", false}, {1, "b", "t-b", true}}},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			text, _ := Parse("a.md", []byte(test.body), 1)
			if diff := cmp.Diff(test.want, text.Headings()); diff != "" {
				t.Error(diff)
			}
		})
	}
}

// A fragment names a heading as editors do, or without diacritics; where several
// have the same name, each has its own.
func TestAnchor(t *testing.T) {
	const body = "# Mål\n## Mal\n## Mål till nästa samtal\n## 🩺\n## 新年\n## Plan\n## Plan\n## 100 %\n## A & b_c: d?\n" +
		"## t-cell\n> ### I ett citat\n\n## *Betonat* `kod`\n" + "## " + "ord abcd abcd abcd abcd abcd abcd abcd abcd abcd abcd abcd abcd abcd slut\n"
	text, _ := Parse("a.md", []byte(body), 1)
	for fragment, want := range map[string]string{
		"mål":                        "t-mal",
		"mal":                        "t-mal-1",
		"MÅL":                        "t-mal",
		"ma\u030al":                  "t-mal",
		"m%C3%A5l":                   "t-mal",
		"m%C3%A5l-till-nästa-samtal": "t-mal-till-nasta-samtal",
		"mal-till-nasta-samtal":      "t-mal-till-nasta-samtal",
		"Mål till nästa samtal":      "t-mal-till-nasta-samtal",
		"新年":                         "t-x-1",
		"plan":                       "t-plan",
		"plan-1":                     "t-plan-1",
		"100-":                       "t-100",
		"100":                        "t-100",
		"a--b_c-d":                   "t-a-b-c-d",
		"t-cell":                     "t-t-cell",
		"i-ett-citat":                "t-i-ett-citat",
		"betonat-kod":                "t-betonat-kod",
		"ord-abcd-abcd-abcd-abcd-abcd-abcd-abcd-abcd-abcd-abcd-abcd-abcd-abcd-slut": "t-ord-abcd-abcd-abcd-abcd-abcd-abcd-abcd-abcd-abcd-abcd-abcd-a",
	} {
		if got, ok := text.Anchor(fragment); !ok || got != want {
			t.Errorf("%q is %q, want %q", fragment, got, want)
		}
	}
	for _, fragment := range []string{"finns-inte", "plan-2", "必", "🚑", "\"><script>", "t-mal", "page=2", "100%"} {
		if got, ok := text.Anchor(fragment); ok && fragment != "100%" {
			t.Errorf("%q is %q", fragment, got)
		}
	}
}

// What fills the place under a heading is what makes a text more than a form.
func TestFilled(t *testing.T) {
	tests := []struct {
		body   string
		filled bool
	}{
		{"", false},
		{" \n\t\n\u00a0\n&nbsp;", false},
		{"<!-- Skriv här -->", false},
		{"-\n-\n  1.", false},
		{"- [ ]", false},
		{"- [ ] <!-- a -->\n- <!-- b -->", false},
		{">\n> >", false},
		{"***", false},
		{"```\n\n```", false},
		{"[a]: b", false},
		{"| Mål | Datum |\n|---|---|\n| | |", false},
		{"## Rubrik\n\n###", false},
		{"[](a) **", true}, // the stars are text
		{"[](a)", false},
		{"a", true},
		{"- a", true},
		{"- [ ] a", true},
		{"> - > a", true},
		{"`a`", true},
		{"```\na\n```", true},
		{"    a", true},
		{"![](a.png)", true},
		{"<https://a.se>", true},
		{"<b>", true},
		{"| Mål | Datum |\n|---|---|\n| | 1 |", true},
		{"<!-- a --> b", true},
	}
	for _, test := range tests {
		text, _ := Parse("a.md", []byte("# Rubrik\n\n"+test.body), 1)
		if got := text.Headings()[0].Filled; got != test.filled {
			t.Errorf("%q: filled is %v", test.body, got)
		}
		if got := text.Empty(); got == test.filled {
			t.Errorf("%q: empty is %v", test.body, got)
		}
	}
}

func TestPlain(t *testing.T) {
	tests := []struct{ name, body, want string }{
		{"nothing", "<!-- a -->", ""},
		{"paragraphs", "# A\n\nb *c*\nd  \ne\n\n> f", "A\nb c d e\nf"},
		{"lists", "- a\n  - b\n\n- [ ] c", "a\nb\nc"},
		{"table", "|a|b|\n|-|-|\n|c|d|", "a b \nc d"},
		{"links and images", "[a](b 'c') ![d](e) <https://f.se>", "a d https://f.se"},
		{"code", "`a<b`\n\n```r\nc\n```\n\n    d", "a<b\nc\nd"},
		{"escapes", "\\*a\\* &lt;b&gt; `&lt;` <i>", "*a* <b> &lt; <i>"},
		{"characters that are not text", "a\x00b\xff\x1b", "a\ufffdb\ufffd\ufffd"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			text, _ := Parse("a.md", []byte(test.body), 1)
			if diff := cmp.Diff(test.want, running(text)); diff != "" {
				t.Error(diff)
			}
		})
	}
}

// A page has its own h1. What stands highest in a text is the level below,
// so that no level is skipped, whichever the author begins with.
func TestHeadingLevelsOnThePage(t *testing.T) {
	for body, want := range map[string]string{
		"# a\n## b":         "h2 h3",
		"## a\n## b\n### c": "h2 h2 h3",
		"### a":             "h2",
		"### a\n## b":       "h3 h2",
		"# a\n###### b":     "h2 h6",
		"###### a\n##### b": "h3 h2",
	} {
		text, _ := Parse("a.md", []byte(body), 1)
		html := string(text.HTML(nil))
		var levels []string
		for rest := html; ; {
			_, after, found := strings.Cut(rest, "<h")
			if !found {
				break
			}
			levels, rest = append(levels, "h"+after[:1]), after
		}
		if got := strings.Join(levels, " "); got != want {
			t.Errorf("%q becomes %s, want %s", body, got, want)
		}
	}
}

// running is the whole text without its markup.
func running(t *Text) string { return strings.TrimSpace(plain(t.root, t.source)) }
