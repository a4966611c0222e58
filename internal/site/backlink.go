package site

import (
	"cmp"
	"slices"

	"btfolio/internal/portfolio"
	"btfolio/internal/vocabulary"
)

// refer notes for every text which other texts link to it. Only links that an
// author wrote count.
func (b *builder) refer() {
	b.backlinks = map[*portfolio.Doc][]Link{}
	for _, from := range b.of.Texts() {
		if from.Body == nil {
			continue
		}
		for _, link := range from.Body.Links() {
			target, ok := b.site.Target(b.of, from, link.Destination)
			if !ok {
				continue
			}
			to := target.Doc
			if target.Document != nil {
				to = &target.Document.Doc
			}
			if to == nil || to == from || to.Kind == vocabulary.KindShared {
				continue
			}
			back := b.docLink(from)
			if !slices.Contains(b.backlinks[to], back) {
				b.backlinks[to] = append(b.backlinks[to], back)
			}
		}
	}
	for _, links := range b.backlinks {
		slices.SortFunc(links, func(x, y Link) int { return cmp.Compare(x.URL, y.URL) })
	}
}
