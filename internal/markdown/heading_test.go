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

func TestHeadingID(t *testing.T) {
	for fragment, want := range map[string]string{
		"måluppfyllelse":           "t-maluppfyllelse",
		"m%C3%A5l-till-nästa":      "t-mal-till-nasta",
		"Mål till nästa samtal":    "t-mal-till-nasta-samtal",
		"plan-1":                   "t-plan-1",
		"100%":                     "t-100",
		"t-cellslymfom":            "t-t-cellslymfom",
		"\"><script>alert(1)":      "t-script-alert-1",
		strings.Repeat("abcd", 20): "t-" + strings.Repeat("abcd", 15),
	} {
		if got := HeadingID(fragment); got != want {
			t.Errorf("HeadingID(%q) = %q, want %q", fragment, got, want)
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
