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
// Pages are also read the way they were before later versions of the file, which
// keep what they replace, and encrypted files if the password is empty.
//
// Not read, and told: files that need a password to be opened, pictures, lines
// that may be letters, and signs that the file does not explain.
package pdf

import (
	"bytes"
	"errors"
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
	// Shown takes what a page shows as it is written there, once, while Emit has
	// it in several orders, and what no page shows. Nil where nobody asks.
	Shown func(where language.Text, text []byte)
	// Enclosed takes a whole file that is attached.
	Enclosed func(data []byte)
}

// Is reports whether a file that begins so is a PDF. Some programs put a few
// bytes of their own before it.
func Is(head []byte) bool {
	return bytes.Contains(head[:min(len(head), 1024)], []byte("%PDF-"))
}

// Read hands out the texts of a file. What cannot be read of it does not keep
// the rest from being read, and is left to the budget's account.
func Read(b *bound.Budget, r io.ReaderAt, size int64, doc Document) error {
	f := &file{Document: doc, budget: b, r: b.File(r), size: size, index: map[int]place{}, older: map[int][]place{}, kept: map[int64][]byte{}, fonts: map[place]*font{}}
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
	return f.whole()
}

// whole reports whether the file has its end, which stands in its last bytes,
// whatever some programs write after it.
func (f *file) whole() error {
	const last = 4 << 10
	tail := make([]byte, min(last, f.size))
	if _, err := f.r.ReadAt(tail, f.size-int64(len(tail))); err != nil && !errors.Is(err, io.EOF) {
		return err
	}
	if !bytes.Contains(tail, []byte("%%EOF")) {
		return bound.ErrDamaged
	}
	return nil
}

type file struct {
	Document
	budget *bound.Budget
	r      io.ReaderAt
	size   int64

	lex, parts *lexer
	closed     bool   // the object last read has its end
	window     []byte // of the file, from windowAt
	windowAt   int64

	index     map[int]place
	older     map[int][]place  // versions before those, in their order
	versions  int              // of all objects
	replaced  int64            // where an object stands that has an earlier version, the last of these
	ends      []int64          // of revisions
	until     int64            // the end of the revision that is read, 0 for the last
	kept      map[int64][]byte // containers
	keptBytes int
	fonts     map[place]*font
	mapped    int // entries of all code tables

	quiet     bool // only what the file says of itself is looked for
	encrypted bool // and locked
	encrypt   any  // how
	id        []byte
	lock      *lock

	catalog    ref
	pages      []ref
	forms      []ref
	about      []ref // streams of XML that say something of the document
	fields     []ref // streams of XML with the values of forms
	attached   []ref
	containers int
}

// A place is where an object stands: at a byte of the file, or of a container
// in it.
type place struct {
	at       int64
	pos      int64 // of the file in any case
	num, gen int
	in       *place
}

// fail notes what could not be read.
func (f *file) fail(err error) { f.budget.Leave(err, 1) }
