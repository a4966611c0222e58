package report

import (
	"encoding/json"
	"reflect"
	"strings"
	"testing"

	"cloud.google.com/go/civil"

	"btfolio/internal/diag"
	"btfolio/internal/portfolio"
	"btfolio/internal/review"
	"btfolio/internal/testkit"
	"btfolio/internal/vocabulary"
)

// Every key that a text gives stands in portfolio.json: in the entry of the text,
// under its own name. The trainee and the people have entries of their own form.
func TestFacts(t *testing.T) {
	p, trainee := portfolioJSON(t)
	text := testkit.JSON(t, p)
	var tree any
	if err := json.Unmarshal([]byte(text), &tree); err != nil {
		t.Fatal(err)
	}
	given := 0
	for _, x := range trainee.All() {
		d := x.Document()
		if d.Kind == vocabulary.KindTrainee {
			continue
		}
		entry := entryOf(tree, x)
		if entry == nil {
			t.Errorf("%s has no entry", d.Path)
			continue
		}
		matter, _ := entry["front_matter"].(map[string]any)
		for _, f := range portfolio.FieldsOf(reflect.TypeOf(x).Elem()) {
			if f.Of(x).IsZero() || f.Key == "title" || f.Key == "draft" {
				continue
			}
			given++
			if _, there := matter[f.Key]; !there {
				t.Errorf("%s: the entry does not give %s", d.Path, f.Key)
			}
		}
	}
	if given < 60 {
		t.Errorf("only %d keys were looked for", given)
	}
}

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

// A finding says the same as data and as text.
func TestFindings(t *testing.T) {
	s, trainee, _ := testkit.Load(t, testkit.Site, "lo-ek")
	v := review.Look(trainee, civil.Date{Year: 2026, Month: 2, Day: 1}, diag.List{})
	data, text, remarks := JSON(s, v), Text(s, v), GitHub(s, v)
	if len(data.Findings) == 0 || len(data.Goals) != 18 || len(data.Placements) != len(v.Placements) || data.Sentence != v.Sentence(s.Language) {
		t.Errorf("%d findings, %d goals, %d placements, %q", len(data.Findings), len(data.Goals), len(data.Placements), data.Sentence)
	}
	if !strings.Contains(text, data.Sentence) || !strings.Contains(text, trainee.FullName) {
		t.Error("the text has neither sentence nor name")
	}
	for _, f := range data.Findings {
		if f.ID == "" || f.Severity == "" || f.What == "" || f.Do == "" {
			t.Errorf("%+v lacks something", f)
		}
		if !strings.Contains(text, f.What) || !strings.Contains(text, "["+f.ID+"]") {
			t.Errorf("the text does not say %s: %s", f.ID, f.What)
		}
		if !f.Private && !strings.Contains(remarks, f.ID) {
			t.Errorf("the annotations do not say %s", f.ID)
		}
	}
}

func portfolioJSON(t *testing.T) (Portfolio, *portfolio.Trainee) {
	t.Helper()
	s, published := testkit.LoadPublished(t, testkit.Site, "lo-ek")
	return PortfolioJSON(s, review.LookPublished(published, civil.Date{Year: 2026, Month: 2, Day: 1}, diag.List{})), published.Trainee()
}

// entryOf finds the entry of a text anywhere in the data, by its file.
func entryOf(tree any, x portfolio.Text) map[string]any {
	want := x.Document().Path
	if d, ok := x.(*portfolio.Document); ok && d.File.Path != "" {
		want = d.File.Path
	}
	switch v := tree.(type) {
	case map[string]any:
		if v["file"] == want && v["sha256"] != nil {
			return v
		}
		for _, below := range v {
			if e := entryOf(below, x); e != nil {
				return e
			}
		}
	case []any:
		for _, below := range v {
			if e := entryOf(below, x); e != nil {
				return e
			}
		}
	}
	return nil
}
