package preview

import (
	"maps"
	"path/filepath"
	"strings"
	"testing"

	"btfolio/internal/build"
	"btfolio/internal/diag"
	"btfolio/internal/language"
	"btfolio/internal/portfolio"
	"btfolio/internal/report"
	"btfolio/internal/review"
	"btfolio/internal/testkit"
	"btfolio/internal/vocabulary"
)

// TestDraftsStayInTheHouse takes a draft of every kind through all that is made
// of a site, with a file and a person that only the draft names. Nothing of it is
// in what can leave the house: the site with its pages, search data and files,
// the page of all trainees, annotations of a pull request, and the unpacked bundle
// with portfolio.json and the sources. (What check says is for who has the files.) All of it is in the preview
// with drafts, and nothing in the preview of what will be published. The kinds
// come from their declarations, so that a new one is tried with the others.
func TestDraftsStayInTheHouse(t *testing.T) {
	archive, words := testkit.Site, []string{}
	for _, kind := range portfolio.Kinds() {
		for step, line := range withholding {
			word := "kvitter" + string(kind.Kind) + step
			words = append(words, word)
			switch {
			case kind.Shared:
				archive += shared(kind, word, line)
			case kind.Alone || kind.Kind == vocabulary.KindGoal: // of which lo-ek has one already
				archive += testkit.Draft(kind, "bo-"+step, word, line)
			default:
				archive += testkit.Draft(kind, "lo-ek", word, line)
			}
		}
	}
	if len(words) < 3*13 {
		t.Fatalf("only %d texts are tried", len(words))
	}
	site := testkit.Write(t, archive)
	options := build.Options{Site: site, Output: filepath.Join(t.TempDir(), "public"), On: today}
	if r := build.Build(t.Context(), options); r.Findings.Failed() {
		t.Fatal(testkit.Texts(r.Findings))
	}
	leaves := testkit.Files(t, options.Output)
	said, _ := build.Check(t.Context(), options, func(s *portfolio.Site, v *review.Verdict) string {
		return report.GitHub(s, v)
	})
	leaves["annotations"] = strings.Join(said, "\n")
	for _, trainee := range []string{"lo-ek", "bo-draft", "bo-own", "bo-supervisor"} {
		maps.Copy(leaves, unpacked(t, site, trainee))
	}

	s := takeSnapshot(build.Options{Site: site, On: today})
	t.Cleanup(func() { s.close() })
	inside := map[string]string{}
	for name, data := range everythingShown(t, s) {
		switch {
		case strings.Contains(name, "drafts=true"):
			inside[name] = data
		case name == "cohort" || strings.Contains(name, "drafts=false"):
			leaves["preview "+name] = data
		}
	}
	if len(leaves) < 400 || len(inside) < 150 {
		t.Errorf("%d files and pages can leave the house, %d are for the author", len(leaves), len(inside))
	}

	for name, data := range leaves {
		for _, word := range words {
			if strings.Contains(strings.ToLower(name+"\n"+data), word) {
				t.Errorf("%s holds %s", name, word)
			}
		}
	}
	for _, kind := range portfolio.Kinds() {
		if kind.Shared {
			continue // belongs to no trainee, in whose preview it could stand
		}
		for _, part := range []string{"text", "bilaga", "person"} {
			for step := range withholding {
				word, shown := "kvitter"+string(kind.Kind)+step+part, false
				for _, data := range inside {
					shown = shown || strings.Contains(data, word)
				}
				if !shown {
					t.Errorf("the preview does not show %s", word)
				}
			}
		}
	}
}

// withholding are the lines that keep a text from being published.
var withholding = map[string]string{"draft": "utkast: true", "own": "delning: egen", "supervisor": "delning: handledare"}

// shared is a draft of a kind that belongs to the site, in whose texts only a
// file and a person of the site can be named. That there is a person is no draft.
func shared(kind portfolio.Kind, word, line string) string {
	name, matter, text := word, "titel: "+word+"\n", "Här står "+word+"."
	archive := "\n-- content/personer/" + word + ".md --\n---\nnamn: " + word + "\n---\n"
	switch kind.Kind {
	case vocabulary.KindReport: // which links to nothing
		matter += "bt-läkare: lo-ek\ndatum: 2026-01-20\nav: " + word + "\n"
	case vocabulary.KindPerson:
		name, matter = map[string]string{"utkast: true": "mia-ny", "delning: egen": "siv-lid", "delning: handledare": "per-ek"}[line], "namn: Någon\n"
		fallthrough
	default:
		text += " Se [filen](../gemensamt/" + word + ".txt) och [henne](../personer/" + word + ".md)."
		archive += "-- content/gemensamt/" + word + ".txt --\n" + word + "\n"
	}
	return archive + "-- content/" + kind.Kind.Term().Folder.Sv + "/" + name + ".md --\n---\n" + line + "\n" + matter + "---\n" + text + "\n"
}

// unpacked are the files of the bundle of a trainee, whatever is found of it.
func unpacked(t *testing.T, site, trainee string) map[string]string {
	t.Helper()
	options := build.Options{Site: site, Trainees: []string{trainee}, Output: filepath.Join(t.TempDir(), "x.zip"), On: today}
	options.Unread = func(language.Language, diag.List) bool { return true }
	var allow []build.Allow
	for _, f := range build.Bundle(t.Context(), options, nil).Findings {
		if f.Code.Severity == diag.Error && f.Code != diag.BundleBlocked.Code {
			allow = append(allow, build.Allow{ID: f.Code.ID, Because: "prövat"})
		}
	}
	made := build.Bundle(t.Context(), options, allow)
	if made.Findings.Failed() {
		t.Fatal(testkit.Texts(made.Findings))
	}
	files := map[string]string{}
	for name, data := range testkit.Unzipped(t, made.File) {
		files["bundle of "+trainee+" "+name] = data
	}
	return files
}
