package bench_test

import (
	"path/filepath"
	"testing"

	"btfolio/internal/bench"
	"btfolio/internal/build"
	"btfolio/internal/portfolio"
	"btfolio/internal/report"
	"btfolio/internal/review"
)

// full is the site that `make bench` measures.
func full(b *testing.B) build.Options {
	o := options(b, bench.Shape{Trainees: 100, Documents: 100})
	b.ReportAllocs()
	b.ResetTimer()
	return o
}

func BenchmarkCheck(b *testing.B) {
	o := full(b)
	for b.Loop() {
		_, r := build.Check(b.Context(), o, func(s *portfolio.Site, v *review.Verdict) string { return report.Text(s, v) })
		if r.Findings.Failed() {
			b.Fatal(r.Findings)
		}
	}
}

func BenchmarkBuild(b *testing.B) {
	o := full(b)
	for b.Loop() {
		o.Output = filepath.Join(b.TempDir(), "public")
		if r := build.Build(b.Context(), o); r.Findings.Failed() {
			b.Fatal(r.Findings)
		}
	}
}

func BenchmarkBuildUnchanged(b *testing.B) {
	o := full(b)
	o.Output = filepath.Join(b.TempDir(), "public")
	build.Build(b.Context(), o)
	b.ResetTimer()
	for b.Loop() {
		if r := build.Build(b.Context(), o); r.Findings.Failed() {
			b.Fatal(r.Findings)
		}
	}
}
