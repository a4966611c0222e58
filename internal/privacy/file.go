package privacy

import (
	"bytes"
	"context"
	"errors"
	"io"
	"slices"
	"time"

	"btfolio/internal/diag"
	"btfolio/internal/language"
	"btfolio/internal/privacy/bound"
	"btfolio/internal/privacy/markup"
	"btfolio/internal/privacy/office"
	"btfolio/internal/privacy/pdf"
	"btfolio/internal/privacy/picture"
	"btfolio/internal/privacy/plain"
	"btfolio/internal/say"
)

const (
	// longestTime is how long one file is read. A day's work of a hundred
	// trainees with thirty files each should not wait for one of them.
	longestTime = 2 * time.Second
	// mostUnpacked is what one file may unpack to: some ten thousand pages.
	mostUnpacked = 64 << 20
	// largestText is the size of a file without parts that is read.
	largestText = 16 << 20
	// deepestEnclosed is how many files may lie in one another.
	deepestEnclosed = 2
)

// File finds what must not leave the house in a file of any type, known by
// its contents and not by its name, and says whether all of it was searched.
// It reads from r only, up to size, is done within some two seconds and takes
// less than 100 MB of memory whatever the file; callers that read several
// files at a time bound their number. If ctx ends first, the reading is
// TooSlow.
//
// Hits of text files have a line; those of others the part they stand in,
// one for each kind and part.
func File(ctx context.Context, r io.ReaderAt, size int64, known Known) ([]Hit, Reading) {
	ctx, cancel := context.WithTimeout(ctx, longestTime)
	defer cancel()
	return file(bound.New(ctx, mostUnpacked), r, size, known, 0)
}

func file(b *bound.Budget, r io.ReaderAt, size int64, known Known, depth int) (hits []Hit, reading Reading) {
	s := newSheet(b, known)
	defer func() {
		// The readers are made not to panic and are tested for it; a file
		// that makes one do so all the same is no reason to stop a site. What
		// the panic says may quote the file, and is left out.
		if recover() != nil {
			hits, reading = s.hits, Damaged
		}
	}()
	return search(b, s, r, size, depth)
}

// search reads a file of any type onto a sheet.
func search(b *bound.Budget, s *sheet, r io.ReaderAt, size int64, depth int) (hits []Hit, reading Reading) {
	head := make([]byte, min(size, 4<<10))
	if n, err := b.File(r).ReadAt(head, 0); err != nil && !errors.Is(err, io.EOF) {
		return nil, readingOf(err)
	} else if head = head[:n]; n == 0 {
		return nil, Scanned
	}
	enclosed := func(data []byte) error {
		if depth == deepestEnclosed {
			return bound.ErrEnclosed
		}
		s.flush()
		more, reading := file(b, bytes.NewReader(data), int64(len(data)), s.known, depth+1)
		for _, h := range more {
			h.Line, h.Col = 0, 0
			h.Where = inside(h.Where)
			s.hits = append(s.hits, h)
		}
		if err := b.Err(); err != nil {
			return err
		}
		if reading == Scanned || reading == Picture {
			return nil
		}
		return bound.ErrEnclosed
	}
	var err error
	switch {
	case pdf.Is(head):
		err = pdf.Read(b, r, size, pdf.Document{Emit: s.add, Enclosed: enclosed})
	case bytes.HasPrefix(head, []byte("PK\x03\x04")):
		err = office.Read(b, r, size, office.Document{Emit: s.add, Enclosed: enclosed})
	case picture.Is(head):
		err = picture.Read(b, r, size, s.add)
		if err == nil {
			s.flush()
			return s.hits, Picture
		}
	default:
		return whole(b, s, r, size, head)
	}
	s.flush()
	if b.Err() != nil {
		err = b.Err()
	}
	return s.hits, readingOf(err)
}

func inside(where language.Text) language.Text {
	if where == (language.Text{}) {
		return whereInside
	}
	return say.WhereInsideWhere(whereInside, where)
}

// Files of Word before 2007, and of other programs of its time, begin so, as
// do new ones that are encrypted.
var compound = []byte("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1")

// encryptedPackage is what an encrypted document of Office has inside.
var encryptedPackage = []byte("E\x00n\x00c\x00r\x00y\x00p\x00t\x00e\x00d\x00P\x00a\x00c\x00k\x00a\x00g\x00e\x00")

// whole reads a file that has no parts, or none that are known.
func whole(b *bound.Budget, s *sheet, r io.ReaderAt, size int64, head []byte) ([]Hit, Reading) {
	isText := plain.IsText(head)
	if size > largestText {
		if isText {
			return nil, TooLarge
		}
		return nil, UnknownType
	}
	data := make([]byte, size)
	n, err := b.File(r).ReadAt(data, 0)
	if err != nil && !errors.Is(err, io.EOF) {
		return nil, readingOf(err)
	}
	data = data[:n]
	if text, ok := plain.Text(data); ok && isText {
		hits := lines(text, s.known, s.stop)
		switch {
		case bytes.HasPrefix(text, []byte(`{\rtf`)):
			return hits, UnknownType // text among commands
		case bytes.HasPrefix(bytes.TrimLeft(text, "\ufeff \r\n\t"), []byte("<")):
			// Numbers can be divided among tags.
			h := &page{sheet: s}
			markup.Read(bytes.NewReader(text), h)
			s.flush()
			for _, h := range s.hits {
				if !slices.ContainsFunc(hits, func(other Hit) bool { return other.Kind == h.Kind }) {
					hits = append(hits, h)
				}
			}
		}
		if b.Err() != nil {
			return hits, readingOf(b.Err())
		}
		return hits, Scanned
	}
	if bytes.HasPrefix(head, compound) && bytes.Contains(data, encryptedPackage) {
		return nil, Encrypted
	}
	// A number that can be read in the bytes is one; words can be anything.
	s.only = Kind.Identity
	plain.WordsWith(fewest, &inNumbers, data, func(word []byte) {
		s.add(whereHidden, word)
		s.add(whereHidden, []byte("\n\n"))
	})
	s.flush()
	if b.Err() != nil {
		return s.hits, readingOf(b.Err())
	}
	return s.hits, UnknownType
}

// fewest is the least number of digits in an identity number; the others are
// letters.
const fewest = 6

// inNumbers are the bytes that a digit of any script begins with.
var inNumbers = func() (t [256]bool) {
	for c, kind := range starts {
		t[c] = kind == aDigit || kind == aScript
	}
	return t
}()

// A page gathers the text of HTML and other files with tags.
type page struct{ *sheet }

func (p *page) Open(element []byte) {
	switch string(element) {
	case "p", "div", "br", "li", "tr", "td", "th", "h1", "h2", "h3", "text":
		p.add(whereText, []byte("\n"))
	}
}
func (p *page) Close(element []byte)              { p.Open(element) }
func (p *page) Text(piece []byte)                 { p.add(whereText, piece) }
func (p *page) Attribute(_, piece []byte, _ bool) {}

// A Reading says whether the contents of a file were searched, and if not,
// or not all of them, why. Hits can have been found either way.
type Reading uint8

// Readings, by why somebody has to look at the file.
const (
	Scanned     Reading = iota // nobody has to
	Picture                    // what a picture shows is not read
	NoText                     // a page or the whole document is a picture
	Encrypted                  // protected by a password
	Damaged                    // cannot be read, or not to its end
	TooLarge                   // unpacks to more than is read
	TooSlow                    // took longer than a file may
	UnknownType                // no type that is known
	NoLetters                  // text without a table of what its codes stand for
	Enclosed                   // holds a file that itself was not searched
)

var whys = [...]language.Text{
	Picture:     say.ItIsAPicture(),
	NoText:      say.ItHasAPageThatIs(),
	Encrypted:   say.ItIsProtectedByAPassword(),
	Damaged:     say.ItIsDamagedOrIncomplete(),
	TooLarge:    say.ItIsTooLarge(),
	TooSlow:     say.ItTookTooLongToRead(),
	UnknownType: say.ItsTypeIsUnknown(),
	NoLetters:   say.ItsTextIsStoredSoThat(),
	Enclosed:    say.ItHoldsAnotherFileWhichCould(),
}

// Finding says in words that the file was not searched. It is for readings
// other than Scanned.
func (r Reading) Finding(file string) diag.Finding {
	return diag.NotScanned.At(diag.Pos{File: file}, whys[r])
}

// readingOf says what came of reading a file that ended with an error.
func readingOf(err error) Reading {
	for _, e := range []struct {
		err     error
		reading Reading
	}{
		{context.DeadlineExceeded, TooSlow},
		{context.Canceled, TooSlow},
		{bound.ErrTooLarge, TooLarge},
		{bound.ErrEncrypted, Encrypted},
		{bound.ErrUnknown, UnknownType},
		{bound.ErrUnreadable, NoLetters},
		{bound.ErrPictures, NoText},
		{bound.ErrEnclosed, Enclosed},
	} {
		if errors.Is(err, e.err) {
			return e.reading
		}
	}
	if err != nil {
		return Damaged
	}
	return Scanned
}
