package bench_test

import (
	"fmt"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"cloud.google.com/go/civil"
	"github.com/PuerkitoBio/goquery"

	"btfolio/internal/bench"
	"btfolio/internal/build"
	"btfolio/internal/diag"
	"btfolio/internal/portfolio"
	"btfolio/internal/review"
	"btfolio/internal/source"
	"btfolio/internal/vocabulary"
)

// The sentence, the matrix, its filter and what was found speak of the same goals,
// on every day of portfolios of every programme; and the cells of a row add up to its
// sum.
func TestGapsAreTheSame(t *testing.T) {
	o := options(t, bench.Shape{Trainees: 6, Documents: bench.Fewest})
	told, summed := 0, 0
	for _, day := range []string{"2024-10-01", "2025-03-01", "2025-09-01", "2026-02-01", "2026-08-01", "2027-02-01"} {
		on, err := civil.ParseDate(day)
		if err != nil {
			t.Fatal(err)
		}
		o.On, o.OnFixed, o.Output = on, true, filepath.Join(t.TempDir(), "public")
		if r := build.Build(t.Context(), o); r.Findings.Failed() {
			t.Fatal(r.Findings)
		}
		for id, v := range verdicts(t, o.Site, on) {
			name := fmt.Sprintf("%s on %s", id, day)
			overview := page(t, o.Output, id, "index.html")
			var gaps []string
			overview.Find(".matrix tbody tr").Each(func(_ int, row *goquery.Selection) {
				sum := 0
				row.Find("td[id] .n").Each(func(_ int, cell *goquery.Selection) {
					n, _ := strconv.Atoi(cell.Text())
					sum += n
				})
				if want := row.Find(".sum .n").Text(); strconv.Itoa(sum) != want {
					t.Errorf("%s: the cells of %s add up to %d, and the sum is %s", name, row.Find("th b").Text(), sum, want)
				}
				summed += sum
				if row.HasClass("has-gap") {
					gaps = append(gaps, row.Find("th b").Text())
				}
			})
			sentence := overview.Find("h1").Text()
			_, lacking, said := strings.Cut(sentence, "Underlag saknas för ")
			switch {
			case !said && len(gaps) > 0 && !v.Complete():
				t.Errorf("%s: gaps in %v, and the sentence is %s", name, gaps, sentence)
			case said && len(gaps) > 4:
				if !strings.HasPrefix(lacking, fmt.Sprintf("%d delmål", len(gaps))) {
					t.Errorf("%s: %d gaps, and the sentence is %s", name, len(gaps), sentence)
				}
			case said:
				for _, g := range gaps {
					if !slices.Contains(strings.FieldsFunc(lacking, func(r rune) bool { return strings.ContainsRune(" ,.", r) }), g) {
						t.Errorf("%s: a gap in %s, and the sentence is %s", name, g, sentence)
					}
				}
			}
			for _, g := range v.Goals {
				lacks, found := false, false
				for _, f := range v.Findings {
					switch {
					case !slices.Contains(f.Goals, g.Goal):
					case f.Code == diag.ApprovedWithoutEvidence.Code: // expected or not
						found = true
					case slices.Contains(lack, f.Code) && f.Due.Before(on):
						lacks, found = true, true
					}
				}
				switch {
				case g.Lacking() != slices.Contains(gaps, g.Goal.String()):
					t.Errorf("%s: lacking %v, and the gaps are %v", name, g.Goal, gaps)
				case g.Lacking() && !found:
					t.Errorf("%s: %s is lacking, and nothing is told", name, g.Goal)
				case lacks && !g.Lacking() && g.State != vocabulary.StateApproved:
					t.Errorf("%s: %s is told to be lacking, and is no gap", name, g.Goal)
				}
				if g.Lacking() {
					told++
				}
			}
		}
	}
	if told < 50 || summed < 300 {
		t.Errorf("only %d gaps and %d pieces of evidence were compared", told, summed)
	}
}

// lack are the findings about goals whose evidence should be there by a day.
var lack = diag.CodesOf(diag.GoalsMissing, diag.CoursesMissing, diag.GoalsWithoutEvidence)

// verdicts are those on the portfolios of a site as they are published.
func verdicts(t *testing.T, dir string, on civil.Date) map[string]*review.Verdict {
	t.Helper()
	tree, found := source.Scan(dir)
	if tree == nil {
		t.Fatal(found)
	}
	defer tree.Close()
	site, _ := portfolio.LoadSite(tree)
	all := map[string]*review.Verdict{}
	for _, id := range site.Trainees {
		files, _ := tree.LoadUnder("content/" + id)
		trainee, _ := site.LoadPublished(tree, id, files)
		all[id] = review.LookPublished(trainee, on, nil).Verdict()
	}
	return all
}
