package site

import (
	"strings"

	"btfolio/internal/portfolio"
	"btfolio/internal/vocabulary"
)

// title notes what every text is called on its page and in lists: its title
// or, without one, a name made of its kind and its day.
func (b *builder) title() {
	t := b.of
	b.headings = map[*portfolio.Doc]string{}
	call := func(d *portfolio.Doc, otherwise string) {
		if d.Title != "" {
			otherwise = d.Title
		}
		if d.Draft { // in the preview alone
			otherwise = word(b.lang, "draft") + ": " + otherwise
		}
		b.headings[d] = otherwise
	}
	call(&t.Doc, word(b.lang, "plan"))
	for _, p := range t.Placements {
		call(&p.Doc, capital(p.Area.In(b.lang)))
	}
	for _, a := range t.Assessments {
		call(&a.Doc, a.Instrument.In(b.lang))
	}
	for _, c := range t.Courses {
		call(&c.Doc, c.Name)
	}
	for _, kind := range []vocabulary.Kind{vocabulary.KindTalk, vocabulary.KindKollegium} {
		k, _ := portfolio.Declared(kind)
		for _, x := range t.Of(kind) {
			call(x.Document(), b.dated(k, x))
		}
	}
	for _, c := range t.Checkins {
		call(&c.Doc, capital(c.Kind.Term().One.In(b.lang))+" "+c.Stage.In(b.lang))
	}
	for _, g := range t.Goals {
		if g != nil {
			b.headings[&g.Doc] = b.goalTitle(g.Goal)
		}
	}
	for _, d := range t.Documents {
		name := d.Name
		switch {
		case d.Label != "":
			name = d.Label
		case d.File.Path != "":
			name = d.FileName()
		}
		call(&d.Doc, name)
	}
	if t.Final != nil {
		call(&t.Final.Doc, capital(t.Final.Kind.Term().One.In(b.lang)))
	}
	for _, k := range ownKinds() {
		for _, x := range t.Of(k.Kind) {
			call(x.Document(), b.dated(k, x))
		}
	}
	for _, d := range t.Decisions {
		call(&d.Doc, word(b.lang, "decision")+" "+b.lang.Date(d.Date)+": "+b.decidedAbout(d))
	}
	for _, s := range b.site.Shared {
		call(&s.Doc, s.Name)
	}
}

// dated names a text by its kind and its day. A text of a kind without days is
// named by its file.
func (b *builder) dated(k portfolio.Kind, x portfolio.Text) string {
	day := k.Day(x)
	if day.IsZero() {
		return x.Document().Name
	}
	return capital(k.Kind.Term().One.In(b.lang)) + " " + b.lang.Date(day)
}

// decidedAbout is what a decision in a document of its own is about: one text,
// or all in a folder.
func (b *builder) decidedAbout(d *portfolio.Decision) string {
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
