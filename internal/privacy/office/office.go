// Package office reads the text of documents of Word, Excel, PowerPoint and
// their open counterparts: all parts of them, also those no page shows, such
// as comments, deleted text that is kept and what the document says about
// itself.
package office

import (
	"archive/zip"
	"bufio"
	"bytes"
	"errors"
	"io"
	"path"
	"slices"
	"strings"

	"golang.org/x/text/encoding/unicode"

	"btfolio/internal/language"
	"btfolio/internal/privacy/bound"
	"btfolio/internal/privacy/markup"
	"btfolio/internal/privacy/picture"
	"btfolio/internal/privacy/plain"
	"btfolio/internal/say"
)

const (
	// directory is how much of a file its table of contents may take: more
	// than a document has parts, less than what fills the memory.
	directory = 2 << 20
	// enclosed is the size of a picture or document inside that is read.
	enclosed = 16 << 20
)

// A Document is where the texts of a file go.
type Document struct {
	// Emit takes a piece of text of a part. Pieces of the same part follow
	// each other.
	Emit func(where language.Text, text []byte)
	// Shown takes what a document shows of itself: its text, slides and cells as
	// they are now, without what is said about them. Nil where nobody asks.
	Shown func(where language.Text, text []byte)
	// Enclosed takes a whole file that lies in the document.
	Enclosed func(data []byte)
}

// Read hands out the texts of a document, or the files of an archive. What
// cannot be read of it does not keep the rest from being read, and is left to
// the budget's account.
func Read(b *bound.Budget, r io.ReaderAt, size int64, doc Document) error {
	toc := &counted{r: b.File(r), left: directory}
	z, err := zip.NewReader(toc, size)
	if toc.left < 0 {
		return bound.ErrTooLarge
	}
	if err != nil {
		return errors.Join(b.Err(), bound.ErrDamaged)
	}
	toc.open = true
	d := document{Document: doc, budget: b}
	read := d.part
	if !isDocument(z) {
		read = d.file
	}
	d.locked, d.shared = d.manifest(z), d.sharedTexts(z)
	for _, f := range z.File {
		if folder := strings.HasSuffix(f.Name, "/"); !folder || f.UncompressedSize64 > 0 {
			b.Leave(read(f), 1)
		}
		if err := b.Err(); err != nil {
			return err
		}
	}
	if d.shared != nil {
		d.rest(d.shared)
	}
	return nil
}

// counted reads a table of contents of limited length, and then anything.
type counted struct {
	r    io.ReaderAt
	left int64
	open bool
}

func (c *counted) ReadAt(p []byte, off int64) (int, error) {
	if !c.open {
		if c.left -= int64(len(p)); c.left < 0 {
			return 0, bound.ErrTooLarge
		}
	}
	return c.r.ReadAt(p, off)
}

func isDocument(z *zip.Reader) bool {
	for _, f := range z.File {
		if f.Name == "[Content_Types].xml" || f.Name == "mimetype" || f.Name == "content.xml" {
			return true
		}
	}
	return false
}

type document struct {
	Document
	budget *bound.Budget
	locked map[string]bool // parts that need a password
	shared *shared         // texts of the cells of sheets
}

// silent are parts that say nothing of anybody: what a program keeps for
// itself, letters of a typeface, a small picture of what is read anyway.
var silent = []string{"mimetype", "layout-cache", "configurations2/", "printersettings", "thumbnail", ".odttf", ".fntdata", ".ttf", ".otf"}

func (d *document) part(f *zip.File) error {
	name := strings.ToLower(f.Name)
	kind := path.Ext(name)
	switch {
	case f.Flags&1 != 0 || d.locked[f.Name]:
		return bound.ErrEncrypted
	case slices.ContainsFunc(silent, func(s string) bool { return strings.Contains(name, s) }):
		return nil
	case name == sharedPart && d.shared != nil: // in the sheets
		return nil
	case strings.Contains(name, "/ink/"): // what a hand wrote
		return bound.ErrPicture
	}
	switch kind {
	case ".xml", ".rels", ".vml", ".xhtml", ".html", ".htm", ".rdf", ".svg":
		return d.open(f, func(r io.Reader) error { return d.text(f.Name, r) })
	case ".txt", ".rtf":
		return d.open(f, func(r io.Reader) error { return d.raw(r) })
	case ".jpg", ".jpeg", ".png", ".gif", ".webp":
		return d.open(f, d.picture)
	case ".emf", ".wmf", ".tif", ".tiff", ".bmp", ".svm":
		return bound.ErrPicture
	}
	return d.open(f, d.enclosed)
}

// file reads a file of an archive that is no document.
func (d *document) file(f *zip.File) error {
	d.Emit(say.TheNameOfTheFile(), []byte(f.Name+"\n\n"))
	if f.Flags&1 != 0 {
		return bound.ErrEncrypted
	}
	return d.open(f, d.enclosed)
}

// manifest lists the parts of an open document that need a password.
func (d *document) manifest(z *zip.Reader) map[string]bool {
	m := manifest{locked: map[string]bool{}}
	for _, f := range z.File {
		if f.Name == "META-INF/manifest.xml" {
			d.open(f, func(r io.Reader) error { return markup.Read(r, &m) })
		}
	}
	return m.locked
}

type manifest struct {
	path   []byte
	locked map[string]bool
}

func (m *manifest) Open(element []byte) {
	switch string(element) {
	case "file-entry":
		m.path = m.path[:0]
	case "encryption-data":
		m.locked[string(m.path)] = true
	}
}
func (m *manifest) Close([]byte) {}
func (m *manifest) Text([]byte)  {}
func (m *manifest) Attribute(name, piece []byte, _ bool) {
	if string(name) == "full-path" && len(m.path) < 1<<10 {
		m.path = append(m.path, piece...)
	}
}

func (d *document) open(f *zip.File, read func(io.Reader) error) error {
	r, err := f.Open()
	if err != nil {
		return bound.ErrDamaged
	}
	defer r.Close()
	return read(d.budget.Unpacked(r))
}

func (d *document) text(name string, r io.Reader) error {
	t := &text{emit: d.Emit, place: placeOf(name), shared: d.shared, spend: d.budget.Spend}
	if !strings.HasSuffix(name, ".xml") && !strings.HasSuffix(name, ".rels") {
		t.place = place{where: body} // a page of HTML, with elements of its own
	}
	// Hidden data is in UTF-16 at times, and says so at its beginning.
	in := bufio.NewReaderSize(r, 4<<10)
	if mark, _ := in.Peek(2); string(mark) == "\xff\xfe" || string(mark) == "\xfe\xff" {
		r = unicode.UTF16(unicode.BigEndian, unicode.UseBOM).NewDecoder().Reader(in)
	} else {
		r = in
	}
	if !t.place.shown || d.Shown == nil {
		err := markup.Read(r, t)
		t.flush()
		t.flushValues()
		return err
	}
	s := &shown{text{emit: d.Shown, place: t.place, shared: d.shared, spend: d.budget.Spend}}
	s.place.only = shownText
	err := markup.Read(r, both{t, s})
	t.flush()
	t.flushValues()
	s.flush()
	return err
}

func (d *document) raw(r io.Reader) error {
	data, err := d.read(r)
	if err != nil {
		return err
	}
	text, ok := plain.Text(data)
	if !ok {
		return bound.ErrUnknown
	}
	d.Emit(body, text)
	return nil
}

func (d *document) picture(r io.Reader) error {
	d.budget.Leave(bound.ErrPicture, 1)
	data, err := d.read(r)
	if err != nil {
		return err
	}
	err = picture.Read(d.budget, bytes.NewReader(data), int64(len(data)), d.Emit)
	if errors.Is(err, bound.ErrUnknown) {
		return nil // a picture of another type than its name says shows no more
	}
	return err
}

func (d *document) enclosed(r io.Reader) error {
	data, err := d.read(r)
	if err == nil {
		d.Enclosed(data)
	}
	return err
}

// read reads what has been paid for already.
func (d *document) read(r io.Reader) ([]byte, error) {
	data, err := io.ReadAll(io.LimitReader(r, enclosed+1))
	if len(data) > enclosed {
		return nil, bound.ErrTooLarge
	}
	return data, err
}
