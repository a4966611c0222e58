package preview

import (
	"net"
	"net/http"
	"strings"
)

// guard lets through only what comes from a person at this computer: a page
// of somebody else's must not read a portfolio through the reader's browser,
// neither by a name that leads here nor by asking across sites.
func (s *Server) guard(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		h := w.Header()
		h.Set("X-Content-Type-Options", "nosniff")
		h.Set("Referrer-Policy", "no-referrer")
		h.Set("Cross-Origin-Resource-Policy", "same-origin")
		h.Set("Cache-Control", "no-store")
		if !s.allowedHost(r.Host) || !sameSite(r) {
			text := words{s.Language()}.Word("elsewhere")
			http.Error(w, text+" http://"+s.address+"/", http.StatusForbidden)
			return
		}
		next.ServeHTTP(w, r)
	})
}

// allowedHost reports whether a request was made to the address we listen on,
// by a name that can lead nowhere else.
func (s *Server) allowedHost(host string) bool {
	name, port, err := net.SplitHostPort(host)
	if err != nil {
		return false
	}
	own, ownPort, err := net.SplitHostPort(s.address)
	if err != nil || port != ownPort {
		return false
	}
	if name == "localhost" || name == own {
		return true
	}
	ip := net.ParseIP(name)
	return ip != nil && ip.IsLoopback()
}

// sameSite reports whether a request comes from a page of ours or from the
// person's own hand. Old browsers tell only the origin, and only sometimes.
func sameSite(r *http.Request) bool {
	switch r.Header.Get("Sec-Fetch-Site") {
	case "same-origin", "none":
	case "":
	default: // another site may lead a person here, but not read
		return r.Header.Get("Sec-Fetch-Mode") == "navigate" && r.Header.Get("Sec-Fetch-Dest") == "document" && r.URL.Path != eventsPath
	}
	origin := r.Header.Get("Origin")
	return origin == "" || strings.EqualFold(origin, "http://"+r.Host)
}
