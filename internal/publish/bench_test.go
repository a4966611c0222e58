package publish

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
)

// A site of 10,000 pages, 120 MB, as 100 folders.
const (
	benchFiles = 10_000
	benchSize  = 12_000
)

func benchPath(i int) string { return fmt.Sprintf("trainee-%03d/page-%05d.html", i/100, i) }

// each calls a function for every file, from four goroutines.
func each(b *testing.B, do func(i int) error) {
	var group sync.WaitGroup
	for g := range 4 {
		group.Go(func() {
			for i := g; i < benchFiles; i += 4 {
				if err := do(i); err != nil {
					b.Error(err)
					return
				}
			}
		})
	}
	group.Wait()
}

// benchBuild publishes the site; the first files hold another text.
func benchBuild(b *testing.B, dir string, changed int, text string) {
	same, other := []byte(strings.Repeat("x", benchSize)), []byte(strings.Repeat(text, benchSize))
	o, err := Begin(dir, filepath.Join(dir, "..", "site"))
	if err != nil {
		b.Fatal(err)
	}
	each(b, func(i int) error {
		if i < changed {
			return o.Write(benchPath(i), other)
		}
		return o.Write(benchPath(i), same)
	})
	if err := o.Commit(); err != nil {
		b.Fatal(err)
	}
}

func BenchmarkBuild(b *testing.B) {
	texts := []string{"a", "b"}
	for _, changed := range []int{0, 10, benchFiles} {
		b.Run(fmt.Sprintf("%d files differ", changed), func(b *testing.B) {
			dir := filepath.Join(b.TempDir(), "public")
			benchBuild(b, dir, changed, texts[1])
			n := 0
			for b.Loop() {
				benchBuild(b, dir, changed, texts[n%2])
				n++
			}
		})
	}
	b.Run("first", func(b *testing.B) {
		dir := filepath.Join(b.TempDir(), "public")
		for b.Loop() {
			benchBuild(b, dir, 0, "")
			b.StopTimer()
			if err := os.RemoveAll(dir); err != nil {
				b.Fatal(err)
			}
			b.StartTimer()
		}
	})
}

// BenchmarkCopy is what a build is measured against: one file after the
// other, as cp -r does.
func BenchmarkCopy(b *testing.B) {
	from, to := filepath.Join(b.TempDir(), "public"), filepath.Join(b.TempDir(), "copy")
	benchBuild(b, from, 0, "")
	for b.Loop() {
		if err := os.CopyFS(to, os.DirFS(from)); err != nil {
			b.Fatal(err)
		}
		b.StopTimer()
		if err := os.RemoveAll(to); err != nil {
			b.Fatal(err)
		}
		b.StartTimer()
	}
}
