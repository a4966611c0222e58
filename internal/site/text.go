package site

import (
	"cmp"
	"html/template"
	"slices"
	"strings"
	"unicode/utf8"

	"btfolio/internal/portfolio"
	"btfolio/internal/programme"
	"btfolio/internal/review"
	"btfolio/internal/vocabulary"
)

// A Text is what every page of a text shows: the text itself, the facts of
// its front matter, and what belongs to it.
type Text struct {
	Head
	Anchor      string // where it stands in the whole portfolio
	Kind        vocabulary.Kind
	Body        template.HTML
	Goals       []Link // as chips: BT1, with the goal's title
	Facts       []Fact
	Attachments []Attachment
	Judged      []Step        // of goals, at a check-in
	Ruled       []Ruled       // the decisions that stand, about the text or covering it
	Undecided   string        // what to say where there are none; empty where nobody asks
	Uncounted   string        // why it is no evidence though it names goals; empty where it is, or names none
	Decisions   []Decision    // newest first
	Covered     []CoveredFile // by a decision in a document of its own
	Backlinks   []Entry       // the texts that refer to this one
	Source      Source
}

// A Fact is one line of the box beside a text.
type Fact struct {
	Label  string
	Values []Link
	Long   bool // it is text itself, too long for the box beside one
}

// narrow is how many letters the box beside a text has room for.
const narrow = 90

// A Source is the file a page was made from, as it was written.
type Source struct {
	Path string
	Text template.HTML
}

// text builds what all pages of texts have in common.
func (b *siteContext) text(d *portfolio.Doc, section string) Text {
	t := Text{
		Head: b.head(b.headings[d], section),
		Kind: d.Kind,
		Body: b.body(d),
		Source: Source{
			Path: d.Path,
			Text: b.source(d),
		},
	}
	t.Kicker = []Link{{Text: capital(d.Kind.Term().One.In(b.lang)), URL: to(b.list(d.Kind))}}
	t.Backlinks = b.backlinks[d]
	for _, c := range b.of.Checkins {
		if &c.Doc == d {
			t.Judged = b.judged(c)
		}
	}
	return t
}

// body is the text of a document as HTML, with its links leading to pages.
func (b *siteContext) body(d *portfolio.Doc) template.HTML {
	if d.Body == nil {
		return ""
	}
	return d.Body.HTMLWith(b.resolver(d), b.whyDead(d))
}

// source is the file of a text as it was written, but for its hidden notes.
func (b *siteContext) source(d *portfolio.Doc) template.HTML {
	if d.Body == nil {
		return ""
	}
	return b.colours.Source(d.Source, d.Body)
}

// facts gathers the lines of the box beside a text, leaving out what is not
// given.
type facts struct {
	b    *siteContext
	list []Fact
}

func (f *facts) add(key string, values ...Link) { f.under(word(f.b.lang, key), values...) }

func (f *facts) under(label string, values ...Link) {
	var given []Link
	for _, v := range values {
		if v.Text != "" {
			given = append(given, v)
		}
	}
	if len(given) > 0 {
		long := slices.ContainsFunc(given, func(v Link) bool { return v.URL == "" && utf8.RuneCountInString(v.Text) > narrow })
		f.list = append(f.list, Fact{Label: label, Values: given, Long: long})
	}
}

func (f *facts) words(key, text string) { f.add(key, Link{Text: text}) }

func capital(s string) string {
	for _, r := range s {
		return strings.ToUpper(string(r)) + s[len(string(r)):]
	}
	return s
}

// textPage is the page of a text of any kind.
func (b *siteContext) textPage(x portfolio.Text) Text {
	d := x.Document()
	kind, _ := portfolio.Declared(d.Kind)
	page := b.text(d, b.sectionOf(x))
	if a, ok := x.(*portfolio.Assessment); ok {
		page.Kicker[0].Text = a.Instrument.In(b.lang)
	}
	switch d.Kind {
	case vocabulary.KindApproval: // its own list is that of the final assessment
		page.Kicker[0].URL = to(b.list(vocabulary.KindFinal))
	case vocabulary.KindSelection:
		page.Kicker = []Link{{Text: word(b.lang, "goals"), URL: to(b.list(vocabulary.KindGoal))}}
	}
	if d.Kind != vocabulary.KindShared {
		page.kick(Link{Text: b.lang.Date(kind.Day(x))})
	}
	page.kick(b.placement(portfolio.Said[portfolio.PlacementRef](x, "placement")))
	page.Goals = b.goalChips(portfolio.Said[[]programme.Goal](x, "goals"))
	page.Facts = b.factsOf(x)
	page.Attachments = b.attached(x)
	switch x := x.(type) {
	case *portfolio.Decision:
		page.Covered = b.coveredFiles(x)
		if decided := b.verdict.Ruling(x); decided != nil {
			page.Decisions = []Decision{b.decision(*decided)}
		}
	case *portfolio.Document:
		b.ofFile(&page, x)
	}
	if d.Kind != vocabulary.KindApproval && d.Kind != vocabulary.KindShared && d.Kind != vocabulary.KindSelection {
		page.Ruled, page.Undecided = b.covering(d), word(b.lang, "not_covered")
	}
	for _, u := range b.verdict.Uncounted {
		if u.Doc == d {
			page.Uncounted = u.Why.What(b.lang)
		}
	}
	return page
}

// section is the entry of the navigation that texts of a kind belong to.
func (b *siteContext) section(kind vocabulary.Kind) string {
	k, _ := portfolio.Declared(kind)
	return cmp.Or(k.Section, string(kind))
}

// sectionOf is the entry that a text belongs to. A decision belongs to what it is
// about, since that is where one looks for it.
func (b *siteContext) sectionOf(x portfolio.Text) string {
	kind := x.Document().Kind
	if d, ok := x.(*portfolio.Decision); ok {
		if about, known := review.FindSubject(b.of, d.Subject.Value); known && about.Doc != nil {
			kind = about.Doc.Kind
		}
	}
	return b.section(kind)
}

// plan is the page of the individual study plan, the text of the trainee's
// index.md.
func (b *siteContext) planPage() Text {
	page := b.text(&b.of.Doc, "plan")
	page.Title = word(b.lang, "plan")
	page.Kicker = nil
	page.Facts = b.about()
	page.Ruled, page.Undecided = b.covering(&b.of.Doc), word(b.lang, "not_covered")
	return page
}

// kick adds to the line above the title what is given.
func (t *Text) kick(links ...Link) {
	for _, l := range links {
		if l.Text != "" {
			t.Kicker = append(t.Kicker, l)
		}
	}
}

// A SharedList is the page of the shared documents (F076–F077, F083).
type SharedList struct {
	Head
	Texts []Entry
	Files []Attachment
	Empty string
}

func (b *siteContext) sharedList() SharedList {
	l := SharedList{
		Head:  b.head(word(b.lang, "shared"), "shared"),
		Empty: word(b.lang, "no_shared"),
	}
	for _, s := range b.site.Shared {
		l.Texts = append(l.Texts, Entry{Link: b.docLink(&s.Doc), Date: isoDate(s.Date)})
	}
	for _, d := range b.site.SharedFiles {
		l.Files = append(l.Files, b.attachment(d))
	}
	return l
}
