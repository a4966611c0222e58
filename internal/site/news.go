package site

import (
	"cloud.google.com/go/civil"

	"btfolio/internal/language"
	"btfolio/internal/portfolio"
	"btfolio/internal/programme"
	"btfolio/internal/vocabulary"
)

// News is what is new in a portfolio since it was last handed over.
type News struct {
	Since    civil.Date
	Code     string // of the earlier bundle
	Sections []NewsSection
	Marks    map[string]bool // what is marked as new: files by their paths, goals by their names
}

// A NewsSection is news of one kind, never none.
type NewsSection struct {
	Title language.Text
	Items []NewsItem
}

// A NewsItem is one piece of news. File leads to a text that is there.
type NewsItem struct {
	Text language.Text
	Kind vocabulary.Kind
	File string
}

// A NewsPage tells what is new since the portfolio was last handed over.
type NewsPage struct {
	Head
	Since  string // the day
	Code   string
	Groups []NewsGroup
}

// A NewsGroup is news of one kind.
type NewsGroup struct {
	Title string
	Lines []NewsLine
}

// A NewsLine is one piece of news.
type NewsLine struct {
	Link
	Kind string
}

func (b *siteContext) newsPage() NewsPage {
	n := b.news
	page := NewsPage{
		Head: b.head(word(b.lang, "news_since")+" "+n.Since.String(), "news"), Since: n.Since.String(), Code: n.Code,
	}
	pages := map[string]Link{}
	for path, d := range b.texts {
		pages[path] = b.docLink(d)
	}
	for _, d := range b.of.Documents {
		if d.File.Path != "" {
			pages[d.File.Path] = b.docLink(&d.Doc)
		}
	}
	for _, s := range n.Sections {
		g := NewsGroup{Title: s.Title.In(b.lang)}
		for _, item := range s.Items {
			link := Link{Text: item.Text.In(b.lang), URL: pages[item.File].URL}
			g.Lines = append(g.Lines, NewsLine{link, item.Kind.Term().One.In(b.lang)})
		}
		page.Groups = append(page.Groups, g)
	}
	return page
}

// compareWith notes what is new. A document is known by its file, and its page by the text
// beside it.
func (b *siteContext) compareWith(n *News) {
	if b.news = n; n == nil {
		return
	}
	for _, d := range b.of.Documents {
		if n.Marks[d.File.Path] {
			n.Marks[d.Path] = true
		}
	}
}

// isNew reports whether a text is marked as new.
func (b *siteContext) isNew(d *portfolio.Doc) bool { return b.news != nil && b.news.Marks[d.Path] }

// newGoal reports whether a goal is marked: it moved, or what is written about it is
// new.
func (b *siteContext) newGoal(g programme.Goal) bool {
	if b.news == nil {
		return false
	}
	page := b.of.Goals[g]
	return b.news.Marks[g.String()] || page != nil && b.isNew(&page.Doc)
}

// newIn counts the texts of a kind that are marked.
func (b *siteContext) newIn(k vocabulary.Kind) (n int) {
	for _, x := range b.of.Of(k) {
		if b.isNew(x.Document()) {
			n++
		}
	}
	return n
}
