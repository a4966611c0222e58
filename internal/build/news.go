package build

import (
	"bytes"
	"io/fs"

	"btfolio/internal/bundle"
	"btfolio/internal/comparison"
	"btfolio/internal/diag"
	"btfolio/internal/language"
	"btfolio/internal/say"
	"btfolio/internal/site"
	"btfolio/internal/vocabulary"
)

// news compares what is to be handed over with what was; nil where nothing is to be
// compared. What was taken out is told by its title, and of changed texts how much
// came and went: the new bundle holds no word that the portfolio no longer has.
func (b *run) news(data []byte, sources []bundle.File) (*site.News, error) {
	old := b.options.Since
	if old == nil {
		return nil, nil
	}
	now, err := comparison.New("", data)
	if err != nil {
		return nil, err
	}
	digests, files := map[string]string{}, map[string]bundle.File{}
	for _, s := range sources {
		digests[s.Name], files[s.Name] = s.Same, s
	}
	now.Holding(digests, func(file string) ([]byte, error) {
		s, known := files[file]
		if !known {
			return nil, fs.ErrNotExist
		}
		var text bytes.Buffer
		err := s.Write(&text)
		return text.Bytes(), err
	})
	c, err := comparison.Compare(old, now)
	if err != nil {
		return nil, err
	}
	for _, d := range c.Missing {
		b.found(diag.DecisionMissing.At(diag.Pos{}, d.Text()))
	}
	return newsOf(c, now), nil
}

// newsOf puts a comparison into the words of a page, what weighs most first.
func newsOf(c *comparison.Comparison, now *comparison.Edition) *site.News {
	n := &site.News{Since: c.Old.On, Code: c.Old.Code, Marks: c.Marks(now)}
	add := func(title language.Text, items []site.NewsItem) {
		if len(items) > 0 {
			n.Sections = append(n.Sections, site.NewsSection{Title: title, Items: items})
		}
	}
	said := func(all []comparison.Decision) (items []site.NewsItem) {
		for _, d := range all {
			items = append(items, site.NewsItem{Text: d.Text()})
		}
		return items
	}
	add(say.CompareMissing(), said(c.Missing))
	add(say.CompareWithdrawn(), said(c.Withdrawn))
	add(say.CompareDecided(), said(c.Decided))
	var moved, added, changed, gone []site.NewsItem
	for _, m := range c.Moved {
		moved = append(moved, site.NewsItem{Text: m.Text()})
	}
	for _, x := range c.Added {
		added = append(added, item(x.Kind, language.Same(x.Title), x.File))
	}
	for _, x := range c.Changed {
		text := language.Same(x.Title)
		if came, went := x.Counts(); came+went > 0 {
			text = say.NewsChanged(x.Title, came, went)
		}
		changed = append(changed, item(x.Kind, text, x.File))
	}
	for _, x := range c.Gone {
		gone = append(gone, item(x.Kind, language.Same(x.Title), ""))
	}
	add(say.CompareMoved(), moved)
	add(say.CompareAdded(), added)
	add(say.CompareChanged(), changed)
	add(say.CompareGone(), gone)
	return n
}

func item(kind vocabulary.Kind, text language.Text, file string) site.NewsItem {
	return site.NewsItem{Text: text, Kind: kind, File: file}
}
