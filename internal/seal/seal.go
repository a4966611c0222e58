// Package seal owns what ties a decision to what it was made on: the list of
// covered files with their digests, what counts as the same text, how files
// differ from such a list, and signatures. It knows nothing of BT. Of ours it
// may import only source, language and diag.
package seal

import (
	"crypto/sha256"

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

// sealedText is the digest of a text's normal form.
func sealedText(text []byte) source.Digest { return sha256.Sum256(Normal(text)) }
