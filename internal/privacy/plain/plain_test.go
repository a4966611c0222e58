package plain

import (
	"math/rand/v2"
	"slices"
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
		for i := start; i+1 < len(data); i += 2 {
			if data[i+1] == 0 && printable(data[i]) {
				run = utf8.AppendRune(run, rune(data[i]))
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
