package main

import (
	"bytes"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"

	"btfolio/internal/bench"
)

func TestTake(t *testing.T) {
	if s, err := take(0, []string{"go", "version"}); err != nil || s.wall <= 0 || s.processor <= 0 {
		t.Errorf("took %+v: %v", s, err)
	}
	if _, err := take(2, []string{"go", "nonsense"}); err != nil {
		t.Error("an exit status that is fine is a failure:", err)
	}
	if _, err := take(1, []string{"go", "nonsense"}); err == nil || !strings.Contains(err.Error(), "unknown command") {
		t.Error("a failure does not say what the command said:", err)
	}
	if _, err := take(0, []string{filepath.Join(t.TempDir(), "missing")}); err == nil {
		t.Error("a program that is not there is no failure")
	}
}

// The ratio is that of commands in the same round, whatever the rounds were
// like.
func TestPrint(t *testing.T) {
	m := &measurement{dir: t.TempDir()}
	for _, folder := range []string{m.site(), filepath.Join(m.dir, "public"), m.hugoOutput()} {
		if err := os.Mkdir(folder, 0o777); err != nil {
			t.Fatal(err)
		}
	}
	for _, busy := range []time.Duration{1, 5, 2} {
		s := func(ms int) sample { return sample{wall: busy * time.Duration(ms) * time.Millisecond, memory: 40e6} }
		m.check = append(m.check, s(300))
		m.build = append(m.build, s(3000))
		m.hugo = append(m.hugo, s(12000))
		m.copied = append(m.copied, s(1000))
		m.again = append(m.again, s(1500))
		m.version = append(m.version, s(50))
		m.executor.both = append(m.executor.both, s(2500))
		m.executor.hugo = append(m.executor.hugo, s(6250))
	}
	var table bytes.Buffer
	if err := m.print(&table); err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{
		"medians of 3 rounds",
		"6.00 s    3.00 s    0.00 s      40 MB\n",
		"0.25 × the time, 1.00 × the memory",
		"≤ 2.5 × the time                         3.00 ×\n",
		"≤ 0.10 × the time                        0.50 ×\n",
		"100 ms\n",
		"≤ 0.50 × the time                        0.40 × the time",
	} {
		if !strings.Contains(table.String(), want) {
			t.Errorf("%q is not in\n%s", want, table.String())
		}
	}
}

// No page of ours is left to Hugo, and all of them are where it is alone.
func TestLayOut(t *testing.T) {
	site, out := filepath.Join(t.TempDir(), "site"), filepath.Join(t.TempDir(), "out")
	if err := (bench.Shape{Trainees: 2, Documents: 40}).Write(site); err != nil {
		t.Fatal(err)
	}
	for alone, fits := range map[string]func(count int) bool{
		"false": func(count int) bool { return count == 0 },
		"true":  func(count int) bool { return count > 80 },
	} {
		if err := buildLaidOut(site, out+alone, alone); err != nil {
			t.Fatal(err)
		}
		said, err := os.ReadFile(out + alone + ".count")
		if err != nil {
			t.Fatal(err)
		}
		if count, err := strconv.Atoi(string(said)); err != nil || !fits(count) {
			t.Errorf("Hugo alone is %s, and it carried out %s layouts", alone, said)
		}
	}
}
