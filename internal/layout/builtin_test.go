package layout_test

import (
	"html/template"
	"io/fs"
	"testing"

	"cloud.google.com/go/civil"
	"github.com/google/go-cmp/cmp"

	"btfolio"
	"btfolio/internal/language"
	"btfolio/internal/layout"
	"btfolio/internal/markdown"
	"btfolio/internal/portfolio"
	"btfolio/internal/review"
	"btfolio/internal/site"
	"btfolio/internal/source"
	"btfolio/internal/testkit"
	"btfolio/internal/vocabulary"
)

// Every page of ours has the faster form, and comes out as Hugo makes it: those
// of the demo, and of the site that has one of everything.
func TestBuiltInLayoutsAreQuick(t *testing.T) {
	for _, dir := range []string{"../..", testkit.Write(t, testkit.Site)} {
		pages := 0
		eachPage(t, dir, func(set *layout.Set, p site.Page) {
			quick, plain, err := set.Both(p.Layout, p.View)
			if diff := cmp.Diff(plain, quick); err != nil || diff != "" {
				t.Errorf("%s: %v\n%s", p.Path, err, diff)
			}
			pages++
		})
		if pages < 50 {
			t.Errorf("%d pages", pages)
		}
	}
}

// eachPage makes the pages of a site ready and hands them over.
func eachPage(t *testing.T, dir string, use func(*layout.Set, site.Page)) {
	t.Helper()
	tree, found := source.Scan(dir)
	if tree == nil {
		t.Fatal(testkit.Texts(found))
	}
	defer tree.Close()
	s, _ := portfolio.LoadSite(tree)
	builtin, err := fs.Sub(btfolio.Files, "layouts")
	if err != nil {
		t.Fatal(err)
	}
	set, found := layout.New(s.Language, builtin, nil)
	if set == nil {
		t.Fatal(testkit.Texts(found))
	}
	nav := func(n *site.Nav) (template.HTML, error) { return set.RenderPartial("nav.html", n) }
	on := civil.Date{Year: 2026, Month: 9, Day: 30}
	var rows []site.TraineeRow
	for _, id := range s.Trainees {
		files, _ := tree.LoadUnder("content/" + id)
		trainee, _ := s.LoadPublished(tree, id, files)
		v := review.LookPublished(trainee, on, nil)
		news := &site.News{Since: on, Code: "0123", Marks: map[string]bool{"BT1": true}, Sections: []site.NewsSection{
			{Title: language.Same("x"), Items: []site.NewsItem{{Text: language.Same("y"), Kind: vocabulary.KindTalk}}},
		}}
		made, err := site.HandOver(s, v, markdown.NewHighlighter(), nav, testkit.Searchable{}, news)
		if err != nil {
			t.Fatal(err)
		}
		for _, p := range made.Pages {
			use(set, p)
		}
		use(set, site.StartPage(s, v, "site", nil, "0123", news))
		if site.Answerable(v) {
			use(set, site.AnswerPage(s, v, "site", "0123"))
		}
		rows = append(rows, site.Row(s, v))
	}
	reports, _ := portfolio.LoadReports(tree, s)
	use(set, site.CohortPage(s, on, rows, reports))
}
