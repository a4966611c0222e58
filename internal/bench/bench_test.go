package bench_test

import (
	"bytes"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"btfolio/internal/bench"
	"btfolio/internal/build"
	"btfolio/internal/portfolio"
	"btfolio/internal/review"
	"btfolio/internal/testkit"
)

// site writes a site into a folder of its own.
func site(t testing.TB, s bench.Shape) string {
	t.Helper()
	dir := filepath.Join(t.TempDir(), "site")
	if err := s.Write(dir); err != nil {
		t.Fatal(err)
	}
	return dir
}

func options(t testing.TB, s bench.Shape) build.Options {
	return build.Options{Site: site(t, s), Output: filepath.Join(t.TempDir(), "public")}
}

func TestSitesBuild(t *testing.T) {
	tests := []struct {
		name  string
		shape bench.Shape
	}{
		{"one with as few texts as can be", bench.Shape{Trainees: 1, Documents: bench.Fewest}},
		{"every programme and term", bench.Shape{Trainees: 8, Documents: 100, Attachments: true}},
		{"more texts than days", bench.Shape{Trainees: 2, Documents: 1000}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			r := build.Build(t.Context(), options(t, tt.shape))
			if len(r.Findings) > 0 {
				t.Error(testkit.Texts(r.Findings))
			}
			if least := tt.shape.Trainees * tt.shape.Documents; r.Trainees != tt.shape.Trainees || r.Pages < least {
				t.Errorf("built %d pages of %d trainees, want %d or more of %d", r.Pages, r.Trainees, least, tt.shape.Trainees)
			}
			if tt.shape.Attachments != (r.Files > 0) {
				t.Errorf("%d attachments", r.Files)
			}
		})
	}
}

// What the sites are like: all kinds of texts, years at all stages, under
// both programmes, and files that can be read.
func TestSitesAreLikeRealOnes(t *testing.T) {
	type seen struct {
		placements, talks, assessments, courses, kollegia, checkins, goals, progression, approvals, documents, final, unreadable int
		programme                                                                                                                string
	}
	const documents = 100
	all, _ := build.Check(t.Context(), options(t, bench.Shape{Trainees: 8, Documents: documents, Attachments: true}),
		func(_ *portfolio.Site, v *review.Verdict) seen {
			x := v.Trainee
			s := seen{
				placements: len(x.Placements), talks: len(x.Talks), assessments: len(x.Assessments), courses: len(x.Courses),
				kollegia: len(x.Kollegia), checkins: len(x.Checkins), documents: len(x.Documents), programme: x.Programme.ID,
			}
			for _, g := range x.Goals {
				if g != nil {
					s.goals++
					s.progression += len(g.Progression)
					s.approvals += len(g.Approvals)
				}
			}
			if x.Final != nil {
				s.final++
			}
			for _, f := range v.Findings {
				if strings.HasPrefix(f.Code.ID, "BT-I") {
					s.unreadable++
				}
			}
			return s
		})
	if len(all) != 8 {
		t.Fatalf("%d verdicts", len(all))
	}
	programmes := map[string]int{}
	finished, begun := 0, 0
	for i, s := range all {
		n := 1 + s.placements + s.talks + s.assessments + s.courses + s.kollegia + s.checkins + s.goals + s.final
		if n != documents {
			t.Errorf("trainee %d has %d texts: %+v", i, n, s)
		}
		if s.talks == 0 || s.assessments == 0 || s.courses == 0 || s.checkins == 0 || s.documents == 0 || s.goals != 18 {
			t.Errorf("trainee %d lacks texts of a kind: %+v", i, s)
		}
		if s.unreadable > 0 {
			t.Errorf("trainee %d has files that must not leave the house, or cannot be read", i)
		}
		programmes[s.programme]++
		if s.final > 0 && s.approvals > 0 && s.kollegia > 0 {
			finished++
		}
		if s.progression == 0 {
			begun++
		}
	}
	if diff := cmp.Diff(map[string]int{"vgr": 4, "ostergotland": 4}, programmes); diff != "" {
		t.Error("programmes (-want +got):\n", diff)
	}
	if finished != 4 || begun != 1 {
		t.Errorf("%d of the years are finished and %d just begun", finished, begun)
	}
}

func TestSameShapeSameBytes(t *testing.T) {
	shape := bench.Shape{Trainees: 3, Documents: 60, Attachments: true}
	first, second := os.DirFS(site(t, shape)), os.DirFS(site(t, shape))
	files := 0
	err := fs.WalkDir(first, ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		files++
		a, err := fs.ReadFile(first, name)
		if err != nil {
			return err
		}
		b, err := fs.ReadFile(second, name)
		if err != nil {
			return err
		}
		if !bytes.Equal(a, b) {
			t.Errorf("%s differs", name)
		}
		return nil
	})
	if err != nil || files < 3*60 {
		t.Errorf("%d files: %v", files, err)
	}
}

func TestShapesThatCannotBe(t *testing.T) {
	for _, s := range []bench.Shape{
		{Trainees: 0, Documents: 100},
		{Trainees: bench.Most + 1, Documents: 100},
		{Trainees: 1, Documents: bench.Fewest - 1},
	} {
		if err := s.Write(filepath.Join(t.TempDir(), "site")); err == nil {
			t.Errorf("%+v is written", s)
		}
	}
	dir := site(t, bench.Shape{Trainees: 1, Documents: bench.Fewest})
	if err := (bench.Shape{Trainees: 1, Documents: bench.Fewest}).Write(dir); err == nil {
		t.Error("a folder that exists is written into")
	}
}
