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
	"strings"
	"time"

	"btfolio/internal/build"
)

// page answers a request for anything of the site.
func (s *Server) page(w http.ResponseWriter, r *http.Request) {
	at := r.URL.Path
	if clean := path.Clean(at); at != clean && at != clean+"/" {
		http.NotFound(w, r)
		return
	}
	now, _ := s.state()
	if to, ok := s.forward(now.Has, at); ok {
		http.Redirect(w, r, to, http.StatusFound)
		return
	}
	v := s.view(r.Context(), now, at)
	switch {
	case v.found && v.Page && v.Data != nil:
		s.writePage(w, now, at, v.Data)
	case v.found && v.File != nil:
		s.writeFile(w, r, v)
	case v.found && !v.Page:
		w.Header().Set("Content-Type", typeOf(at))
		io.Copy(w, bytes.NewReader(v.Data))
	case len(v.faults) > 0:
		// There is nothing to show yet but what is wrong; the overlay comes
		// with the events.
		s.writePage(w, now, at, s.web.empty(now.Language()))
	default:
		w.WriteHeader(http.StatusNotFound)
		s.writePage(w, now, at, s.web.missing(now.Language()))
	}
}

// forward leads from the address of a folder to its first page.
func (s *Server) forward(has func(string) bool, at string) (string, bool) {
	if at == "/" && len(s.options.Trainees) == 1 {
		trainee := strings.TrimPrefix(s.options.Trainees[0], "content/")
		return (&url.URL{Path: "/" + trainee + "/index.html"}).EscapedPath(), true
	}
	folder, published := strings.CutPrefix(at, publishedPath)
	if !published {
		folder = strings.TrimPrefix(at, "/")
	}
	if folder = strings.TrimSuffix(folder, "/"); folder == "" || !has(folder) {
		return "", false
	}
	return (&url.URL{Path: strings.TrimSuffix(at, "/") + "/index.html"}).EscapedPath(), true
}

// policyMeta is the policy that a published page carries with it. The preview
// sends its own: its script has to be told of changes.
var policyMeta = regexp.MustCompile(`(?i)<meta http-equiv="?Content-Security-Policy"?[^>]*>`)

const policy = "default-src 'none'; style-src 'self'; img-src 'self'; script-src 'self'; frame-src 'self'; " +
	"connect-src 'self'; object-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"

// writePage sends a page with what the preview adds to it.
func (s *Server) writePage(w http.ResponseWriter, now *build.Snapshot, at string, page []byte) {
	w.Header().Set("Content-Type", "text/html; charset=utf-8")
	w.Header().Set("Content-Security-Policy", policy)
	added := `<link rel="stylesheet" href="` + ownPath + `preview.css">` +
		`<script src="` + ownPath + `preview.js" data-page="` + template.HTMLEscapeString(at) +
		`" data-mark="` + mark(now, page) + `" data-style="` + now.Assets(true) + `" defer></script>`
	page = policyMeta.ReplaceAllLiteral(page, nil)
	if end := bytes.Index(page, []byte("</head>")); end >= 0 {
		w.Write(page[:end])
		io.WriteString(w, added+"\n")
		w.Write(page[end:])
		return
	}
	w.Write(page)
	io.WriteString(w, added)
}

// writeFile sends a file of the portfolio.
func (s *Server) writeFile(w http.ResponseWriter, r *http.Request, v view) {
	file, problem := v.look.Open(*v.File)
	if problem != nil {
		http.NotFound(w, r)
		return
	}
	defer file.Close()
	w.Header().Set("Content-Type", typeOf(v.File.Path))
	http.ServeContent(w, r, "", time.Time{}, io.NewSectionReader(file, 0, v.File.Size))
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

// mark tells a page from what it was at another moment. Its scripts belong to
// it; a style sheet can be exchanged under it.
func mark(now *build.Snapshot, page []byte) string {
	sum := sha256.Sum256(page)
	return hex.EncodeToString(sum[:8]) + now.Assets(false)
}
