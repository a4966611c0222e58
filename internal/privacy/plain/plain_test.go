package plain

import (
	"encoding/binary"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"
)

// simply does what WordsWith does, one byte after the other.
func simply(data []byte, counts *[256]bool, least int) (words []string) {
	take := func(run []byte) {
		n := 0
		for _, c := range run {
			if counts[c] {
				n++
			}
		}
		if len(run) >= shortest && n >= least {
			words = append(words, string(run))
		}
	}
	var run []byte
	end := func() {
		take(run)
		run = run[:0]
	}
	for _, c := range data {
		if printable(c) {
			run = append(run, c)
		} else {
			end()
		}
	}
	end()
	for start := range 2 {
		for i := start; i < len(data); i += 2 {
			r := rune(data[i])
			if i+1 < len(data) {
				r |= rune(data[i+1]) << 8
			}
			if r < 0x100 && printable(data[i]) || len(run) > 0 && typographic(r) {
				run = utf8.AppendRune(run, r)
			} else {
				end()
			}
		}
		end()
	}
	return words
}

// What is passed over holds no word.
func TestWords(t *testing.T) {
	var digits [256]bool
	for c := '0'; c <= '9'; c++ {
		digits[c] = true
	}
	chance := rand.New(rand.NewPCG(1, 2))
	found := 0
	for range 20_000 {
		data := make([]byte, chance.IntN(80))
		often := 1 + chance.IntN(6)
		for i := range data {
			switch chance.IntN(often) {
			case 0:
				data[i] = byte(chance.IntN(256))
			case 1:
				data[i] = 0
			default:
				data[i] = "0123456789ab"[chance.IntN(12)]
			}
			if often == 3 && i%2 == 1 {
				data[i] = 0
			}
		}
		least := 1 + chance.IntN(8)
		var got []string
		WordsWith(least, &digits, data, func(word []byte) { got = append(got, string(word)) })
		want := simply(data, &digits, least)
		var every []string
		Words(data, func(word []byte) { every = append(every, string(word)) })
		if !slices.Equal(every, simply(data, &all, 1)) {
			t.Fatalf("%q: %q", data, every)
		}
		if !slices.Equal(got, want) {
			t.Fatalf("%q, at least %d: %q, want %q", data, least, got, want)
		}
		found += len(got)
	}
	if found < 1000 {
		t.Errorf("only %d words in all", found)
	}
}

// A text is read in the form it says that it is in, or has no other signs in.
func TestText(t *testing.T) {
	wide := func(s string, size int, order binary.ByteOrder) string {
		var b []byte
		for _, r := range s {
			if b = append(b, make([]byte, size)...); size == 4 {
				order.PutUint32(b[len(b)-4:], uint32(r))
			} else {
				order.PutUint16(b[len(b)-2:], uint16(r))
			}
		}
		return string(b)
	}
	const text = "Träffade 560424–9895\n"
	little, big := binary.LittleEndian, binary.BigEndian
	for name, test := range map[string]struct {
		data, want string
		ok         bool
	}{
		"UTF-8":                   {text, text, true},
		"nothing":                 {"", "", true},
		"Latin-1":                 {"Tr\xe4ffade", "Tr\xe4ffade", true},
		"UTF-16, little":          {"\xff\xfe" + wide(text, 2, little), text, true},
		"UTF-16, big":             {"\xfe\xff" + wide(text, 2, big), text, true},
		"UTF-32, little":          {"\xff\xfe\x00\x00" + wide(text, 4, little), text, true},
		"UTF-32, big":             {"\x00\x00\xfe\xff" + wide(text, 4, big), text, true},
		"UTF-16, little, no mark": {wide(text, 2, little), text, true},
		"UTF-16, big, no mark":    {wide(text, 2, big), text, true},
		"UTF-32, little, no mark": {wide(text, 4, little), text, true},
		"UTF-32, big, no mark":    {wide(text, 4, big), text, true},
		"bytes":                   {"\x00\x01\x02\x03\x04\x05\x06\x07", "", false},
		"zeros":                   {strings.Repeat("\x00", 64), "", false},
		"numbers":                 {"\x10\x20\x11\x21\x12\x22\x13\x23\x14\x24\x15\x25\x16\x26", "", false},
	} {
		got, ok := Text([]byte(test.data))
		if ok != test.ok || string(got) != test.want {
			t.Errorf("%s: %q, %v", name, got, ok)
		}
	}
}
