// Command cmd makes a release into a folder; `make release` runs it. It is no
// part of the program.
package main

import (
	"flag"
	"fmt"
	"os"
	"strconv"
	"strings"
	"time"

	"btfolio/internal/release"
)

func main() {
	if err := run(); err != nil {
		fmt.Fprintln(os.Stderr, "release:", err)
		os.Exit(1)
	}
}

func run() error {
	r := release.Release{Source: "."}
	flag.StringVar(&r.Version, "version", "", "the version that the program shows")
	flag.StringVar(&r.Output, "output", "dist", "the new `folder` that the release is written to")
	only := flag.String("targets", "", "only these, as in linux/amd64,windows/arm64")
	flag.Parse()
	epoch, err := strconv.ParseInt(os.Getenv("SOURCE_DATE_EPOCH"), 10, 64)
	if err != nil {
		return fmt.Errorf("SOURCE_DATE_EPOCH must be the moment of the release, in seconds since 1970: %w", err)
	}
	r.Made = time.Unix(epoch, 0).UTC()
	targets := release.Targets
	if *only != "" {
		targets = nil
		for name := range strings.SplitSeq(*only, ",") {
			t, err := release.ParseTarget(name)
			if err != nil {
				return err
			}
			targets = append(targets, t)
		}
	}
	return r.Make(targets)
}
