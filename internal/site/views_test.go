package site

import (
	"encoding/json"
	"fmt"
	"maps"
	"slices"
	"strings"
	"testing"

	"btfolio/internal/diag"
	"btfolio/internal/review"
	"btfolio/internal/testkit"
	"btfolio/internal/vocabulary"
)

// What every page of the site with one of everything shows, the printed portfolio
// and the search index stand in testdata/views.txt. Special views (matrix, timeline,
// certificates, register, backlinks, steps …) have rules of their own, which the
// tests over the declarations of kinds do not see; here none of them can lose a
// value without a difference to read. With -update the file is written anew.
func TestViews(t *testing.T) {
	b, pages := everything(t)
	var text strings.Builder
	show := func(path, layout string, view any) {
		text.WriteString("== " + path + " " + layout + "\n")
		var tree any
		testkit.Must(t, json.Unmarshal([]byte(testkit.JSON(t, view)), &tree))
		outline(&text, "", tree)
	}
	for _, p := range pages {
		show(p.Path, p.Layout, p.View)
	}
	show("search", "", b.index())
	files := map[string]string{}
	for _, f := range b.files() {
		files[f.Path] = f.From.File.Path
	}
	show("files", "", files)
	show("findings for the trainee", "", Findings(b.site, b.verdict))
	show("navigation", "", b.navigation("talks"))
	rows := map[string]TraineeRow{}
	var start Page
	for id, exposed := range map[string]diag.List{"lo-ek": testkit.Exposed(), "ali-dahl": nil, "Åsa nr #2": nil} {
		s, published := testkit.LoadPublished(t, testkit.Site, id)
		v := review.LookPublished(published, b.verdict.On, exposed)
		rows[id] = Row(s, v)
		if id == "lo-ek" {
			start = StartPage(s, v, "portfolj", []Allowed{{ID: "a", What: []string{"b"}, Because: "c"}}, "d", nil)
		}
	}
	// neither by name nor by day, in either direction
	shuffled := []TraineeRow{rows["ali-dahl"], rows["lo-ek"], rows["Åsa nr #2"]}
	for _, p := range []Page{start, CohortPage(b.site, b.verdict.On, shuffled, nil)} {
		show(p.Path, p.Layout, p.View)
	}
	testkit.KeepPage(t, "testdata/views.txt", text.String())
}

// The preview says of a text which it is not published with that it is a draft.
func TestDraftsAreMarked(t *testing.T) {
	b, _ := everything(t)
	for sharing, want := range map[vocabulary.Sharing]string{"": "Utkast: ", vocabulary.SharingSupervisor: "Delas med handledaren: "} {
		d := &b.of.Talks[0].Doc
		d.Draft, d.Sharing = true, sharing
		if b.title(); !strings.HasPrefix(b.headings[d], want) {
			t.Errorf("the draft is called %q, not %q …", b.headings[d], want)
		}
	}
}

// A signed decision shows the key it is signed with.
func TestBond(t *testing.T) {
	b, _ := everything(t)
	var d Decision
	b.bond(&d, &review.Bond{Document: b.of.Decisions[0], Key: "SHA256:abc", Files: 2})
	if d.Key != "SHA256:abc" || d.Files == "" || d.Document.URL == "" {
		t.Errorf("the decision shows %+v", d)
	}
}

// outline writes what is given, a value a line, without what is empty. A list of
// which nothing is given still shows how many there are of it.
func outline(text *strings.Builder, indent string, tree any) {
	part := func(name string, below any) {
		switch v := below.(type) {
		case map[string]any, []any:
			var inner strings.Builder
			outline(&inner, indent+" ", v)
			if list, ok := v.([]any); inner.Len() > 0 || ok && len(list) > 0 {
				text.WriteString(indent + name + "\n" + inner.String())
			}
		case nil:
		default:
			if v != "" && v != false && v != 0.0 {
				fmt.Fprintf(text, "%s%s %q\n", indent, name, fmt.Sprint(v))
			}
		}
	}
	switch v := tree.(type) {
	case map[string]any:
		for _, key := range slices.Sorted(maps.Keys(v)) {
			part(key, v[key])
		}
	case []any:
		for _, below := range v {
			part("-", below)
		}
	}
}
