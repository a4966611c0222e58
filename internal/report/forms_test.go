package report

import (
	"encoding/json"
	"testing"

	"cloud.google.com/go/civil"

	"btfolio/internal/review"
	"btfolio/internal/testkit"
)

// A placement whose content has changed since it was approved says what has.
func TestChanged(t *testing.T) {
	s, trainee, _ := testkit.Load(t, testkit.Site, "Åsa nr #2")
	changed := 0
	for _, p := range JSON(s, review.Look(trainee, civil.Date{Year: 2026, Month: 7, Day: 15}, nil)).Placements {
		changed += len(p.Changed)
	}
	if changed != 1 {
		t.Errorf("%d files have changed, want 1", changed)
	}
}

// The forms in which one verdict and one portfolio are given stand in testdata, so
// that none loses a key, a finding or a line without a difference to read. With
// -update they are written anew.
func TestForms(t *testing.T) {
	s, trainee, _ := testkit.Load(t, testkit.Site, "lo-ek")
	v := review.Look(trainee, civil.Date{Year: 2026, Month: 2, Day: 1}, testkit.Exposed())
	p, _ := portfolioJSON(t)
	testkit.KeepPage(t, "testdata/check.txt", Text(s, v))
	testkit.KeepPage(t, "testdata/github.txt", GitHub(s, v))
	for name, form := range map[string]any{"check.json": JSON(s, v), "portfolio.json": p} {
		text, err := json.MarshalIndent(form, "", " ")
		testkit.Must(t, err)
		testkit.KeepPage(t, "testdata/"+name, string(text)+"\n")
	}
}
