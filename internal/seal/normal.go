package seal

import (
	"bytes"

	"golang.org/x/text/unicode/norm"
)

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
