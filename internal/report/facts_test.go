package report

import (
	"strings"
	"testing"

	"cloud.google.com/go/civil"

	"btfolio/internal/portfolio"
	"btfolio/internal/review"
	"btfolio/internal/testkit"
)

// What readers of today's form rely on keeps its place.
func TestOldKeys(t *testing.T) {
	p, _ := portfolioJSON(t)
	for _, want := range []string{
		`"people":["anna-berg"]`, `"instrument":"mini_cex"`, `"provider":`, `"absence":`, `"next":"2025-10-16"`,
		`"stage":"B"`, `"action_plan":`, `"outcome":`, `"days":`, `"percent":`, `"planned_goals":[`, `"progression":[{`, `"gaps":[{`,
		`"approvals":[{`, `"registered":`, `"registered_by":`, `"certificates":[{`, `"withheld":`, `"attachments":["`, `"subject":`,
	} {
		if !strings.Contains(testkit.JSON(t, p), want) {
			t.Errorf("portfolio.json does not hold %s", want)
		}
	}
}

// A finding says the same as data and as text. Annotations show to everybody who
// looks at a pull request: what is for the trainee alone is not among them.
func TestFindings(t *testing.T) {
	s, trainee, _ := testkit.Load(t, testkit.Site, "lo-ek")
	v := review.Look(trainee, civil.Date{Year: 2026, Month: 2, Day: 1}, testkit.Exposed())
	data, text, remarks := JSON(s, v), Text(s, v), GitHub(s, v)
	if len(data.Findings) == 0 || len(data.Goals) != 18 || len(data.Placements) != len(v.Placements) || data.Sentence != v.Sentence(s.Language) {
		t.Errorf("%d findings, %d goals, %d placements, %q", len(data.Findings), len(data.Goals), len(data.Placements), data.Sentence)
	}
	if !strings.Contains(text, data.Sentence) || !strings.Contains(text, trainee.FullName) {
		t.Error("the text has neither sentence nor name")
	}
	private := 0
	for _, f := range data.Findings {
		if f.ID == "" || f.Severity == "" || f.What == "" || f.Do == "" {
			t.Errorf("%+v lacks something", f)
		}
		if !strings.Contains(text, f.What) || !strings.Contains(text, "["+f.ID+"]") {
			t.Errorf("the text does not say %s: %s", f.ID, f.What)
		}
		if said := strings.Contains(remarks, f.What) || strings.Contains(remarks, f.ID); said == f.Private {
			t.Errorf("private %t, and the annotations say %s: %t", f.Private, f.ID, said)
		}
		if f.Private {
			private++
		}
	}
	if private == 0 || len(data.Waived) == 0 {
		t.Errorf("%d findings are for the trainee alone, %d are waived", private, len(data.Waived))
	}
}

func portfolioJSON(t *testing.T) (Portfolio, *portfolio.Trainee) {
	t.Helper()
	s, published := testkit.LoadPublished(t, testkit.Site, "lo-ek")
	return PortfolioJSON(s, review.LookPublished(published, civil.Date{Year: 2026, Month: 2, Day: 1}, testkit.Exposed())), published.Trainee()
}
