package markdown

import (
	"html/template"
	"strings"
	"sync"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// resolve stands in for the site: every destination is a page but those that
// are called missing.
func resolve(l Link) (string, bool) {
	return "to/" + l.Destination, !strings.HasPrefix(l.Destination, "missing")
}

func render(t *testing.T, body string) template.HTML {
	t.Helper()
	text, _ := Parse("a.md", []byte(body), 1)
	return text.HTML(resolve)
}

func TestHTML(t *testing.T) {
	tests := []struct{ name, body, want string }{
		{"nothing", "", ""},
		{"paragraphs", "En rad\nen till.\n\nNästa.", "<p>En rad\nen till.</p>\n<p>Nästa.</p>\n"},
		{"hard break", "En rad  \nen till.", "<p>En rad<br>\nen till.</p>\n"},
		{"emphasis", "*a* **b** ~~c~~ `d`", "<p><em>a</em> <strong>b</strong> <del>c</del> <code>d</code></p>\n"},
		{"quotes and dashes are the author's", `"a" 'b' -- c...`, "<p>&quot;a&quot; 'b' -- c...</p>\n"},
		{"bare addresses are text", "https://a.se www.a.se a@b.se", "<p>https://a.se www.a.se a@b.se</p>\n"},
		{"thematic break", "a\n\n***\n", "<p>a</p>\n<hr>\n"},
		{"quotation", "> a\n> b", "<blockquote>\n<p>a\nb</p>\n</blockquote>\n"},
		{"list", "- a\n- b\n  1. c", "<ul>\n<li>a</li>\n<li>b\n<ol>\n<li>c</li>\n</ol>\n</li>\n</ul>\n"},
		{"list from 3", "3. a", "<ol start=\"3\">\n<li>a</li>\n</ol>\n"},
		{"tasks", "- [ ] a\n- [x] b", "<ul>\n" +
			"<li><label><input type=\"checkbox\" disabled> a</label></li>\n" +
			"<li><label><input type=\"checkbox\" disabled checked> b</label></li>\n</ul>\n"},
		{"tasks with more under them", "- [ ] a\n  - b\n\nc\n\n- [x] *d*\n\n  e\n- [f]", "<ul>\n<li><label><input type=\"checkbox\" disabled> a</label>\n<ul>\n<li>b</li>\n</ul>\n</li>\n</ul>\n<p>c</p>\n" +
			"<ul>\n<li>\n<p><label><input type=\"checkbox\" disabled checked> <em>d</em></label></p>\n<p>e</p>\n</li>\n<li>\n<p>[f]</p>\n</li>\n</ul>\n"},

		{"a link is no task", "- [x](https://a.se) b\n- [x][c]\n- [x]d\n\n[c]: e", "<ul>\n<li><a href=\"https://a.se\" class=\"external\" rel=\"noreferrer\">x</a> b</li>\n<li><a href=\"to/e\">x</a></li>\n<li>[x]d</li>\n</ul>\n"},
		{"an empty task", "- [ ]\n- [x]", "<ul>\n<li><label><input type=\"checkbox\" disabled> </label></li>\n<li><label><input type=\"checkbox\" disabled checked> </label></li>\n</ul>\n"},
		{"single tildes are signs", "No ~mismatch~~ H~2~O ~~x~ ~a~ ~~~b~~~ c", "<p>No ~mismatch~~ H~2~O ~~x~ ~a~ ~~~b~~~ c</p>\n"},
		{"backslash before a hard break", "a\\\\\\\n*b*", "<p>a\\<br>\n<em>b</em></p>\n"},
		{"backslash in an address", "<https://a.se/\\[b\\>", "<p><a href=\"https://a.se/%5C%5Bb%5C\" class=\"external\" rel=\"noreferrer\">https://a.se/\\[b\\</a></p>\n"},
		{"entity in an address in brackets", "<https://a.se/?b&amp;c>", "<p><a href=\"https://a.se/?b&amp;amp;c\" class=\"external\" rel=\"noreferrer\">https://a.se/?b&amp;amp;c</a></p>\n"},

		{"headings begin at h2", "# Å ä\n## B\n###### C", "<h2 id=\"t-a-a\">Å ä</h2>\n<h3 id=\"t-b\">B</h3>\n<h6 id=\"t-c\">C</h6>\n"},
		{"headings begin at h2, however they are written", "## A\n#### B\n\n> ### C", "<h2 id=\"t-a\">A</h2>\n<h4 id=\"t-b\">B</h4>\n<blockquote>\n<h3 id=\"t-c\">C</h3>\n</blockquote>\n"},
		{"underlined headings", "A\n=\nB\n-", "<h2 id=\"t-a\">A</h2>\n<h3 id=\"t-b\">B</h3>\n"},
		{"attributes are text", "# A {#b .c onclick=d}", "<h2 id=\"t-a-b-c-onclick-d\">A {#b .c onclick=d}</h2>\n"},

		{"table", "| a | b |\n|:-:|--:|\n| c | [d](e) |\n", "<div class=\"table\">\n<table>\n<thead>\n<tr>\n" +
			"<th scope=\"col\" class=\"center\">a</th>\n<th scope=\"col\" class=\"right\">b</th>\n</tr>\n</thead>\n<tbody>\n<tr>\n" +
			"<td class=\"center\">c</td>\n<td class=\"right\"><a href=\"to/e\">d</a></td>\n</tr>\n</tbody>\n</table>\n</div>\n"},
		{"a pipe in code in a table", "a|b\n-|-\n`c\\|d`|e", "<div class=\"table\">\n<table>\n<thead>\n<tr>\n" +
			"<th scope=\"col\">a</th>\n<th scope=\"col\">b</th>\n</tr>\n</thead>\n<tbody>\n<tr>\n" +
			"<td><code>c|d</code></td>\n<td>e</td>\n</tr>\n</tbody>\n</table>\n</div>\n"},

		{"HTML is text", "CRP <b>12</b>, *<i onclick=x>*", "<p>CRP &lt;b&gt;12&lt;/b&gt;, <em>&lt;i onclick=x&gt;</em></p>\n"},
		{"blocks of HTML are text", "<script>\nalert(1)\n</script>\n\n<div>\n\na", "<p>&lt;script&gt;\nalert(1)\n&lt;/script&gt;</p>\n<p>&lt;div&gt;</p>\n<p>a</p>\n"},
		{"less than", "5<CRP<10 & x", "<p>5&lt;CRP&lt;10 &amp; x</p>\n"},
		{"entities", "&lt;b&gt; &#60; &#x3C; &ouml; &nix;", "<p>&lt;b&gt; &lt; &lt; ö &amp;nix;</p>\n"},
		{"characters that are not text", "a\x00b\x01c\xffd\u0085e&#1;f", "<p>a\ufffdb\ufffdc\ufffdd\ufffde\ufffdf</p>\n"},

		{"comment in a line", "a <!-- b --> c <!--> d <!---> e", "<p>a  c  d  e</p>\n"},
		{"comment over lines", "a <!-- b\nc --> d", "<p>a  d</p>\n"},
		{"comment as a block", "a\n\n<!-- b\n\n# c\n\n- d -->\n\ne", "<p>a</p>\n<p>e</p>\n"},
		{"comment between lines", "a\n<!-- b\n\nc -->\nd", "<p>a</p>\n<p>d</p>\n"},
		{"text after a comment", "<!-- a --> b\n\n<!-- c\nd --> *e*", "<p> b</p>\n<p><em>e</em></p>\n"},
		{"list after a comment", "<!-- a\n-->\n- b <!-- c -->", "<ul>\n<li>b </li>\n</ul>\n"},
		{"nothing but a comment in a paragraph", "<!-- a --> <!-- b -->\n\n- <!-- c -->", "<ul>\n<li></li>\n</ul>\n"},
		{"a task with nothing but a comment", "- [ ] <!-- a -->", "<ul>\n<li><label><input type=\"checkbox\" disabled> </label></li>\n</ul>\n"},
		{"a comment without end in a line is text", "a <!-- b", "<p>a &lt;!-- b</p>\n"},
		{"comments in code are code", "`<!-- a -->`\n\n    <!-- b -->", "<p><code>&lt;!-- a --&gt;</code></p>\n<pre><code>&lt;!-- b --&gt;\n</code></pre>\n"},

		{"code", "```\n<b>\n```\n\n    c\td\n", "<pre><code>&lt;b&gt;\n</code></pre>\n<pre><code>c\td\n</code></pre>\n"},
		{"code in a language", "```YAML hl=1\na: 1 # b\n```", "<pre><code><span class=\"nt\">a</span><span class=\"p\">:</span> <span class=\"m\">1</span> <span class=\"c\"># b</span>\n</code></pre>\n"},
		{"code in an unknown language", "```\"><script>\n<b>\n```", "<pre><code>&lt;b&gt;\n</code></pre>\n"},
		{"empty code", "```r\n```", "<pre><code></code></pre>\n"},

		{"link", "[a](b.md)", "<p><a href=\"to/b.md\">a</a></p>\n"},
		{"link with title", `[a](b.md 'c "d" &amp; <e>')`, "<p><a href=\"to/b.md\" title=\"c &quot;d&quot; &amp; &lt;e&gt;\">a</a></p>\n"},
		{"link by reference", "[a][b] [b] [b][]\n\n[B]: c.md \"d\"", "<p><a href=\"to/c.md\" title=\"d\">a</a> <a href=\"to/c.md\" title=\"d\">b</a> <a href=\"to/c.md\" title=\"d\">b</a></p>\n"},
		{"link to a heading", "[a](#b)", "<p><a href=\"to/#b\">a</a></p>\n"},
		{"link to nowhere", "[a *b*](missing.md 't')", "<p><span class=\"dead\">a <em>b</em></span></p>\n"},
		{"link out of the site", "[a](https://b.se/ö?c=d&e \"f\")", "<p><a href=\"https://b.se/%C3%B6?c=d&amp;e\" title=\"f\" class=\"external\" rel=\"noreferrer\">a</a></p>\n"},
		{"address in brackets", "<https://a.se/?b&c> <d@e.se>", "<p><a href=\"https://a.se/?b&amp;c\" class=\"external\" rel=\"noreferrer\">https://a.se/?b&amp;c</a> <a href=\"mailto:d@e.se\">d@e.se</a></p>\n"},
		{"mail", "[a](mailto:b@c.se)", "<p><a href=\"mailto:b@c.se\">a</a></p>\n"},
		{"forbidden link", "[a **b**](javascript:c) <vbscript:d>", "<p>a <strong>b</strong> vbscript:d</p>\n"},
		{"address in a link", "[a <https://b.se>](c)", "<p><a href=\"to/c\">a https://b.se</a></p>\n"},
		{"href cannot be left", `[a](<b"c'd.md>)`, "<p><a href=\"to/b&#34;c&#39;d.md\">a</a></p>\n"},

		{"image", "![a *b* \"c\"](d.png \"e\")", "<p><img src=\"to/d.png\" title=\"e\" alt=\"a b &#34;c&#34;\"></p>\n"},
		{"image in a link", "[![a](b.png)](c.md)", "<p><a href=\"to/c.md\"><img src=\"to/b.png\" alt=\"a\"></a></p>\n"},
		{"image from elsewhere", "![a](https://b.se/c.png)", "<p>a</p>\n"},
		{"image that is not there", "![a](missing.png)", "<p><span class=\"dead\">a</span></p>\n"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			if diff := cmp.Diff(test.want, string(render(t, test.body))); diff != "" {
				t.Error(diff)
			}
		})
	}
}

// Only so much code is coloured in a text; what comes after is code all the
// same.
func TestHTMLColoursSoMuch(t *testing.T) {
	line := "a <- 1\n"
	block := "```r\n" + strings.Repeat(line, 400) + "```\n\n"
	got := string(render(t, block+block))
	if n := strings.Count(got, `<span class="m">1</span>`); n != 400 {
		t.Errorf("%d numbers coloured, want 400", n)
	}
	if n := strings.Count(got, "a &lt;- 1"); n != 400 {
		t.Errorf("%d lines left as they are, want 400", n)
	}
}

func TestHTMLAtOnce(t *testing.T) {
	text, _ := Parse("a.md", []byte("# a\n\n```yaml\nb: c\n```\n\n```\n```\n\n|d|e|\n|-:|-|\n|[f](g)|![h](i)|\n\n- [ ] j"), 1)
	want := text.HTML(resolve)
	var wait sync.WaitGroup
	for range 8 {
		wait.Go(func() {
			if text.HTML(resolve) != want || running(text) == "" || text.Empty() {
				t.Error("pages made at once differ")
			}
		})
	}
	wait.Wait()
}
