package markdown

import (
	"fmt"
	"html"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestHighlight(t *testing.T) {
	tests := []struct{ name, language, source, want string }{
		{"keys", "yaml", "titel: Hej\n  extern bedömare : b\nc:\n", "‹nt titel›‹p :› Hej\n  ‹nt extern bedömare ›‹p :› b\n‹nt c›‹p :›\n"},
		{"dates, numbers, words", "yaml", "a: 2026-01-03\nb: -1.5 # c\nd: true\ne: 5 mg\nf: sann\n", "‹nt a›‹p :› ‹m 2026-01-03›\n‹nt b›‹p :› ‹m -1.5› ‹c # c›\n‹nt d›‹p :› ‹k true›\n‹nt e›‹p :› 5 mg\n‹nt f›‹p :› sann\n"},
		{"text with marks in it", "yaml", "a: b: c, [d] e#f 'g' \"h\" # i\nj: https://k.se\n", "‹nt a›‹p :› b: c, [d] e#f 'g' \"h\" ‹c # i›\n‹nt j›‹p :› https://k.se\n"},
		{"quoted text", "yaml", `a: "b \" # c" # d` + "\n" + `e: 'f '' g'` + "\n\"h i\": j\n", `‹nt a›‹p :› ‹s "b \" # c"› ‹c # d›` + "\n" + `‹nt e›‹p :› ‹s 'f '' g'›` + "\n‹nt \"h i\"›‹p :› j\n"},
		{"quoted text over lines", "yaml", "a: \"b\n  c: d\n\n  e\\\n  f\"\ng: 'h\n i'\n", "‹nt a›‹p :› ‹s \"b\n  c: d\n\n  e\\\n  f\"›\n‹nt g›‹p :› ‹s 'h\n i'›\n"},
		{"quoted text that never ends", "yaml", "a: \"b\nc: d\"\n  e: f\n", "‹nt a›‹p :› \"b\n‹nt c›‹p :› d\"\n  ‹nt e›‹p :› f\n"},
		{"blocks of text", "yaml", "a: |\n  b: c\n\n    # d\n\ne: >- # f\n g\nh: |2\ni: |\n\n", "‹nt a›‹p :› ‹p |›‹s \n  b: c\n\n    # d\n›\n‹nt e›‹p :› ‹p >-›‹c  # f›‹s \n g›\n‹nt h›‹p :› |2\n‹nt i›‹p :› |\n\n"},
		{"a block in a list", "yaml", "- a: |\n    b: c\n  d: e\n", "‹p -› ‹nt a›‹p :› ‹p |›‹s \n    b: c›\n  ‹nt d›‹p :› e\n"},
		{"lists", "yaml", "a:\n- b\n  - 2\n-\n-c\n", "‹nt a›‹p :›\n‹p -› b\n  ‹p -› ‹m 2›\n‹p -›\n-c\n"},
		{"in brackets", "yaml", "a: [BT1, b c, 2, \"d, e\", 2026-01-03] # f\n", "‹nt a›‹p :› ‹p [›BT1‹p ,› b c‹p ,› ‹m 2›‹p ,› ‹s \"d, e\"›‹p ,› ‹m 2026-01-03›‹p ]› ‹c # f›\n"},
		{"in braces", "yaml", "- {punkt: \"a: b\", klar: 2026-01-03, c: [d]}\n", "‹p -› ‹p {›‹nt punkt›‹p :› ‹s \"a: b\"›‹p ,› ‹nt klar›‹p :› ‹m 2026-01-03›‹p ,› ‹nt c›‹p :› ‹p [›d‹p ]}›\n"},
		{"in brackets over lines", "yaml", "a: [\n  b,\n  {c: d}\n]\n", "‹nt a›‹p :› ‹p [›\n  b,\n  ‹p {›‹nt c›‹p :› d‹p }›\n‹p ]›\n"},
		{"markup", "yaml", "a: <b> & \"c\"\n", "‹nt a›‹p :› <b> & \"c\"\n"},
		{"fences", "yaml", "---\na: b\n---", "‹p ---›\n‹nt a›‹p :› b\n‹p ---›"},
		{"line ends of Windows", "yaml", "a: b\r\nc: |\r\n  d\r\n", "‹nt a›‹p :› b\n‹nt c›‹p :› ‹p |›‹s \n  d›\n"},
		{"JSON", "json", "{\n  \"a\": [1, \"b\"],\n  \"c\": null\n}\n", "‹p {›\n  ‹nt \"a\"›‹p :› ‹p [›‹m 1›‹p ,› ‹s \"b\"›‹p ],›\n  ‹nt \"c\"›‹p :› ‹k null›\n‹p }›\n"},

		{"diff", "diff", "-a\n+b\n c\n", "‹gd -a\n›‹gi +b\n› c\n"},
		{"R", "R", "x <- 'a' # b\n", "x ‹o <-› ‹s 'a'› ‹c # b›\n"},
		{"python", "python", "return 1\n", "‹k return› ‹m 1›\n"},
		{"SQL", "sql", "select 'a'\n", "‹k select› ‹s 'a'›\n"},
		{"XML", "xml", "<a b=\"c\"/>\n", "‹nt <a› ‹na b=›‹s \"c\"›‹nt />›\n"},
		{"no language", "", "a: b\n", "a: b\n"},
		{"unknown language", "x\"><script>", "a: <b>\n", "a: <b>\n"},
		{"language by its file", "a.yaml", "a: b\n", "a: b\n"},
		{"a language whose lexer is slow", "css", "a { b: c }\n", "a { b: c }\n"},
		{"long code", "r", strings.Repeat("a <- 1\n", 600), strings.Repeat("a <- 1\n", 600)},
		{"a long line", "r", strings.Repeat("a <- 1;", 40), strings.Repeat("a <- 1;", 40)},
		{"long front matter", "yaml", strings.Repeat("a: b\n", 14_000), strings.Repeat("a: b\n", 14_000)},
		{"characters that are not text", "yaml", "a\x00: b\xff\n", "‹nt a\ufffd›‹p :› b\ufffd\n"},
	}
	h := NewHighlighter()
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			for _, when := range []string{"coloured", "remembered"} {
				got := string(h.Highlight([]byte(test.source), test.language))
				got = html.UnescapeString(spans.ReplaceAllString(got, "‹$1 $2›"))
				if diff := cmp.Diff(test.want, got); diff != "" {
					t.Error(when, diff)
				}
			}
		})
	}
}

// spans are the only markup of coloured text.
var spans = regexp.MustCompile(`<span class="([a-z]+)">([^<]*)</span>`)

func TestSource(t *testing.T) {
	tests := []struct{ name, doc, want string }{
		{"front matter and text", "---\na: b\n---\n\n# <b>\n", `<span class="p">---</span>` + "\n" + `<span class="nt">a</span><span class="p">:</span> b` + "\n" + `<span class="p">---</span>` + "\n\n# &lt;b&gt;\n"},
		{"no front matter", "a: b\n---\nc", "a: b\n---\nc"},
		{"no end", "---\na: b\n", "---\na: b\n"},
		{"nothing in it", "---\n---\na", `<span class="p">---</span>` + "\n" + `<span class="p">---</span>` + "\na"},
		{"line ends of Windows", "---\r\na: b\r\n---\r\nc\r\n", `<span class="p">---</span>` + "\n" + `<span class="nt">a</span><span class="p">:</span> b` + "\n" + `<span class="p">---</span>` + "\nc\n"},
		{"nothing", "", ""},
		{"a rule in the text", "---\na: b\n---\n\nc\n\n---\n\nd: e", `<span class="p">---</span>` + "\n" + `<span class="nt">a</span><span class="p">:</span> b` + "\n" + `<span class="p">---</span>` + "\n\nc\n\n---\n\nd: e"},
		{"characters that are not text", "a\x00\xffb", "a\ufffd\ufffdb"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			want := `<pre class="source"><code>` + test.want + "</code></pre>"
			if diff := cmp.Diff(want, string(NewHighlighter().Source([]byte(test.doc), nil))); diff != "" {
				t.Error(diff)
			}
		})
	}
}

// matters are front matter as documents have it, and such as tries to make a
// line mean something else than it does by itself.
func matters(t testing.TB) []string {
	list := []string{
		"a: |\n  b\n\n\n  c\n\nd: e\n", "a: >\n   b\n  c\n d\n", "a: |\nb: c\n", "a: |\n  b", "- |\n  a\n- b\n",
		"a: |\n\n  b: c\n# d\n  e\n", "a: \"b\n  c\"\nd: 'e\n\n f'\n", "a: \"b\nc: \"d\n  e\"\n", "a: 'b''\n  c'\n", "a: 'b\n  'c'\n",
		"a: \"\\\n  b\\\"\n  c\"\n", "a: [b,\n  \"c\n  d\", {e: 'f\n  g'}]\nh: i\n", "a: [\nb,\n\"c\n]\n", "a: {b: \"c\n", "a: b\n  \"c\n  d: e\"\n",
		"a: b | c\n  d\n", "a: b >\n  c\n", "a: [|\n  b]\n", "- - |\n    a\n  - b\n", "\"a\n  b\": c\n", "a:\n  |\n  b\n", "a: \"b\" \"c\n  d\"\n",
		"a\rb: |\r  c\r\nd: e", "a: |\n\u00a0b\n  c\n", "\n\n  a: b\n\n", "a: |\n  b\n \n  \n\nc: d", "a: \"b\n\t\nc: d\"", "a: | # b\n  c\n", "a: |+1 b\n  c\n",
	}
	files, err := filepath.Glob("testdata/*.md")
	if err != nil || len(files) == 0 {
		t.Fatalf("no documents: %v", err)
	}
	for _, file := range files {
		doc, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		list = append(list, frontMatter(string(doc)))
	}
	return list
}

// Colouring front matter line by line, as the cache has it, is colouring it
// as a whole.
func TestHighlightByLineIsTheWhole(t *testing.T) {
	h := NewHighlighter()
	for _, matter := range matters(t) {
		if diff := cmp.Diff(colour(written([]byte(matter)), "yaml").html, string(h.Highlight([]byte(matter), "yaml"))); diff != "" {
			t.Errorf("%q: %s", matter, diff)
		}
	}
}

// All classes that are used are listed, so that a style sheet can be checked.
func TestClasses(t *testing.T) {
	h := NewHighlighter()
	seen := map[string]bool{}
	for language, source := range map[string]string{
		"yaml":   strings.Join(matters(t), ""),
		"diff":   "diff a\n--- a\n+++ b\n@@ 1 @@\n-a\n+b\n",
		"python": "@a\ndef b(c: int) -> str:\n  'd'\n  raise E(f'{g}', 0x1, 1.5) # h\n",
		"r":      "a <- function(b) { if (TRUE) c$d %in% `e` }\n",
		"sql":    "select count(*) from a where b = 'c' and d > 1.5 -- e\n",
		"xml":    "<?xml version=\"1\"?><!-- a --><!DOCTYPE b><c d='e'>&f;<![CDATA[g]]></c>\n",
	} {
		for _, m := range spans.FindAllStringSubmatch(string(h.Highlight([]byte(source), language)), -1) {
			seen[m[1]] = true
		}
	}
	for c := range seen {
		if !slices.Contains(classNames(), c) {
			t.Errorf("the class %s is not listed", c)
		}
	}
	for _, c := range classNames() {
		if !seen[c] {
			t.Errorf("the class %s is listed and never used", c)
		}
	}
}

// What is forgotten is coloured again.
func TestHighlighterForgets(t *testing.T) {
	h := NewHighlighter()
	for i := range 3 * maxPieces {
		h.Highlight(fmt.Appendf(nil, "a: %d\n", i), "yaml")
	}
	h.Highlight([]byte("a: "+strings.Repeat("b", maxPiece)+"\n"), "yaml")
	if n := h.cache.Len(); n != maxPieces {
		t.Errorf("%d pieces remembered, want %d", n, maxPieces)
	}
	for p := range h.cache.Keys() {
		if len(h.cache.Keys()[p].text) > maxPiece {
			t.Fatal("a long piece is remembered")
		}
	}
	want := `<span class="nt">a</span><span class="p">:</span> <span class="m">0</span>` + "\n"
	if got := h.Highlight([]byte("a: 0\n"), "yaml"); string(got) != want {
		t.Errorf("got %s", got)
	}
}

func TestHighlighterAtOnce(t *testing.T) {
	h := NewHighlighter()
	doc := []byte("---\na: b\nc: |\n  d\n---\ne")
	want := NewHighlighter().Source(doc, nil)
	var wait sync.WaitGroup
	for range 8 {
		wait.Go(func() {
			for range 100 {
				if h.Source(doc, nil) != want {
					t.Error("sources made at once differ")
				}
			}
		})
	}
	wait.Wait()
}

// classNames are the classes that coloured words can have.
func classNames() []string {
	var list []string
	for _, c := range classes {
		list = append(list, c.class)
	}
	return list
}
