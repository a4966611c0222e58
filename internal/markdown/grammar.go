package markdown

import (
	"bytes"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/extension"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"
)

// grammar is the Markdown of a document: CommonMark with tables, struck-out
// text and task lists. HTML is no part of it, so that a tag is shown as it
// was written; only hidden notes are known, since they are left out. Parsers
// that can be made to work without end stand behind a limit.
var grammar = parser.NewParser(
	parser.WithBlockParsers(
		util.Prioritized(parser.NewSetextHeadingParser(), 100),
		util.Prioritized(parser.NewThematicBreakParser(), 200),
		util.Prioritized(nested{parser.NewListParser()}, 300),
		util.Prioritized(parser.NewListItemParser(), 400),
		util.Prioritized(parser.NewCodeBlockParser(), 500),
		util.Prioritized(parser.NewATXHeadingParser(), 600),
		util.Prioritized(parser.NewFencedCodeBlockParser(), 700),
		util.Prioritized(nested{parser.NewBlockquoteParser()}, 800),
		util.Prioritized(noteBlock{&comment}, 900),
		util.Prioritized(noteBlock{&aside}, 900),
		util.Prioritized(parser.NewParagraphParser(), 1000),
	),
	parser.WithInlineParsers(
		util.Prioritized(task{extension.NewTaskCheckBoxParser()}, 0),
		util.Prioritized(hardBreak{}, 50),
		util.Prioritized(metered{parser.NewCodeSpanParser()}, 100),
		util.Prioritized(meteredLinks{metered{parser.NewLinkParser()}}, 200),
		util.Prioritized(parser.NewAutoLinkParser(), 300),
		util.Prioritized(metered{note{&comment}}, 400),
		util.Prioritized(metered{note{&aside}}, 400),
		util.Prioritized(metered{parser.NewEmphasisParser()}, 500),
		util.Prioritized(metered{struck{extension.NewStrikethroughParser()}}, 500),
	),
	parser.WithParagraphTransformers(
		util.Prioritized(definitions{parser.LinkReferenceParagraphTransformer}, 100),
		util.Prioritized(tables{extension.NewTableParagraphTransformer()}, 200),
	),
	parser.WithASTTransformers(
		util.Prioritized(extension.NewTableASTTransformer(), 0),
	),
)

// task reads the check box of an item. `- [x](address)` and `- [x][name]` are
// links: a box is set off from what it is about.
type task struct{ parser.InlineParser }

func (t task) Parse(parent ast.Node, block text.Reader, pc parser.Context) ast.Node {
	const box = len("[x]")
	if line, _ := block.PeekLine(); len(line) > box && !util.IsSpace(line[box]) {
		return nil
	}
	_, from := block.Position()
	n := t.InlineParser.Parse(parent, block, pc)
	watching(pc).use(n, from, block)
	return n
}

// struck reads ~~struck-out text~~. A single tilde, which goldmark takes as
// well, is a sign: H~2~O, ~10.
type struck struct{ parser.InlineParser }

func (s struck) Parse(parent ast.Node, block text.Reader, pc parser.Context) ast.Node {
	if line, _ := block.PeekLine(); !bytes.HasPrefix(line, []byte("~~")) || bytes.HasPrefix(line, []byte("~~~")) {
		return nil
	}
	return s.InlineParser.Parse(parent, block, pc)
}

// hardBreak reads the backslash that ends a line behind an escaped one, which
// goldmark overlooks: `\\\` is a backslash and a line break.
type hardBreak struct{}

// Trigger is the sign at which goldmark asks for a line break.
func (hardBreak) Trigger() []byte { return []byte{'\\'} }

func (hardBreak) Parse(_ ast.Node, block text.Reader, _ parser.Context) ast.Node {
	line, segment := block.PeekLine()
	if string(line) != "\\\n" {
		return nil
	}
	node := ast.NewTextSegment(segment.WithStop(segment.Start))
	node.SetHardLineBreak(true)
	block.AdvanceLine()
	return node
}
