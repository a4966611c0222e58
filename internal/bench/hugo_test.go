package bench_test

import (
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/PuerkitoBio/goquery"
	"github.com/google/go-cmp/cmp"

	"btfolio/internal/bench"
	"btfolio/internal/build"
	"btfolio/internal/testkit"
)

// What is compared with Hugo shows the same: each cell of each matrix counts
// the same texts, and each text has a page with the same body and as many
// others that refer to it. Pages of placements have parts of the verdict with
// us, and each text the decision that covers it.
func TestHugoShowsTheSame(t *testing.T) {
	shape := bench.Shape{Trainees: 3, Documents: 60, Attachments: true}
	ours := options(t, shape)
	if r := build.Build(t.Context(), ours); len(r.Findings) > 0 {
		t.Fatal(testkit.Texts(r.Findings))
	}
	dir := filepath.Join(t.TempDir(), "hugo")
	if err := shape.WriteHugo(dir); err != nil {
		t.Fatal(err)
	}
	if said, err := exec.Command("go", "tool", "hugo", "--source", dir, "--panicOnWarning").CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, said)
	}

	trainees, err := filepath.Glob(filepath.Join(ours.Site, "content", "*", "index.md"))
	if err != nil || len(trainees) != shape.Trainees {
		t.Fatalf("%d trainees: %v", len(trainees), err)
	}
	for _, index := range trainees {
		folder := filepath.Dir(index)
		name := filepath.Base(folder)
		want, got := page(t, ours.Output, name, "index.html"), page(t, dir, "public", name, "index.html")
		if diff := cmp.Diff(cells(want), cells(got)); diff != "" {
			t.Errorf("%s: matrix (-ours +Hugo's):\n%s", name, diff)
		}
		texts, err := filepath.Glob(filepath.Join(folder, "[abks]*", "*.md"))
		if err != nil || len(texts) == 0 {
			t.Fatalf("%d texts: %v", len(texts), err)
		}
		for _, text := range texts {
			kind, file := filepath.Base(filepath.Dir(text)), strings.TrimSuffix(filepath.Base(text), ".md")+".html"
			want, got := page(t, ours.Output, name, kind+"-"+file), page(t, dir, "public", name, kind, file)
			if diff := cmp.Diff(shown(want), shown(got)); diff != "" {
				t.Errorf("%s (-ours +Hugo's):\n%s", text, diff)
			}
		}
	}
}

func page(t *testing.T, path ...string) *goquery.Document {
	t.Helper()
	f, err := os.Open(filepath.Join(path...))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	d, err := goquery.NewDocumentFromReader(f)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

// cells are the numbers of texts in the cells of a matrix.
func cells(d *goquery.Document) map[string]string {
	all := map[string]string{}
	d.Find(".matrix td[id]").Each(func(_ int, s *goquery.Selection) { all[s.AttrOr("id", "")] = s.Find(".n").Text() })
	return all
}

// shown is what a page shows of a text, apart from how it is said.
func shown(d *goquery.Document) map[string]any {
	facts := d.Find(".facts > div:not(.ruled) dd a").Map(func(_ int, s *goquery.Selection) string { return s.Text() })
	return map[string]any{
		"title":      d.Find("h1").Text(),
		"body":       strings.Join(strings.Fields(d.Find(".prose").Text()), " "),
		"links":      slices.Sorted(slices.Values(facts)),
		"backlinks":  d.Find(".backlinks li").Length(),
		"decisions":  d.Find(".decision").Length(),
		"neighbours": d.Find(".neighbours a").Length(),
		"source":     d.Find("details.source code").Length() > 0,
	}
}
