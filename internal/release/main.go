// Command release looks through a program that was built for a release, and
// gathers the licences of what is in it. The rest of a release is in
// .goreleaser.yaml. It is a tool of this repository and no part of the
// program.
package main

import (
	"errors"
	"flag"
	"fmt"
	"os"
	"path/filepath"
)

// A target is a system that btfolio is built for.
type target struct{ os, arch string }

func main() {
	if err := run(); err != nil {
		fmt.Fprintln(os.Stderr, "release:", err)
		os.Exit(1)
	}
}

func run() error {
	var t target
	flag.StringVar(&t.os, "os", "", "the system that the program is for")
	flag.StringVar(&t.arch, "arch", "", "the processor that it is for")
	version := flag.String("version", "", "the version that it shows")
	to := flag.String("licences", "", "the `file` that the licences are written to")
	flag.Parse()
	program, err := os.ReadFile(flag.Arg(0))
	if err != nil {
		return err
	}
	if err := t.check(*version, program); err != nil {
		return fmt.Errorf("%s: %w", flag.Arg(0), err)
	}
	text, err := licences(program)
	if err != nil {
		return err
	}
	return errors.Join(os.MkdirAll(filepath.Dir(*to), 0o777), os.WriteFile(*to, text, 0o666))
}
