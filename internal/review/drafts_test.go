package review_test

import (
	"encoding/json"
	"slices"
	"strings"
	"testing"

	"btfolio/internal/diag"
	"btfolio/internal/language"
	"btfolio/internal/report"
	"btfolio/internal/review"
	"btfolio/internal/testkit"
)

// What is missing and there as a draft is found there, in what is told to those
// who have the files, and in nothing that is published. A draft that would not
// do is not named.
func TestThereAsDraft(t *testing.T) {
	const akuten = "område: akut sjukvård\nfrån: 2025-09-01\ntill: 2025-12-31\nhandledare: eva"
	placement := text("placeringar/akuten", akuten, "## Plan\n\nSe.\n\n## Sammanfattning\n\nSett.")
	draft := func(path, front string) string { return text(path, "utkast: true\n"+front, "Text.") }
	for name, c := range map[string]struct {
		programme string
		on        string
		site      string
		code      diag.Kind
		about     string // what is wrong, as it begins; empty for any
		want      string // the draft; empty for none that would do
	}{
		"placement": {"vgr", "2026-01-10", placement + draft("placeringar/psyk", "område: psykiatri\nfrån: 2026-01-01\ntill: 2026-03-31"),
			diag.AreaMissing, "ingen placering i psykiatri", "placeringar/psyk"},
		"placement for the supervisor": {"vgr", "2026-01-10", placement + text("placeringar/psyk", "delning: handledare\nområde: psykiatri\nfrån: 2026-01-01\ntill: 2026-03-31", "Se."),
			diag.AreaMissing, "ingen placering i psykiatri", "placeringar/psyk"},
		"placement elsewhere": {"vgr", "2026-01-10", placement + draft("placeringar/psyk", "område: annat\nfrån: 2026-01-01\ntill: 2026-03-31"),
			diag.AreaMissing, "ingen placering i psykiatri", ""},
		"the rest of a placement": {"vgr", "2026-01-10", text("placeringar/akuten", strings.Replace(akuten, "2025-12-31", "2025-10-15", 1), "Se.") +
			draft("placeringar/akuten-2", "område: akut sjukvård\nfrån: 2025-10-16\ntill: 2025-12-31"),
			diag.AreaTooShort, "", "placeringar/akuten-2"},
		"individual plan": {"vgr", "2026-01-10", placement, diag.NoIndividualPlan, "", "index"},
		"assessment": {"vgr", "2026-01-10", placement + draft("bedomningar/a", "datum: 2025-10-20\ninstrument: CBD\nmål: BT1\nplacering: akuten"),
			diag.AssessmentMissing, "CBD", "bedomningar/a"},
		"assessment with another instrument": {"vgr", "2026-01-10", placement + draft("bedomningar/a", "datum: 2025-10-20\ninstrument: DOPS\nmål: BT1\nplacering: akuten"),
			diag.AssessmentMissing, "CBD", ""},
		"assessment of no placement": {"vgr", "2026-01-10", placement + draft("bedomningar/a", "datum: 2025-10-20\ninstrument: CBD\nmål: BT1"),
			diag.AssessmentMissing, "CBD", ""},
		"assessment as a file": {"vgr", "2026-01-10", placement + draft("dokument/BT1 CBD Yrsel Akuten 251020.pdf", "") + "-- content/lo/dokument/BT1 CBD Yrsel Akuten 251020.pdf --\n%PDF-1.4 a\n",
			diag.AssessmentMissing, "CBD", "dokument/BT1 CBD Yrsel Akuten 251020.pdf"},
		"talk": {"ostergotland", "2026-01-10", placement + draft("samtal/a", "datum: 2025-10-20\nhandledare: eva"),
			diag.TalkGap, "", "samtal/a"},
		"talk of another time": {"ostergotland", "2026-01-10", placement + draft("samtal/a", "datum: 2026-01-05\nhandledare: eva"),
			diag.TalkGap, "", ""},
		"the talk that was agreed on": {"ostergotland", "2025-11-20", placement + text("samtal/a", "datum: 2025-10-20\nnästa: 2025-11-15\nhandledare: eva", "Text.") + draft("samtal/b", "datum: 2025-11-15\nhandledare: eva"),
			diag.NextTalkNotHeld, "", "samtal/b"},
		"check-in": {"ostergotland", "2026-01-10", placement + draft("avstamningar/a", "datum: 2025-09-03\nsteg: A\nhandledare: hanna"),
			diag.CheckinMissing, "avstämning A", "avstamningar/a"},
		"another check-in": {"ostergotland", "2026-01-10", placement + draft("avstamningar/a", "datum: 2025-09-03\nsteg: B\nhandledare: hanna"),
			diag.CheckinMissing, "avstämning A", ""},
		"kollegium": {"vgr", "2026-01-10", placement + draft("kollegium/a", "datum: 2025-12-03\nplacering: akuten"),
			diag.KollegiumMissing, "", "kollegium/a"},
		"activity": {"vgr", "2026-01-10", placement + draft("aktiviteter/a", "titel: A\ndatum: 2025-12-03\nplacering: akuten\nmål: BT7"),
			diag.GoalsMissing, "", "aktiviteter/a"},
		"activity for a goal that is not expected": {"vgr", "2026-01-10", placement + draft("aktiviteter/a", "titel: A\ndatum: 2025-12-03\nplacering: akuten\nmål: BT6"),
			diag.GoalsMissing, "", ""},
		"course": {"vgr", "2026-10-10", placement + draft("kurser/a", "titel: A\ndatum: 2025-12-03\nmål: BT1"),
			diag.CoursesMissing, "", "kurser/a"},
		"decision": {"vgr", "2026-02-10", placement + draft("godkannanden/a", "avser: placeringar/akuten\nbeslut: godkänt\nav: eva\ndatum: 2026-01-03"),
			diag.PlacementUndecided, "", "godkannanden/a"},
		"confirmation": {"ostergotland", "2026-09-30", placement + text("slutbedomning", "utkast: true\nbekräftelse: {datum: 2026-08-01, text: Allt}", ""),
			diag.NoConfirmation, "", "slutbedomning"},
	} {
		t.Run(name, func(t *testing.T) {
			index := ""
			if name == "individual plan" {
				index = "utkast: true"
			}
			site, published := testkit.LoadPublished(t, base(c.programme, index)+c.site, "lo")
			v := review.LookPublished(published, day(c.on), nil)
			found := 0
			for i := range v.Findings {
				f := &v.Findings[i]
				if f.Code != diag.CodesOf(c.code)[0] || !strings.HasPrefix(f.What(language.Swedish), c.about) {
					continue
				}
				found++
				var want []string
				if c.want != "" {
					want = []string{"content/lo/" + c.want + ".md"}
				}
				if !slices.Equal(f.Drafts, want) || strings.Contains(f.Do(language.Swedish), "finns som utkast: content/lo/"+c.want+".md") != (c.want != "") {
					t.Errorf("%s: drafts %q, want %q", f.Text(language.Swedish), f.Drafts, want)
				}
			}
			if found == 0 {
				t.Fatalf("no %s", diag.CodesOf(c.code)[0].ID)
			}
			for _, f := range v.Public() {
				if text := f.Text(language.Swedish); strings.Contains(text, "utkast") || strings.Contains(text, "/"+c.want+".md") && c.want != "" && c.want != "index" {
					t.Errorf("published: %s", text)
				}
			}
			data, err := json.Marshal(report.PortfolioJSON(site, v).Verdict)
			if err != nil || strings.Contains(string(data), "utkast") {
				t.Errorf("in the data of the portfolio: %v %s", err, data)
			}
		})
	}
}

// How much is left out is told, and what the supervisor is to read by the next
// talk.
func TestLeftOut(t *testing.T) {
	site := base("vgr", "") + text("placeringar/akuten", "område: akut sjukvård\nfrån: 2025-09-01\ntill: 2025-12-31\nhandledare: eva", "Se.") +
		text("samtal/a", "datum: 2025-10-20\nhandledare: eva\nnästa: 2025-11-20", "Text.") +
		text("samtal/b", "delning: handledare\ndatum: 2025-11-18\nhandledare: eva", "Text.") +
		text("mal/bt01", "delning: handledare\nmål: BT1", "Text.") + text("mal/bt02", "delning: egen\nmål: BT2", "Text.")
	v := look(t, site, "2025-11-10")
	want := []string{
		"notice 2025-11-18 delas med handledaren: mal/bt01.md och samtal/b.md",
		"notice - 3 utkast är inte med (2 delmål och 1 samtal)",
	}
	if got := lines(v, diag.DraftsLeftOut.Code, diag.ForSupervisor.Code); !slices.Equal(got, want) {
		t.Errorf("%q", got)
	}
	for _, f := range v.Public() {
		if f.Code == diag.DraftsLeftOut.Code || f.Code == diag.ForSupervisor.Code {
			t.Errorf("published: %s", f.Text(language.Swedish))
		}
	}
}
