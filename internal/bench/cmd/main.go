// Command cmd measures btfolio on a made-up site and prints a table; `make
// bench` runs it. It is no part of the program.
package main

import (
	"errors"
	"flag"
	"fmt"
	"os"
	"path/filepath"

	"btfolio/internal/bench"
)

func main() {
	if err := run(); err != nil {
		fmt.Fprintln(os.Stderr, "bench:", err)
		os.Exit(1)
	}
}

func run() (err error) {
	var shape bench.Shape
	flag.IntVar(&shape.Trainees, "trainees", 100, "how many trainees the site has")
	flag.IntVar(&shape.Documents, "documents", 100, "how many texts each of them has")
	flag.BoolVar(&shape.Attachments, "attachments", false, "with filled-in forms and certificates as files")
	program := flag.String("program", "../../bin/btfolio", "the program to measure")
	hugo := flag.String("hugo", "../../bin/hugo", "the Hugo to compare with")
	rounds := flag.Int("rounds", 5, "how often each command is run")
	grow := flag.Bool("growth", false, "also build a site ten times as large")
	saves := flag.Int("saves", 0, "how often a text is saved under a preview")
	serve := flag.Bool("serve", false, "save under btfolio serve as well as under hugo server")
	site := flag.String("site", "", "only write the site, as this new `folder`")
	hugoSite := flag.String("hugo-site", "", "only write the site for Hugo, as this new `folder`")
	large := flag.Int64("bundle", 1000, "how many MB of files the portfolio has that is bundled; none for 0")
	flag.Parse()
	if flag.Arg(0) == packFolder {
		return pack(flag.Arg(1), flag.Arg(2))
	}
	if flag.Arg(0) == layOut {
		return buildLaidOut(flag.Arg(1), flag.Arg(2), flag.Arg(3))
	}
	if *hugoSite != "" {
		return shape.WriteHugo(*hugoSite)
	}
	if *site != "" {
		return shape.Write(*site)
	}
	if *rounds < 1 {
		return errors.New("-rounds must be 1 or more")
	}

	dir, err := os.MkdirTemp("", "btfolio-bench-")
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, os.RemoveAll(dir)) }()
	m := &measurement{dir: dir, shape: shape, grow: *grow}
	if m.program, err = filepath.Abs(*program); err != nil {
		return err
	}
	if m.hugoProgram, err = filepath.Abs(*hugo); err != nil {
		return err
	}
	if err := m.write(); err != nil {
		return err
	}
	for i := range *rounds {
		fmt.Fprintf(os.Stderr, "round %d of %d\n", i+1, *rounds)
		if err := m.round(); err != nil {
			return err
		}
	}
	// The rounds are worth printing whatever becomes of the servers.
	err = m.preview(*saves, *serve)
	if err = errors.Join(err, m.print(os.Stdout)); err != nil || *large == 0 {
		return err
	}
	return (&packing{dir: dir, program: m.program, size: *large * 1e6}).measure(os.Stdout, *rounds)
}
