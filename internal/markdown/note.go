package markdown

import (
	"bytes"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"

	"btfolio/internal/diag"
)

// A mark is a way in which authors hide notes in their texts. No page shows
// them. What begins as one and does not end is an error: it would either be
// shown, or hide what is not part of it.
type mark struct {
	begin, end []byte
	unlike     func(before rune) bool // what cannot stand before a note; nil for nothing
}

var (
	// comment is one of HTML. Its end may share its dashes with its beginning, as
	// in browsers: <!--> is a comment.
	comment = mark{[]byte("<!--"), []byte("-->"), nil}

	// aside is one of Obsidian. Behind a digit the sign is a percent sign that was
	// typed twice.
	aside = mark{[]byte("%%"), []byte("%%"), func(before rune) bool { return '0' <= before && before <= '9' }}
)

// after is where the first note of a line ends that begins with one, or −1.
func (m *mark) after(line []byte) int {
	i := bytes.Index(line[2:], m.end)
	if i < 0 {
		return -1
	}
	return 2 + i + len(m.end)
}

func (m *mark) open() *diag.Problem {
	return diag.OpenNote.Problem(string(m.begin), string(m.end))
}

// noteBlock reads notes that begin a line. The rules are CommonMark's for
// comments except for what follows a note on its last line: it is text and not
// lost.
type noteBlock struct{ *mark }

// Trigger is the sign at which goldmark asks for a note.
func (n noteBlock) Trigger() []byte             { return n.begin[:1] }
func (n noteBlock) CanInterruptParagraph() bool { return true }
func (n noteBlock) CanAcceptIndentedLine() bool { return false }

func (n noteBlock) Open(_ ast.Node, reader text.Reader, pc parser.Context) (ast.Node, parser.State) {
	line, segment := reader.PeekLine()
	line = line[pc.BlockOffset():]
	if !bytes.HasPrefix(line, n.begin) {
		return nil, parser.NoChildren
	}
	node := ast.NewHTMLBlock(ast.HTMLBlockType2)
	node.SetPos(segment.Stop - len(line))
	if end := n.after(line); end >= 0 {
		if len(bytes.TrimSpace(line[end:])) > 0 {
			return nil, parser.NoChildren // a paragraph that begins with a note
		}
		node.ClosureLine = segment
		watching(pc).hide(node.Pos(), node.Pos()+end)
	}
	reader.AdvanceToEOL()
	return node, parser.NoChildren
}

func (n noteBlock) Continue(node ast.Node, reader text.Reader, pc parser.Context) parser.State {
	block := node.(*ast.HTMLBlock)
	if block.HasClosure() {
		return parser.Close
	}
	line, segment := reader.PeekLine()
	if i := bytes.Index(line, n.end); i >= 0 {
		i += len(n.end)
		block.ClosureLine = segment
		watching(pc).hide(node.Pos(), segment.Stop-len(line)+i)
		reader.Advance(i)
		return parser.Close
	}
	reader.AdvanceToEOL()
	return parser.Continue | parser.NoChildren
}

func (n noteBlock) Close(node ast.Node, reader text.Reader, pc parser.Context) {
	if !node.(*ast.HTMLBlock).HasClosure() {
		w := watching(pc)
		w.once(node.Pos(), diag.OpenComment.Problem(string(n.end)))
		w.hide(node.Pos(), len(reader.Source()))
	}
}

// note reads notes within a paragraph.
type note struct{ *mark }

// Trigger is the sign at which goldmark asks for a note.
func (n note) Trigger() []byte { return n.begin[:1] }

func (n note) Parse(_ ast.Node, block text.Reader, pc parser.Context) ast.Node {
	line, start := block.PeekLine()
	if !bytes.HasPrefix(line, n.begin) || n.unlike != nil && n.unlike(block.PrecendingCharacter()) {
		return nil
	}
	end := n.after(line)
	for end < 0 {
		block.AdvanceLine()
		if line, _ = block.PeekLine(); line == nil {
			watching(pc).once(start.Start, n.open())
			return nil
		}
		if end = bytes.Index(line, n.end); end >= 0 {
			end += len(n.end)
		}
	}
	block.Advance(end)
	_, stop := block.Position()
	watching(pc).hide(start.Start, stop.Start)
	return ast.NewRawHTML()
}

// removeNotes takes notes out of a text, and paragraphs that were
// nothing else, so that nobody after the parser has to know of them.
func removeNotes(root ast.Node, source []byte) {
	var notes []ast.Node
	walk(root, func(n ast.Node) {
		if k := n.Kind(); k == ast.KindHTMLBlock || k == ast.KindRawHTML {
			notes = append(notes, n)
		}
	})
	for _, n := range notes {
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

// indentedNotes reports notes that are code by their indentation alone: who
// moves a list does not mean to show them.
func (w *watch) indentedNotes(root ast.Node, source []byte) {
	walk(root, func(n ast.Node) {
		code, ok := n.(*ast.CodeBlock)
		if !ok {
			return
		}
		lines := code.Lines()
		for i := range lines.Len() {
			line := lines.At(i)
			line = line.TrimLeftSpace(source)
			for _, m := range []*mark{&comment, &aside} {
				if bytes.HasPrefix(value(line, source), m.begin) {
					w.report(line.Start, diag.IndentedNote.Problem(string(m.begin)))
				}
			}
		}
	})
}

// A Note is one that an author hides in a text.
type Note struct {
	Text string // what it says
	Pos  diag.Pos
	span
}

// Notes are the notes of the text, in their order. No page shows them, and whoever
// has the text reads them all the same.
func (t *Text) Notes() []Note { return t.notes }

// readNotes takes what is hidden apart; a note within another is part of it.
func (t *Text) readNotes() {
	at := 0
	for _, s := range t.hidden {
		if s.from < at {
			continue
		}
		note := bytes.TrimSpace(t.source[s.from:s.to])
		for _, m := range []*mark{&comment, &aside} {
			if bytes.HasPrefix(note, m.begin) {
				note = bytes.TrimSuffix(note[len(m.begin):], m.end)
			}
		}
		t.notes = append(t.notes, Note{Text: string(bytes.TrimSpace(note)), span: s})
		at = s.to
	}
}

// Visible is the body as it was written, without what its author hides in notes.
func (t *Text) Visible() string { return written(t.veiled()) }

// veiled is the body as written with every note but for its marks left out.
func (t *Text) veiled() []byte {
	var b []byte
	at := 0
	for _, s := range t.notes {
		b = append(b, t.source[at:s.from]...)
		for _, m := range []*mark{&comment, &aside} {
			if note := t.source[s.from:s.to]; bytes.HasPrefix(note, m.begin) {
				b = append(append(append(b, m.begin...), " … "...), m.end...)
			}
		}
		at = s.to
	}
	return append(b, t.source[at:]...)
}
