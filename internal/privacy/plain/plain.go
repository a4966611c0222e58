// Package plain gets text out of bytes without structure: text files in any of
// the usual encodings, and files of unknown types.
package plain

import (
	"bytes"
	"encoding/binary"
	"unicode/utf16"
	"unicode/utf8"
)

// Text returns a text file as UTF-8, or reports that it is no text. Bytes of
// older encodings are left as they are.
func Text(data []byte) (text []byte, ok bool) {
	switch {
	case bytes.HasPrefix(data, []byte{0xff, 0xfe}):
		return UTF16(data[2:], binary.LittleEndian), true
	case bytes.HasPrefix(data, []byte{0xfe, 0xff}):
		return UTF16(data[2:], binary.BigEndian), true
	}
	return data, IsText(data)
}

// IsText reports whether bytes, which may be the beginning of a file only,
// hold text and nothing that controls a machine.
func IsText(data []byte) bool {
	if bytes.HasPrefix(data, []byte{0xff, 0xfe}) || bytes.HasPrefix(data, []byte{0xfe, 0xff}) {
		return true
	}
	for _, c := range data {
		if c < ' ' && (c < '\t' || '\r' < c) && c != 0x1b {
			return false
		}
	}
	return true
}

// UTF16 is text in UTF-16 as UTF-8.
func UTF16(data []byte, order binary.ByteOrder) []byte {
	text := make([]byte, 0, len(data)/2+16)
	for i := 0; i+1 < len(data); i += 2 {
		r := rune(order.Uint16(data[i:]))
		if utf16.IsSurrogate(r) && i+3 < len(data) {
			r = utf16.DecodeRune(r, rune(order.Uint16(data[i+2:])))
			i += 2
		}
		text = utf8.AppendRune(text, r)
	}
	return text
}

// shortest is how many characters in a row make a word in bytes of unknown
// structure.
const shortest = 6

// Words hands out the text that stands in bytes of unknown structure, in one
// byte or two for each character, piece by piece.
func Words(data []byte, emit func(word []byte)) { WordsWith(1, &all, data, emit) }

var all = func() (t [256]bool) {
	for c := range t {
		t[c] = true
	}
	return t
}()

// WordsWith hands out the words that have at least so many of the bytes that
// count. In a film nearly all of what could be words is passed over at a
// glance.
func WordsWith(least int, counts *[256]bool, data []byte, emit func(word []byte)) {
	var adds, keeps [256]uint // how many bytes of a word have counted, after each of them
	for c := range 256 {
		if printable(byte(c)) {
			keeps[c] = ^uint(0)
			if counts[c] {
				adds[c] = 1
			}
		}
	}
	counted := uint(0)
	for i := 0; i < len(data); i++ {
		counted = (counted + adds[data[i]]) & keeps[data[i]]
		if counted < uint(least) {
			continue
		}
		from, to := i, i+1
		for from > 0 && printable(data[from-1]) {
			from--
		}
		for to < len(data) && printable(data[to]) {
			to++
		}
		if to-from >= shortest {
			emit(data[from:to])
		}
		i, counted = to, 0
	}
	take := func(run []byte) {
		n := 0
		for _, c := range run {
			n += int(adds[c])
		}
		if len(run) >= shortest && n >= least {
			emit(run)
		}
	}
	var run []byte
	for start := range 2 {
		for i := start; i+1 < len(data); {
			// Little-endian, as both Windows and its files have it.
			if c := data[i]; data[i+1] == 0 && printable(c) {
				run = utf8.AppendRune(run, rune(c))
				i += 2
				continue
			}
			take(run)
			run = run[:0]
			// The next character is where the next zero is, at the soonest.
			zero := bytes.IndexByte(data[i+2:], 0)
			if zero < 0 {
				break
			}
			i += 2 + max(0, zero-1)&^1
		}
		take(run)
		run = run[:0]
	}
}

func printable(c byte) bool { return ' ' <= c && c < 0x7f || c >= 0xa0 }
