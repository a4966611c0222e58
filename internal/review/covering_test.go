package review_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"btfolio/internal/testkit"
)

// Each text knows the decisions that cover it, and what has become of it since.
func TestCovering(t *testing.T) {
	site := withKeys(t, sealedSite)
	bound := "-- content/lo/godkannanden/a.md --\n" + decision("placeringar/akuten", "godkänt", "eva", "2026-01-05", covered(t, site, "placeringar/akuten"))
	own := "-- content/lo/godkannanden/b.md --\n---\navser: bedomningar/c\nbeslut: godkänt\nav: eva\nroll: placeringshandledare\ndatum: 2025-12-01\n---\n"
	claimed := strings.Replace(site, "handledare: eva\nfrån: 2025-09-01", "handledare: eva\ngodkännanden: [{beslut: godkänt, av: eva, datum: 2026-01-05}]\nfrån: 2025-09-01", 1)
	goal := strings.Replace(site, "-- content/lo/mal/bt1.md --\n---\nmål: BT1\n", "-- content/lo/mal/bt1.md --\n---\nmål: BT1\ngodkännanden: [{beslut: godkänt, av: eva, datum: 2026-01-06}]\n", 1)
	added := "-- content/lo/samtal/ny.md --\n---\ndatum: 2026-02-01\nhandledare: eva\nplacering: akuten\nmål: BT1\n---\n"
	for name, c := range map[string]struct {
		site string
		want map[string]string // by the text
	}{
		"nothing is decided": {site, map[string]string{}},
		"bound": {site + bound, map[string]string{
			"å": "akuten bound unchanged", "c": "akuten bound unchanged", "formulär.pdf": "akuten bound unchanged",
		}},
		"one is changed": {strings.Replace(site, "Vi talade.", "Vi talade länge.", 1) + bound, map[string]string{
			"å": "akuten bound changed", "c": "akuten bound other", "formulär.pdf": "akuten bound other",
		}},
		"one is added":                {site + bound + added, map[string]string{"ny": "akuten bound added", "å": "akuten bound other"}},
		"claimed":                     {claimed + added, map[string]string{"å": "akuten claimed unknown", "ny": "akuten claimed added"}},
		"of the goal alone":           {goal, map[string]string{"å": "BT1 claimed unknown", "c": "BT1 claimed unknown"}},
		"its own is nearer":           {claimed + own, map[string]string{"c": "c claimed unknown", "å": "akuten claimed unknown"}},
		"bound beside its own":        {site + bound + own, map[string]string{"c": "c claimed unknown, akuten bound unchanged"}},
		"a goal behind what is bound": {goal + bound, map[string]string{"c": "akuten bound unchanged"}},
	} {
		t.Run(name, func(t *testing.T) {
			_, trainee := testkit.MustLoad(t, c.site, "lo")
			got := map[string]string{}
			for doc, all := range lookAt(t, trainee, "2026-03-01").Covering() {
				var said []string
				for _, x := range all {
					about := x.About[0].Doc.Name
					if g := x.About[0].Goal; g != 0 {
						about = g.String()
					}
					said = append(said, about+" "+string(x.Trust)+" "+strings.TrimPrefix(string(x.Since), "since_"))
				}
				got[doc.Name] = strings.Join(said, ", ")
			}
			for text, want := range c.want {
				if got[text] != want {
					t.Errorf("%s: %s", text, cmp.Diff(want, got[text]))
				}
			}
			if got["b"] != "" || len(c.want) == 0 && len(got) > 0 {
				t.Errorf("covered, too: %v", got)
			}
		})
	}
}
