package bundle

import (
	"bytes"
	"maps"
	"net/url"
	"path"
	"regexp"
	"slices"
	"strings"

	"golang.org/x/net/html"

	"btfolio/internal/diag"
)

// A page is the part of an HTML page that these checks look at.
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
func everyPage(t Tree) (map[string]page, diag.List) {
	all := map[string]page{}
	var found diag.List
	for _, name := range t.Names() {
		if path.Ext(name) == ".html" && (name == StartFile || name == answerFile || strings.HasPrefix(name, pagesFolder)) {
			found = append(found, oneText(t, name, func(name string, text []byte) diag.List {
				all[name] = parsePage(text)
				return nil
			})...)
		}
	}
	return all, found
}

// Links finds addresses that lead nowhere in the bundle: to no file, to a
// file whose name is written with other capitals, or to no place on a page.
func Links(t Tree) diag.List {
	all, found := everyPage(t)
	names := t.Names()
	for _, from := range slices.Sorted(maps.Keys(all)) {
		for _, l := range all[from].links {
			u, err := url.Parse(l.address)
			if err == nil && (u.Scheme != "" || u.Host != "") {
				continue // Outside tells of those that are loaded
			}
			if err != nil || !leads(from, u, all, names) {
				found = append(found, diag.BundleDeadLink.At(diag.Pos{File: from}, l.address))
			}
		}
	}
	return found
}

func leads(from string, to *url.URL, all map[string]page, names []string) bool {
	target := from
	if to.Path != "" {
		target = path.Join(path.Dir(from), to.Path)
	}
	if _, there := slices.BinarySearch(names, target); !there || strings.HasPrefix(to.Path, "/") {
		return false
	}
	on, isPage := all[target]
	return !isPage || to.Fragment == "" || on.ids[to.Fragment]
}

// inStyle finds the addresses in a style sheet.
var inStyle = regexp.MustCompile(`(?i)url\(\s*["']?([^"')]*)|@import\s+["']([^"']*)`)

// Outside finds what a page would load from the network or from elsewhere on
// the disk of whoever opens it.
func Outside(t Tree) diag.List {
	all, found := everyPage(t)
	for _, from := range slices.Sorted(maps.Keys(all)) {
		for _, l := range all[from].links {
			if l.loaded && leaksOut(from, l.address) {
				found = append(found, diag.BundleOutside.At(diag.Pos{File: from}, l.address))
			}
		}
	}
	for _, name := range t.Names() {
		if path.Ext(name) != ".css" || !strings.HasPrefix(name, pagesFolder) {
			continue
		}
		found = append(found, oneText(t, name, func(name string, text []byte) (found diag.List) {
			for _, m := range inStyle.FindAllSubmatch(text, -1) {
				if address := string(m[1]) + string(m[2]); leaksOut(name, address) {
					found = append(found, diag.BundleOutside.At(diag.Pos{File: name}, address))
				}
			}
			return found
		})...)
	}
	return found
}

func leaksOut(from, address string) bool {
	u, err := url.Parse(strings.TrimSpace(address))
	if err != nil || u.Host != "" || strings.HasPrefix(u.Path, "/") {
		return true
	}
	if u.Scheme != "" {
		return u.Scheme != "data" // which is in the page itself
	}
	return strings.HasPrefix(path.Join(path.Dir(from), u.Path), "..")
}
