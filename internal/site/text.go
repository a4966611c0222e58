package site

import (
	"html/template"
	"strings"

	"btfolio/internal/portfolio"
	"btfolio/internal/vocabulary"
)

// A Text is what every page of a text shows: the text itself, the facts of
// its front matter, and what belongs to it.
type Text struct {
	Head
	Kind        vocabulary.Kind
	Body        template.HTML
	Goals       []Link // as chips: BT1, with the goal's title
	Facts       []Fact
	Attachments []Attachment
	Decisions   []Decision // newest first
	Backlinks   []Link     // the texts that refer to this one
	Source      Source
}

// A Fact is one line of the box beside a text.
type Fact struct {
	Label  string
	Values []Link
}

// A Source is the file a page was made from, as it was written.
type Source struct {
	Path string
	Text template.HTML
}

// A Decision is one recorded decision, in words.
type Decision struct {
	State    vocabulary.State
	Decision string // godkänt
	By       Link
	Role     string
	Date     string
	Goals    []Link
	Comment  string
	Trust    string // påstått
	Level    vocabulary.Trust
	Why      string // why it does not count; empty where it does

	Document    Link     // of its own; empty where it stands in front matter
	Files       string   // how many files it covers; empty where it names none
	Changes     []Change // since it was made
	Reformatted string   // how many texts differ only in what nobody sees; empty for none
	Key         string   // the fingerprint of the key it is signed with
}

// text builds what all pages of texts have in common.
func (b *builder) text(d *portfolio.Doc, section string) Text {
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
	return t
}

// body is the text of a document as HTML, with its links leading to pages.
func (b *builder) body(d *portfolio.Doc) template.HTML {
	if d.Body == nil {
		return ""
	}
	return d.Body.HTML(b.resolver(d))
}

// source is the file of a text as it was written.
func (b *builder) source(d *portfolio.Doc) template.HTML {
	if d.Body == nil {
		return ""
	}
	return b.colours.Source(d.Source)
}

// facts gathers the lines of the box beside a text, leaving out what is not
// given.
type facts struct {
	b    *builder
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
		f.list = append(f.list, Fact{label, given})
	}
}

func (f *facts) words(key, text string) { f.add(key, Link{Text: text}) }

func capital(s string) string {
	for _, r := range s {
		return strings.ToUpper(string(r)) + s[len(string(r)):]
	}
	return s
}
