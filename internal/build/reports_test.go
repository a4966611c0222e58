package build_test

import (
	"bytes"
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"cloud.google.com/go/civil"

	"btfolio/internal/build"
	"btfolio/internal/bundle"
	"btfolio/internal/diag"
	"btfolio/internal/language"
	"btfolio/internal/portfolio"
	"btfolio/internal/report"
	"btfolio/internal/review"
	"btfolio/internal/testkit"
)

// reportWords stand in reports alone: in a name, a title, a text, and of a person whom
// nothing else speaks of.
var reportWords = []string{"havtorn", "rapporter", "sjövind", "Ture Rapp", "ture-rapp", "morgonmöte", "strandråg"}

const reportTexts = `
-- content/personer/ture-rapp.md --
---
namn: Ture Rapp
---
-- content/rapporter/havtorn.md --
---
titel: Om sjövind
datum: 2026-01-20
BT-läkare: lo-ek
av: ture-rapp
mottagare: [siv-lid]
mål: [BT7]
---
Om ett **morgonmöte**.
-- content/reports/strandråg.md --
---
date: 2026-01-22
trainee: Lo Ek
done: 2026-01-25
---
strandråg
-- content/rapporter/utkast.md --
---
delning: handledare
titel: Halvfärdigt
datum: 2026-01-22
BT-läkare: ali-dahl
---
vinterbleke
`

// A report stands on the page of all trainees. No byte of it is in the site, the
// search, the data or the bundle of any trainee, nor in what is judged of one.
func TestReports(t *testing.T) {
	site := testkit.Write(t, testkit.Site+reportTexts)
	public := filepath.Join(t.TempDir(), "public")
	r := build.Build(t.Context(), build.Options{Site: site, Output: public})
	if r.Findings.Failed() {
		t.Fatal(testkit.Texts(r.Findings))
	}
	none := func(where, text string) {
		t.Helper()
		for _, word := range reportWords {
			if strings.Contains(strings.ToLower(text), strings.ToLower(word)) {
				t.Errorf("%s holds %q", where, word)
			}
		}
	}
	files := testkit.Files(t, public)
	for name, text := range files {
		if strings.Contains(name, "/") && name != "assets/btfolio.css" {
			none(name, name+text)
		}
		if strings.Contains(text, "vinterbleke") || strings.Contains(text, "Halvfärdigt") {
			t.Errorf("%s holds a report that is not published", name)
		}
	}
	all := files["index.html"]
	for _, want := range []string{"Om sjövind", "<strong>morgonmöte</strong>", "Ture Rapp", "Siv Lid", "BT7", "strandråg", "2026-01-25", `href="lo-ek/index.html"`} {
		if !strings.Contains(all, want) {
			t.Errorf("the page of all trainees does not show %q", want)
		}
	}

	judged, _ := build.Check(t.Context(), build.Options{Site: site}, func(s *portfolio.Site, v *review.Verdict) string {
		data, err := json.Marshal(report.JSON(s, v))
		testkit.Must(t, err)
		return report.Text(s, v) + report.GitHub(s, v) + string(data)
	})
	if len(judged) < 3 {
		t.Fatalf("%d portfolios were judged", len(judged))
	}
	for _, text := range judged {
		none("the verdict", text)
	}

	output := filepath.Join(t.TempDir(), "lo.zip")
	made := build.Bundle(t.Context(), build.Options{
		Site: site, Trainees: []string{"lo-ek"}, Output: output, On: civil.Date{Year: 2026, Month: 2, Day: 1},
		Unread: func(language.Language, diag.List) bool { return true },
	}, waiveAll(t, site, "lo-ek"))
	if made.Findings.Failed() {
		t.Fatal(testkit.Texts(made.Findings))
	}
	bundle.Verify(output, nil, func(tree bundle.Tree) diag.List {
		for _, name := range tree.Names() {
			data, err := bundle.ReadFile(tree, name, 1<<22)
			testkit.Must(t, err)
			if !strings.HasSuffix(name, ".css") {
				none(name, name+string(bytes.ToLower(data)))
			}
		}
		return nil
	})
}

// What is wrong with a report is told with its place, and what must not leave the
// house, too; a text of a portfolio cannot link to one.
func TestReportFaults(t *testing.T) {
	for name, c := range map[string]struct{ text, want string }{
		"no such trainee":    {"datum: 2026-01-20\nBT-läkare: lo-ekk\n---\n", "content/rapporter/r.md:3:12: BT-läkaren ”lo-ekk” finns inte"},
		"no trainee":         {"datum: 2026-01-20\n---\n", "content/rapporter/r.md:2:1: uppgiften ”bt-läkare” saknas"},
		"empty trainee":      {"datum: 2026-01-20\nBT-läkare:\n---\n", "content/rapporter/r.md:3:1: "},
		"no such person":     {"datum: 2026-01-20\nBT-läkare: lo-ek\nav: ingen\n---\n", "content/rapporter/r.md:4:5: personen ”ingen” finns inte"},
		"unknown key":        {"datum: 2026-01-20\nBT-läkare: lo-ek\nhandledare: anna-berg\n---\n", "content/rapporter/r.md:4:1: "},
		"no day":             {"datum: igår\nBT-läkare: lo-ek\n---\n", "content/rapporter/r.md:2:8: "},
		"link":               {"datum: 2026-01-20\nBT-läkare: lo-ek\n---\nSe [samtalet](../lo-ek/samtal/2025-09-18.md).\n", "content/rapporter/r.md:5:15: rapporten länkar till"},
		"identity number":    {"datum: 2026-01-20\nBT-läkare: lo-ek\n---\nGäller 19880308-9807.\n", "content/rapporter/r.md:5:8: "},
		"contradicts itself": {"datum: 2026-01-20\nBT-läkare: lo-ek\nutkast: true\ndelning: publicerad\n---\n", "content/rapporter/r.md:4:1: raderna utkast:"},
	} {
		t.Run(name, func(t *testing.T) {
			site := testkit.Write(t, testkit.Site+"\n-- content/rapporter/r.md --\n---\n"+c.text)
			r := build.Build(t.Context(), build.Options{Site: site, Output: filepath.Join(t.TempDir(), "public")})
			if told := testkit.Texts(r.Findings) + testkit.Texts(r.Exposed); !strings.Contains(told, c.want) {
				t.Errorf("told %s, want %s", told, c.want)
			}
		})
	}
	site := testkit.Write(t, testkit.Site+reportTexts+"\n-- content/lo-ek/mal/bt02.md --\n---\nmål: BT2\n---\nSe [den](../../rapporter/havtorn.md).\n")
	r := build.Build(t.Context(), build.Options{Site: site, Output: filepath.Join(t.TempDir(), "public")})
	if told := testkit.Texts(r.Findings); !strings.Contains(told, "bt02.md:4:10: länken ”../../rapporter/havtorn.md” leder ut ur portföljen") {
		t.Error(told)
	}
}

// A new report makes the page of all trainees anew, and no portfolio.
func TestReportAlone(t *testing.T) {
	site := testkit.Write(t, testkit.Site)
	public := filepath.Join(t.TempDir(), "public")
	options := build.Options{Site: site, Output: public}
	build.Build(t.Context(), options)
	before := build.Build(t.Context(), options)
	folder := filepath.Join(site, "content", "rapporter")
	testkit.Must(t, os.Mkdir(folder, 0o777))
	testkit.Must(t, os.WriteFile(filepath.Join(folder, "r.md"), []byte("---\ndatum: 2026-01-20\nBT-läkare: lo-ek\n---\nstrandråg\n"), 0o666))
	after := build.Build(t.Context(), options)
	if before.Unchanged == 0 || after.Unchanged != before.Unchanged {
		t.Errorf("%d portfolios were taken over, with a new report %d", before.Unchanged, after.Unchanged)
	}
	if !strings.Contains(testkit.Files(t, public)["index.html"], "strandråg") {
		t.Error("the new report is not shown")
	}
}
