package preview

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"html/template"
	"io"
	"mime"
	"net/http"
	"net/url"
	"path"
	"regexp"
	"slices"
	"strings"
	"time"
)

// page answers a request for anything of the site.
func (s *Server) page(w http.ResponseWriter, r *http.Request) {
	at := r.URL.Path
	now, _ := s.state()
	if to, ok := s.forward(now, at); ok {
		http.Redirect(w, r, to, http.StatusFound)
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

const policy = "default-src 'none'; style-src 'self'; img-src 'self'; script-src 'self'; frame-src 'self'; " +
	"connect-src 'self'; object-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"

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
	head := `<link rel="stylesheet" href="` + ownPath + `preview.css">` +
		`<script src="` + ownPath + `preview.js" data-page="` + template.HTMLEscapeString(at) +
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

// writeFile sends a file of the portfolio.
func (s *Server) writeFile(w http.ResponseWriter, r *http.Request, v view) {
	file, problem := v.look.edition(v.drafts).site.Tree.Open(*v.attachment)
	if problem != nil {
		http.NotFound(w, r)
		return
	}
	defer file.Close()
	w.Header().Set("Content-Type", typeOf(v.attachment.Path))
	http.ServeContent(w, r, "", time.Time{}, io.NewSectionReader(file, 0, v.attachment.Size))
}

// typeOf tells the type of a file by its name. Browsers are told not to guess.
func typeOf(name string) string {
	switch ext := strings.ToLower(path.Ext(name)); ext {
	case ".css":
		return "text/css; charset=utf-8"
	case ".js":
		return "text/javascript; charset=utf-8"
	case ".txt", ".md", ".csv", ".sig":
		return "text/plain; charset=utf-8"
	default:
		if t := mime.TypeByExtension(ext); t != "" {
			return t
		}
		return "application/octet-stream"
	}
}

// pageMark tells a page from what it was at another moment. Its scripts belong to
// it; a style sheet can be exchanged under it.
func pageMark(now *snapshot, page []byte) string {
	sum := sha256.Sum256(page)
	return hex.EncodeToString(sum[:8]) + now.assetsMark(false)
}
