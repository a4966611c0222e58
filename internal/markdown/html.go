package markdown

import (
	"html/template"
	"strings"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/extension"
	east "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/renderer"
	"github.com/yuin/goldmark/renderer/html"
	"github.com/yuin/goldmark/util"
)

// HTML is the text as a part of a page. Its headings begin at h2. Resolve
// finds the address of a link or image inside the site, ready for an attribute
// except for the escaping; one that it does not find is shown as text of the
// class “dead”.
func (t *Text) HTML(resolve func(Link) (href string, ok bool)) template.HTML {
	return t.HTMLWith(resolve, func(Link) string { return "" })
}

// HTMLWith is HTML, where why says behind what leads nowhere for which reason it
// does; empty for one that nobody needs to be told.
func (t *Text) HTMLWith(resolve func(Link) (href string, ok bool), why func(Link) string) template.HTML {
	p := &page{text: t, resolve: resolve, why: why, colours: maxColoured}
	_ = writer.Render(p, t.source, t.root) // neither we nor a builder fail
	return template.HTML(printable(p.String()))
}

// writer is goldmark's, with ours before it. It is the same for all texts: what
// belongs to one goes with the page that is written to.
var writer = renderer.NewRenderer(renderer.WithNodeRenderers(
	util.Prioritized(parts{}, 100),
	util.Prioritized(extension.NewTableHTMLRenderer(), 500),
	util.Prioritized(extension.NewStrikethroughHTMLRenderer(), 500),
	util.Prioritized(html.NewRenderer(), 1000),
))

// readTables gives cells what goldmark would otherwise write into a style
// attribute, which the pages do not allow.
func (t *Text) readTables() {
	walk(t.root, func(n ast.Node) {
		cell, ok := n.(*east.TableCell)
		if !ok {
			return
		}
		if cell.Parent().Kind() == east.KindTableHeader {
			cell.SetAttributeString("scope", []byte("col"))
		}
		if cell.Alignment != east.AlignNone {
			cell.SetAttributeString("class", []byte(cell.Alignment.String()))
			cell.Alignment = east.AlignNone
		}
	})
}

// A page is what is written of a text.
type page struct {
	strings.Builder
	text    *Text
	resolve func(Link) (string, bool)
	why     func(Link) string
	end     string // of the link that is being written; links do not nest
	colours int    // bytes of code that may still be coloured
}

// A page has no buffer beside itself, which goldmark would add otherwise.
func (p *page) Available() int { return p.Cap() - p.Len() }
func (p *page) Buffered() int  { return 0 }
func (p *page) Flush() error   { return nil }

// parts are the elements that are written differently from goldmark.
type parts struct{}

// RegisterFuncs tells goldmark which parts those are.
func (parts) RegisterFuncs(r renderer.NodeRendererFuncRegisterer) {
	part := func(kind ast.NodeKind, write func(*page, util.BufWriter, []byte, ast.Node, bool) (ast.WalkStatus, error)) {
		r.Register(kind, func(w util.BufWriter, source []byte, n ast.Node, entering bool) (ast.WalkStatus, error) {
			return write(w.(*page), w, source, n, entering)
		})
	}
	part(ast.KindLink, (*page).link)
	part(ast.KindImage, (*page).image)
	part(ast.KindAutoLink, (*page).autoLink)
	part(ast.KindFencedCodeBlock, (*page).code)
	part(east.KindTable, (*page).table)
	part(east.KindTaskCheckBox, (*page).task)
	part(ast.KindTextBlock, (*page).tight)
	part(ast.KindParagraph, (*page).paragraph)
}

func (p *page) link(w util.BufWriter, _ []byte, n ast.Node, entering bool) (ast.WalkStatus, error) {
	if entering {
		p.begin(w, n, n.(*ast.Link).Title)
	} else {
		_, _ = w.WriteString(p.end)
	}
	return ast.WalkContinue, nil
}

func (p *page) autoLink(w util.BufWriter, source []byte, n ast.Node, entering bool) (ast.WalkStatus, error) {
	if !entering {
		return ast.WalkContinue, nil
	}
	label := escape(string(n.(*ast.AutoLink).Label(source)))
	for parent := n.Parent(); parent != nil; parent = parent.Parent() {
		if parent.Kind() == ast.KindLink {
			_, _ = w.WriteString(label)
			return ast.WalkContinue, nil
		}
	}
	p.begin(w, n, nil)
	_, _ = w.WriteString(label)
	_, _ = w.WriteString(p.end)
	return ast.WalkContinue, nil
}

// begin writes the start of a link and remembers its end.
func (p *page) begin(w util.BufWriter, n ast.Node, title []byte) {
	p.end = "</a>"
	switch r := p.text.reference[n]; r.kind {
	case forbidden:
		p.end = ""
	case inside:
		href, ok := p.resolve(p.text.links[r.link])
		if !ok {
			p.end = "</span>" + p.reason(p.text.links[r.link])
			_, _ = w.WriteString(`<span class="dead">`)
			return
		}
		writeTag(w, `<a href="`, href, title, "")
	case web:
		writeTag(w, `<a href="`, address(r.destination), title, ` class="external" rel="noreferrer"`)
	case mail:
		writeTag(w, `<a href="`, address(r.destination), title, "")
	}
}

func (p *page) image(w util.BufWriter, source []byte, n ast.Node, entering bool) (ast.WalkStatus, error) {
	if !entering {
		return ast.WalkContinue, nil
	}
	alt := escape(strings.TrimSpace(plain(n, source)))
	r := p.text.reference[n]
	if r.kind != inside {
		_, _ = w.WriteString(alt)
		return ast.WalkSkipChildren, nil
	}
	// Pictures are not loaded lazily: on paper they would be missing.
	if src, ok := p.resolve(p.text.links[r.link]); ok {
		writeTag(w, `<img src="`, src, n.(*ast.Image).Title, ` alt="`+alt+`"`)
	} else {
		_, _ = w.WriteString(`<span class="dead">` + alt + `</span>` + p.reason(p.text.links[r.link]))
	}
	return ast.WalkSkipChildren, nil
}

// reason is why a link leads nowhere, as it stands behind it.
func (p *page) reason(of Link) string {
	if why := p.why(of); why != "" {
		return " (" + escape(why) + ")"
	}
	return ""
}

func writeTag(w util.BufWriter, start, address string, title []byte, attributes string) {
	_, _ = w.WriteString(start + escape(address) + `"`)
	if len(title) > 0 {
		_, _ = w.WriteString(` title="`)
		html.DefaultWriter.Write(w, title)
		_ = w.WriteByte('"')
	}
	_, _ = w.WriteString(attributes + ">")
}

// address is a destination with what an address cannot contain written as %41.
func address(destination string) string {
	return string(util.URLEscape([]byte(destination), false))
}

func (p *page) code(w util.BufWriter, source []byte, n ast.Node, entering bool) (ast.WalkStatus, error) {
	if !entering {
		return ast.WalkContinue, nil
	}
	block := n.(*ast.FencedCodeBlock)
	code := string(block.Lines().Value(source))
	language := string(block.Language(source))
	shown := escape(code)
	if len(code) <= p.colours && colourable(code, language) {
		p.colours -= len(code)
		shown = colour(code, language).html
	}
	_, _ = w.WriteString("<pre><code>" + shown + "</code></pre>\n")
	return ast.WalkContinue, nil
}

// A wide table scrolls by itself rather than the page with it.
func (p *page) table(w util.BufWriter, _ []byte, _ ast.Node, entering bool) (ast.WalkStatus, error) {
	if entering {
		_, _ = w.WriteString("<div class=\"table\">\n<table>\n")
	} else {
		_, _ = w.WriteString("</table>\n</div>\n")
	}
	return ast.WalkContinue, nil
}

// A task is named by its text, so that a screen reader says more than whether
// it is done. The label ends with the text.
func (p *page) task(w util.BufWriter, _ []byte, n ast.Node, entering bool) (ast.WalkStatus, error) {
	if entering {
		checked := ""
		if n.(*east.TaskCheckBox).IsChecked {
			checked = " checked"
		}
		_, _ = w.WriteString(`<label><input type="checkbox" disabled` + checked + "> ")
	}
	return ast.WalkContinue, nil
}

func endTask(w util.BufWriter, text ast.Node) {
	if first := text.FirstChild(); first != nil && first.Kind() == east.KindTaskCheckBox {
		_, _ = w.WriteString("</label>")
	}
}

// tight is the text of a list whose items are not parted by empty lines.
func (p *page) tight(w util.BufWriter, _ []byte, n ast.Node, entering bool) (ast.WalkStatus, error) {
	if !entering {
		endTask(w, n)
		if n.NextSibling() != nil {
			_ = w.WriteByte('\n')
		}
	}
	return ast.WalkContinue, nil
}

func (p *page) paragraph(w util.BufWriter, _ []byte, n ast.Node, entering bool) (ast.WalkStatus, error) {
	if entering {
		_, _ = w.WriteString("<p>")
	} else {
		endTask(w, n)
		_, _ = w.WriteString("</p>\n")
	}
	return ast.WalkContinue, nil
}

func escape(s string) string { return template.HTMLEscapeString(s) }
