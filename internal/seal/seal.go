// Package seal owns what ties a decision to what it was made on: the list of
// covered files with their digests, what counts as the same text, how files
// differ from such a list, and signatures. It knows nothing of BT.
package seal

import (
	"bytes"
	"crypto/sha256"
	"slices"
	"strings"

	"golang.org/x/text/unicode/norm"

	"btfolio/internal/source"
)

// A File is one covered file as it lies in the trainee's folder.
type File struct {
	Path   string // from the trainee's folder, with slashes, in NFC
	Disk   string // the same path as the disk has it, which need not be NFC
	Digest source.Digest
	Text   []byte // the whole content of a text; nil for every other file
}

// A Seal is the list of covered files as it stands in a decision.
type Seal struct {
	Files []Sealed // in the order of the list, no path twice
}

// A Sealed is one file of the list.
type Sealed struct {
	Path   string // in NFC
	Digest source.Digest
	Text   *source.Digest // of the normal form of a text; nil where none is stated
}

// TextDigest is the digest of a text's normal form.
func TextDigest(text []byte) source.Digest { return sha256.Sum256(Normal(text)) }

var byteOrderMark = []byte("\ufeff")

// Normal is a text without what editors and version control change on their
// own and nobody sees: no byte order mark, lines that end in LF and in no
// space or tab, one line end after the last line, characters in NFC. Two
// texts with the same normal form count as the same text. Empty lines within
// the text and spaces within a line are the author's and stay.
func Normal(text []byte) []byte {
	for bytes.HasPrefix(text, byteOrderMark) {
		text = text[len(byteOrderMark):]
	}
	text = norm.NFC.Bytes(text)
	text = bytes.ReplaceAll(text, []byte("\r\n"), []byte("\n"))
	text = bytes.ReplaceAll(text, []byte("\r"), []byte("\n"))
	normal := make([]byte, 0, len(text)+1)
	for line := range bytes.SplitSeq(text, []byte("\n")) {
		normal = append(normal, bytes.TrimRight(line, " \t")...)
		normal = append(normal, '\n')
	}
	normal = bytes.TrimRight(normal, "\n")
	return append(normal, '\n')
}

// A Kind says what happened to a file after it was sealed.
type Kind string

// What can happen. The values are keys of the vocabulary's labels.
const (
	Changed Kind = "changed" // its content is another
	Removed Kind = "removed" // it is not there any more
	Added   Kind = "added"   // it belongs to what was decided about and was not covered

	Unchanged Kind = "unchanged" // nothing did
)

// A Change is one file that is not as it was sealed.
type Change struct {
	Path string `json:"path"`
	Kind Kind   `json:"kind"`
}

// A Difference is how files stand against a seal.
type Difference struct {
	Changes     []Change // by path
	Reformatted []string // paths of texts whose normal form alone is the same
}

// Compare holds a seal against what there is: all files of the portfolio, and
// those among them that the decision would cover today. A file that is no
// longer covered but still there unchanged does not count as a change.
func (s *Seal) Compare(all, covered []File) Difference {
	var d Difference
	there := map[string]File{}
	for _, f := range all {
		there[f.Path] = f
	}
	sealed := map[string]bool{}
	for _, was := range s.Files {
		sealed[was.Path] = true
		is, ok := there[was.Path]
		switch {
		case !ok:
			d.Changes = append(d.Changes, Change{was.Path, Removed})
		case is.Digest == was.Digest:
		case is.Text != nil && was.Text != nil && TextDigest(is.Text) == *was.Text:
			d.Reformatted = append(d.Reformatted, was.Path)
		default:
			d.Changes = append(d.Changes, Change{was.Path, Changed})
		}
	}
	for _, f := range covered {
		if !sealed[f.Path] {
			d.Changes = append(d.Changes, Change{f.Path, Added})
		}
	}
	slices.SortFunc(d.Changes, func(a, b Change) int { return strings.Compare(a.Path, b.Path) })
	slices.Sort(d.Reformatted)
	return d
}
