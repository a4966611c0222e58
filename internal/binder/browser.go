package binder

import (
	"bytes"
	"context"
	"errors"
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
	"time"

	"btfolio/internal/diag"
)

// patience is how long a browser may take for one portfolio.
const patience = 5 * time.Minute

// A Browser is a Chromium, Chrome or Edge on this computer: they alone know running
// heads.
type Browser struct{ program string }

// names are what such browsers are called where programs are found by their names.
var names = []string{"chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome", "microsoft-edge", "msedge"}

// FindBrowser finds one, by the name or path that somebody gave or where they usually
// are.
func FindBrowser(named string) (*Browser, *diag.Problem) {
	if named != "" {
		program, err := exec.LookPath(named)
		if err != nil {
			return nil, diag.BrowserMissing.Problem(named)
		}
		return &Browser{program}, nil
	}
	for _, name := range append(names, usual()...) {
		if program, err := exec.LookPath(name); err == nil {
			return &Browser{program}, nil
		}
	}
	return nil, diag.BrowserNone.Problem()
}

// usual are the places where browsers lie that are not found by their names.
func usual() (all []string) {
	switch runtime.GOOS {
	case "darwin":
		for _, name := range []string{"Google Chrome", "Chromium", "Microsoft Edge"} {
			all = append(all, "/Applications/"+name+".app/Contents/MacOS/"+name)
		}
	case "windows":
		for _, folder := range []string{"ProgramFiles", "ProgramFiles(x86)", "LocalAppData"} {
			if root := os.Getenv(folder); root != "" {
				all = append(all, filepath.Join(root, `Google\Chrome\Application\chrome.exe`), filepath.Join(root, `Microsoft\Edge\Application\msedge.exe`), filepath.Join(root, `Chromium\Application\chrome.exe`))
			}
		}
	}
	return all
}

// Print prints a page that lies in a folder, as its style sheet asks for. What the
// browser needs for itself lies in the folder, too. It asks no network: every name
// leads nowhere, and what it does of its own accord is switched off.
func (b *Browser) Print(ctx context.Context, folder, page string) ([]byte, error) {
	limited, stop := context.WithTimeout(ctx, patience)
	defer stop()
	folder, err := filepath.Abs(folder)
	if err != nil {
		return nil, err
	}
	printed := filepath.Join(folder, "printed.pdf")
	address := (&url.URL{Scheme: "file", Path: slashed(filepath.Join(folder, filepath.FromSlash(page)))}).String()
	args := []string{
		"--headless", "--disable-gpu", "--no-first-run", "--no-default-browser-check",
		"--user-data-dir=" + filepath.Join(folder, "profile"),
		"--host-resolver-rules=MAP * ~NOTFOUND", "--proxy-server=127.0.0.1:9", "--disable-quic",
		"--disable-background-networking", "--disable-component-update", "--disable-sync", "--disable-extensions",
		"--no-pdf-header-footer", "--print-to-pdf=" + printed, address,
	}
	if os.Geteuid() == 0 { // Chromium has no sandbox for the superuser, and does not start without being told
		args = append([]string{"--no-sandbox"}, args...)
	}
	cmd := exec.CommandContext(limited, b.program, args...)
	var said bytes.Buffer
	cmd.Stdout, cmd.Stderr = &said, &said
	together(cmd)
	cmd.WaitDelay = 5 * time.Second
	err = cmd.Run()
	if ctx.Err() != nil {
		return nil, ctx.Err()
	}
	if errors.Is(limited.Err(), context.DeadlineExceeded) {
		return nil, diag.BrowserSlow.Problem(b.program)
	}
	data, unread := os.ReadFile(printed)
	if err != nil || unread != nil {
		return nil, diag.BrowserFailed.Problem(b.program, last(said.String()))
	}
	return data, os.Remove(printed)
}

// last is the last line that a program said.
func last(said string) string {
	lines := strings.Split(strings.TrimSpace(said), "\n")
	return strings.TrimSpace(lines[len(lines)-1])
}

// slashed is a path as addresses have it.
func slashed(path string) string {
	path = filepath.ToSlash(path)
	if !strings.HasPrefix(path, "/") { // C:/…
		path = "/" + path
	}
	return path
}
