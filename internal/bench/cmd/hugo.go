package main

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"time"

	"cloud.google.com/go/civil"

	"btfolio/internal/build"
)

func (m *measurement) hugoSite() string   { return filepath.Join(m.dir, "hugo") }
func (m *measurement) hugoOutput() string { return filepath.Join(m.dir, "hugo-public") }

// renderWithHugo is what Hugo is run with. It keeps nothing for the next run:
// the site has nothing that it caches in files.
func (m *measurement) renderWithHugo() []string {
	return []string{m.hugoProgram, "--quiet", "--source", m.hugoSite(), "--destination", m.hugoOutput()}
}

// layOut is the argument that makes this program build a site, with Hugo
// carrying out all layouts or only those that ours leaves to it. Beside the site
// it writes how many pages and partials Hugo has carried out.
const layOut = "lay-out"

func buildLaidOut(site, output, alone string) error {
	r := build.Build(context.Background(), build.Options{
		Site: site, Output: output, On: civil.DateOf(time.Now()), HugoAlone: alone == "true",
	})
	if r.Findings.Failed() {
		return fmt.Errorf("%s: %v", site, r.Findings)
	}
	return os.WriteFile(output+".count", []byte(strconv.Itoa(r.ByHugo)), 0o666)
}

// An executor is what builds took with our executor of layouts and with Hugo's
// alone.
type executor struct {
	both, hugo series
	left       string // how many pages and partials ours left to Hugo
}

func (m *measurement) layOut() error {
	self, err := os.Executable()
	if err != nil {
		return err
	}
	for _, alone := range []bool{false, true} {
		out := filepath.Join(m.dir, "laid-out")
		taken, err := take(0, []string{self, layOut, m.site(), out, strconv.FormatBool(alone)})
		if err != nil {
			return err
		}
		count, err := os.ReadFile(out + ".count")
		if err != nil {
			return err
		}
		if err := os.RemoveAll(out); err != nil {
			return err
		}
		if alone {
			m.executor.hugo = append(m.executor.hugo, taken)
		} else {
			m.executor.both, m.executor.left = append(m.executor.both, taken), string(count)
		}
	}
	return nil
}

func (e executor) demands() []demand {
	return []demand{
		{"full build against one whose layouts Hugo alone carries out", "≤ 0.50 × the time",
			fmt.Sprintf("%s the time (%s the processor's time)", times(e.both, e.hugo, wall), times(e.both, e.hugo, processor))},
		{"pages that are left to Hugo", "0", e.left},
	}
}
