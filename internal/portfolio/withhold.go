package portfolio

import (
	"cmp"
	"path"
	"slices"

	"cloud.google.com/go/civil"

	"btfolio/internal/diag"
	"btfolio/internal/programme"
	"btfolio/internal/vocabulary"
)

// A Withheld is a text or file that is not published, as far as whoever has
// the sources is told of it: that it is there, and what it would be if it were
// published. It holds nothing of what is written.
type Withheld struct {
	Path       string
	Kind       vocabulary.Kind
	Name       string             // as references have it
	Sharing    vocabulary.Sharing // empty for what goes with a text
	Area       vocabulary.Area    // of a placement
	Instrument vocabulary.Instrument
	Placement  string           // the id of the placement it names
	Stage      vocabulary.Stage // of a check-in
	Goals      []programme.Goal
	About      string // what a decision is about, as paths are written from the trainee's folder
	Day        civil.Date
}

// withhold takes the drafts out of the portfolio, and with them the files that
// only drafts refer to: what a trainee has not shared must not be published
// some other way. What was decided about a draft is left out with it. Of the
// trainee's own page only the plan can be a draft, since the portfolio needs
// the rest of it.
func (l *loader) withhold() {
	t := l.trainee
	for _, d := range t.Decisions {
		about := l.about(d)
		shown := slices.ContainsFunc(about, func(doc *Doc) bool { return !doc.Draft })
		d.Draft = d.Draft || len(about) > 0 && !shown
	}
	var drafts []Text
	shown, hidden := map[string]bool{}, map[string]bool{}
	for _, text := range t.All() {
		into := shown
		if d := text.Document(); d.Draft {
			into = hidden
			drafts = append(drafts, text)
		}
		for _, p := range refersTo(text) {
			into[p] = true
		}
	}
	for _, d := range t.Decisions {
		if d.Draft && d.Signature != nil {
			t.Withheld = append(t.Withheld, Withheld{Path: d.Signature.Path, Kind: d.Kind})
		}
	}
	for _, d := range t.Documents {
		if !d.Draft && hidden[d.File.Path] && !shown[d.File.Path] {
			d.Draft = true
			drafts = append(drafts, d)
		}
	}
	l.otherNames()
	for kind, texts := range t.texts {
		t.texts[kind] = published(texts)
	}
	t.list()
	if t.Draft {
		t.hide()
	}
	for _, text := range drafts {
		if d, ok := text.(*Document); ok && d.File.Path != "" {
			d.check(l) // what only its name says
			if d.File.Path != d.Path {
				t.Withheld = append(t.Withheld, Withheld{Path: d.File.Path, Kind: d.Kind})
			}
		}
		t.Withheld = append(t.Withheld, l.known(text))
	}
	l.keepHome()
	slices.SortFunc(t.Withheld, func(a, b Withheld) int { return cmp.Compare(a.Path, b.Path) })
}

// otherNames reports files that are published under one name and withheld under
// another.
func (l *loader) otherNames() {
	for _, d := range l.trainee.Documents {
		for _, other := range l.trainee.Documents {
			if !d.Draft && other.Draft && d.File.Same(other.File.Entry) {
				l.report(diag.LinkToDraft.At(diag.Pos{File: d.File.Path}, path.Base(d.File.Path), path.Base(other.File.Path)))
			}
		}
	}
}

// known is what is told of a text that is not published.
func (l *loader) known(text Text) Withheld {
	d := text.Document()
	k, _ := Declared(d.Kind)
	w := Withheld{
		Path: d.Path, Kind: d.Kind, Name: d.Name, Sharing: d.Sharing, Day: k.Day(text),
		Area: Said[vocabulary.Area](text, "area"), Instrument: Said[vocabulary.Instrument](text, "instrument"),
		Stage: Said[vocabulary.Stage](text, "stage"), Goals: Said[[]programme.Goal](text, "goals"),
		Placement: vocabulary.Slug(Said[PlacementRef](text, "placement").Value),
	}
	if page, ok := text.(*Goal); ok {
		w.Goals = []programme.Goal{page.Goal}
	}
	if d, ok := text.(*Decision); ok {
		w.About = l.spoken(d)
	}
	return w
}

func published[P Text](all []P) []P {
	return slices.DeleteFunc(all, func(p P) bool { return p.Document().Draft })
}

// refersTo lists the files a text refers to, in its front matter or its body.
func refersTo(t Text) []string {
	d := t.Document()
	var files []string
	for _, ref := range Files(t) {
		files = append(files, relative(d.Path, ref.Value))
	}
	if d.Body != nil {
		for _, link := range d.Body.Links() {
			files = append(files, relative(d.Path, destination(link.Destination)))
		}
	}
	return files
}
