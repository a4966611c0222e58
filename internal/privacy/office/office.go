// Package office reads the text of documents of Word, Excel, PowerPoint and
// their open counterparts: all parts of them, also those no page shows, such
// as comments, deleted text that is kept and what the document says about
// itself.
package office

import (
	"archive/zip"
	"bytes"
	"errors"
	"io"
	"path"
	"strings"

	"btfolio/internal/language"
	"btfolio/internal/privacy/bound"
	"btfolio/internal/privacy/markup"
	"btfolio/internal/privacy/picture"
	"btfolio/internal/privacy/plain"
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
	// Enclosed takes a whole file that lies in the document.
	Enclosed func(data []byte) error
}

// Read hands out the texts of a document. What cannot be read of it does not
// keep the rest from being read; the first such error is returned at the end.
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
	if !isDocument(z) {
		return bound.ErrUnknown
	}
	var first error
	shown := document{Document: doc, budget: b}
	for _, f := range z.File {
		if err := shown.part(f); err != nil && first == nil {
			first = err
		}
		if err := b.Err(); err != nil {
			return err
		}
	}
	if first == nil && shown.pictures && shown.letters < fewLetters {
		first = bound.ErrPictures
	}
	return first
}

// fewLetters is how much text a document of pictures has at most: a title.
const fewLetters = 20

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
	budget   *bound.Budget
	pictures bool
	letters  int // in the text of the document, not about it
}

func (d *document) part(f *zip.File) error {
	if f.Flags&1 != 0 {
		return bound.ErrEncrypted
	}
	name := strings.ToLower(f.Name)
	kind := path.Ext(name)
	switch {
	case kind == ".xml" || kind == ".rels" || kind == ".vml" || kind == ".xhtml" || kind == ".html" || kind == ".htm" || kind == ".rdf":
		return d.open(f, func(r io.Reader) error { return d.text(f.Name, r) })
	case kind == ".txt" || kind == ".rtf" || kind == ".mht":
		return d.open(f, func(r io.Reader) error { return d.raw(r) })
	case strings.Contains(name, "thumbnail"):
		return nil // a small picture of what is read anyway
	case kind == ".jpg" || kind == ".jpeg" || kind == ".png" || kind == ".gif" || kind == ".webp":
		d.pictures = true
		return d.open(f, d.picture)
	case kind == ".emf" || kind == ".wmf" || kind == ".tif" || kind == ".tiff" || kind == ".bmp":
		d.pictures = true
	case strings.Contains(name, "embeddings/"):
		return d.open(f, d.enclosed)
	}
	return nil
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
	t := &text{emit: d.Emit, place: placeOf(name)}
	if !strings.HasSuffix(name, ".xml") && !strings.HasSuffix(name, ".rels") {
		t.place = place{where: body} // a page of HTML, with elements of its own
	}
	err := markup.Read(r, t)
	t.flush()
	t.flushValues()
	d.letters += t.letters
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
	d.letters += len(text)
	return nil
}

func (d *document) picture(r io.Reader) error {
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
	if err != nil {
		return err
	}
	return d.Enclosed(data)
}

// read reads what has been paid for already.
func (d *document) read(r io.Reader) ([]byte, error) {
	data, err := io.ReadAll(io.LimitReader(r, enclosed+1))
	if len(data) > enclosed {
		return nil, bound.ErrTooLarge
	}
	return data, err
}
