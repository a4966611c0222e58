package privacy

import (
	"testing"
	"unicode/utf8"
)

// Whatever the text, nothing panics, places lie in it, and what is told of a
// hit tells nothing.
func FuzzText(f *testing.F) {
	for _, test := range identityNumbers {
		f.Add([]byte(test.text))
	}
	for _, text := range otherNumbers {
		f.Add([]byte(text))
	}
	f.Add([]byte("patienten Anna Svensson 070-174 06 05 anna@example.se\n&nbsp;&#45;\\-"))
	f.Fuzz(func(t *testing.T, data []byte) {
		for _, h := range Text(data, Known{}) {
			if h.Line < 1 || h.Col < 1 || h.Col > len(data)+1 {
				t.Errorf("%+v lies outside", h)
			}
			run := 0
			for _, c := range h.Masked {
				if run++; c < '0' || '9' < c {
					run = 0
				}
				if run >= 4 {
					t.Errorf("%q tells the number", h.Masked)
				}
			}
			if !utf8.ValidString(h.Masked) {
				t.Errorf("%q is no text", h.Masked)
			}
		}
	})
}
