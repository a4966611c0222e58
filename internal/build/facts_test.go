package build_test

import (
	"maps"
	"path/filepath"
	"testing"

	"btfolio/internal/testkit"
)

// Every fact of the site that has one of everything, and of the demo, is told the
// same on page, paper, search and in the data. internal/bench holds made-up
// portfolios to it, too.
func TestFacts(t *testing.T) {
	everything, shown := testkit.Write(t, testkit.Site), demo(t)
	used := map[string]bool{}
	for _, of := range []struct {
		site, trainee string
		least         int // facts
	}{
		{everything, "lo-ek", 150}, {shown, "elira-kovenius", 1000}, {shown, "ines-ekvarn", 40}, {shown, "yusuf-dalenmark", 100},
	} {
		compared := compareFacts(t, of.site, of.trainee)
		if compared.Given < of.least {
			t.Errorf("only %d facts of %s were looked for", compared.Given, of.trainee)
		}
		maps.Copy(used, compared.Used)
	}
	for name := range testkit.LeftOut {
		if !used[name] {
			t.Errorf("%s is listed as left out, and no text gives it", name)
		}
	}
}

func compareFacts(t *testing.T, site, trainee string) testkit.Facts {
	t.Helper()
	file := filepath.Join(t.TempDir(), trainee+".zip")
	if made := bundleOf(t, site, trainee, file, waiveAll(t, site, trainee)); made.Findings.Failed() {
		t.Fatal(testkit.Texts(made.Findings))
	}
	return testkit.CompareFacts(t, file)
}
