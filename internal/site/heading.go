package site

import (
	"cmp"
	"slices"
	"strings"

	"btfolio/internal/portfolio"
	"btfolio/internal/vocabulary"
)

// title notes what every text is called on its page and in lists: its title
// or, without one, a name made of its kind and its day.
func (b *siteContext) title() {
	b.headings = map[*portfolio.Doc]string{}
	call := func(d *portfolio.Doc, otherwise string) {
		if d.Title != "" {
			otherwise = d.Title
		}
		switch { // in the preview alone
		case d.Draft && d.Sharing == vocabulary.SharingSupervisor:
			otherwise = word(b.lang, "for_supervisor") + ": " + otherwise
		case d.Draft:
			otherwise = word(b.lang, "draft") + ": " + otherwise
		}
		b.headings[d] = otherwise
	}
	var decisions []*portfolio.Decision // which are called by what they are about
	for _, k := range portfolio.Kinds() {
		for _, x := range b.ofKind(k) {
			d := x.Document()
			switch x := x.(type) {
			case *portfolio.Trainee:
				call(d, word(b.lang, "plan"))
			case *portfolio.Placement:
				call(d, capital(x.Area.In(b.lang)))
			case *portfolio.Assessment:
				call(d, x.Instrument.In(b.lang))
			case *portfolio.Course, *portfolio.Shared:
				call(d, d.Name)
			case *portfolio.Checkin:
				otherwise := b.dated(k, x)
				if x.Stage != "" {
					otherwise = capital(k.Kind.Term().One.In(b.lang)) + " " + x.Stage.In(b.lang)
				}
				call(d, otherwise)
			case *portfolio.Goal:
				b.headings[d] = b.goalTitle(x.Goal)
			case *portfolio.Document:
				call(d, cmp.Or(x.Label, x.FileName(), d.Name))
			case *portfolio.Decision:
				decisions = append(decisions, x)
			default:
				if k.Alone {
					call(d, capital(k.Kind.Term().One.In(b.lang)))
				} else {
					call(d, b.dated(k, x))
				}
			}
		}
	}
	for _, d := range decisions {
		call(&d.Doc, word(b.lang, "decision")+" "+b.lang.Date(d.Date)+": "+b.decidedAbout(d))
	}
}

// dated names a text by its kind and its day. A text of a kind without days is
// named by its file.
func (b *siteContext) dated(k portfolio.Kind, x portfolio.Text) string {
	day := k.Day(x)
	if day.IsZero() {
		return x.Document().Name
	}
	return capital(k.Kind.Term().One.In(b.lang)) + " " + b.lang.Date(day)
}

// decidedAbout is what a decision in a document of its own is about: one text,
// or all in a folder.
func (b *siteContext) decidedAbout(d *portfolio.Decision) string {
	for _, text := range b.of.Texts() {
		if strings.TrimPrefix(text.ID(), b.of.Folder+"/") == d.Subject.Value {
			return b.headings[text]
		}
	}
	if kind, ok := vocabulary.KindOfFolder(d.Subject.Value); ok {
		return kind.Term().Title.In(b.lang)
	}
	return d.Subject.Value
}

// refer notes for every text which other texts link to it. Only links that an
// author wrote count.
func (b *siteContext) refer() {
	b.backlinks = map[*portfolio.Doc][]Entry{}
	for _, x := range b.of.All() {
		from := x.Document()
		if from.Body == nil {
			continue
		}
		back := b.mention(x)
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
			b.backlinks[to] = mentioned(b.backlinks[to], back)
		}
	}
	for _, entries := range b.backlinks {
		slices.SortFunc(entries, func(x, y Entry) int {
			return cmp.Or(cmp.Compare(x.Date, y.Date), cmp.Compare(x.URL, y.URL))
		})
	}
}
