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
	s, published := testkit.LoadPublished(t, testkit.Site, "lo-ek")
	v := review.LookPublished(published, b.verdict.On, diag.List{})
	for _, p := range []Page{
		StartPage(s, v, "portfolj", []Allowed{{ID: "a", What: []string{"b"}, Because: "c"}}, "d"),
		CohortPage(s, v.On, []TraineeRow{Row(s, v)}),
	} {
		show(p.Path, p.Layout, p.View)
	}
	testkit.KeepPage(t, "testdata/views.txt", text.String())
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
