package inspect

import (
	"bytes"
	"path"
	"strings"

	"golang.org/x/net/html"

	"btfolio/internal/bundle"
	"btfolio/internal/diag"
)

// A page is what matters of an HTML page to these checks.
type page struct {
	ids   map[string]bool
	links []link
	words string // everything people can read, also in titles
}

// A link is an address that a page names. Some are followed when somebody
// presses them; others are loaded with the page.
type link struct {
	address string
	loaded  bool
}

// loads are the attributes of elements that a browser loads something from.
var loads = map[string]string{
	"img": "src", "iframe": "src", "script": "src", "source": "src", "video": "src", "audio": "src", "embed": "src",
	"input": "src", "track": "src", "object": "data", "link": "href", "frame": "src", "image": "href", "use": "href",
}

func parsePage(text []byte) page {
	p := page{ids: map[string]bool{}}
	var words strings.Builder
	z := html.NewTokenizer(bytes.NewReader(text))
	for {
		switch z.Next() {
		case html.ErrorToken:
			p.words = words.String()
			return p
		case html.TextToken:
			words.Write(z.Text())
			words.WriteByte(' ')
		case html.StartTagToken, html.SelfClosingTagToken:
			token := z.Token()
			for _, a := range token.Attr {
				p.attribute(token.Data, a.Key, a.Val)
				words.WriteString(" " + a.Val + " ")
			}
		}
	}
}

func (p *page) attribute(element, key, value string) {
	switch {
	case key == "id":
		p.ids[value] = true
	case key == "srcset" || key == "imagesrcset":
		for part := range strings.SplitSeq(value, ",") {
			if fields := strings.Fields(part); len(fields) > 0 {
				p.links = append(p.links, link{fields[0], true})
			}
		}
	case loads[element] == key || key == "background" || key == "poster":
		p.links = append(p.links, link{value, true})
	case key == "href" || key == "action" || key == "formaction" || key == "cite" || key == "longdesc":
		p.links = append(p.links, link{value, false})
	}
}

// everyPage reads all pages of a bundle, the first one included.
func everyPage(t bundle.Tree) (map[string]page, diag.List) {
	all := map[string]page{}
	var found diag.List
	for _, name := range t.Names() {
		if path.Ext(name) == ".html" && (name == start || strings.HasPrefix(name, pages)) {
			found = append(found, one(t, name, func(name string, text []byte) { all[name] = parsePage(text) })...)
		}
	}
	return all, found
}
