package markdown

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"btfolio/internal/diag"
	"btfolio/internal/language"
)

func TestLinks(t *testing.T) {
	at := func(line, col int) diag.Pos { return diag.Pos{File: "a.md", Line: line, Col: col} }
	tests := []struct {
		name, body string
		want       []Link
	}{
		{"none", "a [b] (c) \\[d](e) `[f](g)`", nil},
		{"several on a line", "å [a](b.md) ![c](d.png) [e](f.md#g)", []Link{
			{"b.md", false, at(10, 7)}, {"d.png", true, at(10, 18)}, {"f.md#g", false, at(10, 29)}}},
		{"the same twice", "[a](a) [a](a)", []Link{{"a", false, at(10, 5)}, {"a", false, at(10, 12)}}},
		{"destination in the text of the link", "[b.md b.md](b.md)", []Link{{"b.md", false, at(10, 13)}}},
		{"in brackets", "[a](  <b c.md> 'd')", []Link{{"b c.md", false, at(10, 8)}}},
		{"on the line after", "[a](\n  b.md)", []Link{{"b.md", false, at(11, 3)}}},
		{"over lines", "Hej\nhopp [a\nb](c.md\n\"d\") [e](f.md)", []Link{{"c.md", false, at(12, 4)}, {"f.md", false, at(13, 10)}}},
		{"after CRLF", "a\r\n\r\n[b](c)\r\n", []Link{{"c", false, at(12, 5)}}},
		{"in a heading", "# a [b](c)\n\nd [e](f)\n===", []Link{{"c", false, at(10, 9)}, {"f", false, at(12, 7)}}},
		{"in a quotation", "> a\n> > [b](c)\n> [d](\n> e)", []Link{{"c", false, at(11, 9)}, {"e", false, at(13, 3)}}},
		{"in lists", "1. a\n   - [b](c)\n\n     [d](e)", []Link{{"c", false, at(11, 10)}, {"e", false, at(13, 10)}}},
		{"in lists with tabs", "-\t[b](c)\n\n\t[d](e)\n\t-\t[f](g)", []Link{{"c", false, at(10, 7)}, {"e", false, at(12, 6)}, {"g", false, at(13, 8)}}},
		{"in a table", "| ö | b |\n|---|---|\n| [a](c) | x [d](e) |\n| | `\\|` [f](g) |", []Link{
			{"c", false, at(12, 7)}, {"e", false, at(12, 18)}, {"g", false, at(13, 14)}}},
		{"in a task", "- [ ] [a](b)", []Link{{"b", false, at(10, 11)}}},
		{"by reference, at the definition", "å [a] ![a][b]\n\n[a]: c.md\n   [b]:\n   <d e.png> 'f'", []Link{
			{"c.md", false, at(12, 6)}, {"d e.png", true, at(14, 5)}}},
		{"definition in a list with tabs", "-\t[a]\n\n-\t[a]: b", []Link{{"b", false, at(12, 8)}}},
		{"definition in a quotation", "> [a]\n>\n> [a]: b", []Link{{"b", false, at(12, 8)}}},
		{"image in a link", "[![a](b)](c)", []Link{{"c", false, at(10, 11)}, {"b", true, at(10, 7)}}},
		{"escapes", `[a](b\_c\(d&auml;.md)`, []Link{{"b_c(dä.md", false, at(10, 5)}}},
		{"percent signs", "[a](b%20c%2F.md) [d](100%.md)", []Link{{"b%20c%2F.md", false, at(10, 5)}, {"100%.md", false, at(10, 22)}}},
		{"nothing, at the link", "å [a]() ![b](<>)", []Link{{"", false, at(10, 3)}, {"", true, at(10, 9)}}},
		{"only a fragment", "[a](#å)", []Link{{"#å", false, at(10, 5)}}},
		{"up and down", "[a](../b/./c) [d](./e:f)", []Link{{"../b/./c", false, at(10, 5)}, {"./e:f", false, at(10, 19)}}},
		{"colon in a fragment", "[a](b#c:d)", []Link{{"b#c:d", false, at(10, 5)}}},
		{"after a comment", "<!-- a\n[b](c)\n--> [d](e) <!-- f --> [g](h)", []Link{{"e", false, at(12, 9)}, {"h", false, at(12, 27)}}},
		{"out of the site", "[a](https://b.se) <https://c.se> <d@e.se> [f](mailto:g@h.se) [i](HTTP://j.se)", nil},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			text, found := Parse("a.md", []byte(test.body), 10)
			if len(found) > 0 {
				t.Errorf("found %v", found)
			}
			if diff := cmp.Diff(test.want, text.Links()); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func TestForbidden(t *testing.T) {
	tests := []struct {
		body string
		want *diag.Code
	}{
		{"[a](javascript:alert\\(1\\))", diag.ForbiddenLink.Code},
		{"[a](JavaScript:b)", diag.ForbiddenLink.Code},
		{"[a](<java\tscript:b>)", diag.ForbiddenLink.Code},
		{"[a](java&Tab;script:b)", diag.ForbiddenLink.Code},
		{"[a](&#106;avascript:b)", diag.ForbiddenLink.Code},
		{"[a](javascript&colon;b)", diag.ForbiddenLink.Code},
		{"[a](javascript%3Ab)", diag.ForbiddenLink.Code},
		{"[a](%01javascript:b)", diag.ForbiddenLink.Code},
		{"[a](< javascript:b>)", diag.ForbiddenLink.Code},
		{"[a](<\u00a0javascript:b>)", diag.ForbiddenLink.Code},
		{"[a](<\ufeffjavascript:b>)", diag.ForbiddenLink.Code},
		{"[a](vbscript:b)", diag.ForbiddenLink.Code},
		{"[a](data:text/html,b)", diag.ForbiddenLink.Code},
		{"![a](data:image/png;base64,b)", diag.ForbiddenLink.Code},
		{"[a](file:///b)", diag.ForbiddenLink.Code},
		{"[a](blob:b)", diag.ForbiddenLink.Code},
		{"[a](feed:https://b.se)", diag.ForbiddenLink.Code},
		{"[a](view-source:b)", diag.ForbiddenLink.Code},
		{"[a](:b)", diag.ForbiddenLink.Code},
		{"[a](//b.se)", diag.ForbiddenLink.Code},
		{"[a](/b)", diag.ForbiddenLink.Code},
		{"[a](%2Fb)", diag.ForbiddenLink.Code},
		{"[a](< /b>)", diag.ForbiddenLink.Code},
		{`[a](\\\\b\c)`, diag.ForbiddenLink.Code},
		{`[a](c:\b)`, diag.ForbiddenLink.Code},
		{`[a](C:/b)`, diag.ForbiddenLink.Code},
		{`[a](b\c.md)`, diag.ForbiddenLink.Code},
		{"[a](b%5Cc.md)", diag.ForbiddenLink.Code},
		{"[a](b%00.md)", diag.ForbiddenLink.Code},
		{"[a](<b\x01.md>)", diag.ForbiddenLink.Code},
		{"[a](<b\xff.md>)", diag.ForbiddenLink.Code},
		{"[a](https:b)", diag.ForbiddenLink.Code},
		{"[a](https:///b)", diag.ForbiddenLink.Code},
		{`[a](https:\\b.se)`, diag.ForbiddenLink.Code},
		{"[a](https://[b)", diag.ForbiddenLink.Code},
		{"[a](https%3A//b.se)", diag.ForbiddenLink.Code},
		{"[a](mailto:)", diag.ForbiddenLink.Code},
		{"![a](mailto:b@c.se)", diag.ForbiddenLink.Code},
		{"[a](" + strings.Repeat("b", 2001) + ")", diag.ForbiddenLink.Code},
		{"<irc:b>", diag.ForbiddenLink.Code},
		{"[a]\n\n[a]: javascript:b", diag.ForbiddenLink.Code},
		{"![a](https://b.se/c.png)", diag.ExternalImage.Code},
		{"![a](HTTP://b.se/c.png)", diag.ExternalImage.Code},
		{"![a]\n\n[a]: http://b.se/c.png", diag.ExternalImage.Code},
	}
	for _, test := range tests {
		t.Run(test.body[:min(len(test.body), 60)], func(t *testing.T) {
			text, found := Parse("a.md", []byte(test.body), 1)
			if len(found) != 1 || found[0].Code != test.want {
				t.Errorf("found %v, want %s", found, test.want.ID)
			}
			if got := string(text.HTML(resolve)); strings.ContainsAny(strings.NewReplacer("<p>", "", "</p>", "").Replace(got), "<>") {
				t.Errorf("shown as %s", got)
			}
			if len(text.Links()) > 0 {
				t.Errorf("listed as %v", text.Links())
			}
		})
	}
}

func TestForbiddenSaysWhereAndWhy(t *testing.T) {
	_, found := Parse("a.md", []byte("x ![ö](//b.se)\n\n- [a](javascript:"+strings.Repeat("b", 200)+")\n- <x-y:\x1b>\n\n[ö](\u202efile:c)"), 7)
	want := []string{
		"a.md:7:8: the link “//b.se” is not allowed: the path begins with /: " + diag.ForbiddenLink.Code.Do.En,
		"a.md:9:7: the link “javascript:" + strings.Repeat("b", 89) + "…” is not allowed: only addresses of https, http and mailto may stand here: " + diag.ForbiddenLink.Code.Do.En,
		"a.md:12:5: the link “\u202efile:c” is not allowed: only addresses of https, http and mailto may stand here: " + diag.ForbiddenLink.Code.Do.En,
	}
	var got []string
	for _, f := range found {
		got = append(got, f.Text(language.English))
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}
