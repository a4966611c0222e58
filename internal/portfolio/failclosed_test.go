package portfolio_test

import (
	"bytes"
	"strings"
	"testing"

	"btfolio/internal/portfolio"
	"btfolio/internal/source"
	"btfolio/internal/testkit"
	"btfolio/internal/vocabulary"
)

// What is not published of any kind, however that is said, leaves nothing behind in what is published: not its
// words, not the file that it alone names, not the person. The manuscript has
// all of it. The kinds and how they name people and files come from their
// declarations, so that a new kind is tried with the others.
func TestDraftsOfAllKinds(t *testing.T) {
	tried := 0
	for _, kind := range portfolio.Kinds() {
		if kind.Shared || kind.Kind == vocabulary.KindTrainee {
			continue // what of them can be a draft has tests of its own
		}
		for _, line := range []string{"utkast: true", "delning: egen", "delning: handledare"} {
			tried++
			t.Run(string(kind.Kind)+" "+line, func(t *testing.T) { withheldText(t, kind, line) })
		}
	}
	if tried < 30 {
		t.Errorf("only %d were tried", tried)
	}
}

func withheldText(t *testing.T, kind portfolio.Kind, line string) {
	archive := with(testkit.Draft(kind, "lo", "pilgrimsfalk", line))
	tree, found := source.Scan(testkit.Write(t, archive))
	if tree == nil {
		t.Fatal(testkit.Texts(found))
	}
	defer tree.Close()
	site, _ := portfolio.LoadSite(tree)
	files, _ := tree.LoadUnder("content/lo")

	drafted, wrong := site.LoadManuscript(tree, "lo", files)
	if wrong.Failed() {
		t.Fatal(testkit.Texts(wrong))
	}
	if got := left(drafted.Trainee); got != "text file person" {
		t.Errorf("the manuscript has %q", got)
	}
	files, _ = tree.LoadUnder("content/lo")
	published, _ := site.LoadPublished(tree, "lo", files)
	if got := left(published.Trainee()); got != "" {
		t.Errorf("published: %s", got)
	}
}

// left says what a portfolio has of the draft.
func left(t *portfolio.Trainee) string {
	var has []string
	for _, d := range t.Texts() {
		if bytes.Contains(d.Source, []byte("pilgrimsfalk")) {
			has = append(has, "text")
		}
	}
	for _, d := range t.Documents {
		if strings.HasSuffix(d.File.Path, "pilgrimsfalk.txt") {
			has = append(has, "file")
		}
	}
	for _, p := range t.Mentioned() {
		if p.Name == "pilgrimsfalk" {
			has = append(has, "person")
		}
	}
	return strings.Join(has, " ")
}
