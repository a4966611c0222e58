package main

import (
	"bufio"
	"context"
	"io"
	"net"
	"net/http"
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"runtime"
	"strings"
	"testing"
	"time"
)

// patience is how long tests wait for what has to come. Nothing is said about
// speed.
const patience = time.Minute

// A served is btfolio serve on a site of its own.
type served struct {
	t      *testing.T
	site   string
	base   string // its address with the secret, without a slash at the end
	cancel context.CancelFunc
	status chan int
	said   []string
}

// serveDemo shows a copy of the demo until the test ends.
func serveDemo(t *testing.T, args ...string) *served {
	t.Helper()
	s := &served{t: t, site: filepath.Join(t.TempDir(), "Min mapp åäö")}
	if err := os.CopyFS(filepath.Join(s.site, "content"), os.DirFS("../../content")); err != nil {
		t.Fatal(err)
	}
	config, err := os.ReadFile("../../btfolio.yaml")
	if err != nil {
		t.Fatal(err)
	}
	s.write("btfolio.yaml", string(config))
	s.start(append([]string{"--port", "0"}, args...)...)
	t.Cleanup(s.stop)
	return s
}

var addressSaid = regexp.MustCompile(`http://\S+:\d+/\S*`)

func (s *served) start(args ...string) {
	s.t.Helper()
	ctx, cancel := context.WithCancel(context.Background())
	out, in := io.Pipe()
	var stderr strings.Builder
	status := make(chan int, 1)
	go func() {
		status <- run(ctx, append([]string{"serve", s.site}, args...), in, &stderr)
		in.Close()
	}()
	s.cancel, s.status, s.base, s.said = cancel, status, "", nil
	lines := bufio.NewScanner(out)
	for len(s.said) < 3 && lines.Scan() {
		s.said = append(s.said, lines.Text())
		if found := addressSaid.FindString(lines.Text()); found != "" {
			s.base = strings.TrimSuffix(found, "/")
		}
	}
	if s.base == "" {
		s.t.Fatalf("status %d: %q %s", <-status, s.said, stderr.String())
	}
}

// port is the one that it answers on.
func (s *served) port() string { return s.address().Port() }

// address is where the site begins.
func (s *served) address() *url.URL {
	s.t.Helper()
	u, err := url.Parse(s.base)
	if err != nil {
		s.t.Fatal(err)
	}
	return u
}

// stop ends the server, as Ctrl+C does.
func (s *served) stop() {
	s.cancel()
	select {
	case status := <-s.status:
		if status != 0 {
			s.t.Errorf("serve ended with status %d", status)
		}
		s.status <- status // for whoever stops it again
	case <-time.After(patience):
		s.t.Fatal("serve does not end")
	}
}

func (s *served) write(name, text string) {
	s.t.Helper()
	file := filepath.Join(s.site, filepath.FromSlash(name))
	if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
		s.t.Fatal(err)
	}
	if err := os.WriteFile(file, []byte(text), 0o644); err != nil {
		s.t.Fatal(err)
	}
}

func (s *served) read(name string) string {
	s.t.Helper()
	text, err := os.ReadFile(filepath.Join(s.site, filepath.FromSlash(name)))
	if err != nil {
		s.t.Fatal(err)
	}
	return string(text)
}

func (s *served) remove(name string) {
	s.t.Helper()
	if err := os.RemoveAll(filepath.Join(s.site, filepath.FromSlash(name))); err != nil {
		s.t.Fatal(err)
	}
}

// TestServeEnds holds that Ctrl+C ends the command with status 0 while pages
// are open, and that nothing of it goes on.
func TestServeEnds(t *testing.T) {
	before := runtime.NumGoroutine()
	client := &http.Client{Transport: &http.Transport{}}
	s := serveDemo(t)
	var streams []*http.Response
	for range 5 {
		answer, err := client.Get(s.base + "/_btfolio/events?page=/elira-kovenius/index.html")
		if err != nil {
			t.Fatal(err)
		}
		streams = append(streams, answer)
		if line, err := bufio.NewReader(answer.Body).ReadString('\n'); err != nil {
			t.Fatal(line, err)
		}
	}
	s.stop()
	for _, stream := range streams {
		stream.Body.Close()
	}
	client.CloseIdleConnections()
	for deadline := time.Now().Add(patience); runtime.NumGoroutine() > before; time.Sleep(10 * time.Millisecond) {
		if time.Now().After(deadline) {
			all := make([]byte, 1<<20)
			t.Fatalf("%d goroutines, %d before:\n%s", runtime.NumGoroutine(), before, all[:runtime.Stack(all, true)])
		}
	}
}

// TestServeInterrupted sends the signal of Ctrl+C to the program itself.
func TestServeInterrupted(t *testing.T) {
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	cmd := exec.Command(self)
	cmd.Args = []string{"btfolio", "serve", "../..", "--port", "0"} // TestMain runs what it is called
	out, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	lines := bufio.NewScanner(out)
	for lines.Scan() && !strings.Contains(lines.Text(), "Ctrl+C") {
	}
	if err := cmd.Process.Signal(os.Interrupt); err != nil {
		t.Fatal(err)
	}
	if err := cmd.Wait(); err != nil {
		t.Error(err)
	}
}

// TestServePortInUse holds that a second preview says what is the matter.
func TestServePortInUse(t *testing.T) {
	t.Setenv("LC_ALL", "sv_SE.UTF-8")
	s := serveDemo(t)
	port := s.port()
	var stderr strings.Builder
	if status := run(context.Background(), []string{"serve", s.site, "--port", port}, io.Discard, &stderr); status != exitNotRun {
		t.Errorf("status %d", status)
	}
	if want := "port " + port + " används redan"; !strings.Contains(stderr.String(), want) {
		t.Errorf("says %q, want %q", stderr.String(), want)
	}
}

// TestServeListens holds that only this computer reaches the preview.
func TestServeListens(t *testing.T) {
	s := serveDemo(t)
	u := s.address()
	if u.Hostname() != "127.0.0.1" {
		t.Fatal(s.base)
	}
	addresses, err := net.InterfaceAddrs()
	if err != nil {
		t.Fatal(err)
	}
	for _, a := range addresses {
		ip, _, err := net.ParseCIDR(a.String())
		if err != nil || ip.IsLoopback() || ip.IsLinkLocalUnicast() {
			continue
		}
		if connection, err := net.DialTimeout("tcp", net.JoinHostPort(ip.String(), u.Port()), time.Second); err == nil {
			connection.Close()
			t.Errorf("reached at %s", ip)
		}
	}
}
