package markdown

import (
	"bytes"
	"regexp"

	"github.com/yuin/goldmark/ast"

	"btfolio/internal/diag"
)

// wikiLink is how some programs write links and pictures.
var wikiLink = regexp.MustCompile(`!?\[\[[^\[\]\n]+\]\]`)

// unread tells of marks that a page shows as they are, since they are not what
// they look like: addresses with spaces, links of other programs, tables without
// a head or with tabs.
func (g *guard) unread(n ast.Node) {
	if n.Type() != ast.TypeBlock || n.FirstChild() == nil || n.FirstChild().Type() != ast.TypeInline {
		return
	}
	lines := n.Lines()
	from, to := lines.At(0).Start, lines.At(lines.Len()-1).Stop
	text := g.source[from:to]
	if bytes.Contains(text, []byte("[[")) {
		for _, m := range wikiLink.FindAllIndex(text, -1) {
			begin, end := from+m[0], from+m[1]
			if g.isProse(end-1) && g.isProse(end-2) && g.isProse(begin) && g.isProse(begin+1) && !g.escaped(begin) {
				g.tell(begin, diag.WikiLink.Problem(shown(string(g.source[begin:end]))))
			}
		}
	}
	for at := from; ; at += 2 {
		i := bytes.Index(g.source[at:to], []byte("]("))
		if i < 0 {
			break
		}
		at += i
		g.address(from, at, to)
	}
	g.tabbed(n)
}

// address looks at what stands behind `](` at a place of a paragraph.
func (g *guard) address(from, at, to int) {
	begin := bytes.LastIndexByte(g.source[from:at], '[')
	end := closing(g.source[at:to])
	if begin < 0 || end < 0 || !g.isProse(at) || !g.isProse(at+1) || !g.isProse(from+begin) || g.escaped(at) || g.escaped(from+begin) {
		return
	}
	address := g.source[at+2 : at+end]
	if bytes.ContainsAny(address, "<>\n") || !bytes.ContainsAny(bytes.TrimSpace(address), " \t()") {
		g.tell(at+2, diag.AddressNotRead.Problem(shown(string(g.source[from+begin:at+end+1]))))
		return
	}
	g.tell(at+2, diag.AddressWithSpaces.Problem(shown(string(address)), shown(string(g.source[from+begin:at])+"](<"+string(bytes.TrimSpace(address))+">)")))
}

// closing is where the first bracket of a text ends that stands open, or −1.
func closing(text []byte) int {
	open := 0
	for i, c := range text {
		switch c {
		case '(':
			open++
		case ')':
			if open--; open == 0 {
				return i
			}
		}
	}
	return bytes.IndexByte(text, ')')
}

// escaped reports whether a backslash before a sign takes its meaning.
func (g *guard) escaped(at int) bool {
	n := 0
	for at-1-n >= 0 && g.source[at-1-n] == '\\' {
		n++
	}
	return n%2 == 1
}

// tabbed tells of a table whose cells are parted by tabs, as spreadsheets give
// them to the clipboard: its lines run into each other.
func (g *guard) tabbed(n ast.Node) {
	lines := n.Lines()
	rows := 0
	for i := range lines.Len() {
		line := lines.At(i)
		if bytes.IndexByte(bytes.TrimSpace(value(line, g.source)), '\t') < 0 {
			rows = 0
			continue
		}
		if rows++; rows == 2 && g.isProse(line.Start) {
			g.tell(lines.At(i-1).Start, diag.TabbedTable.Problem())
			return
		}
	}
}
