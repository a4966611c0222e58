// Package pdf reads the text of PDF files nobody vouches for: what the pages
// show, and also what they do not, such as the values of forms, comments,
// attachments, and what the file says about itself.
//
// A PDF file has tables that say where its objects are. They are not used:
// they can lie, loop and promise more than there is. The file is gone through
// from its beginning to its end instead, and the objects are taken as they
// come, the last of each number counting, which is what the tables of an
// honest file say. So every file comes to an end, and damaged ones are read
// as far as they go.
//
// Not read: files that need a password to be opened or changed, pictures, and
// pages of earlier versions of a file whose objects have been replaced.
package pdf

import (
	"bytes"
	"io"

	"btfolio/internal/language"
	"btfolio/internal/privacy/bound"
)

const (
	// mostObjects bounds the index of a file to some 20 MB.
	mostObjects = 300_000
	// container is the size of a stream that holds objects.
	container = 16 << 20
	// mostKept is how many bytes of such streams are kept unpacked.
	mostKept = 24 << 20
	// attachment is the size of a file inside that is read.
	attachment = 16 << 20
)

// A Document is where the texts of a file go.
type Document struct {
	// Emit takes a piece of text. Pieces of the same place follow each other.
	Emit func(where language.Text, text []byte)
	// Enclosed takes a whole file that is attached.
	Enclosed func(data []byte) error
}

// Is reports whether a file that begins so is a PDF. Some programs put a few
// bytes of their own before it.
func Is(head []byte) bool {
	return bytes.Contains(head[:min(len(head), 1024)], []byte("%PDF-"))
}

// Read hands out the texts of a file. What cannot be read of it does not
// keep the rest from being read; the first such error is returned at the end.
func Read(b *bound.Budget, r io.ReaderAt, size int64, doc Document) error {
	f := &file{Document: doc, budget: b, r: b.File(r), size: size, index: map[int]place{}, kept: map[int][]byte{}, fonts: map[ref]*font{}}
	f.lex, f.parts = newLexer(4<<10), newLexer(4<<10)
	f.lex.check, f.parts.check = b.Err, b.Err
	if err := f.survey(); err != nil {
		return err
	}
	if f.encrypted {
		return bound.ErrEncrypted
	}
	if len(f.pages) == 0 {
		return bound.ErrDamaged
	}
	f.show()
	f.aside()
	if err := b.Err(); err != nil {
		return err
	}
	return f.failed
}

type file struct {
	Document
	budget *bound.Budget
	r      io.ReaderAt
	size   int64
	failed error // the first thing that could not be read

	lex, parts *lexer
	closed     bool   // the object last read has its end
	window     []byte // of the file, from windowAt
	windowAt   int64

	index     map[int]place
	kept      map[int][]byte // containers
	keptBytes int
	fonts     map[ref]*font
	mapped    int // entries of all code tables

	encrypted  bool
	catalog    ref
	pages      []ref
	forms      []ref
	about      []ref // streams of XML that say something of the document
	fields     []ref // streams of XML with the values of forms
	attached   []ref
	containers int
}

// A place is where an object stands: at a byte of the file, or of the
// container in.
type place struct {
	at int64
	in int32
}

// fail notes what could not be read.
func (f *file) fail(err error) {
	if err != nil && f.failed == nil {
		f.failed = err
	}
}
