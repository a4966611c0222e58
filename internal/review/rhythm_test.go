package review

import (
	"testing"

	"cloud.google.com/go/civil"

	"btfolio/internal/portfolio"
)

// The longest pause lies between two talks, or runs until the day; the usual one is
// the median, and what is still to come counts for neither.
func TestRhythm(t *testing.T) {
	day := func(text string) civil.Date {
		d, err := civil.ParseDate(text)
		if err != nil {
			t.Fatal(err)
		}
		return d
	}
	for _, c := range []struct {
		name  string
		on    string
		talks []string
		want  Rhythm
	}{
		{"no talks", "2026-03-01", nil, Rhythm{}},
		{"one, and nothing since", "2026-03-01", []string{"2026-02-01"},
			Rhythm{1, 0, Pause{day("2026-02-01"), day("2026-03-01")}}},
		{"the longest is between two, in whatever order they are written", "2026-03-10",
			[]string{"2026-03-08", "2026-01-01", "2026-01-08", "2026-01-15"},
			Rhythm{4, 7, Pause{day("2026-01-15"), day("2026-03-08")}}},
		{"one that is awaited ends no pause", "2026-03-01", []string{"2026-01-01", "2026-01-08", "2026-03-05"},
			Rhythm{2, 7, Pause{day("2026-01-08"), day("2026-03-01")}}},
		{"after the placements no talk is missed", "2026-12-01", []string{"2026-06-01", "2026-06-15"},
			Rhythm{2, 14, Pause{day("2026-06-15"), day("2026-06-30")}}},
	} {
		t.Run(c.name, func(t *testing.T) {
			trainee := &portfolio.Trainee{Placements: []*portfolio.Placement{{To: day("2026-06-30")}}}
			for _, talk := range c.talks {
				trainee.Talks = append(trainee.Talks, &portfolio.Talk{Date: day(talk)})
			}
			v := &Verdict{On: day(c.on), Trainee: trainee}
			if got := v.Rhythm(); got != c.want {
				t.Errorf("got %+v, want %+v", got, c.want)
			}
		})
	}
}
