package build_test

import (
	"bytes"
	"context"
	"encoding/json"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"cloud.google.com/go/civil"
	"golang.org/x/tools/txtar"

	"btfolio/internal/build"
	"btfolio/internal/bundle"
	"btfolio/internal/diag"
	"btfolio/internal/language"
	"btfolio/internal/report"
	"btfolio/internal/testkit"
)

// waiveAll allows everything the verdict on a trainee of the tests blocks a
// bundle for.
func waiveAll(t *testing.T, site, trainee string) []build.Allow {
	t.Helper()
	made := bundleOf(t, site, trainee, filepath.Join(t.TempDir(), "x.zip"), nil)
	var allow []build.Allow
	for _, f := range made.Findings {
		id := f.Code.ID
		if id != "BT-B001" && f.Code.Severity == diag.Error && !slices.ContainsFunc(allow, func(a build.Allow) bool { return a.ID == id }) {
			allow = append(allow, build.Allow{ID: id, Because: "skälet är prövat"})
		}
	}
	return allow
}

func bundleOf(t *testing.T, site, trainee, output string, allow []build.Allow) *build.Bundled {
	t.Helper()
	return build.Bundle(context.Background(), build.Options{
		Site: site, Trainees: []string{trainee}, Output: output, On: civil.Date{Year: 2026, Month: 2, Day: 1},
		Unread: func(language.Language, diag.List) bool { return true }, // the files of these tests are no real ones
	}, allow)
}

func testSite(t *testing.T) string {
	t.Helper()
	return testkit.Write(t, testkit.Site)
}

func hasID(made *build.Bundled, id string) bool {
	for _, f := range made.Findings {
		if f.Code.ID == id {
			return true
		}
	}
	return false
}

// noFile fails where a bundle that must not be there is, or anything else is
// left of it.
func noFile(t *testing.T, output string) {
	t.Helper()
	left, err := os.ReadDir(filepath.Dir(output))
	if err != nil || len(left) > 0 {
		t.Errorf("%v, %v is left", left, err)
	}
}

func TestBundle(t *testing.T) {
	site := testSite(t)
	allow := waiveAll(t, site, "lo-ek")
	if len(allow) == 0 {
		t.Fatal("nothing blocks a portfolio with errors")
	}
	output := filepath.Join(t.TempDir(), "lo.zip")
	made := bundleOf(t, site, "lo-ek", output, allow)
	if made.Findings.Failed() {
		t.Fatal(testkit.Texts(made.Findings))
	}
	data, err := os.ReadFile(output)
	if err != nil || int64(len(data)) != made.Bytes {
		t.Fatalf("%d bytes, %v", len(data), err)
	}
	var start []byte
	var names []string
	r := bundle.Verify(output, nil, func(tree bundle.Tree) diag.List {
		names = tree.Names()
		start, err = bundle.ReadFile(tree, "START.html", 1<<20)
		return nil
	})
	if !r.Holds() || r.Code != made.Code || err != nil {
		t.Fatal(testkit.Texts(r.Findings), err)
	}
	for _, want := range []string{made.Code.String(), "skälet är prövat", "Lo Ek", `href="data/webbplats/index.html"`} {
		if !bytes.Contains(start, []byte(want)) {
			t.Errorf("the first page does not say %q", want)
		}
	}
	for _, name := range names {
		if strings.Contains(name, "ali-dahl") {
			t.Errorf("%s is of another trainee", name)
		}
	}

	// The order of bytes does not depend on where and when.
	again := filepath.Join(t.TempDir(), "again.zip")
	bundleOf(t, site, "lo-ek", again, allow)
	if other, err := os.ReadFile(again); err != nil || !bytes.Equal(other, data) {
		t.Errorf("the same portfolio became another bundle, %v", err)
	}
}

// The data of a bundle names every text with its digest, and only sources
// that are in the bundle.
func TestPortfolioJSON(t *testing.T) {
	site := testSite(t)
	output := filepath.Join(t.TempDir(), "lo.zip")
	bundleOf(t, site, "lo-ek", output, waiveAll(t, site, "lo-ek"))
	var p report.Portfolio
	sources := 0
	r := bundle.Verify(output, nil, func(tree bundle.Tree) diag.List {
		text, err := bundle.ReadFile(tree, "data/portfolio.json", 1<<20)
		if err == nil {
			err = json.Unmarshal(text, &p)
		}
		if err != nil {
			t.Error(err)
		}
		for _, list := range [][]report.Entry{p.Talks, p.Assessments, p.Courses, p.Documents} {
			for _, e := range list {
				sources++
				if !slices.Contains(tree.Names(), "data/kallor/"+e.File) || len(e.SHA256) != 64 {
					t.Errorf("%s comes from %q, %s", e.ID, e.File, e.SHA256)
				}
			}
		}
		return nil
	})
	if !r.Holds() || sources < 5 || p.Trainee.ID != "lo-ek" || p.Trainee.Name != "Lo Ek" || p.Version != 1 || len(p.Verdict.Goals) != 18 {
		t.Errorf("%d sources, %+v", sources, p.Trainee)
	}
}

func TestBundleRefuses(t *testing.T) {
	site := testSite(t)
	allow := waiveAll(t, site, "lo-ek")
	for name, tt := range map[string]struct {
		files string // put into the site
		allow []build.Allow
		want  string
	}{
		"what must be put right":    {"", nil, "BT-B001"},
		"a reason for nothing":      {"", append(slices.Clone(allow), build.Allow{ID: "BT-R999", Because: "x"}), "BT-B002"},
		"another trainee by name":   {"-- content/lo-ek/samtal/2025-12-30.md --\n---\ndatum: 2025-12-30\nhandledare: anna-berg\n---\nMed Ali Dahl.\n", allow, "BT-B014"},
		"a layout with a dead link": {"-- layouts/plan.html --\n{{ define \"main\" }}<h1>x</h1><a href=\"none.html\">x</a>{{ end }}\n", allow, "BT-B010"},
		"a layout that loads":       {"-- layouts/plan.html --\n{{ define \"main\" }}<h1>x</h1><img alt=\"\" src=\"https://example.org/x.png\">{{ end }}\n", allow, "BT-B011"},
		"a layout with an opinion":  {"-- layouts/overview.html --\n{{ define \"main\" }}<h1>Allt är klart.</h1>{{ end }}\n", allow, "BT-B016"},
		"an identity number":        {"-- layouts/plan.html --\n{{ define \"main\" }}<h1>20190101-2391</h1>{{ end }}\n", allow, "BT-I001"},
		"a number put together":     {"-- layouts/plan.html --\n{{ define \"main\" }}<h1>{{ \"20190101\" }}-{{ \"2391\" }}</h1>{{ end }}\n", allow, "BT-B015"},
		"a number in a style sheet": {"-- static/extra.css --\n/* 20190101-2391 */\n", allow, "BT-I001"},
	} {
		site := testSite(t)
		for _, f := range txtar.Parse([]byte(tt.files)).Files {
			file := filepath.Join(site, f.Name)
			if err := os.MkdirAll(filepath.Dir(file), 0o777); err != nil {
				t.Fatal(err)
			}
			if err := os.WriteFile(file, f.Data, 0o666); err != nil {
				t.Fatal(err)
			}
		}
		output := filepath.Join(t.TempDir(), "x.zip")
		if made := bundleOf(t, site, "lo-ek", output, tt.allow); !hasID(made, tt.want) {
			t.Errorf("%s: %s", name, testkit.Texts(made.Findings))
		}
		noFile(t, output)
	}
}

func TestBundleKeepsWhatIsThere(t *testing.T) {
	site := testSite(t)
	allow := waiveAll(t, site, "lo-ek")
	output := filepath.Join(t.TempDir(), "thesis.docx")
	if err := os.WriteFile(output, []byte("mine"), 0o666); err != nil {
		t.Fatal(err)
	}
	if made := bundleOf(t, site, "lo-ek", output, allow); !hasID(made, "BT-B003") {
		t.Error(testkit.Texts(made.Findings))
	}
	if text, err := os.ReadFile(output); err != nil || string(text) != "mine" {
		t.Errorf("%q, %v", text, err)
	}
	if made := bundleOf(t, site, "lo-ek", filepath.Join(site, "content", "lo-ek", "x.zip"), allow); !hasID(made, "BT-B004") {
		t.Error(testkit.Texts(made.Findings))
	}
	if made := bundleOf(t, site, "lo-ek", filepath.Join(site, "none", "x.zip"), allow); !hasID(made, "BT-B005") {
		t.Error(testkit.Texts(made.Findings))
	}
	// A bundle takes the place of an older one.
	output = filepath.Join(t.TempDir(), "lo.zip")
	for range 2 {
		if made := bundleOf(t, site, "lo-ek", output, allow); made.Findings.Failed() {
			t.Error(testkit.Texts(made.Findings))
		}
	}
}
