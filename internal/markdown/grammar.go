package markdown

import (
	"bytes"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/extension"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"

	"btfolio/internal/diag"
)

// grammar is the Markdown of a document: CommonMark with tables, struck-out
// text and task lists. HTML is no part of it, so that a tag is shown as it
// was written; only comments are known, since they are left out. Parsers
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
		util.Prioritized(commentBlock{}, 900),
		util.Prioritized(parser.NewParagraphParser(), 1000),
	),
	parser.WithInlineParsers(
		util.Prioritized(extension.NewTaskCheckBoxParser(), 0),
		util.Prioritized(metered{parser.NewCodeSpanParser()}, 100),
		util.Prioritized(meteredLinks{metered{parser.NewLinkParser()}}, 200),
		util.Prioritized(parser.NewAutoLinkParser(), 300),
		util.Prioritized(metered{comment{}}, 400),
		util.Prioritized(metered{parser.NewEmphasisParser()}, 500),
		util.Prioritized(metered{extension.NewStrikethroughParser()}, 500),
	),
	parser.WithParagraphTransformers(
		util.Prioritized(definitions{parser.LinkReferenceParagraphTransformer}, 100),
		util.Prioritized(tables{extension.NewTableParagraphTransformer()}, 200),
	),
	parser.WithASTTransformers(
		util.Prioritized(extension.NewTableASTTransformer(), 0),
	),
)

var (
	commentStart = []byte("<!--")
	commentEnd   = []byte("-->")
)

// endOfComment is where a comment ends that begins a line, or −1. The end may
// share its dashes with the beginning, as in browsers: <!--> is a comment.
func endOfComment(line []byte) int {
	i := bytes.Index(line[2:], commentEnd)
	if i < 0 {
		return -1
	}
	return 2 + i + len(commentEnd)
}

// commentBlock reads comments that begin a line. The rules are CommonMark's
// except for what follows a comment on its last line: it is text and not lost.
type commentBlock struct{}

func (commentBlock) Trigger() []byte             { return commentStart[:1] }
func (commentBlock) CanInterruptParagraph() bool { return true }
func (commentBlock) CanAcceptIndentedLine() bool { return false }

func (commentBlock) Open(_ ast.Node, reader text.Reader, pc parser.Context) (ast.Node, parser.State) {
	line, segment := reader.PeekLine()
	line = line[pc.BlockOffset():]
	if !bytes.HasPrefix(line, commentStart) {
		return nil, parser.NoChildren
	}
	node := ast.NewHTMLBlock(ast.HTMLBlockType2)
	if end := endOfComment(line); end >= 0 {
		if len(bytes.TrimSpace(line[end:])) > 0 {
			return nil, parser.NoChildren // a paragraph that begins with a comment
		}
		node.ClosureLine = segment
	}
	reader.AdvanceToEOL()
	return node, parser.NoChildren
}

func (commentBlock) Continue(node ast.Node, reader text.Reader, _ parser.Context) parser.State {
	block := node.(*ast.HTMLBlock)
	if block.HasClosure() {
		return parser.Close
	}
	line, segment := reader.PeekLine()
	if end := bytes.Index(line, commentEnd); end >= 0 {
		block.ClosureLine = segment
		reader.Advance(end + len(commentEnd))
		return parser.Close
	}
	reader.AdvanceToEOL()
	return parser.Continue | parser.NoChildren
}

func (commentBlock) Close(node ast.Node, _ text.Reader, pc parser.Context) {
	if !node.(*ast.HTMLBlock).HasClosure() {
		watching(pc).once(node.Pos(), diag.OpenComment.Problem())
	}
}

// comment reads comments within a paragraph. One that has no end is text.
type comment struct{}

func (comment) Trigger() []byte { return commentStart[:1] }

func (comment) Parse(_ ast.Node, block text.Reader, _ parser.Context) ast.Node {
	line, _ := block.PeekLine()
	if !bytes.HasPrefix(line, commentStart) {
		return nil
	}
	end := endOfComment(line)
	for end < 0 {
		block.AdvanceLine()
		if line, _ = block.PeekLine(); line == nil {
			return nil
		}
		if end = bytes.Index(line, commentEnd); end >= 0 {
			end += len(commentEnd)
		}
	}
	block.Advance(end)
	return ast.NewRawHTML()
}

// removeComments takes comments out of a text, and paragraphs that were
// nothing else, so that nobody after the parser has to know of them.
func removeComments(root ast.Node, source []byte) {
	var comments []ast.Node
	walk(root, func(n ast.Node) {
		if k := n.Kind(); k == ast.KindHTMLBlock || k == ast.KindRawHTML {
			comments = append(comments, n)
		}
	})
	for _, n := range comments {
		parent := n.Parent()
		parent.RemoveChild(parent, n)
		k := parent.Kind()
		if (k == ast.KindParagraph || k == ast.KindTextBlock) && parent.Parent() != nil && blank(parent, source) {
			parent.Parent().RemoveChild(parent.Parent(), parent)
		}
	}
}

func blank(paragraph ast.Node, source []byte) bool {
	for n := paragraph.FirstChild(); n != nil; n = n.NextSibling() {
		if n.Kind() != ast.KindText || filled(n, source) {
			return false
		}
	}
	return true
}
