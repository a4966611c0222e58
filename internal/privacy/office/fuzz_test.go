package office

import (
	"bytes"
	"context"
	"strings"
	"testing"

	"btfolio/internal/language"
	"btfolio/internal/privacy/bound"
)

// Whatever a part holds, and whatever the archive is, nothing panics.
func FuzzRead(f *testing.F) {
	f.Add("word/document.xml", []byte("<w:p><w:r><w:t>1901</w:t></w:r><w:tab/><w:tc/></w:p>"), false)
	f.Add("xl/worksheets/sheet1.xml", []byte("<row><c><v>1.9E5</v></c><c><f>A1</f></c></row>"), false)
	f.Add("META-INF/manifest.xml", []byte("<file-entry full-path='content.xml'><encryption-data/>"), false)
	f.Add("content.xml", []byte("\xff\xfe<\x00p\x00>\x00"), false)
	f.Add("word/media/a.png", []byte("\x89PNG\r\n\x1a\n"), false)
	f.Add("", []byte("PK\x03\x04"), true)
	f.Fuzz(func(t *testing.T, name string, part []byte, whole bool) {
		data := part
		if !whole {
			if len(name) > 1<<10 || strings.HasSuffix(name, "/") {
				t.Skip()
			}
			data = made(t, "[Content_Types].xml", "", name, string(part))
		}
		Read(bound.New(context.Background(), 1<<20), bytes.NewReader(data), int64(len(data)), Document{Emit: func(language.Text, []byte) {}, Enclosed: func([]byte) {}})
	})
}
