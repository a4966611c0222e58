package markdown

import (
	"html"
	"net/url"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	tokens "golang.org/x/net/html"
)

// allowed are the elements a text can become, with their attributes. What is
// not listed must never come out, whatever goes in.
var allowed = map[string]string{
	"p": "", "br": "", "hr": "", "blockquote": "", "ul": "", "ol": "start", "li": "",
	"h2": "id", "h3": "id", "h4": "id", "h5": "id", "h6": "id",
	"em": "", "strong": "", "del": "", "code": "", "pre": "class", "span": "class",
	"div": "class", "table": "", "thead": "", "tbody": "", "tr": "", "th": "scope class", "td": "class",
	"label": "", "input": "type disabled checked",
	"a": "href title class rel", "img": "src alt title",
}

var void = []string{"br", "hr", "img", "input"}

// check reads HTML as a browser would.
func check(t *testing.T, page string) {
	t.Helper()
	if page != printable(page) {
		t.Error("characters that are not text")
	}
	var open, ids []string
	z := tokens.NewTokenizer(strings.NewReader(page))
	for z.Next() != tokens.ErrorToken {
		switch token := z.Token(); token.Type {
		case tokens.TextToken:
		case tokens.EndTagToken:
			if len(open) == 0 || open[len(open)-1] != token.Data {
				t.Fatalf("</%s> ends %v", token.Data, open)
			}
			open = open[:len(open)-1]
		case tokens.StartTagToken:
			attributes, ok := allowed[token.Data]
			if !ok {
				t.Fatalf("element %s", token.Data)
			}
			if token.Data == "a" && slices.Contains(open, "a") {
				t.Error("a link in a link")
			}
			if !slices.Contains(void, token.Data) {
				open = append(open, token.Data)
			}
			seen := ""
			for _, a := range token.Attr {
				if !slices.Contains(strings.Fields(attributes), a.Key) || strings.Contains(seen, " "+a.Key+" ") {
					t.Errorf("attribute %s of %s", a.Key, token.Data)
				}
				seen += " " + a.Key + " "
				switch a.Key {
				case "href":
					checkAddress(t, a.Val, true)
				case "src":
					checkAddress(t, a.Val, false)
				case "id":
					if !strings.HasPrefix(a.Val, "t-") || slices.Contains(ids, a.Val) {
						t.Errorf("id %q", a.Val)
					}
					ids = append(ids, a.Val)
				case "class":
					known := append(classNames(), "external", "dead", "table", "left", "center", "right", "source")
					if !slices.Contains(known, a.Val) {
						t.Errorf("class %q", a.Val)
					}
				}
			}
		default:
			t.Fatalf("neither text nor element: %v", token)
		}
	}
	if len(open) > 0 {
		t.Errorf("%v not ended", open)
	}
}

// checkAddress allows what stays in the site, and links to the web and to
// mail addresses. Browsers take out tabs and line ends before they look, and
// spaces and control characters at the beginning.
func checkAddress(t *testing.T, address string, link bool) {
	t.Helper()
	if strings.ContainsFunc(address, unprintable) {
		t.Errorf("control character in %q", address)
	}
	address = strings.TrimLeftFunc(address, func(r rune) bool { return r <= ' ' })
	if strings.HasPrefix(address, "/") || strings.HasPrefix(address, `\`) {
		t.Errorf("address %q", address)
	}
	if u, err := url.Parse(address); err == nil && u.Scheme == "" && u.Host == "" {
		return
	}
	end := strings.IndexAny(address, ":/?#")
	if end < 0 || address[end] != ':' {
		return
	}
	if scheme := strings.ToLower(address[:end]); !link || !slices.Contains([]string{"http", "https", "mailto"}, scheme) {
		t.Errorf("scheme %q", scheme)
	}
}

func FuzzHTML(f *testing.F) {
	for _, seed := range []string{
		"# a\n\n*b* **c** ~~d~~ `e` <f> <!-- g --> &amp; \\*\n\n- [ ] h\n  1. i\n\n> j\n\n|k|l|\n|-:|:-:|\n|`\\|`|[m](n)|",
		"[a](b.md \"c\") ![d](e) <https://f.se> <g@h.se> [i][j]\n\n[j]: k 'l'",
		"[a](javascript:b) [c](%01javascript:d) [e](java&Tab;script:f) [g](//h) [i](\\\\\\\\j) [k](data:l) <vbscript:m>",
		"![a](https://b.se) [![c](d)](e) [a <https://b.se>](c) [a](<b\"onclick=c d='>)",
		"```yaml\na: [b, \"c\n\"]\n```\n\n~~~xml\n<a b='c'/>\n~~~\n\n    code",
		"<script>alert(1)</script><img src=x onerror=y><!-- --><![CDATA[<b>]]><?c?><!d>",
		"<!-- a\n\nb --> c\n\n- <!-- d\n\ne",
		"-\t[a](b)\n\n\t[c]: d\n\n>\t- [c]\n",
		"a|b\n-|-\n\n# x\n# x\n# X-1\n\nH\n=\n\n***\n1. a\n2. b\n\n7) c\n",
		"*a _b **c* d_ e** ~f~ ~~g~~ [h *i](j) k*\n![[a](b)](c)",
		"\x00\x01\xff&#0;&#1;&#x10ffff;&#xd800;\u2028\r\nab\rc\u0085",
	} {
		f.Add([]byte(seed))
	}
	f.Fuzz(func(t *testing.T, body []byte) {
		text, found := Parse("a.md", body, 1)
		again, _ := Parse("a.md", body, 1)
		page := text.HTML(func(l Link) (string, bool) { return l.Destination, !l.Image || len(l.Destination)%2 == 0 })
		check(t, string(page))
		if diff := cmp.Diff(string(page), string(again.HTML(func(l Link) (string, bool) { return l.Destination, !l.Image || len(l.Destination)%2 == 0 }))); diff != "" {
			t.Error("not the same twice", diff)
		}
		if plain := running(text); plain != printable(plain) {
			t.Error("running text that is not text")
		}
		lines := strings.SplitAfter(string(body), "\n")
		for _, l := range text.Links() {
			if strings.ContainsAny(l.Destination, "\\&") || l.Destination == "" {
				continue
			}
			line := []rune(lines[l.Pos.Line-1])
			if rest := string(line[l.Pos.Col-1:]); !strings.HasPrefix(unescape([]byte(rest)), l.Destination) {
				t.Errorf("%q is not at %s but %q", l.Destination, l.Pos, rest)
			}
		}
		for _, f := range found {
			if f.Pos.Line < 1 || f.Pos.Line > len(lines) || f.Pos.Col < 1 {
				t.Errorf("place %s", f.Pos)
			}
		}
	})
}

func FuzzHighlight(f *testing.F) {
	languages := []string{"yaml", "diff", "python", "r", "sql", "xml", "json", "x"}
	for i := range languages {
		f.Add([]byte("a: |\n  b\nc: \"d\n  e\" # f\n"), i)
		f.Add([]byte("<a b='c'>\n+d\n-e\ndef f(g): return 'h' # i\nselect * from j; k <- 1"), i)
	}
	for _, matter := range matters(f) {
		f.Add([]byte(matter), 0)
	}
	h := NewHighlighter()
	f.Fuzz(func(t *testing.T, source []byte, i int) {
		language := languages[uint(i)%uint(len(languages))]
		coloured := string(h.Highlight(source, language))
		check(t, coloured)
		if got := spans.ReplaceAllString(coloured, "$2"); !sameText(html.UnescapeString(got), string(source)) {
			t.Errorf("%q is coloured as %s", source, coloured)
		}
		if language == "yaml" && len(source) <= maxYAML && coloured != colour(written(source), "yaml").html {
			t.Error("lines are not the whole")
		}
		check(t, string(h.Source(source, nil)))
	})
}

// sameText compares texts except for line ends, which chroma makes all alike,
// and the line end it adds.
func sameText(a, b string) bool {
	plain := func(s string) string {
		return strings.TrimRight(strings.NewReplacer("\r\n", "\n", "\r", "\n").Replace(printable(s)), "\n")
	}
	return plain(a) == plain(b)
}

// Texts as people write them are as safe as those that try not to be.
func TestDocuments(t *testing.T) {
	files, err := filepath.Glob("testdata/*.md")
	if err != nil || len(files) == 0 {
		t.Fatalf("no documents: %v", err)
	}
	for _, file := range files {
		doc, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		matter := frontMatter(string(doc))
		text, found := Parse(file, doc[len(matter):], 1+strings.Count(matter, "\n"))
		if len(found) > 0 || text.Empty() || matter == "" {
			t.Errorf("%s: %v", file, found)
		}
		check(t, string(text.HTML(resolve)))
		check(t, string(NewHighlighter().Source(doc, nil)))
		for _, l := range text.Links() {
			line := []rune(strings.Split(string(doc), "\n")[l.Pos.Line-1])
			if !strings.HasPrefix(string(line[l.Pos.Col-1:]), l.Destination) {
				t.Errorf("%s is not at %s", l.Destination, l.Pos)
			}
		}
	}
}
