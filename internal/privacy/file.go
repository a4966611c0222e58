package privacy

import (
	"bytes"
	"context"
	"errors"
	"io"
	"slices"
	"strings"
	"time"

	"btfolio/internal/language"
	"btfolio/internal/privacy/bound"
	"btfolio/internal/privacy/message"
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
	// mostShown is how much of what a file shows is told: some twenty pages.
	mostShown = 64 << 10
	// deepestEnclosed is how many files may lie in one another.
	deepestEnclosed = 2
)

// A Reading is what comes of reading a file.
type Reading struct {
	Hits   []Hit
	Unread Unread   // what of it was not searched
	Shown  []string // what it shows, by its parts; without those that have a hit
}

// File finds what must not leave the house in a file of any type, known by
// its contents and not by its name, and says what of it was not searched.
// It reads from r only, up to size, is done within some two seconds and takes
// less than 100 MB of memory whatever the file; callers that read several
// files at a time bound their number. If ctx ends first, the rest is TooSlow.
//
// Hits of text files have a line; those of others the part they stand in,
// one for each kind and part.
func File(ctx context.Context, r io.ReaderAt, size int64, known Known) Reading {
	ctx, cancel := context.WithTimeout(ctx, longestTime)
	defer cancel()
	b := bound.New(ctx, mostUnpacked)
	shown := &pages{}
	hits := file(b, r, size, known, 0, shown)
	done := Reading{Hits: hits, Unread: unreadOf(b)}
	if b.Err() == nil { // or something was not searched that is shown
		done.Shown = shown.without(hits)
	}
	return done
}

// pages are what a file shows, until there is enough of it.
type pages struct {
	where []language.Text
	text  [][]byte
	size  int
}

func (p *pages) add(where language.Text, text []byte) {
	text = text[:min(len(text), mostShown-p.size)]
	p.size += len(text)
	if n := len(p.where); n > 0 && p.where[n-1] == where {
		p.text[n-1] = append(p.text[n-1], text...)
	} else if len(text) > 0 {
		p.where, p.text = append(p.where, where), append(p.text, bytes.Clone(text))
	}
}

// without is the pages that have no hit but names. A file with so many hits that not all are
// told has none.
func (p *pages) without(hits []Hit) (all []string) {
	for i, where := range p.where {
		hit := slices.ContainsFunc(hits, func(h Hit) bool { return h.Kind != NamedPerson && (h.Where == where || h.Line > 0) })
		if text := strings.ToValidUTF8(string(p.text[i]), ""); !hit && len(hits) < maxHits && strings.TrimSpace(text) != "" {
			all = append(all, text)
		}
	}
	return all
}

// file reads a file onto a sheet of its own. A file inside another shows nothing.
func file(b *bound.Budget, r io.ReaderAt, size int64, known Known, depth int, shown *pages) (hits []Hit) {
	s := newSheet(b, known)
	defer func() {
		// The readers are made not to panic and are tested for it; a file
		// that makes one do so all the same is no reason to stop a site. What
		// the panic says may quote the file, and is left out.
		if recover() != nil {
			b.Leave(bound.ErrDamaged, 1)
			hits = s.hits
		}
	}()
	return s.own.judge(search(b, s, r, size, depth, shown))
}

// search reads a file of any type onto a sheet.
func search(b *bound.Budget, s *sheet, r io.ReaderAt, size int64, depth int, shown *pages) []Hit {
	head := make([]byte, min(size, 4<<10))
	n, err := b.File(r).ReadAt(head, 0)
	if err != nil && !errors.Is(err, io.EOF) {
		b.Leave(err, 1)
		return nil
	}
	if head = head[:n]; n == 0 {
		return nil
	}
	enclosed := func(part language.Text, data []byte) {
		if depth == deepestEnclosed {
			b.Leave(bound.ErrTooDeep, 1)
			return
		}
		s.flush()
		for _, h := range file(b, bytes.NewReader(data), int64(len(data)), s.known, depth+1, &pages{}) {
			h.Line, h.Col = 0, 0
			h.Where = inside(part, h.Where)
			s.hit(h)
		}
	}
	file := func(data []byte) { enclosed(whereInside, data) }
	switch {
	case pdf.Is(head):
		err = pdf.Read(b, r, size, pdf.Document{Emit: s.add, Shown: shown.add, Enclosed: file})
	case bytes.HasPrefix(head, []byte("PK\x03\x04")):
		err = office.Read(b, r, size, office.Document{Emit: s.add, Shown: shown.add, Enclosed: file})
	case picture.Is(head):
		b.Leave(bound.ErrPicture, 1)
		err = picture.Read(b, r, size, s.add)
	default:
		err = whole(b, s, r, size, head, enclosed, shown)
	}
	s.flush()
	b.Leave(err, 1)
	return s.hits
}

// hit notes a hit unless its part has one of its kind, or of the same person.
func (s *sheet) hit(h Hit) {
	if !slices.ContainsFunc(s.hits, func(o Hit) bool { return alike(o, h) && o.Where == h.Where }) && len(s.hits) < maxHits {
		s.hits = append(s.hits, h)
	}
}

func inside(part, where language.Text) language.Text {
	if where == (language.Text{}) {
		return part
	}
	return say.WhereInsideWhere(part, where)
}

// Files of Word before 2007, and of other programs of its time, begin so, as
// do new ones that are encrypted.
var compound = []byte("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1")

// encryptedPackage is what an encrypted document of Office has inside.
var encryptedPackage = []byte("E\x00n\x00c\x00r\x00y\x00p\x00t\x00e\x00d\x00P\x00a\x00c\x00k\x00a\x00g\x00e\x00")

// Texts with these words are what only somebody with the key can read.
var armours = [][]byte{[]byte("-----BEGIN PGP MESSAGE-----"), []byte("-----BEGIN AGE ENCRYPTED FILE-----"), []byte("-----BEGIN PKCS7-----"), []byte("-----BEGIN CMS-----")}

// whole reads a file that has no parts, or none that are known.
func whole(b *bound.Budget, s *sheet, r io.ReaderAt, size int64, head []byte, enclosed func(part language.Text, data []byte), shown *pages) error {
	if size > largestText {
		if _, isText := plain.Text(head); isText {
			return bound.ErrTooLarge
		}
		return bound.ErrUnknown
	}
	data := make([]byte, size)
	n, err := b.File(r).ReadAt(data, 0)
	if err != nil && !errors.Is(err, io.EOF) {
		return err
	}
	data = data[:n]
	if text, ok := plain.Text(data); ok {
		s.hits = s.lines(text)
		for _, words := range armours {
			if bytes.Contains(text, words) {
				return bound.ErrEncrypted
			}
		}
		switch {
		case bytes.HasPrefix(text, []byte(`{\rtf`)):
			return bound.ErrUnknown // text among commands
		case message.Is(text):
			// What can be read as it stands has its line already.
			direct := len(s.hits)
			message.Read(b, text, message.Document{Emit: s.add, Enclosed: enclosed})
			s.flush()
			decoded := slices.DeleteFunc(slices.Clone(s.hits[direct:]), func(h Hit) bool {
				return slices.ContainsFunc(s.hits[:direct], func(o Hit) bool { return alike(o, h) })
			})
			s.hits = append(s.hits[:direct], decoded...)
		default:
			shown.add(whereText, text)
		}
		return nil
	}
	if bytes.HasPrefix(head, compound) && bytes.Contains(data, encryptedPackage) {
		return bound.ErrEncrypted
	}
	// A number that can be read in the bytes is one; words can be anything.
	s.only = Kind.Identity
	plain.WordsWith(fewest, &inNumbers, data, func(word []byte) {
		s.add(whereHidden, word)
		s.add(whereHidden, []byte("\n\n"))
	})
	return bound.ErrUnknown
}

// fewest is the least number of digits in an identity number; the others are
// letters.
const fewest = 6

// inNumbers are the bytes that a digit of any script begins with.
var inNumbers = func() (t [256]bool) {
	for c := range t {
		t[c] = isDigit(byte(c)) || 0xd9 <= c && c < 0xf5 && c != 0xe2
	}
	return t
}()
