package site

import (
	"html/template"

	"btfolio/internal/language"
	"btfolio/internal/vocabulary"
)

// A Search is the page on which a reader searches a portfolio. A script fills
// it from the index beside it; without scripts it leads to the lists.
type Search struct {
	Head
	Index      template.URL // the script that holds the texts
	Kinds      []Choice
	Goals      []Choice
	Placements []Choice
	Hits       language.Plural // the noun that hits are counted by
	Lists      []Link
}

// A Choice is one thing that hits can be narrowed down to.
type Choice struct {
	ID   string // as in the index
	Text string
}

// searchIndex is the name of the index of a portfolio.
func (a addresses) searchIndex() string { return vocabulary.Slug(word(a.lang, "search")) + "-data.js" }

func (b *siteContext) search(index *Index) Search {
	hits, _ := vocabulary.Count("hit")
	s := Search{
		Head:  b.head(word(b.lang, "search"), "search"),
		Index: to(b.searchIndex()),
		Hits:  hits,
	}
	held := map[string]bool{}
	for _, t := range index.Texts {
		held[t.Kind] = true
	}
	for _, k := range vocabulary.Kinds() {
		if held[string(k.Key)] {
			s.Kinds = append(s.Kinds, Choice{string(k.Key), capital(k.Title.In(b.lang))})
		}
	}
	for i := range b.verdict.Goals {
		g := b.verdict.Goals[i].Goal
		s.Goals = append(s.Goals, Choice{g.String(), g.String() + " " + b.wording(g).Short.In(b.lang)})
	}
	for _, p := range b.of.Placements {
		s.Placements = append(s.Placements, Choice{p.Name, b.headings[&p.Doc]})
	}
	for _, e := range b.navigation("search").Entries {
		if e.URL != to(b.named("search")) {
			s.Lists = append(s.Lists, e.Link)
		}
	}
	return s
}
