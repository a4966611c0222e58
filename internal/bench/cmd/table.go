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

// print writes what was measured, and then what of it must hold.
func (m *measurement) print(w io.Writer) error {
	files, size, err := weigh(m.site())
	if err != nil {
		return err
	}
	outFiles, outSize, err := weigh(filepath.Join(m.dir, "public"))
	if err != nil {
		return err
	}
	hugoFiles, hugoSize, err := weigh(m.hugoOutput())
	if err != nil {
		return err
	}
	fmt.Fprintf(w, "%d trainees with %d texts each: %d files of %.1f MB, built into %d files of %.1f MB, by Hugo into %d of %.1f MB\n",
		m.shape.Trainees, m.shape.Documents, files, mb(size), outFiles, mb(outSize), hugoFiles, mb(hugoSize))
	fmt.Fprintf(w, "%d processors, %s, %s/%s; medians of %d rounds\n\n",
		runtime.NumCPU(), runtime.Version(), runtime.GOOS, runtime.GOARCH, len(m.check))

	t := tabwriter.NewWriter(w, 0, 0, 3, ' ', 0)
	fmt.Fprintln(t, "\ttime\tleast\tprocessor\tmemory")
	row := func(name string, s series) {
		fmt.Fprintf(t, "%s\t%s\t%s\t%s\t%.0f MB\n", name,
			seconds(median(s, wall)), seconds(least(s)), seconds(median(s, processor)), mb(median(s, memory)))
	}
	row("check", m.check)
	row("build into an empty folder", m.build)
	row("the same content with Hugo", m.hugo)
	row("cp -r of what was built", m.copied)
	row("build with nothing changed", m.again)
	row("version", m.version)
	if m.grow {
		row("build of the larger site", m.grown)
	}
	fmt.Fprintln(t)
	printDemands(t, m.demands())
	return t.Flush()
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
