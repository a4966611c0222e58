package source

import (
	"bytes"
	"regexp"
	"slices"
	"strings"

	"btfolio/internal/language"
	"btfolio/internal/say"
)

// A Fault is why an attachment shows nothing.
type Fault uint8

// The faults.
const (
	FaultNone    Fault = iota
	FaultEmpty         // it has no content
	FaultForeign       // its content is not what its name says
)

// Text says what is wrong with a file: “is empty”.
func (f Fault) Text() language.Text {
	switch f {
	case FaultEmpty:
		return say.FileIsEmpty()
	case FaultForeign:
		return say.FileIsOther()
	}
	return language.Text{}
}

// headSize is how much of a file tells what it is. A PDF may begin with
// something else, within its first kilobyte.
const headSize = 1024

// fault compares the beginning of a file with what its name says it is.
func fault(name string, size int64, head []byte) Fault {
	t := TypeOf(name)
	switch {
	case size == 0:
		return FaultEmpty
	case t != nil && !t.begins(head):
		return FaultForeign
	}
	return FaultNone
}

// at tells files by what stands at a place of their beginning.
func at(offset int, marks ...string) func([]byte) bool {
	return func(head []byte) bool {
		return len(head) >= offset && slices.ContainsFunc(marks, func(m string) bool {
			return bytes.HasPrefix(head[offset:], []byte(m))
		})
	}
}

func either(tests ...func([]byte) bool) func([]byte) bool {
	return func(head []byte) bool {
		return slices.ContainsFunc(tests, func(test func([]byte) bool) bool { return test(head) })
	}
}

func not(test func([]byte) bool) func([]byte) bool {
	return func(head []byte) bool { return !test(head) }
}

func both(a, b func([]byte) bool) func([]byte) bool {
	return func(head []byte) bool { return a(head) && b(head) }
}

var (
	isZip      = at(0, "PK\x03\x04")
	isCompound = at(0, "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1") // office before 2007, and what is encrypted since
	isRTF      = at(0, `{\rtf`)
	isHEIC     = both(at(4, "ftyp"), at(8, "hei", "hev", "mif1", "msf1"))
	isMP4      = either(both(at(4, "ftyp"), not(isHEIC)), at(4, "moov", "mdat", "wide", "free", "skip", "pnot"))

	isOpenXML      = holding("[Content_Types].xml", "_rels/", "docProps/", "word/", "xl/", "ppt/", "customXml/", "mimetype")
	isOpenDocument = holding("mimetype", "META-INF/", "content.xml", "styles.xml", "meta.xml", "settings.xml", "Thumbnails/")
)

// holding tells zip files by the name of the first file in them, which stands
// behind a head of fixed size.
func holding(first ...string) func([]byte) bool {
	const fixed = 30
	return func(head []byte) bool { return isZip(head) && (len(head) <= fixed || at(fixed, first...)(head)) }
}

// isPDF takes what programs take that show PDF files, which look for the mark
// within the first kilobyte. What begins as a web page is none all the same.
func isPDF(head []byte) bool {
	return bytes.Contains(head, []byte("%PDF-")) && !bytes.HasPrefix(bytes.TrimLeft(unmarked(head), " \t\r\n"), []byte("<"))
}

// Sound in frames begins with bits that are set, and bits that tell its kind.
func isMP3(head []byte) bool { return len(head) > 1 && head[0] == 0xff && head[1]&0xe6 == 0xe2 }
func isAAC(head []byte) bool { return len(head) > 1 && head[0] == 0xff && head[1]&0xf6 == 0xf0 }

var (
	wide   = at(0, "\xff\xfe", "\xfe\xff", "\x00\x00\xfe\xff") // text whose characters take two bytes or four
	binary = at(0, "%PDF-", "{\\rtf", "GIF8", "\x89PNG", "\xff\xd8\xff", "OggS", "fLaC")
)

// isPlain reports whether content can be text, in any encoding.
func isPlain(head []byte) bool {
	return wide(head) || !binary(unmarked(head)) && !bytes.ContainsFunc(head, func(r rune) bool {
		return r < ' ' && !strings.ContainsRune("\t\n\v\f\r\x1b", r)
	})
}

// header is the first line of an e-mail, or the line that some programs write
// before it.
var header = regexp.MustCompile(`^\s*(?:>?From |[!-9;-~]+[ \t]*:)`)

func isMail(head []byte) bool { return isPlain(head) && header.Match(unmarked(head)) }

// unmarked is text without a byte order mark.
func unmarked(head []byte) []byte { return bytes.TrimPrefix(head, []byte("\xef\xbb\xbf")) }
