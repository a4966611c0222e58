package main

import (
	"fmt"
	"io"
	"io/fs"
	"path/filepath"
	"runtime"
	"text/tabwriter"
	"time"
)

// print writes the table. A ratio is the median of those within each round.
func (m *measurement) print(w io.Writer) error {
	files, size, err := weigh(m.site())
	if err != nil {
		return err
	}
	outFiles, outSize, err := weigh(filepath.Join(m.dir, "public"))
	if err != nil {
		return err
	}
	fmt.Fprintf(w, "%d trainees with %d texts each: %d files of %.1f MB, built into %d files of %.1f MB\n",
		m.shape.Trainees, m.shape.Documents, files, mb(size), outFiles, mb(outSize))
	fmt.Fprintf(w, "%d processors, %s, %s/%s; medians of %d rounds\n\n",
		runtime.NumCPU(), runtime.Version(), runtime.GOOS, runtime.GOARCH, len(m.check))

	t := tabwriter.NewWriter(w, 0, 0, 3, ' ', 0)
	fmt.Fprintln(t, "\ttime\tleast\tprocessor\tmemory\tratio")
	row := func(name string, s series, ratio string) {
		fmt.Fprintf(t, "%s\t%.2f s\t%.2f s\t%.2f s\t%.0f MB\t%s\n", name,
			median(s, func(_ int, x sample) time.Duration { return x.wall }).Seconds(),
			least(s).Seconds(),
			median(s, func(_ int, x sample) time.Duration { return x.processor }).Seconds(),
			mb(median(s, func(_ int, x sample) int64 { return x.memory })), ratio)
	}
	row("check", m.check, "at most 1 s on 4 processors at rest; "+ratio(m.check, m.copied)+" × cp -r")
	row("build into an empty folder", m.build, ratio(m.build, m.copied)+" × cp -r")
	row("cp -r of what was built", m.copied, "")
	row("build with nothing changed", m.again, ratio(m.again, m.build)+" × build into an empty folder")
	row("version", m.version, "")
	return t.Flush()
}

// ratio is how many times as long as another command one takes.
func ratio(s, other series) string {
	return fmt.Sprintf("%.2f", median(s, func(i int, x sample) float64 { return float64(x.wall) / float64(other[i].wall) }))
}

func least(s series) time.Duration {
	shortest := s[0].wall
	for _, x := range s {
		shortest = min(shortest, x.wall)
	}
	return shortest
}

func mb(bytes int64) float64 { return float64(bytes) / 1e6 }

// weigh counts the files below a folder and their bytes.
func weigh(dir string) (files int, size int64, err error) {
	err = filepath.WalkDir(dir, func(_ string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		info, err := d.Info()
		if err == nil {
			files, size = files+1, size+info.Size()
		}
		return err
	})
	return files, size, err
}
