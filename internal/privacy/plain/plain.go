// Package plain gets text out of bytes without structure: text files in any of
// the usual encodings, and files of unknown types.
package plain

import (
	"bytes"
	"encoding/binary"
	"unicode/utf16"
	"unicode/utf8"
)

// Cell stands between two cells of a row, and Row between two rows, in the text
// of a table. Whatever white space is beside them, cells are neighbours and rows
// are not.
const (
	Cell = "\x1f"
	Row  = "\x1e"
)

// Text returns a text file as UTF-8, or reports that it is no text. Bytes of
// older encodings are left as they are.
func Text(data []byte) (text []byte, ok bool) {
	for _, form := range forms {
		if bytes.HasPrefix(data, []byte(form.mark)) {
			return form.read(data[len(form.mark):]), true
		}
	}
	if printing(data) {
		return data, true
	}
	// Without a mark, a text is in the form in which it has no other signs
	// than those of a text, and mostly ones of this part of the world.
	for _, form := range forms {
		head := form.read(data[:min(len(data), 4<<10)])
		if len(head) >= shortest && printing(head) && western(head) {
			return form.read(data), true
		}
	}
	return nil, false
}

// forms are the ways to write a text in units of four and two bytes.
var forms = []struct {
	mark string
	read func([]byte) []byte
}{
	{"\xff\xfe\x00\x00", func(b []byte) []byte { return utf32(b, binary.LittleEndian) }},
	{"\x00\x00\xfe\xff", func(b []byte) []byte { return utf32(b, binary.BigEndian) }},
	{"\xff\xfe", func(b []byte) []byte { return UTF16(b, binary.LittleEndian) }},
	{"\xfe\xff", func(b []byte) []byte { return UTF16(b, binary.BigEndian) }},
}

// printing reports whether bytes hold nothing that controls a machine.
func printing(data []byte) bool {
	for _, c := range data {
		if c < ' ' && (c < '\t' || '\r' < c) && c != 0x1b {
			return false
		}
	}
	return true
}

// western reports whether nearly all signs are Latin letters, digits and the
// like.
func western(text []byte) bool {
	all, few := 0, 0
	for _, r := range string(text) {
		all++
		if r < 0x250 || 0x2000 <= r && r < 0x2070 {
			few++
		}
	}
	return few*10 >= all*9
}

func utf32(data []byte, order binary.ByteOrder) []byte {
	text := make([]byte, 0, len(data)/4+16)
	for ; len(data) >= 4; data = data[4:] {
		text = utf8.AppendRune(text, rune(order.Uint32(data)))
	}
	return text
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
		for i := start; i < len(data); {
			// Little-endian, as both Windows and its files have it. The last
			// byte of the data may be one of another order.
			c, high := data[i], byte(0)
			if i+1 < len(data) {
				high = data[i+1]
			}
			if r := rune(high)<<8 | rune(c); high == 0 && printable(c) || len(run) > 0 && typographic(r) {
				run = utf8.AppendRune(run, r)
				i += 2
				continue
			}
			take(run)
			run = run[:0]
			// The next character is where the next zero is, at the soonest.
			if i+2 >= len(data) {
				break
			}
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

// typographic are the spaces and dashes of two bytes that stand in numbers.
func typographic(r rune) bool {
	return 0x2000 <= r && r < 0x2016 || r == 0x202f || r == 0x2060 || r == 0x2212
}

func printable(c byte) bool { return ' ' <= c && c < 0x7f || c >= 0xa0 }
