package markdown

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode/utf8"

	tokens "golang.org/x/net/html"

	"btfolio/internal/language"
)

// What a page does not show is told with its place.
func TestGuard(t *testing.T) {
	tests := []struct{ name, body, want string }{
		{"a surplus cell", "| Mål | Nivå |\n|---|---|\n| BT1 | 3 | klar |", "BT-L021 9:13"},
		{"surplus cells in several rows", "|a|b|\n|-|-|\n|c|d|e|f|\n|g|h|\n|i|j|k", "BT-L021 9:6, BT-L021 11:6"},
		{"a sign in a surplus cell", "a|b\n-|-\nc|d|–\ne|f|+|\ng|h|-", "BT-L021 9:5, BT-L021 10:5, BT-L021 11:5"},
		{"an empty surplus cell", "|a|b|\n|-|-|\n|c|d| |", ""},
		{"a bare bar in code in a cell", "|a|b|\n|-|-|\n|`c|d`|e|", "BT-L021 9:8"},
		{"a bare bar in a link in a cell", "|a|b|\n|-|-|\n|[c](d)|[e|f](g)|", "BT-L021 9:12"},
		{"a surplus cell in a quotation", "> |a|\n> |-|\n> |b|c|", "BT-L021 9:6"},
		{"a surplus cell in a list", "- |a|\n  |-|\n  |b|c|", "BT-L021 9:6"},
		{"bars behind a backslash", "|a|b|\n|-|-|\n|c \\| d|`e\\|f`|", ""},
		{"fewer cells", "|a|b|\n|-|-|\n|c|\nd", ""},

		{"a definition that nothing uses", "[Patient]: Kvinna\n\nText.", "BT-L022 7:1"},
		{"a definition with a number", "a\n\n[1]: https://a.se", "BT-L022 9:1"},
		{"a definition with a title", "[a]: b\n  'c d'\n", "BT-L022 7:1"},
		{"definitions, one of them used", "[a]\n\n[a]: b\n[c]: d\n[e]:\n  f\ng", "BT-L022 10:1, BT-L022 11:1"},
		{"a definition of a name that is taken", "[a]\n\n[a]: b\n[A]: c", "BT-L022 10:1"},
		{"a definition in a list", "- a\n- [b]: c\n", "BT-L022 8:3"},
		{"a definition in a quotation", "> [b]: c\n", "BT-L022 7:3"},
		{"a footnote of one word", "a[^1]\n\n[^2]: b", "BT-L022 9:1"},
		{"what only looks like a definition", "[Patient]: Kvinna 65 år\n\n[^1]: en not", ""},
		{"definitions that are used", "[a] [b][c] ![d][] [e\nf]\n\n[a]: b\n[C]: d (title)\n[d]: e\n[e f]: g 'h\ni'", ""},

		{"an address with spaces", "[c](../dokument/BT1 MiniCex Bröstsmärtor Akutsjukvård 260118.pdf)", "BT-L025 7:5"},
		{"an address with spaces and a title", "a [c](b d.pdf \"e\") f", "BT-L025 7:7"},
		{"a picture with spaces", "![c](b d.png)", "BT-L025 7:6"},
		{"an address with spaces in a list", "- [c](b d.pdf)", "BT-L025 7:7"},
		{"an address with spaces in a table", "|a|\n|-|\n|[c](b d.pdf)|", "BT-L025 9:6"},
		{"an address with spaces in a heading", "## [c](b d.pdf)", "BT-L025 7:8"},
		{"an address over lines", "[c](<b\nd.pdf>)", "BT-L026 7:5"},
		{"brackets behind an escaped one", "\\[c](b d) [c\\](b d) `[c](b d)`\n\n    [c](b d)", ""},
		{"brackets in words", "[c] (b d), f(x)[1](", ""},
		{"spaces between signs", "[c](<b d.pdf>) [c](b%20d.pdf 'e f')", ""},

		{"a link of a wiki", "Se [[2026-01-10]]", "BT-L024 7:4"},
		{"a picture of a wiki", "Se ![[bild.png]] och [[a|b]]", "BT-L024 7:4, BT-L024 7:22"},
		{"no link of a wiki", "`[[a]]` \\[[a]] [[a] [[]] [[b](c)]", ""},

		{"a link without text", "[](a.md) [ ](b.md) [<!-- c -->](d.md) [![](e.png)](f.md)", "BT-L023 7:1, BT-L023 7:10, BT-L023 7:20"},

		{"numbers that are changed", "12. maj började jag\n3. juni slutade jag", "BT-L029 8:1"},
		{"one number left out", "1. a\n2. b\n4. c\n5. d", "BT-L029 9:1"},
		{"the same number throughout", "1. a\n1. b\n1. c\n\n0) d\n0) e", ""},
		{"numbers that count on", "3. a\n4. b\n   1) c\n   2) d\n5. e", ""},

		{"stars between digits", "500 mg 1*2, 250 mg 2*3", "BT-L030 7:9"},
		{"a star between digits at the end", "*a 2*3", "BT-L030 7:5"},
		{"stars around digits", "*2* a*2*b 2 * 3 * 4 2×3 2\\*3\\*4", ""},

		{"words behind a fence", "```Kvinna 67 år\na\n```", "BT-L031 7:4"},
		{"one word behind a fence", "~~~ Kvinna\na\n~~~", "BT-L031 7:5"},
		{"a language behind a fence", "```yaml hl=1\na\n```\n\n```text\na\n```\n\n```Bash {1,3}\na\n```", "BT-L031 15:9"},

		{"a table without a head", "|---|---|\n|a|b|", "BT-L027 7:1"},
		{"a table with a head that is too long", "|a|b|\n|---|\n|c|", "BT-L027 8:1"},
		{"a table of tabs", "Mål\tNivå\nBT1\t3\nBT2\t4", "BT-L028 7:1"},
		{"tabs in a line", "a\tb\n\nc\td\n\n```\na\tb\nc\td\n```", ""},

		{"all marks", "# a {#b}\n\nb\n=\n\n***\n\n> - 1. *c* __d__ ~~e~~ `f` ``g` ``\n\n- [ ] h\n- [x] i\n\n```\nj\n```\n\n    k\n\n<https://l.se> <m@n.se> [o](p 'q') ![r](s \"t\")\\\nu  \nv &ouml; &#228; \\* <b>\n\n|w|x|\n|:-|-:|\n|y|z|\n", ""},
		{"tabs and indented lists", "-\ta\n\n\tb\n\n1.\tc\n\t- d\n\n>\t1. e\n>\t2. f\n\n 1.  g\n 2.  h", ""},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			if _, found := Parse("a.md", []byte(test.body), 7); told(found) != test.want {
				t.Errorf("%q: %s\nwant %s", test.body, told(found), test.want)
				for _, f := range found {
					t.Log(f.Text(language.Swedish))
				}
			}
		})
	}
}

// The remedy for an address with spaces is a link that works.
func TestGuardGivesTheLink(t *testing.T) {
	_, found := Parse("a.md", []byte("[c *d*](../dokument/BT1 A (1).pdf)"), 1)
	if len(found) != 1 || !strings.HasSuffix(found[0].Text(language.Swedish), ": [c *d*](<../dokument/BT1 A (1).pdf>)") {
		t.Fatal(found)
	}
}

// More of the same does not hide the rest.
func TestGuardHasMeasure(t *testing.T) {
	_, found := Parse("a.md", []byte("|a|\n|-|\n"+strings.Repeat("|b|c|\n", 500)), 1)
	if len(found) != maxLost {
		t.Errorf("%d findings", len(found))
	}
}

// A word that is in no part of the tree is told, whatever took it.
func TestGuardOfUnknownKinds(t *testing.T) {
	w := newWatch()
	source := []byte("a\n\nb c d")
	root := w.parse(source)
	paragraph := root.LastChild()
	paragraph.RemoveChild(paragraph, paragraph.FirstChild())
	w.guard(root, source)
	if len(w.found) != 1 || w.found[0].offset != 3 || w.found[0].what.Code.ID != "BT-L020" {
		t.Errorf("found %v", w.found)
	}
}

// The texts of the demonstration and the guides say what their pages show.
func TestGuardHasNoFalseAlarms(t *testing.T) {
	read := 0
	err := filepath.WalkDir("../../content", func(file string, d os.DirEntry, err error) error {
		if err != nil || filepath.Ext(file) != ".md" {
			return err
		}
		doc, err := os.ReadFile(file)
		if err != nil {
			return err
		}
		read++
		matter := frontMatter(string(doc))
		text, found := Parse(file, doc[len(matter):], 1+strings.Count(matter, "\n"))
		for _, f := range found {
			t.Error(f.Text(language.English))
		}
		if got, want := spokenOn(string(text.HTML(resolve))), spokenIn(plain(text.root, text.source)); got != want {
			t.Errorf("%s: the page says\n%s\nthe text\n%s", file, got, want)
		}
		return nil
	})
	if err != nil || read < 80 {
		t.Errorf("%d texts, %v", read, err)
	}
}

// spokenIn are the letters and digits of a text.
func spokenIn(text string) string {
	return strings.Map(func(r rune) rune {
		if spoken(r) {
			return r
		}
		return -1
	}, text)
}

// spokenOn are those that a page shows, with what stands for pictures.
func spokenOn(page string) string {
	var b strings.Builder
	z := tokens.NewTokenizer(strings.NewReader(page))
	for z.Next() != tokens.ErrorToken {
		token := z.Token()
		if token.Type == tokens.TextToken {
			b.WriteString(token.Data)
		}
		for _, a := range token.Attr {
			if a.Key == "alt" {
				b.WriteString(a.Val)
			}
		}
	}
	return spokenIn(b.String())
}

// All that the tree has is on the page, and all that the source says is in the
// tree, does its work unseen, or is told.
func FuzzGuard(f *testing.F) {
	for _, seed := range []string{
		"a|b\n-|-\nc|d|e\n\n[f]: g\n\n[h](i j) [[k]] ![[l]]",
		"1. a\n3. b\n\n2*3*4\n\n```c d\ne\n```",
		"%%a%% b <!-- c --> [d][e] ![f][g]\n\n[e]: h 'i'\n> [g]:\n> j",
		"- [x] a\n- [x](b)\n\n\tc\td\n\te\tf\n\na\tb\nc\td",
		"<<<<<<< a\nb\n=======\nc\n>>>>>>> d\n",
		"-\ta\n\n\t1.\tb\n\t5.\tc\n>\t|d|\n>\t|-|\n>\t|e|f|",
	} {
		f.Add([]byte(seed))
	}
	f.Fuzz(func(t *testing.T, body []byte) {
		if !utf8.Valid(body) || strings.ContainsAny(string(body), "\r\x00") {
			t.Skip() // front matter lets through neither
		}
		text, found := Parse("a.md", body, 1)
		page := string(text.HTML(func(l Link) (string, bool) { return l.Destination, true }))
		if got, want := spokenOn(page), spokenIn(plain(text.root, text.source)); got != want {
			t.Errorf("%q: the page says %q, the text %q", body, got, want)
		}
		lines := strings.Split(string(body), "\n")
		for _, f := range found {
			if f.Pos.Line > len(lines) || f.Pos.Col > utf8.RuneCountInString(lines[f.Pos.Line-1])+1 {
				t.Errorf("%q: %s", body, f.Pos)
			}
		}
	})
}
