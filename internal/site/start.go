package site

import (
	"html/template"
	"path"

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
	Unread   []UnreadFile
	Trust    string       // how far the decisions can be trusted, and whether anything changed since
	Assessor template.URL // the page that is read first
	Views    []Link       // straight to the others
	Code     string       // of the bundle
	Answer   Link         // to the page for notes and the answer, where there is something to decide
}

// An Allowed is a kind of finding that would have kept the portfolio from
// being handed over, with the reason it did not.
type Allowed struct {
	ID      string
	What    []string
	Because string
}

// An UnreadFile is one that was not searched to its end for personal data.
type UnreadFile struct {
	File string
	What string // what of it was not
}

// StartPage makes the first page of a bundle whose site lies in a folder.
func StartPage(s *portfolio.Site, v *review.Published, folder string, allowed []Allowed, code string, news *News) Page {
	b := newContext(s, v.Verdict())
	b.compareWith(news)
	page := &Start{
		Head:     b.head(word(b.lang, "portfolio"), ""),
		State:    vocabulary.StatePresent,
		Sentence: v.Sentence(b.lang),
		Figures:  b.figures(),
		Withheld: b.withheld(),
		Allowed:  allowed,
		Trust:    b.trust(),
		Assessor: to(folder+"/") + to(b.named("for_assessor")),
		Code:     code,
	}
	for _, f := range v.Unsearched() {
		page.Unread = append(page.Unread, UnreadFile{path.Base(f.Pos.File), capital(f.What(b.lang))})
	}
	for _, e := range b.navigation("").Entries {
		if e.URL != to(b.named("for_assessor")) {
			page.Views = append(page.Views, Link{Text: e.Text, URL: to(folder+"/") + e.URL})
		}
	}
	if Answerable(v) {
		page.Answer = Link{Text: word(b.lang, "answer_here"), URL: to(answerFile)}
	}
	if v.Complete() {
		page.State = vocabulary.StateApproved
	}
	page.Assets = to(folder + "/" + AssetsFolder)
	return Page{Path: "START.html", Layout: "start", View: page}
}
