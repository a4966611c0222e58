package main

import (
	"context"
	"encoding/json"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/PuerkitoBio/goquery"

	"btfolio/internal/report"
)

// TestOneVerdict holds that text, data and pages of one site say the same:
// the sentence, the state of every goal and cell, and every finding.
func TestOneVerdict(t *testing.T) {
	t.Parallel()
	out := buildDemo(t)
	answer := func(format string) string {
		var stdout, stderr strings.Builder
		run(context.Background(), []string{"check", "../..", "--format", format}, &stdout, &stderr)
		if stderr.Len() > 0 {
			t.Fatal(stderr.String())
		}
		return stdout.String()
	}
	var data report.Check
	if err := json.Unmarshal([]byte(answer("json")), &data); err != nil {
		t.Fatal(err)
	}
	texts := strings.Split(answer("text"), "\n\n")
	if len(data.Trainees) != 3 || len(texts) != 4 {
		t.Fatalf("%d trainees as data, %d as text", len(data.Trainees), len(texts)-1)
	}
	for i, trainee := range data.Trainees {
		overview := parse(t, filepath.Join(out, trainee.ID, "index.html"))
		text := strings.Split(texts[i], "\n")

		// The heading says whose portfolio it is to those who do not see it.
		heading := strings.TrimPrefix(squeeze(overview.Find("h1").Text()), trainee.Name+": ")
		if text[1] != trainee.Sentence || heading != trainee.Sentence {
			t.Errorf("%s: %q as data, %q as text, %q on the page", trainee.ID, trainee.Sentence, text[1], heading)
		}

		rows := overview.Find(".matrix tbody tr")
		if rows.Length() != len(trainee.Goals) {
			t.Fatalf("%s: %d goals as data, %d on the page", trainee.ID, len(trainee.Goals), rows.Length())
		}
		for at, goal := range trainee.Goals {
			row := rows.Eq(at)
			if row.Find(".sum .s-"+string(goal.State)).Length() != 1 {
				t.Errorf("%s: %s is %s as data, not on the page", trainee.ID, goal.Goal, goal.State)
			}
			cells := row.Find("a.cell")
			if cells.Length() != len(goal.Cells) {
				t.Fatalf("%s: %s has %d cells as data, %d on the page", trainee.ID, goal.Goal, len(goal.Cells), cells.Length())
			}
			for c, cell := range goal.Cells {
				if !cells.Eq(c).HasClass("s-" + string(cell.State)) {
					t.Errorf("%s: %s in %q is %s as data, not on the page", trainee.ID, goal.Goal, cell.Placement, cell.State)
				}
			}
		}

		var asData, asText, onPage []string
		for _, f := range trainee.Findings {
			asData = append(asData, f.ID+" "+f.What)
		}
		for _, line := range text[2:] {
			id := line[strings.LastIndex(line, "[")+1 : len(line)-1]
			for _, f := range trainee.Findings {
				if f.ID == id && strings.Contains(line, ": "+f.What+": ") {
					asText = append(asText, f.ID+" "+f.What)
					break
				}
			}
		}
		if len(asText) != len(text)-2 {
			t.Errorf("%s: %d of %d lines of text are findings of the data", trainee.ID, len(asText), len(text)-2)
		}
		if !slices.Equal(asData, asText) {
			t.Errorf("%s: as data %q, as text %q", trainee.ID, asData, asText)
		}
		steps := parse(t, filepath.Join(out, trainee.ID, "att-gora-harnast.html"))
		if ready := steps.Find(".readiness .s-approved").Length() == 1; ready != (trainee.Ready || trainee.Complete) || trainee.Ready != (len(trainee.Blocking) == 0) {
			t.Errorf("%s: ready on the page: %v; as data %v, with %v", trainee.ID, ready, trainee.Ready, trainee.Blocking)
		}
		steps.Find("[data-id]").Each(func(_ int, s *goquery.Selection) {
			for _, f := range trainee.Findings {
				if f.ID == s.AttrOr("data-id", "") && strings.Contains(strings.ToLower(squeeze(s.Text())), strings.ToLower(squeeze(f.What))) {
					onPage = append(onPage, f.ID+" "+f.What)
					break
				}
			}
		})
		asData = nil
		for _, f := range trainee.Findings {
			if !f.Private {
				asData = append(asData, f.ID+" "+f.What)
			}
		}
		slices.Sort(asData)
		slices.Sort(onPage)
		if !slices.Equal(asData, onPage) {
			t.Errorf("%s: as data %q, on the page %q", trainee.ID, asData, onPage)
		}
	}
}

func parse(t *testing.T, file string) *goquery.Document {
	t.Helper()
	f, err := os.Open(file)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	doc, err := goquery.NewDocumentFromReader(f)
	if err != nil {
		t.Fatal(err)
	}
	return doc
}

func squeeze(text string) string { return strings.Join(strings.Fields(text), " ") }
