package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"time"
)

// A preview is a server that tells browsers when a page has changed.
type preview struct {
	site    string   // whose texts are saved
	command []string // starts it; it prints its address
	watch   watcher  // what a browser does to be told
}

// A watcher connects to a server and sends on told each time a browser is to
// show something new, until the context ends.
type watcher func(ctx context.Context, address, text string, told chan<- time.Time) error

// latencies are how long browsers waited after a save.
type latencies struct{ ours, grown, hugo []time.Duration }

const (
	patience = 10 * time.Minute // for a server to be ready, and for each event
	rest     = time.Second      // without events, before the next save
)

// saves saves one text of the site n times, each time with other words, and
// says how long it took until a browser was told.
func (p preview) saves(n int) (taken []time.Duration, err error) {
	text, err := someText(p.site)
	if err != nil {
		return nil, err
	}
	before, err := os.ReadFile(text)
	if err != nil {
		return nil, err
	}
	defer func() { err = errors.Join(err, os.WriteFile(text, before, 0o666)) }()

	ctx, cancel := context.WithCancel(context.Background())
	defer cancel()
	address, stop, err := start(ctx, p.command)
	if err != nil {
		return nil, err
	}
	defer stop()
	told := make(chan time.Time, 1000)
	if err := p.watch(ctx, address, text, told); err != nil {
		return nil, err
	}
	for i := range n {
		settle(told)
		saved := time.Now()
		if err := os.WriteFile(text, fmt.Appendf(slices.Clone(before), "\nSparad %d.\n", i), 0o666); err != nil {
			return nil, err
		}
		select {
		case at := <-told:
			taken = append(taken, at.Sub(saved))
		case <-time.After(patience):
			return nil, fmt.Errorf("%s: told nothing after save %d of %d", p.command, i+1, n)
		}
	}
	return taken, nil
}

// settle waits until a server has sent nothing for a while: one save can have
// several events, and the first one is measured.
func settle(told <-chan time.Time) {
	for {
		select {
		case <-told:
		case <-time.After(rest):
			return
		}
	}
}

// someText is an assessment in the middle of a site.
func someText(site string) (string, error) {
	all, err := filepath.Glob(filepath.Join(site, "content", "*", "bedomningar", "2*.md"))
	if err == nil && len(all) == 0 {
		err = fmt.Errorf("%s has no assessments", site)
	}
	if err != nil {
		return "", err
	}
	return all[len(all)/2], nil
}

// percentile is the value that p percent of all do not exceed.
func percentile(all []time.Duration, p int) time.Duration {
	sorted := slices.Sorted(slices.Values(all))
	return sorted[(len(sorted)*p+99)/100-1]
}

// hugoSaves is how often a text is saved under Hugo at most: it takes most of
// a minute each time, and about the same.
const hugoSaves = 5

// preview saves texts under Hugo's server and, if asked to, under our own.
func (m *measurement) preview(n int, own bool) (err error) {
	if n == 0 {
		return nil
	}
	if own {
		if m.saves.ours, err = btfolioServer(m.program, m.site()).saves(n); err != nil {
			return err
		}
	}
	if own && m.grow {
		if m.saves.grown, err = btfolioServer(m.program, m.grownSite()).saves(n); err != nil {
			return err
		}
	}
	m.saves.hugo, err = hugoServer(m.hugoProgram, m.hugoSite(), filepath.Join(m.dir, "hugo-served")).saves(min(n, hugoSaves))
	return err
}
