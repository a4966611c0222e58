package privacy

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// Text runs over every text of a site at each save.
func BenchmarkText(b *testing.B) {
	var text bytes.Buffer
	for text.Len() < 1<<20 {
		err := filepath.WalkDir("../../content", func(path string, _ os.DirEntry, err error) error {
			if err == nil && strings.HasSuffix(path, ".md") {
				data, err := os.ReadFile(path)
				text.Write(data)
				return err
			}
			return err
		})
		if err != nil {
			b.Fatal(err)
		}
	}
	for name, data := range map[string][]byte{
		"portfolio": text.Bytes(),
		"letters":   bytes.Repeat([]byte("ingen siffra här, bara ord och åter ord. "), 1<<15),
		"numbers":   bytes.Repeat([]byte("12 345 6789 0123-45, 1 2 3 4 5 6 7 8\n"), 1<<15),
	} {
		b.Run(name, func(b *testing.B) {
			b.SetBytes(int64(len(data)))
			b.ReportAllocs()
			for b.Loop() {
				Text(data, Known{})
			}
		})
	}
}
