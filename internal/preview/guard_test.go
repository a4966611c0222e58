package preview

import (
	"bufio"
	"fmt"
	"io"
	"net"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"btfolio/internal/testkit"
)

// Only who knows the secret is answered, by this computer's own browser, and only
// when a page of ours, an editor or the person asks.
func TestWhoIsAnswered(t *testing.T) {
	t.Parallel()
	s := serve(t, WatchOptions{})
	_, port, _ := net.SplitHostPort(strings.TrimPrefix(s.host, "http://"))
	const events = "/_btfolio/events?page=/lo-ek/index.html"
	for _, c := range []struct {
		what   string
		at     string
		header []string
		status int
	}{
		{"by its address", page, nil, 200},
		{"as localhost", page, []string{"Host", "localhost:" + port}, 200},
		{"as the other loopback", page, []string{"Host", "[::1]:" + port}, 200},
		{"by another name", page, []string{"Host", "evil.example"}, 403},
		{"by another name, with the port", page, []string{"Host", "evil.example:" + port}, 403},
		{"by a name that leads here", page, []string{"Host", "127.0.0.1.evil.example:" + port}, 403},
		{"by a name like ours", page, []string{"Host", "localhost.evil.example:" + port}, 403},
		{"by no address in particular", page, []string{"Host", "0.0.0.0:" + port}, 403},
		{"by an address of the network", page, []string{"Host", "192.168.1.2:" + port}, 403},
		{"without the port", page, []string{"Host", "localhost"}, 403},
		{"with another port", page, []string{"Host", "localhost:1"}, 403},
		{"events by another name", events, []string{"Host", "evil.example:" + port}, 403},

		{"a page of ours", page, []string{"Sec-Fetch-Site", "same-origin"}, 200},
		{"the person", page, []string{"Sec-Fetch-Site", "none"}, 200},
		{"a link elsewhere", page, []string{"Sec-Fetch-Site", "cross-site", "Sec-Fetch-Mode", "navigate", "Sec-Fetch-Dest", "document"}, 200},
		{"a frame elsewhere", page, []string{"Sec-Fetch-Site", "cross-site", "Sec-Fetch-Mode", "navigate", "Sec-Fetch-Dest", "iframe"}, 200}, // which a browser shows in an editor only
		{"a script elsewhere", page, []string{"Sec-Fetch-Site", "cross-site", "Sec-Fetch-Mode", "cors"}, 403},
		{"a script element elsewhere", "/lo-ek/assets/btfolio.js", []string{"Sec-Fetch-Site", "cross-site", "Sec-Fetch-Mode", "no-cors", "Sec-Fetch-Dest", "script"}, 403},
		{"a picture on another port", "/lo-ek/assets/btfolio.css", []string{"Sec-Fetch-Site", "same-site", "Sec-Fetch-Mode", "no-cors", "Sec-Fetch-Dest", "image"}, 403},
		{"another origin", page, []string{"Origin", "http://evil.example"}, 403},
		{"no origin to speak of", page, []string{"Origin", "null"}, 403},
		{"our origin", page, []string{"Origin", s.host}, 200},
		{"events elsewhere", events, []string{"Sec-Fetch-Site", "cross-site", "Sec-Fetch-Mode", "cors"}, 403},
		{"events as a page elsewhere", events, []string{"Sec-Fetch-Site", "cross-site", "Sec-Fetch-Mode", "navigate", "Sec-Fetch-Dest", "document"}, 403},
		{"events of another origin", events, []string{"Origin", "http://evil.example"}, 403},
		{"events of another port", events, []string{"Sec-Fetch-Site", "same-site", "Origin", "http://localhost:3000"}, 403},
	} {
		answer, body := s.get(c.at, c.header...)
		if answer.StatusCode != c.status {
			t.Errorf("%s: %s, want %d", c.what, answer.Status, c.status)
		}
		if c.status == 403 {
			refused(t, s, c.what, body)
		}
		if policy := answer.Header.Get("Content-Security-Policy"); c.status == 200 && c.at == page && !strings.Contains(policy, "frame-ancestors 'self' vscode-webview: vscode-file:") {
			t.Errorf("%s may be shown in frames by %q", c.what, policy)
		}
		safe(t, c.what, answer)
	}
}

// refused holds that an answer tells nothing of the site, nor the secret.
func refused(t *testing.T, s *server, what, body string) {
	t.Helper()
	if strings.Contains(body, "<") || strings.Contains(body, "Lo Ek") || strings.Contains(body, strings.TrimPrefix(s.base, s.host+"/")) || !strings.Contains(body, "btfolio serve") {
		t.Errorf("%s is told %q", what, body)
	}
}

// Whoever does not know the secret is told nothing, whatever they ask for: not
// even what there is.
func TestSecret(t *testing.T) {
	t.Parallel()
	s := serve(t, WatchOptions{})
	secret := strings.TrimPrefix(s.base, s.host+"/")
	if len(secret) < 26 {
		t.Fatalf("the secret is %q", secret)
	}
	for _, before := range []string{"", "/x", "/" + secret[1:], "/" + secret + "a", "/" + secret[:25], "/" + strings.ToUpper(secret), "/x/" + secret, "//" + secret, "/./" + secret, "/%2e/" + secret} {
		for _, at := range []string{
			"", "/", page, "/index.html", "/finns-inte.html", "/lo-ek", "/lo-ek/files/intyg.txt", "/lo-ek/assets/btfolio.css", "/assets/btfolio.js",
			"/_btfolio/preview.js", "/_btfolio/events?page=" + page, "/_btfolio/published/lo-ek/index.html",
		} {
			request, err := http.NewRequest(http.MethodGet, s.host+before+at, nil)
			testkit.Must(t, err)
			request.Header.Set("Cookie", "secret="+secret)
			request.Header.Set("Referer", s.base+page)
			answer, err := http.DefaultTransport.RoundTrip(request)
			testkit.Must(t, err)
			body, _ := io.ReadAll(answer.Body)
			answer.Body.Close()
			if answer.StatusCode != http.StatusForbidden {
				t.Errorf("%s%s: %s", before, at, answer.Status)
			}
			refused(t, s, before+at, string(body))
			safe(t, before+at, answer)
		}
	}
	if other := serve(t, WatchOptions{}); strings.TrimPrefix(other.base, other.host) == "/"+secret {
		t.Error("two previews have one secret")
	}
}

// safe holds what is true of every answer.
func safe(t *testing.T, what string, answer *http.Response) {
	t.Helper()
	for name := range answer.Header {
		if strings.HasPrefix(name, "Access-Control-") {
			t.Errorf("%s: has %s", what, name)
		}
	}
	if answer.Header.Get("X-Content-Type-Options") != "nosniff" {
		t.Errorf("%s: browsers may guess its type", what)
	}
	policy := answer.Header.Get("Content-Security-Policy")
	if strings.HasPrefix(answer.Header.Get("Content-Type"), "text/html") && answer.StatusCode != http.StatusFound && answer.StatusCode != http.StatusTemporaryRedirect &&
		(!strings.Contains(policy, "default-src 'none'") || strings.Contains(policy, "unsafe")) {
		t.Errorf("%s: the policy is %q", what, policy)
	}
}

// No address leads out of the site, to a list of its files, or to a file that
// is in no portfolio.
func TestNothingElseIsServed(t *testing.T) {
	t.Parallel()
	s := serve(t, WatchOptions{})
	testkit.Must(t, os.WriteFile(filepath.Join(s.site, "..", "secret.txt"), []byte("HEMLIGT"), 0o644))
	s.write("secret.txt", "HEMLIGT")
	s.write("content/ali-dahl/.dolt/secret.txt", "HEMLIGT")
	secret := filepath.ToSlash(filepath.Join(filepath.Dir(s.site), "secret.txt"))
	host, root, _ := strings.Cut(strings.TrimPrefix(s.base, "http://"), "/")
	for _, target := range []string{
		"/../secret.txt", "/../../secret.txt", "/lo-ek/../../secret.txt", "/lo-ek/../secret.txt", "/./../secret.txt", "//secret.txt", "/" + secret,
		"/%2e%2e/secret.txt", "/%2e%2e%2fsecret.txt", "/..%2fsecret.txt", "/..%2f..%2fsecret.txt", "/lo-ek/..%2f..%2fsecret.txt", "/%252e%252e/secret.txt", "/%c0%ae%c0%ae/secret.txt",
		`/..\secret.txt`, `/lo-ek/..\..\secret.txt`, "/..%5csecret.txt", "/lo-ek/..%5c..%5csecret.txt",
		"/C:/secret.txt", `/C:\secret.txt`, "/C:%5csecret.txt", `/\\?\C:\secret.txt`, "/%5c%5c%3f%5cC:%5csecret.txt", `/\\server\share\secret.txt`, "/lo-ek/CON", "/lo-ek/index.html::$DATA",
		"/secret.txt", "/content/lo-ek/index.md", "/lo-ek/index.md", "/btfolio.yaml", "/ali-dahl/.dolt/secret.txt", "/lo-ek/dokument/Intyg.txt/", "/assets/../secret.txt", "/lo-ek/assets/..%2f..%2fsecret.txt",
		"/lo-ek/%00", "/lo-ek/index.html%00.txt", "/%00", "/lo-ek/samtal/", "/lo-ek/dokument/", "/lo-ek/assets/", "/lo-ek/filer/", "/lo-ek/files/", "/assets/", "/_btfolio/", "/_btfolio/web/preview.js", "/_btfolio/empty.html", "/_btfolio/..%2fevents.go", "/_btfolio/published", "/_btfolio/published/../../../secret.txt", "/_btfolio/published/..%2f..%2fsecret.txt",
		"/_btfolio/published/" + secret, "/" + strings.Repeat("a", 500_000), "/" + strings.Repeat("../", 20_000) + "secret.txt", "/lo-ek/" + strings.Repeat("%2e%2e/", 20_000) + "secret.txt",
		"http://evil.example/lo-ek/index.html", "*", "secret.txt",
	} {
		if strings.HasPrefix(target, "/") {
			target = "/" + root + target
		}
		connection, err := net.Dial("tcp", host)
		testkit.Must(t, err)
		// The server may answer before it has read all of a request that is
		// too long.
		go fmt.Fprintf(connection, "GET %s HTTP/1.1\r\nHost: %s\r\nConnection: close\r\n\r\n", target, host)
		what := fmt.Sprintf("%.80q", target)
		answer, err := http.ReadResponse(bufio.NewReader(connection), nil)
		if err != nil {
			if len(target) < 100_000 {
				t.Errorf("%s: %v", what, err)
			}
			connection.Close()
			continue
		}
		body, _ := io.ReadAll(answer.Body)
		connection.Close()
		if answer.StatusCode == http.StatusOK || answer.StatusCode >= 500 {
			t.Errorf("%s: %s: %.200s", what, answer.Status, body)
		}
		if strings.Contains(string(body), "HEMLIGT") || strings.Contains(string(body), "<pre>") {
			t.Errorf("%s: tells %.200s", what, body)
		}
		if to := answer.Header.Get("Location"); to != "" && (!strings.HasPrefix(to, "/") || strings.HasPrefix(to, "//") || strings.Contains(to, `\`)) {
			t.Errorf("%s: leads to %q", what, to)
		}
		if answer.StatusCode == http.StatusNotFound {
			safe(t, what, answer)
		}
	}
}

// A link in content that leads out of the site is a fault, and what it leads
// to is not shown.
func TestLinksOutOfTheSite(t *testing.T) {
	t.Parallel()
	s := serve(t, WatchOptions{})
	outside := filepath.Join(s.site, "..", "secret.txt")
	testkit.Must(t, os.WriteFile(outside, []byte("HEMLIGT\nHEMLIGT\n"), 0o644))
	w := s.open(page)
	testkit.Must(t, os.Symlink(outside, filepath.Join(s.site, "content/lo-ek/dokument/Brev.txt")))
	w.breaks("content/lo-ek/dokument/Brev.txt", "Bröstsmärta.")
	s.remove("content/lo-ek/dokument/Brev.txt")
	w.shows("Bröstsmärta.")
	testkit.Must(t, os.Symlink("../../../../secret.txt", filepath.Join(s.site, "content/lo-ek/samtal/2026-01-21.md")))
	w.breaks("content/lo-ek/samtal/2026-01-21.md", "Bröstsmärta.")
	for _, at := range []string{page, "/", "/lo-ek/samtal-2026-01-21.html", "/lo-ek/filer/Brev.txt", "/lo-ek/dokument/Brev.txt"} {
		if _, body := s.get(at); strings.Contains(body, "HEMLIGT") {
			t.Errorf("%s shows what lies outside of the site", at)
		}
	}
}

func TestAnswers(t *testing.T) {
	t.Parallel()
	s := serve(t, WatchOptions{})
	for _, at := range []string{
		"/", "/index.html", page, "/lo-ek/index.html", "/finns-inte.html", "/lo-ek/finns-inte.html", "/finns-inte/index.html",
		"/_btfolio/published/", "/_btfolio/published/lo-ek/index.html", "/lo-ek/assets/btfolio.css", "/assets/btfolio.js", "/_btfolio/preview.js", "/_btfolio/preview.css",
	} {
		answer, _ := s.get(at)
		safe(t, at, answer)
		if missing := strings.Contains(at, "finns-inte"); (answer.StatusCode == http.StatusNotFound) != missing {
			t.Errorf("%s: %s", at, answer.Status)
		}
	}
	for from, to := range map[string]string{
		"": "/", "/lo-ek": "/lo-ek/index.html", "/lo-ek/": "/lo-ek/index.html", "/_btfolio/published/lo-ek": "/_btfolio/published/lo-ek/index.html",
	} {
		if answer, _ := s.get(from); s.host+answer.Header.Get("Location") != s.base+to {
			t.Errorf("%s leads to %q", from, answer.Header.Get("Location"))
		}
	}
	for _, method := range []string{"POST", "PUT", "DELETE", "OPTIONS", "PATCH"} {
		for _, at := range []string{page, "/_btfolio/events", "/_btfolio/preview.js"} {
			request, err := http.NewRequest(method, s.base+at, strings.NewReader("x"))
			testkit.Must(t, err)
			answer, err := http.DefaultTransport.RoundTrip(request)
			testkit.Must(t, err)
			answer.Body.Close()
			if answer.StatusCode != http.StatusMethodNotAllowed {
				t.Errorf("%s %s: %s", method, at, answer.Status)
			}
			safe(t, method+" "+at, answer)
		}
	}
	request, err := http.NewRequest(http.MethodHead, s.base+"/_btfolio/events?page="+page, nil)
	testkit.Must(t, err)
	answer, err := http.DefaultTransport.RoundTrip(request)
	testkit.Must(t, err)
	answer.Body.Close()
}

// Files come in parts where a browser asks for parts, as its viewers do.
func TestFilesInParts(t *testing.T) {
	t.Parallel()
	s := serve(t, WatchOptions{})
	const at = "/lo-ek/files/intyg.txt"
	answer, body := s.get(at)
	if answer.StatusCode != http.StatusOK || body != "0123456789\n" || !strings.HasPrefix(answer.Header.Get("Content-Type"), "text/plain") {
		t.Errorf("%s: %s %q %v", at, answer.Status, body, answer.Header)
	}
	safe(t, at, answer)
	for ranges, want := range map[string]string{"bytes=2-4": "234", "bytes=8-": "89\n", "bytes=-2": "9\n"} {
		answer, body := s.get(at, "Range", ranges)
		if answer.StatusCode != http.StatusPartialContent || body != want {
			t.Errorf("%s: %s %q, want %q", ranges, answer.Status, body, want)
		}
	}
	if answer, _ := s.get(at, "Range", "bytes=100-"); answer.StatusCode != http.StatusRequestedRangeNotSatisfiable {
		t.Errorf("beyond the end: %s", answer.Status)
	}
}
