package plain

import (
	"bytes"
	"testing"
	"unicode/utf8"
)

// Whatever the bytes, text in UTF-16 becomes text, and words are found in what
// is none without end or panic.
func FuzzText(f *testing.F) {
	for _, text := range []string{"\xff\xfea\x00b\x00", "\xfe\xff\xd8\x3d\xde\x00", "abc\x00defghij", "a\x00b\x00c\x00d\x00e\x00f\x00g\x00", "\xff\xfe\x00\xd8"} {
		f.Add([]byte(text))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		if text, ok := Text(data); ok && !bytes.Equal(text, data) && !utf8.Valid(text) {
			t.Errorf("%q becomes %q", data, text)
		}
		n := 0
		Words(data, func(word []byte) {
			if n += len(word); len(word) < shortest {
				t.Errorf("%q is no word", word)
			}
		})
		if n > 5*len(data) {
			t.Errorf("%d bytes of words in %d", n, len(data))
		}
	})
}
