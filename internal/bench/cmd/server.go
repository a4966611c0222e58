package main

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"os"
	"os/exec"
	"path"
	"path/filepath"
	"regexp"
	"strings"
	"time"

	"golang.org/x/net/websocket"
)

func hugoServer(program, site, output string) preview {
	return preview{site, []string{program, "server", "--source", site, "--destination", output}, livereload}
}

// eventPath is where btfolio serve tells browsers, with server-sent events.
const eventPath = "_btfolio/events"

func btfolioServer(program, site string) preview {
	return preview{site, []string{program, "serve", "--port", "0", site}, serverSentEvents}
}

var printed = regexp.MustCompile(`http://[^\s/]+/\S*`)

// start starts a server and waits until it has printed its address. stop
// ends it and waits until it has.
func start(ctx context.Context, command []string) (address string, stop func(), err error) {
	ctx, cancel := context.WithCancel(ctx)
	cmd := exec.CommandContext(ctx, command[0], command[1:]...)
	cmd.Cancel = func() error { return cmd.Process.Signal(os.Interrupt) }
	cmd.WaitDelay = 10 * time.Second
	said, err := cmd.StdoutPipe()
	if err != nil {
		cancel()
		return "", nil, err
	}
	cmd.Stderr = cmd.Stdout
	if err := cmd.Start(); err != nil {
		cancel()
		return "", nil, fmt.Errorf("%s: %w", command, err)
	}
	found, drained := make(chan string, 1), make(chan struct{})
	go func() {
		defer close(drained)
		defer close(found)
		var all strings.Builder
		for lines := bufio.NewScanner(said); lines.Scan(); {
			if address := printed.FindString(lines.Text()); address != "" {
				found <- address
				io.Copy(io.Discard, said) // so that the server can go on printing
				return
			}
			fmt.Fprintln(&all, lines.Text())
		}
		fmt.Fprint(os.Stderr, all.String())
	}()
	stop = func() {
		cancel()
		<-drained
		cmd.Wait() // an interrupt is how it ends
	}
	select {
	case address = <-found:
	case <-time.After(patience):
	}
	if address == "" {
		stop()
		return "", nil, fmt.Errorf("%s: no address printed", filepath.Base(command[0]))
	}
	return address, stop, nil
}

// livereload watches as the script does that Hugo puts into pages.
func livereload(ctx context.Context, address, _ string, told chan<- time.Time) error {
	ws, err := websocket.Dial("ws"+strings.TrimPrefix(address, "http")+"livereload", "", address)
	if err != nil {
		return err
	}
	type message struct {
		Command   string   `json:"command"`
		Protocols []string `json:"protocols,omitempty"`
	}
	if err := websocket.JSON.Send(ws, message{"hello", []string{"http://livereload.com/protocols/official-7"}}); err != nil {
		return errors.Join(err, ws.Close())
	}
	context.AfterFunc(ctx, func() { ws.Close() }) // ends the loop
	go func() {
		for {
			var m message
			if err := websocket.JSON.Receive(ws, &m); err != nil {
				return
			}
			if m.Command == "reload" {
				told <- time.Now()
			}
		}
	}()
	return nil
}

// serverSentEvents watches as a browser's EventSource does. Every event counts
// that comes after the greeting of a new connection.
func serverSentEvents(ctx context.Context, address, text string, told chan<- time.Time) error {
	request, err := http.NewRequestWithContext(ctx, http.MethodGet, address+eventPath+"?page="+url.QueryEscape(pageOf(text)), nil)
	if err != nil {
		return err
	}
	request.Header.Set("Accept", "text/event-stream")
	answer, err := http.DefaultClient.Do(request)
	if err != nil {
		return err
	}
	if kind := answer.Header.Get("Content-Type"); answer.StatusCode != http.StatusOK || !strings.HasPrefix(kind, "text/event-stream") {
		answer.Body.Close()
		return fmt.Errorf("%s: %s, %s", request.URL, answer.Status, kind)
	}
	go func() {
		defer answer.Body.Close()
		for lines := bufio.NewScanner(answer.Body); lines.Scan(); {
			if strings.HasPrefix(lines.Text(), "event:") {
				told <- time.Now()
			}
		}
	}()
	return nil
}

// pageOf is the page of a text: that of content/anna/samtal/x.md is
// /anna/samtal-x.html.
func pageOf(text string) string {
	folder, name := filepath.Split(filepath.ToSlash(text))
	trainee, kind := path.Split(strings.TrimSuffix(folder, "/"))
	return "/" + path.Base(trainee) + "/" + kind + "-" + strings.TrimSuffix(name, ".md") + ".html"
}
