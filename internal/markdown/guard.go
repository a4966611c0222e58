package markdown

import (
	"bytes"
	"cmp"
	"regexp"
	"slices"
	"sort"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/alecthomas/chroma/v2/lexers"
	"github.com/yuin/goldmark/ast"
	east "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/util"

	"btfolio/internal/diag"
)

// maxLost is how many places of one text are reported that its page does not
// show. More of them are one fault, and would only hide the first.
const maxLost = 20

// A guard compares what a text says with what its page shows, word by word: each
// word of the source has to be in a part of the tree that is written to the page,
// or in one that has done its work otherwise, such as the address of a link. What
// is in neither is lost, whatever the reason, and is told.
type guard struct {
	*watch
	source []byte
	shown  []span // that are written to the page
	prose  []span // of these, those that are neither code nor addresses
	rows   []int  // where rows of tables begin
	lost   int
}

// guard reports what a text says and its page does not show. It runs when
// addresses, labels and hidden notes are known.
func (w *watch) guard(root ast.Node, source []byte) {
	if w.broken[diag.TooMuchMarkup.Code] {
		return // what was not read is told, and would be told again piece by piece
	}
	g := &guard{watch: w, source: source}
	g.shown = append(g.shown, w.hidden...)
	g.shown = append(g.shown, w.used...)
	used := map[string]bool{}
	walk(root, func(n ast.Node) {
		g.take(n)
		if r := referenceOf(n); r != nil {
			used[util.ToLinkReference(r.Value)] = true
		}
	})
	walk(root, func(n ast.Node) {
		if d, ok := n.(*ast.LinkReferenceDefinition); ok {
			g.definition(d, used)
		}
	})
	byPlace := func(a, b span) int { return cmp.Compare(a.from, b.from) }
	slices.SortFunc(g.shown, byPlace)
	slices.SortFunc(g.prose, byPlace)
	slices.Sort(g.rows)
	at := 0
	for _, s := range append(g.shown, span{len(source), len(source)}) {
		if s.from > at {
			g.gap(at, s.from)
		}
		at = max(at, s.to)
	}
	if !w.broken[diag.TooMuchMarkup.Code] { // else marks are shown as they are, which is told
		walk(root, g.unread)
	}
}

// tell reports one place, as long as there are not too many of them.
func (g *guard) tell(offset int, what *diag.Problem) {
	if g.lost++; g.lost <= maxLost {
		g.report(offset, what)
	}
}

// take notes what a node shows of the source.
func (g *guard) take(n ast.Node) {
	show := func(from, to int) { g.shown = append(g.shown, span{from, to}) }
	switch n := n.(type) {
	case *ast.Text:
		show(n.Segment.Start, n.Segment.Stop)
		if !n.IsRaw() {
			g.prose = append(g.prose, span{n.Segment.Start, n.Segment.Stop})
		}
	case *ast.AutoLink:
		from := offset(g.source, n, n.Label(g.source))
		show(from, from+len(n.Label(g.source)))
	case *ast.FencedCodeBlock:
		if n.Info != nil {
			g.info(n.Info.Segment.Start, n.Info.Segment.Value(g.source))
			show(n.Info.Segment.Start, n.Info.Segment.Stop)
		}
		g.code(n)
	case *ast.CodeBlock:
		g.code(n)
	case *ast.ListItem:
		if list := n.Parent().(*ast.List); list.IsOrdered() && n.PreviousSibling() == nil {
			g.numbers(list)
		}
	case *east.TableRow:
		g.rows = append(g.rows, n.Pos())
	case *ast.Emphasis:
		g.signs(n)
	case *ast.Link:
		if n.FirstChild() == nil || !filled(n, g.source) {
			g.tell(n.Pos(), diag.LinkWithoutText.Problem())
		}
	}
}

func (g *guard) code(n ast.Node) {
	lines := n.Lines()
	for i := range lines.Len() {
		g.shown = append(g.shown, span{lines.At(i).Start, lines.At(i).Stop})
	}
}

// plainCode are names for what is code in no language.
var plainCode = map[string]bool{"text": true, "sha256": true, "sha256-text": true}

// info looks at what follows the fence of a block of code: the name of a
// language, and settings. Words there are on no page.
func (g *guard) info(at int, info []byte) {
	for i, word := range strings.Fields(string(info)) {
		switch {
		case i == 0 && (plainCode[word] || lexer(word) != nil || lexers.Get(word) != nil):
		case strings.Contains(word, "="), !strings.ContainsFunc(word, spoken):
		default:
			g.tell(at+bytes.Index(info, []byte(word)), diag.WordsBehindFence.Problem(shown(string(bytes.TrimSpace(info)))))
			return
		}
	}
}

// numbers compares the numbers of a list with those on the page, which count on
// from the first. A list that has the same number throughout leaves the counting
// to the page; where the count goes wrong more than once, each leap is told.
func (g *guard) numbers(list *ast.List) {
	onPage, want, same := list.Start, list.Start, true
	for item := list.FirstChild(); item != nil; item = item.NextSibling() {
		at, digits := g.number(item.Pos())
		g.shown = append(g.shown, span{at, at + len(digits)})
		if n, err := strconv.Atoi(digits); err == nil {
			if same = same && n == list.Start; n != want && !same {
				g.tell(at, diag.NumberChanged.Problem(n, onPage))
				want = n
			}
		}
		onPage, want = onPage+1, want+1
	}
}

var itemNumber = regexp.MustCompile(`\d{1,9}[.)]`)

// number is the number of an item and where it stands: at its place, or near it
// on the same line, since goldmark counts tabs as the spaces that they show.
func (g *guard) number(at int) (int, string) {
	at = max(at, 0)
	from := bytes.LastIndexByte(g.source[:at], '\n') + 1
	line, _, _ := bytes.Cut(g.source[from:], []byte("\n"))
	best, digits := at, ""
	for _, m := range itemNumber.FindAllIndex(line[:min(len(line), at-from+maxDepth)], -1) {
		if far := abs(from + m[0] - at); digits == "" || far < abs(best-at) {
			best, digits = from+m[0], string(line[m[0]:m[1]-1])
		}
	}
	return best, digits
}

func abs(n int) int { return max(n, -n) }

// signs tells of stars between digits that became emphasis: 2*3 and 4*5 is
// shown as 23 and 45.
func (g *guard) signs(n *ast.Emphasis) {
	begin, end := n.Pos(), 0
	walk(n, func(n ast.Node) {
		if t, ok := n.(*ast.Text); ok {
			end = max(end, t.Segment.Stop)
		}
	})
	for _, at := range []int{begin, end} {
		after := at + n.Level
		if 0 < at && after < len(g.source) && g.source[at] == '*' && digit(g.source[at-1]) && digit(g.source[after]) {
			g.tell(at, diag.StarTaken.Problem())
			return
		}
	}
}

func digit(b byte) bool { return '0' <= b && b <= '9' }

// referenceOf is by which name a link or an image takes its address from a
// definition.
func referenceOf(n ast.Node) *ast.ReferenceLink {
	switch n := n.(type) {
	case *ast.Link:
		return n.Reference
	case *ast.Image:
		return n.Reference
	}
	return nil
}

// definition tells of one that nothing uses: lines such as “[Patient]: Kvinna”
// are on no page. Of two for the same name only the first counts.
func (g *guard) definition(d *ast.LinkReferenceDefinition, used map[string]bool) {
	name := util.ToLinkReference(d.Label)
	if !used[name] {
		g.tell(d.Pos(), diag.UnusedDefinition.Problem(shown(string(d.Label))))
	}
	used[name] = false
	g.code(d)
}

// gap looks at a part of the source that is on no page. Marks and spaces are
// not missed there.
func (g *guard) gap(from, to int) {
	part := g.source[from:to]
	at := bytes.IndexFunc(part, spoken)
	if i, _ := slices.BinarySearch(g.rows, from+1); i > 0 && bytes.IndexByte(g.source[g.rows[i-1]:from], '\n') < 0 {
		// In a row, signs that stand alone are what a cell says.
		line, _, _ := bytes.Cut(part, []byte("\n"))
		if cell := bytes.IndexFunc(line, func(r rune) bool { return !unicode.IsSpace(r) && !strings.ContainsRune("|*_~`\\[](){}!<>", r) }); cell >= 0 {
			g.tell(from+cell, diag.SurplusCell.Problem(shown(string(bytes.TrimSpace(bytes.Trim(line[cell:], "| \t\n"))))))
			return
		}
	}
	if at >= 0 {
		end := bytes.LastIndexFunc(part, spoken)
		_, size := utf8.DecodeRune(part[end:])
		words := strings.Join(strings.Fields(string(part[at:end+size])), " ")
		g.tell(from+at, diag.TextNotShown.Problem(shown(words)))
	}
}

// spoken reports whether a character is part of what a text says and not a
// mark: every letter and digit, and signs that Markdown does not know.
func spoken(r rune) bool {
	if r < utf8.RuneSelf {
		return 'a' <= r && r <= 'z' || 'A' <= r && r <= 'Z' || '0' <= r && r <= '9'
	}
	return r != utf8.RuneError && unicode.In(r, unicode.L, unicode.M, unicode.N, unicode.S, unicode.P)
}

// isProse reports whether a byte of the source is running text on the page.
func (g *guard) isProse(at int) bool {
	i := sort.Search(len(g.prose), func(i int) bool { return g.prose[i].to > at })
	return i < len(g.prose) && g.prose[i].from <= at
}
