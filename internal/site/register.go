package site

import (
	"html/template"
	"path"
	"slices"
	"strings"

	"btfolio/internal/portfolio"
	"btfolio/internal/vocabulary"
)

// A Register is the list of all files of the portfolio.
type Register struct {
	Head
	Rows     []FileRow
	Withheld string
	Empty    string
}

// A FileRow is one file with what its name or its twin says (F080–F081, F095).
type FileRow struct {
	Entry
	Label  string
	File   Attachment
	Unread []string // the parts of the rule that the name does not have
	Twin   bool     // a text beside the file says what it means
}

// An Attachment is a file as pages show it.
type Attachment struct {
	Name   string
	File   template.URL // the file itself; empty if it is not there
	Page   template.URL // the page that shows it
	Show   Show
	Type   string // “PDF”, “Word”
	Opens  string // what opens it, or why it is not there
	Size   string
	Bytes  int64  // the size as a number, to sort by
	Digest string // SHA-256

	// Where the whole portfolio is bound with its files.
	Anchor  string  // of the sheets of the file, which may follow another text
	Sheets  []Sheet // room for them; none where they follow another text
	Unbound string  // why the file is not put in
}

// Show says how a page can show a file.
type Show string

// A file is shown in a frame, as a picture, or as a row that says which
// program opens it.
const (
	ShowFrame   Show = "frame"
	ShowPicture Show = "picture"
	ShowRow     Show = "row"
)

// attachment is a file that goes out.
func (b *siteContext) attachment(d *portfolio.Document) Attachment {
	t := d.Type()
	a := Attachment{
		Name:   d.FileName(),
		File:   to(b.file(d)),
		Show:   ShowRow,
		Type:   t.Name,
		Opens:  t.Opens.In(b.lang),
		Size:   b.lang.Bytes(d.File.Size),
		Bytes:  d.File.Size,
		Digest: d.File.Digest.String(),
	}
	switch {
	case b.bundled[d.File.Path]:
		a.File, a.Opens = "", word(b.lang, "only_in_bundles")
	case t.Shown != "":
		a.Show = Show(t.Shown)
	case a.Opens == "":
		a.Opens = word(b.lang, "opens_with") + " " + t.Name
	}
	if d.Kind == vocabulary.KindDocument {
		a.Page = to(b.doc(&d.Doc))
	}
	return a
}

func (b *siteContext) attachments(refs []portfolio.FileRef) []Attachment {
	var all []Attachment
	for _, ref := range refs {
		for _, d := range b.of.Documents {
			if d.File.Path == ref.Value && ref.Value != "" {
				all = append(all, b.attachment(d))
			}
		}
	}
	return all
}

// leftOut are the files that a text names and that are not handed out.
func (b *siteContext) leftOut(d *portfolio.Doc) []Attachment {
	var all []Attachment
	for _, ref := range d.LeftOut {
		name := path.Base(ref.Value)
		all = append(all, Attachment{
			Name: name, Show: ShowRow, Opens: word(b.lang, "left_out"),
			Type: strings.ToUpper(strings.TrimPrefix(path.Ext(name), ".")),
		})
	}
	return all
}

func (b *siteContext) register() Register {
	r := Register{
		Head:     b.head(word(b.lang, "documents"), "documents"),
		Withheld: b.withheld(),
		Empty:    word(b.lang, "no_documents"),
	}
	for _, d := range b.of.Documents {
		row := FileRow{
			Entry: Entry{
				Link:  b.docLink(&d.Doc),
				Date:  isoDate(d.Date),
				Kind:  d.Instrument.In(b.lang),
				Place: b.placement(d.Placement),
				Goals: b.goalChips(d.Goals),
			},
			Label: d.Label,
			Twin:  d.Twin,
		}
		if d.File.Path != "" {
			row.File = b.attachment(d)
			row.Unread = b.unread(d)
		}
		for _, from := range d.UsedBy {
			row.People = append(row.People, b.docLink(from))
		}
		r.Rows = append(r.Rows, row)
	}
	return r
}

// unread names the parts of the rule that neither the name of a file nor the
// text beside it gives. The certificate of a course is no assessment and
// belongs to no placement.
func (b *siteContext) unread(d *portfolio.Document) []string {
	var missing []string
	for _, p := range d.Unread() {
		if !ofCourse(d) || p != portfolio.PartInstrument && p != portfolio.PartPlacement {
			missing = append(missing, word(b.lang, "part_"+string(p)))
		}
	}
	return missing
}

// ofCourse reports whether a file belongs to a course.
func ofCourse(d *portfolio.Document) bool {
	return slices.ContainsFunc(d.UsedBy, func(by *portfolio.Doc) bool { return by.Kind == vocabulary.KindCourse })
}

// ofFile adds to the page of a document its file, and who refers to it.
func (b *siteContext) ofFile(page *Text, d *portfolio.Document) {
	if d.File.Path != "" {
		page.Attachments = []Attachment{b.attachment(d)}
		f := facts{b: b, list: page.Facts}
		f.words("unread", b.lang.List(b.unread(d)))
		page.Facts = f.list
	}
	if len(d.UsedBy) == 0 {
		return
	}
	for _, x := range b.of.All() {
		if slices.Contains(d.UsedBy, x.Document()) {
			page.Backlinks = mentioned(page.Backlinks, b.mention(x))
		}
	}
}
