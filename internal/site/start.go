package site

import (
	"html/template"

	"btfolio/internal/portfolio"
	"btfolio/internal/review"
	"btfolio/internal/vocabulary"
)

// A Start is the first page of a bundle. It lies outside the site and opens
// it. It says what a receiver must know first: whose portfolio it is, how it
// stands, what was left out, and which findings it was handed over with.
type Start struct {
	Head
	State    vocabulary.State
	Sentence string
	Figures  []string
	Withheld string
	Allowed  []Allowed
	Overview template.URL
	Views    []Link // straight to the views an assessor looks for
	Code     string // of the bundle
}

// An Allowed is a kind of finding that would have kept the portfolio from
// being handed over, with the reason it did not.
type Allowed struct {
	ID      string
	What    []string
	Because string
}

// StartPage makes the first page of a bundle whose site lies in a folder.
func StartPage(s *portfolio.Site, v *review.Published, folder string, allowed []Allowed, code string) Page {
	b := newBuilder(s, v.Verdict())
	page := &Start{
		Head:     b.head(word(b.lang, "portfolio"), ""),
		State:    vocabulary.StatePresent,
		Sentence: v.Sentence(b.lang),
		Figures:  b.figures(),
		Withheld: b.withheld(),
		Allowed:  allowed,
		Overview: to(folder + "/" + overviewPage),
		Code:     code,
	}
	for _, e := range b.navigation("").Entries {
		if e.URL != to(overviewPage) {
			page.Views = append(page.Views, Link{Text: e.Text, URL: to(folder+"/") + e.URL})
		}
	}
	if v.Complete() {
		page.State = vocabulary.StateApproved
	}
	page.Assets = to(folder + "/" + AssetsFolder)
	return Page{Path: "START.html", Layout: "start", View: page}
}
