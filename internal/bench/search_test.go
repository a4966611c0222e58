package bench_test

import (
	"encoding/json"
	"fmt"
	"html"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"testing"

	"btfolio/internal/bench"
	"btfolio/internal/build"
)

// questions are asked of a portfolio of some five hundred texts: words and their
// forms, compounds, days, phrases, goals, and what is misspelt.
var questions = []string{
	"mini-cex", "läkemedlen", "suicidrisk", "sepsispatient", "12 mars 2026", "mars 2026", `"i samråd med"`, "bt1 mini-cex",
	"läkmedel", "paliativ", "försäkringsmedecin", "brötsmärta", "kollegium psykiatri", "handledare", "a", "xyzzyxyzzy",
}

// BenchmarkSearch asks the page of the search in Chromium, from what is typed to the
// hits on the page. It tells the size of the index, too, which that page alone loads.
func BenchmarkSearch(b *testing.B) {
	chromium, err := exec.LookPath("chromium")
	if err != nil {
		b.Skip(err)
	}
	o := options(b, bench.Shape{Trainees: 1, Documents: 500, Attachments: true})
	if r := build.Build(b.Context(), o); r.Findings.Failed() {
		b.Fatal(r.Findings)
	}
	found, err := filepath.Glob(filepath.Join(o.Output, "*", "sok.html"))
	if err != nil || len(found) != 1 {
		b.Fatal(found, err)
	}
	folder := filepath.Dir(found[0])
	page, err := os.ReadFile(found[0])
	if err != nil {
		b.Fatal(err)
	}
	asked, err := json.Marshal(questions)
	if err != nil {
		b.Fatal(err)
	}
	// The best of several rounds is what a question takes where nothing else runs.
	measure := fmt.Sprintf(`const field = document.getElementById('_words');
const times = %s.map(q => Math.min(...[1, 2, 3, 4, 5].map(() => {
  const from = performance.now();
  field.value = q;
  field.dispatchEvent(new Event('input'));
  return performance.now() - from;
})));
const at = performance.now();
btfolioFind(btfolioIndex);
document.title = JSON.stringify({times: times.sort((a, b) => a - b), load: performance.now() - at, texts: btfolioIndex.texts.length});
`, asked)
	end := regexp.MustCompile(`</head>`)
	page = end.ReplaceAllLiteral(page, []byte(`<script src="measure.js" defer></script></head>`))
	for name, data := range map[string][]byte{"measure.html": page, "measure.js": []byte(measure)} {
		if err := os.WriteFile(filepath.Join(folder, name), data, 0o644); err != nil {
			b.Fatal(err)
		}
	}
	for b.Loop() {
		dom, err := exec.CommandContext(b.Context(), chromium, "--headless", "--no-sandbox", "--dump-dom", "file://"+filepath.ToSlash(filepath.Join(folder, "measure.html"))).Output()
		title := regexp.MustCompile(`<title>(.*?)</title>`).FindSubmatch(dom)
		if err != nil || title == nil {
			b.Fatalf("%v: %.200s", err, dom)
		}
		var told struct {
			Times []float64
			Load  float64
			Texts int
		}
		if err := json.Unmarshal([]byte(html.UnescapeString(string(title[1]))), &told); err != nil {
			b.Fatal(err)
		}
		b.ReportMetric(told.Times[len(told.Times)/2], "ms/question")
		b.ReportMetric(told.Times[len(told.Times)-1], "ms/slowest")
		b.ReportMetric(told.Load, "ms/load")
		b.ReportMetric(float64(told.Texts), "texts")
	}
	index, err := os.Stat(filepath.Join(folder, "sok-data.js"))
	if err != nil {
		b.Fatal(err)
	}
	b.ReportMetric(float64(index.Size())/1000, "kB-index")
	b.ReportMetric(float64(written(b, o.Site))/1000, "kB-written")
}

// written is how much stands in the texts of a site.
func written(b *testing.B, site string) (size int64) {
	err := filepath.WalkDir(filepath.Join(site, "content"), func(name string, d fs.DirEntry, err error) error {
		if err != nil || filepath.Ext(name) != ".md" {
			return err
		}
		info, err := d.Info()
		if err == nil {
			size += info.Size()
		}
		return err
	})
	if err != nil {
		b.Fatal(err)
	}
	return size
}
