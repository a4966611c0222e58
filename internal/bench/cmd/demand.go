package main

import (
	"fmt"
	"strings"
	"text/tabwriter"
	"time"
)

// A demand is a limit for what was measured, and the measured value.
type demand struct{ what, must, reached string }

func (m *measurement) demands() []demand {
	all := []demand{
		{"full build against Hugo", "≤ 0.20 × the time, ≤ 0.33 × the memory",
			against(m.build, m.hugo)},
		{"full build against cp -r of the output", "≤ 2.5 × the time", times(m.build, m.copied, wall)},
		{"build with nothing changed against full build", "≤ 0.10 × the time", times(m.again, m.build, wall)},
		{"check", "≤ 1 s on 4 processors at rest", seconds(median(m.check, wall))},
		{"version", "≤ 60 ms", milliseconds(median(m.version, wall))},
	}
	all = append(all, m.executor.demands()...)
	if len(m.grown) > 0 {
		all = append(all, demand{fmt.Sprintf("full build of %d × the trainees", growth), "≤ 11 × the time, ≤ 2 × the memory",
			against(m.grown, m.build)})
	}
	return append(all, m.saves.demands()...)
}

func (l latencies) demands() []demand {
	if len(l.hugo) == 0 {
		return nil
	}
	const p = 95
	theirs := percentile(l.hugo, p)
	save := demand{fmt.Sprintf("save to event at the browser, %dth percentile of %d (hugo server: of %d)", p, len(l.ours), len(l.hugo)),
		"≤ 100 ms, ≤ 0.05 × hugo server", "not measured; hugo server: " + milliseconds(theirs)}
	if len(l.ours) == 0 {
		return []demand{save}
	}
	ours := percentile(l.ours, p)
	save.reached = fmt.Sprintf("%s, %.3f × %s", milliseconds(ours), float64(ours)/float64(theirs), milliseconds(theirs))
	all := []demand{save}
	if len(l.grown) > 0 {
		grown := percentile(l.grown, p)
		all = append(all, demand{fmt.Sprintf("save to event, with %d × the trainees", growth), "≤ 1.5 × the time",
			fmt.Sprintf("%.2f ×, %s", float64(grown)/float64(ours), milliseconds(grown))})
	}
	return all
}

func printDemands(t *tabwriter.Writer, all []demand) {
	fmt.Fprintln(t, "\tmust reach\treached")
	for _, d := range all {
		fmt.Fprintln(t, strings.Join([]string{d.what, d.must, d.reached}, "\t"))
	}
}

// against says how one command compares with another. What others do on the
// machine changes the time most and the processor's time least.
func against(s, other series) string {
	return fmt.Sprintf("%s the time, %s the memory (%s the processor's time)",
		times(s, other, wall), times(s, other, memory), times(s, other, processor))
}

// times is how many times as much as another command one takes: the median
// of that within each round.
func times[T int64 | time.Duration](s, other series, of func(int, sample) T) string {
	return fmt.Sprintf("%.2f ×", median(s, func(i int, x sample) float64 {
		return float64(of(i, x)) / float64(max(of(i, other[i]), 1))
	}))
}

func wall(_ int, x sample) time.Duration      { return x.wall }
func processor(_ int, x sample) time.Duration { return x.processor }
func memory(_ int, x sample) int64            { return x.memory }

func seconds(d time.Duration) string      { return fmt.Sprintf("%.2f s", d.Seconds()) }
func milliseconds(d time.Duration) string { return fmt.Sprintf("%d ms", d.Milliseconds()) }
