package markdown

import (
	"bytes"
	"net/url"
	"strings"
	"unicode/utf8"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/util"

	"btfolio/internal/diag"
	"btfolio/internal/language"
	"btfolio/internal/say"
)

// A Link is a link or an image in a text that leads to somewhere in the site:
// a file named by its path from the document, a heading, or both.
type Link struct {
	Destination string // as the author wrote it
	Image       bool
	Pos         diag.Pos // of the destination
}

// Links are the links and images of the text that lead to somewhere in the
// site, in the order in which they stand. Links out of the site are not among
// them, and those that no page may hold are reported by Parse. The caller
// does not change them.
func (t *Text) Links() []Link { return t.links }

// A reference is what stands behind a link or an image.
type reference struct {
	kind
	destination string
	link        int // in Text.links, where it leads inside the site
}

// A kind is what may be done with a destination.
type kind uint8

const (
	forbidden kind = iota // shown as text
	inside                // found by whoever asks for the HTML
	web                   // a link out of the site; never an image
	mail
)

const maxDestination = 2000

// Why a destination is refused.
var (
	badScheme    = say.OnlyAddressesOfHttpsHttpAnd()
	badRoot      = say.ThePathBeginsWith()
	badSlash     = say.FoldersArePartedByNotBy()
	badCharacter = say.ItHoldsControlCharacters()
	badHost      = say.TheAddressIsNotWhole()
	badLength    = say.ItIsTooLong()
)

// judge says what may be done with a destination: nothing, unless it is of a
// kind that is known to be harmless. A path has to be so both as it stands
// and with %41 read as A.
func judge(destination string) (kind, language.Text) {
	k, why := judgePlain(destination)
	if k != inside {
		return k, why
	}
	path, _, _ := strings.Cut(destination, "#")
	plain, err := url.PathUnescape(path)
	if err != nil || plain == path {
		return inside, why
	}
	switch k, why := judgePlain(plain); k {
	case inside:
		return inside, why
	case forbidden:
		return forbidden, why
	default:
		return forbidden, badScheme
	}
}

func judgePlain(destination string) (kind, language.Text) {
	path, _, _ := strings.Cut(destination, "#")
	scheme, rest, hasScheme := strings.Cut(path, ":")
	switch {
	case len(destination) > maxDestination:
		return forbidden, badLength
	case strings.ContainsFunc(destination, unprintable):
		return forbidden, badCharacter
	case strings.HasPrefix(strings.TrimSpace(path), "/"):
		return forbidden, badRoot
	case !hasScheme || strings.Contains(scheme, "/"):
		if strings.Contains(destination, `\`) {
			return forbidden, badSlash
		}
		return inside, language.Text{}
	}
	switch strings.ToLower(scheme) {
	case "http", "https":
		if u, err := url.Parse(path); err != nil || u.Hostname() == "" {
			return forbidden, badHost
		}
		return web, language.Text{}
	case "mailto":
		if rest == "" || strings.Contains(rest, `\`) {
			return forbidden, badHost
		}
		return mail, language.Text{}
	}
	return forbidden, badScheme
}

// readLinks judges the links and images of a text, reports those that no page
// may hold, and returns where in the source the others have their
// destinations.
func (t *Text) readLinks(w *watch) []int {
	var offsets []int
	walk(t.root, func(n ast.Node) {
		var written []byte
		scheme, image, plain, repeated := "", false, false, 0 // plain is what has no escapes
		switch n := n.(type) {
		case *ast.Link:
			written, repeated = n.Destination, borrowed(n.Reference, n.Destination, n.Title)
		case *ast.Image:
			written, repeated, image = n.Destination, borrowed(n.Reference, n.Destination, n.Title), true
		case *ast.AutoLink:
			written, plain = n.Label(t.source), true
			if n.AutoLinkType == ast.AutoLinkEmail {
				scheme = "mailto:"
			}
		default:
			return
		}
		offset := offset(t.source, n, written)
		if !w.repeat(repeated, offset) {
			t.reference[n] = reference{}
			return
		}
		r := reference{destination: scheme + string(written)}
		if !plain {
			r.destination = unescape(written)
		}
		var why language.Text
		switch r.kind, why = judge(r.destination); {
		case r.kind == forbidden:
			w.report(offset, diag.ForbiddenLink.Problem(shown(r.destination), why))
		case image && r.kind == mail:
			r.kind = forbidden
			w.report(offset, diag.ForbiddenLink.Problem(shown(r.destination), badScheme))
		case image && r.kind == web:
			r.kind = forbidden
			w.report(offset, diag.ExternalImage.Problem(shown(r.destination)))
		case r.kind == inside:
			r.link = len(t.links)
			t.links = append(t.links, Link{Destination: r.destination, Image: image})
			offsets = append(offsets, offset)
		}
		t.reference[n] = r
	})
	return offsets
}

// borrowed is how much a link takes from a definition. A few bytes that name
// a long definition would otherwise make a page of any size.
func borrowed(from *ast.ReferenceLink, destination, title []byte) int {
	if from == nil {
		return 0
	}
	return len(destination) + len(title)
}

// offset is where a part of a node stands in the source. Goldmark keeps no
// positions of destinations, but they are slices of the source, so that what
// is left of it after them tells where they begin. Where there is nothing to
// point at, it is where the node begins.
func offset(source []byte, n ast.Node, part []byte) int {
	at := cap(source) - cap(part)
	if len(part) > 0 && 0 <= at && at < len(source) && &source[at] == &part[0] {
		return at
	}
	return n.Pos()
}

// unescape resolves what Markdown lets an author write for a character.
func unescape(written []byte) string {
	if !bytes.ContainsAny(written, `\&`) {
		return string(written)
	}
	return string(util.ResolveEntityNames(util.ResolveNumericReferences(util.UnescapePunctuations(written))))
}

// shown is a destination as a finding quotes it: short enough for a line, and
// without characters that a terminal would obey or that end the line.
func shown(destination string) string {
	runes := []rune(strings.Map(func(r rune) rune {
		if unprintable(r) {
			return utf8.RuneError
		}
		return r
	}, destination))
	if len(runes) > 100 {
		return string(runes[:100]) + "…"
	}
	return string(runes)
}
