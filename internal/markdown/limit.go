package markdown

import (
	"bytes"

	"github.com/yuin/goldmark/ast"
	east "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"

	"btfolio/internal/diag"
)

// Limits of a text. They lie far above what anybody writes, and low enough
// that the worst text within them takes about a second and 150 MiB.
const (
	maxBody     = 256 << 10
	maxDepth    = 32
	maxColumns  = 64
	maxRow      = 64 << 10
	maxCells    = 50_000
	maxRepeated = 1 << 20 // bytes that links take from definitions elsewhere

	// maxWork is in bytes that goldmark may have to read. For each mark in a
	// paragraph it may look through all of the paragraph, so that the time a
	// text takes is not given by its length alone.
	maxWork = 1 << 28
)

// A watch keeps a text within its limits while it is parsed. For each limit
// only the first place that breaks it is reported, since the others are the
// same fault.
type watch struct {
	work     int
	cells    int
	repeated int
	found    []finding
	broken   map[*diag.Code]bool
	hidden   []span // notes
	used     []span // addresses and names of links, boxes of tasks: what does its work unseen
}

func newWatch() *watch {
	return &watch{work: maxWork, cells: maxCells, repeated: maxRepeated, broken: map[*diag.Code]bool{}}
}

// A span is a part of a source.
type span struct{ from, to int }

// hide notes what the author hides.
func (w *watch) hide(from, to int) { w.hidden = append(w.hidden, span{from, to}) }

// use notes what stands from a place to where a node of a paragraph ends, if
// one was read.
func (w *watch) use(n ast.Node, from text.Segment, block text.Reader) {
	if n == nil {
		return
	}
	if k := n.Kind(); k == ast.KindLink || k == ast.KindImage || k == east.KindTaskCheckBox {
		_, to := block.Position()
		w.used = append(w.used, span{from.Start, to.Start})
	}
}

type finding struct {
	offset int
	what   *diag.Problem
}

var watchKey = parser.NewContextKey()

func watching(pc parser.Context) *watch { return pc.Get(watchKey).(*watch) }

func (w *watch) report(offset int, what *diag.Problem) {
	w.found = append(w.found, finding{offset, what})
}

func (w *watch) once(offset int, what *diag.Problem) {
	if !w.broken[what.Code] {
		w.broken[what.Code] = true
		w.report(offset, what)
	}
}

// spend takes from the work that is left, and reports whether it was enough.
func (w *watch) spend(work, offset int) bool {
	if work > w.work {
		w.work = 0
		w.once(offset, diag.TooMuchMarkup.Problem())
		return false
	}
	w.work -= work
	return true
}

// repeat takes from what links may say again that stands elsewhere, and
// reports whether it was enough.
func (w *watch) repeat(length, offset int) bool {
	if length > w.repeated {
		w.once(offset, diag.TooMuchMarkup.Problem())
		return false
	}
	w.repeated -= length
	return true
}

// cut leaves out what a text has beyond its longest, from the line on where
// it becomes too long.
func (w *watch) cut(body []byte) []byte {
	if len(body) <= maxBody {
		return body
	}
	end := bytes.LastIndexByte(body[:maxBody], '\n') + 1
	if end == 0 {
		end = maxBody
	}
	w.report(end, diag.TextTooLong.Problem(maxBody>>10))
	return body[:end]
}

// nested lets lists and quotations lie only so deep in each other. What is
// deeper is the text of the innermost one.
type nested struct{ parser.BlockParser }

func (n nested) Open(parent ast.Node, reader text.Reader, pc parser.Context) (ast.Node, parser.State) {
	line, pos := reader.Position()
	node, state := n.BlockParser.Open(parent, reader, pc)
	if node == nil {
		return node, state
	}
	depth := 0
	for p := parent; p != nil; p = p.Parent() {
		if k := p.Kind(); k == ast.KindList || k == ast.KindBlockquote {
			depth++
		}
	}
	if depth < maxDepth {
		return node, state
	}
	reader.SetPosition(line, pos)
	watching(pc).once(pos.Start+max(pc.BlockOffset(), 0), diag.NestedTooDeep.Problem(maxDepth))
	return nil, parser.NoChildren
}

// flatten lets emphasis lie only so deep in other emphasis. What is deeper is
// the text of the innermost one.
func (w *watch) flatten(n ast.Node, depth int) {
	for c := n.FirstChild(); c != nil; {
		inner := depth
		if k := c.Kind(); k == ast.KindEmphasis || k == east.KindStrikethrough {
			inner++
		}
		if inner <= maxDepth {
			w.flatten(c, inner)
			c = c.NextSibling()
			continue
		}
		w.once(max(c.Pos(), 0), diag.EmphasisTooDeep.Problem(maxDepth))
		emptied, next := c, c.FirstChild()
		for child := next; child != nil; child = emptied.FirstChild() {
			n.InsertBefore(n, emptied, child)
		}
		if c = next; c == nil {
			c = emptied.NextSibling()
		}
		n.RemoveChild(n, emptied)
	}
}

// metered makes marks within a paragraph cost work: as much as the paragraph
// is long. Marks that come when no work is left are text.
type metered struct{ parser.InlineParser }

func (m metered) Parse(parent ast.Node, block text.Reader, pc parser.Context) ast.Node {
	_, pos := block.Position()
	lines := parent.Lines()
	length := lines.At(lines.Len()-1).Stop - lines.At(0).Start
	if !watching(pc).spend(length, pos.Start) {
		return nil
	}
	return m.InlineParser.Parse(parent, block, pc)
}

// meteredLinks also tells the parser of links when a paragraph ends, which
// goldmark asks for by an interface that metered hides.
type meteredLinks struct{ metered }

func (m meteredLinks) Parse(parent ast.Node, block text.Reader, pc parser.Context) ast.Node {
	_, from := block.Position()
	n := m.metered.Parse(parent, block, pc)
	watching(pc).use(n, from, block)
	return n
}

func (m meteredLinks) CloseBlock(parent ast.Node, block text.Reader, pc parser.Context) {
	m.InlineParser.(parser.CloseBlocker).CloseBlock(parent, block, pc)
}

// definitions finds those of links, `[name]: destination`. Goldmark moves
// the rest of the paragraph for each of them.
type definitions struct{ parser.ParagraphTransformer }

func (d definitions) Transform(node *ast.Paragraph, reader text.Reader, pc parser.Context) {
	source, lines := reader.Source(), node.Lines()
	if !bytes.HasPrefix(bytes.TrimLeft(value(lines.At(0), source), " \t"), []byte("[")) {
		return
	}
	begun := 0
	for i := range lines.Len() {
		// Without the tabs of a list, which goldmark turns into spaces of its
		// own making, every destination is a part of the source.
		line := lines.At(i)
		line = line.TrimLeftSpace(source)
		lines.Set(i, line)
		if bytes.HasPrefix(value(line, source), []byte("[")) {
			begun++
		}
	}
	if watching(pc).spend(begun*lines.Len(), lines.At(0).Start) {
		d.ParagraphTransformer.Transform(node, reader, pc)
	}
}

// tables makes those of paragraphs. Goldmark gives every row as many cells as
// the table has columns, and compares every `\|` within code with all others.
type tables struct{ parser.ParagraphTransformer }

func (t tables) Transform(node *ast.Paragraph, reader text.Reader, pc parser.Context) {
	source, lines, w := reader.Source(), node.Lines(), watching(pc)
	columns, row, cells, escaped, piped := 0, 0, 0, 0, -1
	for i := range lines.Len() {
		line := bytes.TrimSpace(value(lines.At(i), source))
		row = max(row, len(line))
		escaped += bytes.Count(line, []byte(`\|`))
		if n := delimiters(line); n > 0 {
			columns = max(columns, n)
			cells = max(cells, n*(lines.Len()-i))
			if bytes.IndexByte(line, '|') >= 0 && piped < 0 {
				piped = lines.At(i).Start
			}
		}
	}
	start := lines.At(0).Start
	switch {
	case piped < 0:
		return // dashes alone underline a heading, or nothing
	case columns > maxColumns:
		w.once(start, diag.TableTooWide.Problem(columns, maxColumns))
	case row > maxRow || cells > w.cells:
		w.once(start, diag.TableTooLarge.Problem(maxRow>>10, maxCells))
	case w.spend(escaped*len(source), start):
		w.cells -= cells
		t.ParagraphTransformer.Transform(node, reader, pc)
		if next := node.NextSibling(); node.Parent() != nil && (next == nil || next.Kind() != east.KindTable) {
			w.report(piped, diag.TableNotRead.Problem())
		}
	}
}

// delimiters counts the columns of the line under the head of a table, and is
// 0 for any other line.
func delimiters(line []byte) int {
	if len(bytes.Trim(line, "|:- \t")) > 0 || !bytes.ContainsAny(line, "-") {
		return 0
	}
	line = bytes.TrimSuffix(bytes.TrimPrefix(line, []byte("|")), []byte("|"))
	return bytes.Count(line, []byte("|")) + 1
}

func value(s text.Segment, source []byte) []byte { return s.Value(source) }
