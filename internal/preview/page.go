package preview

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"html/template"
	"io"
	"net/http"
	"net/url"
	"path"
	"regexp"
	"slices"
	"strings"
	"time"

	"btfolio/internal/source"
)

// page answers a request for anything of the site.
func (s *Server) page(w http.ResponseWriter, r *http.Request) {
	at := r.URL.Path
	now, _ := s.state()
	if to, ok := s.forward(now, at); ok {
		http.Redirect(w, r, s.root+to, http.StatusFound)
		return
	}
	var v view
	if clean := path.Clean(at); at == clean || at == clean+"/" {
		v = s.view(r.Context(), now, at)
	}
	switch {
	case v.found && v.attachment != nil:
		s.writeFile(w, r, v)
	case v.found && !v.isPage:
		w.Header().Set("Content-Type", typeOf(at))
		w.Header().Set("Content-Security-Policy", fenced)
		http.ServeContent(w, r, "", time.Time{}, bytes.NewReader(v.data))
	default:
		s.writePage(w, now, at, &v)
	}
}

// forward leads from the address of a folder to its first page.
func (s *Server) forward(now *snapshot, at string) (string, bool) {
	to := func(at string) string { return (&url.URL{Path: at + "/index.html"}).EscapedPath() }
	if at == "/" && len(s.options.Trainees) > 0 {
		if trainees, _ := now.trainees(); len(trainees) == 1 {
			return to("/" + trainees[0]), true
		}
	}
	folder, published := strings.CutPrefix(at, publishedPath)
	if !published {
		folder = strings.TrimPrefix(at, "/")
	}
	if folder = strings.TrimSuffix(folder, "/"); folder == "" || !now.has(folder) {
		return "", false
	}
	return to(strings.TrimSuffix(at, "/")), true
}

// policyMeta is the policy that a published page carries with it. The preview
// sends its own: its script has to be told of changes.
var policyMeta = regexp.MustCompile(`(?i)<meta http-equiv="?Content-Security-Policy"?[^>]*>`)

// Besides, only editors may show a page in a frame.
const policy = "default-src 'none'; style-src 'self'; img-src 'self'; script-src 'self'; frame-src 'self'; " +
	"connect-src 'self'; object-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'self' vscode-webview: vscode-file:"

// shown is the page at an address, and the status it is shown with: the one
// that was found, or one that says why there is none.
func (s *Server) shown(now *snapshot, v *view) ([]byte, int) {
	switch {
	case v.found && v.data != nil:
		return v.data, http.StatusOK
	case len(v.faults) > 0:
		return s.web.empty(now.language()), http.StatusOK
	}
	return s.web.missing(now.language()), http.StatusNotFound
}

// top is the beginning of a page's body, with the link that leads past what
// stands on every page. That has to be the first.
var top = regexp.MustCompile(`(?s)<body[^>]*>\n?(?:.{0,400}<a class="skip"[^>]*>[^<]*</a>\n?)?`)

// writePage sends a page with what the preview adds to it: its script in the
// head, the strip first in the body and what is wrong last. A page comes with
// them, so that nothing moves when the script has started.
func (s *Server) writePage(w http.ResponseWriter, now *snapshot, at string, v *view) {
	page, status := s.shown(now, v)
	head := `<link rel="stylesheet" href="` + s.root + ownPath + `preview.css">` +
		`<script src="` + s.root + ownPath + `preview.js" data-page="` + template.HTMLEscapeString(at) +
		`" data-mark="` + pageMark(now, page) + `" data-style="` + now.assetsMark(true) + `" defer></script>` + "\n"
	first, last := "", ""
	if len(v.faults) > 0 {
		last = s.web.overlay(now, v)
	} else {
		first = s.web.strip(now.language(), v)
	}
	page = policyMeta.ReplaceAllLiteral(page, nil)
	if end := bytes.Index(page, []byte("</head>")); end >= 0 {
		page = insert(page, end, head)
	}
	if at := top.FindIndex(page); at != nil {
		page = insert(page, at[1], first)
	}
	if end := bytes.LastIndex(page, []byte("</body>")); end >= 0 {
		page = insert(page, end, last)
	}
	w.Header().Set("Content-Type", "text/html; charset=utf-8")
	w.Header().Set("Content-Security-Policy", policy)
	w.WriteHeader(status)
	w.Write(page)
}

// insert puts text into a page, which stays as it is.
func insert(page []byte, at int, text string) []byte {
	return slices.Concat(page[:at], []byte(text), page[at:])
}

// What is no page of ours runs nothing, wherever it is opened: it gets an origin
// of its own, and no scripts, forms or windows. A browser shows a picture, sound
// or film that is opened by itself in a page that it makes of it.
const (
	quiet  = "default-src 'none'; img-src 'self'; media-src 'self'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; frame-ancestors 'self' vscode-webview: vscode-file:"
	fenced = "sandbox; " + quiet
)

// policyOf is the policy that a file of the portfolio is sent with. Chromium shows no
// PDF in a sandbox, since its viewer is a program of its own; one that is what its
// name says has none, and its scripts are the viewer's to run or, as Chromium and
// Firefox do, to keep from the page and the network.
func policyOf(f *source.File) string {
	if t := source.TypeOf(f.Path); t != nil && t.Kind == source.KindPDF && f.Fault == source.FaultNone {
		return "object-src 'self'; " + quiet // as which the viewer takes it
	}
	return fenced
}

// writeFile sends a file of the portfolio.
func (s *Server) writeFile(w http.ResponseWriter, r *http.Request, v view) {
	file, problem := v.look.edition(v.drafts).site.Tree.Open(*v.attachment)
	if problem != nil {
		http.NotFound(w, r)
		return
	}
	defer file.Close()
	w.Header().Set("Content-Type", typeOf(v.attachment.Path))
	w.Header().Set("Content-Security-Policy", policyOf(v.attachment))
	http.ServeContent(w, r, "", time.Time{}, io.NewSectionReader(file, 0, v.attachment.Size))
}

// assetTypes are the types of files in static/ that a portfolio does not have as
// attachments.
var assetTypes = map[string]string{
	".css":   "text/css; charset=utf-8",
	".js":    "text/javascript; charset=utf-8",
	".json":  "application/json",
	".svg":   "image/svg+xml",
	".ico":   "image/x-icon",
	".woff":  "font/woff",
	".woff2": "font/woff2",
	".ttf":   "font/ttf",
	".otf":   "font/otf",
}

// typeOf tells the type of a file by its name, on every system the same. Browsers
// are told not to guess.
func typeOf(name string) string {
	if t := source.TypeOf(name); t != nil {
		return t.Media
	}
	if media, known := assetTypes[strings.ToLower(path.Ext(name))]; known {
		return media
	}
	return "application/octet-stream"
}

// pageMark tells a page from what it was at another moment. Its scripts belong to
// it; a style sheet can be exchanged under it.
func pageMark(now *snapshot, page []byte) string {
	sum := sha256.Sum256(page)
	return hex.EncodeToString(sum[:8]) + now.assetsMark(false)
}
