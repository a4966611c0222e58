package main

import (
	"bytes"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"time"

	"btfolio/internal/bench"
)

// A measurement runs the commands in rounds, each once a round: what else
// the machine does then falls on all of them alike.
type measurement struct {
	dir     string // where everything is written, to be removed afterwards
	program string
	shape   bench.Shape
	grow    bool // also build the larger site

	hugoProgram string

	check, build, hugo, copied, again, version, grown series
	executor                                          executor
	saves                                             latencies
}

// A series is what one command took, round by round.
type series []sample

type sample struct {
	wall, processor time.Duration
	memory          int64 // at most, in bytes
}

func (m *measurement) site() string { return filepath.Join(m.dir, "site") }

// write writes what is built.
func (m *measurement) write() error {
	if err := m.shape.Write(m.site()); err != nil {
		return err
	}
	if err := m.shape.WriteHugo(m.hugoSite()); err != nil || !m.grow {
		return err
	}
	return m.writeGrown()
}

func (m *measurement) round() error {
	out, twin := filepath.Join(m.dir, "public"), filepath.Join(m.dir, "copy")
	for _, folder := range []string{out, twin, m.hugoOutput(), m.grownOutput()} {
		if err := os.RemoveAll(folder); err != nil {
			return err
		}
	}
	type step struct {
		into *series
		fine int // the exit status that is no failure, besides 0
		args []string
	}
	steps := []step{
		{&m.check, 1, []string{m.program, "check", m.site()}}, // 1: there are findings
		{&m.build, 0, []string{m.program, "build", "--output", out, m.site()}},
		{&m.hugo, 0, m.renderWithHugo()},
		{&m.copied, 0, []string{"cp", "-r", out, twin}},
		{&m.again, 0, []string{m.program, "build", "--output", out, m.site()}},
		{&m.version, 0, []string{m.program, "version"}},
	}
	if m.grow {
		steps = append(steps, step{&m.grown, 0, m.buildGrown()})
	}
	for _, step := range steps {
		taken, err := take(step.fine, step.args)
		if err != nil {
			return err
		}
		*step.into = append(*step.into, taken)
	}
	return m.layOut()
}

// take runs a command and says what it took.
func take(fine int, args []string) (sample, error) {
	var said bytes.Buffer
	cmd := exec.Command(args[0], args[1:]...)
	cmd.Stderr = &said
	start := time.Now()
	err := cmd.Run()
	wall := time.Since(start)
	if state := cmd.ProcessState; err != nil && (state == nil || state.ExitCode() != fine) {
		return sample{}, fmt.Errorf("%s: %w\n%s", args, err, said.Bytes())
	}
	return sample{wall, cmd.ProcessState.UserTime() + cmd.ProcessState.SystemTime(), peak(cmd.ProcessState)}, nil
}

// median is the median of one figure over a series.
func median[T int64 | float64 | time.Duration](s series, of func(int, sample) T) T {
	all := make([]T, len(s))
	for i, x := range s {
		all[i] = of(i, x)
	}
	slices.Sort(all)
	return all[len(all)/2]
}
