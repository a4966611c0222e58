package privacy

import (
	"archive/zip"
	"bytes"
	"compress/zlib"
	"encoding/ascii85"
	"encoding/binary"
	"encoding/hex"
	"fmt"
	"strings"
	"testing"
	"unicode/utf16"
)

// Writers of small real files of every type that is read.

func deflate(s string) string {
	var b bytes.Buffer
	w := zlib.NewWriter(&b)
	w.Write([]byte(s))
	w.Close()
	return b.String()
}

// obj is an object of a PDF file without its number.
func streamOf(dict, data string) string {
	return fmt.Sprintf("<<%s/Length %d>>\nstream\n%s\nendstream", dict, len(data), data)
}

// pdfFile writes a file of numbered objects, with its table and trailer.
func pdfFile(trailer string, objects ...string) []byte {
	var b bytes.Buffer
	b.WriteString("%PDF-1.7\n%\xe2\xe3\xcf\xd3\n")
	var table strings.Builder
	for i, o := range objects {
		fmt.Fprintf(&table, "%010d 00000 n \n", b.Len())
		fmt.Fprintf(&b, "%d 0 obj\n%s\nendobj\n", i+1, o)
	}
	at := b.Len()
	fmt.Fprintf(&b, "xref\n0 %d\n0000000000 65535 f \n%strailer\n<</Size %d/Root 1 0 R%s>>\nstartxref\n%d\n%%%%EOF\n",
		len(objects)+1, table.String(), len(objects)+1, trailer, at)
	return b.Bytes()
}

const (
	pdfCatalog = "<</Type/Catalog/Pages 2 0 R>>"
	pdfPages   = "<</Type/Pages/Kids[3 0 R]/Count 1/Resources<</Font<</F1 5 0 R>>>>>>"
	pdfPage    = "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R>>"
	helvetica  = "<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>"
)

// onePage is a file with one page of the given drawing, and more objects
// from number 6 on.
func onePage(content string, more ...string) []byte {
	return pdfFile("", append([]string{pdfCatalog, pdfPages, pdfPage, content, helvetica}, more...)...)
}

func drawing(ops string) string { return streamOf("", "BT /F1 12 Tf 72 700 Td "+ops+" ET") }

func a85(s string) string {
	b := make([]byte, ascii85.MaxEncodedLen(len(s)))
	return string(b[:ascii85.Encode(b, []byte(s))]) + "~>"
}

// lzwOf packs without finding repetitions: every code is a byte, and the
// table is emptied before the codes grow.
func lzwOf(s string) string {
	var bits strings.Builder
	for i, c := range []byte(s) {
		if i%200 == 0 {
			fmt.Fprintf(&bits, "%09b", 256)
		}
		fmt.Fprintf(&bits, "%09b", c)
	}
	fmt.Fprintf(&bits, "%09b", 257)
	for bits.Len()%8 != 0 {
		bits.WriteByte('0')
	}
	var out []byte
	for b := bits.String(); b != ""; b = b[8:] {
		var v byte
		for _, c := range b[:8] {
			v = v<<1 | byte(c-'0')
		}
		out = append(out, v)
	}
	return string(out)
}

func runLengthOf(s string) string {
	var b strings.Builder
	for ; len(s) > 100; s = s[100:] {
		b.WriteByte(99)
		b.WriteString(s[:100])
	}
	b.WriteByte(byte(len(s) - 1))
	return b.String() + s + "\x80"
}

func utf16Hex(s string) string {
	b := []byte{0xfe, 0xff}
	for _, u := range utf16.Encode([]rune(s)) {
		b = binary.BigEndian.AppendUint16(b, u)
	}
	return "<" + hex.EncodeToString(b) + ">"
}

// zipFile writes parts, given as pairs of name and contents.
func zipFile(t testing.TB, parts ...string) []byte {
	t.Helper()
	var b bytes.Buffer
	w := zip.NewWriter(&b)
	for i := 0; i+1 < len(parts); i += 2 {
		f, err := w.Create(parts[i])
		if err != nil {
			t.Fatal(err)
		}
		if _, err := f.Write([]byte(parts[i+1])); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

const contentTypes = `<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>`

// docx is a document of Word with the given paragraphs and more parts.
func docx(t testing.TB, paragraphs string, more ...string) []byte {
	return zipFile(t, append([]string{"[Content_Types].xml", contentTypes, "word/document.xml",
		`<?xml version="1.0"?><w:document xmlns:w="w"><w:body><w:p><w:r><w:t>Bedömning av en undersökning</w:t></w:r></w:p>` + paragraphs + `</w:body></w:document>`}, more...)...)
}

func segment(marker byte, data string) string {
	return string([]byte{0xff, marker}) + string(binary.BigEndian.AppendUint16(nil, uint16(len(data)+2))) + data
}

func jpegFile(segments ...string) []byte {
	return []byte("\xff\xd8" + segment(0xe0, "JFIF\x00\x01\x01\x00\x00\x01\x00\x01\x00\x00") + strings.Join(segments, "") +
		segment(0xda, "\x01\x01\x00\x00\x3f\x00") + "\x00\x00\xff\xd9")
}

func chunk(kind, data string) string {
	return string(binary.BigEndian.AppendUint32(nil, uint32(len(data)))) + kind + data + "\x00\x00\x00\x00"
}

func pngFile(chunks ...string) []byte {
	return []byte("\x89PNG\r\n\x1a\n" + chunk("IHDR", "\x00\x00\x00\x01\x00\x00\x00\x01\x08\x00\x00\x00\x00") +
		strings.Join(chunks, "") + chunk("IEND", ""))
}

func gifFile(blocks string) []byte {
	return []byte("GIF89a\x01\x00\x01\x00\x80\x00\x00\x00\x00\x00\xff\xff\xff" + blocks +
		"\x2c\x00\x00\x00\x00\x01\x00\x01\x00\x00\x02\x02\x44\x01\x00\x3b")
}

func webpFile(kind, data string) []byte {
	if len(data)%2 == 1 {
		data += "\x00"
	}
	body := "WEBP" + "VP8X" + "\x0a\x00\x00\x00" + strings.Repeat("\x00", 10) +
		kind + string(binary.LittleEndian.AppendUint32(nil, uint32(len(data)))) + data
	return []byte("RIFF" + string(binary.LittleEndian.AppendUint32(nil, uint32(len(body)))) + body)
}

// exif is a block with one text, as cameras write it.
func exif(text string) string {
	return "Exif\x00\x00II*\x00\x08\x00\x00\x00\x01\x00\x0e\x01\x02\x00" +
		string(binary.LittleEndian.AppendUint32(nil, uint32(len(text)+1))) + "\x1a\x00\x00\x00\x00\x00\x00\x00" + text + "\x00"
}

func wideLE(s string) string {
	var b []byte
	for _, u := range utf16.Encode([]rune(s)) {
		b = binary.LittleEndian.AppendUint16(b, u)
	}
	return string(b)
}
