package picture

import (
	"bytes"
	"context"
	"testing"

	"btfolio/internal/language"
	"btfolio/internal/privacy/bound"
)

// Whatever the file, nothing panics.
func FuzzRead(f *testing.F) {
	f.Add([]byte("\xff\xd8" + segment(0xe1, "Exif\x00\x00UNICODE\x00\x001\x009") + segment(0xfe, "a") + "\xff\xd9"))
	f.Add([]byte("\x89PNG\r\n\x1a\n" + chunk("zTXt", "Title\x00\x00"+deflated("abc")) + chunk("IEND", "")))
	f.Add([]byte("GIF89a\x01\x00\x01\x00\x00\x00\x00\x21\xfe\x01a\x00\x3b"))
	f.Add([]byte("RIFF\x00\x00\x00\x00WEBP" + part("XMP ", "<a t='b'>c</a>")))
	f.Fuzz(func(t *testing.T, data []byte) {
		Read(bound.New(context.Background(), 1<<20), bytes.NewReader(data), int64(len(data)), func(language.Text, []byte) {})
	})
}
