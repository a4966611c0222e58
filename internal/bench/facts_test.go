package bench_test

import (
	"path/filepath"
	"slices"
	"testing"

	"btfolio/internal/bench"
	"btfolio/internal/build"
	"btfolio/internal/diag"
	"btfolio/internal/language"
	"btfolio/internal/testkit"
)

// Each fact of made-up portfolios is told the same on page, paper, search and in the
// data.
func TestFacts(t *testing.T) {
	o := options(t, bench.Shape{Trainees: 3, Documents: 60, Attachments: true})
	trainees, err := filepath.Glob(filepath.Join(o.Site, "content", "*", "index.md"))
	if err != nil || len(trainees) != 3 {
		t.Fatal(trainees, err)
	}
	for _, index := range trainees {
		o.Trainees = []string{filepath.Base(filepath.Dir(index))}
		o.Output = filepath.Join(t.TempDir(), "bundle.zip")
		o.Unread = func(language.Language, diag.List) bool { return true } // pictures
		made := build.Bundle(t.Context(), o, nil)
		var allow []build.Allow // what is not done yet
		for _, f := range made.Findings {
			id := f.Code.ID
			if f.Code.Severity == diag.Error && id != diag.BundleBlocked.ID && !slices.ContainsFunc(allow, func(a build.Allow) bool { return a.ID == id }) {
				allow = append(allow, build.Allow{ID: id, Because: "BT pågår"})
			}
		}
		if made = build.Bundle(t.Context(), o, allow); made.Findings.Failed() {
			t.Fatal(testkit.Texts(made.Findings))
		}
		if compared := testkit.CompareFacts(t, o.Output); compared.Given < 500 {
			t.Errorf("only %d facts of %s were looked for", compared.Given, o.Trainees)
		}
	}
}
