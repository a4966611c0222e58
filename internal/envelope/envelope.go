// Package envelope owns what a bundle travels in: a file that nobody can read but
// those it is for, in the form of age (age-encryption.org/v1), which other programs
// open as well. It is the only package that encrypts.
//
// What is in an envelope is decrypted in memory, a piece at a time, as it is read.
// Each piece is authenticated before any of it is handed on, so that what was
// altered on the way is never taken for what was sent. Nothing of it is written to
// a disk here, neither when an envelope is sealed nor when it is opened.
package envelope

import (
	"bytes"
	"io"
	"strings"
)

// Ending is how the name of an encrypted file ends.
const Ending = ".age"

// How encrypted files begin: as they are, and as text for a mail.
const (
	magic  = "age-encryption.org/"
	asText = "-----BEGIN AGE ENCRYPTED FILE-----"
)

// Is reports whether a file is an envelope, whole or not.
func Is(f io.ReaderAt) bool { return begins(f, magic) || begins(f, asText) }

func begins(f io.ReaderAt, with string) bool {
	head := make([]byte, len(with))
	n, _ := f.ReadAt(head, 0)
	return bytes.Equal(head[:n], []byte(with))
}

// Named reports whether a file is called as an envelope is.
func Named(name string) bool { return strings.HasSuffix(strings.ToLower(name), Ending) }
