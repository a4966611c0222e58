package privacy

import (
	"archive/zip"
	"bytes"
	"compress/zlib"
	"context"
	"fmt"
	"io"
	"slices"
	"strings"
	"testing"
	"time"

	"btfolio/internal/privacy/bound"
)

// A repeated is a file of 200 MB that takes no room: a beginning, and then
// the same over and over.
type repeated struct{ head, unit string }

const hugeSize = 200 << 20

func (r repeated) ReadAt(p []byte, off int64) (n int, err error) {
	for n < len(p) && off < hugeSize {
		rest := r.unit
		if off < int64(len(r.head)) {
			rest = r.head[off:]
		} else {
			rest = rest[(off-int64(len(r.head)))%int64(len(r.unit)):]
		}
		c := copy(p[n:], rest)
		n, off = n+c, off+int64(c)
	}
	if n < len(p) {
		return n, io.EOF
	}
	return n, nil
}

// bomb is what unpacks to the same, many thousand times over.
func bomb(unit string, thousands int) string {
	var b bytes.Buffer
	w, _ := zlib.NewWriterLevel(&b, zlib.BestSpeed)
	for many := []byte(strings.Repeat(unit, 1000)); thousands > 0; thousands-- {
		w.Write(many)
	}
	w.Close()
	return b.String()
}

// A file that wants to take all time and memory gets neither. What is tested
// here is that each of these comes to an end at all, in time for the test,
// and that it does not count as searched. To spare the tests, they have less
// to unpack than others.
func TestHostileFiles(t *testing.T) {
	resources := strings.Replace(pdfPage, "/Contents", "/Resources<</Font<</F1 5 0 R>>/XObject<</X 6 0 R>>>>/Contents", 1)
	codes := "<</Subtype/Type0/ToUnicode 6 0 R/DescendantFonts[<</W[0 999999999 5 0 999999999 5]>>]>>"
	forms := []string{pdfCatalog, pdfPages, resources, streamOf("", "/X Do"), helvetica}
	for i := range 60 {
		forms = append(forms, streamOf(fmt.Sprintf("/Subtype/Form/Resources<</XObject<</X %d 0 R/Y %d 0 R>>>>", i+7, i+8), "/X Do /Y Do /X Do"))
	}
	containers := slices.Repeat([]string{streamOf("/Type/ObjStm/N 100000/First 400000/Filter/FlateDecode", bomb("7 0 ", 100))}, 50)
	nested := docx(t, "")
	for range 9 {
		nested = docx(t, "", "word/embeddings/a.docx", string(nested))
	}
	var parts bytes.Buffer
	w := zip.NewWriter(&parts)
	for i := range 100_000 {
		if _, err := w.CreateHeader(&zip.FileHeader{Name: fmt.Sprintf("word/%d.xml", i), Method: zip.Store}); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	for name, made := range map[string]any{
		"pdf, many objects":             repeated{"%PDF-1.4\n", "1 0 obj null endobj\n"},
		"pdf, unclosed strings":         repeated{"%PDF-1.4\n", "1 0 obj ("},
		"pdf, unclosed dicts":           repeated{"%PDF-1.4\n", "1 0 obj <<"},
		"pdf, one array":                repeated{"%PDF-1.4\n1 0 obj ", "["},
		"pdf, one dict":                 repeated{"%PDF-1.4\n1 0 obj <<", "/aaaaaaaa 1 "},
		"pdf, one string":               repeated{"%PDF-1.4\n1 0 obj <", "41"},
		"pdf, nothing":                  repeated{"%PDF-1.4\n", "\x00"},
		"pdf, streams without end":      repeated{"%PDF-1.4\n", "1 0 obj<<>>stream\n"},
		"pdf, text bomb":                onePage(streamOf("/Filter/FlateDecode", bomb("BT /F1 12 Tf (aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa) Tj ET\n", 100))),
		"pdf, array bomb":               onePage(streamOf("/Filter/FlateDecode", bomb("[", 6_000))),
		"pdf, string bomb":              onePage(streamOf("/Filter/FlateDecode", bomb("(", 6_000))),
		"pdf, one stream many times":    pdfFile("", pdfCatalog, pdfPages, strings.Replace(pdfPage, "4 0 R", "["+strings.Repeat("4 0 R ", 5_000)+"]", 1), streamOf("/Filter/FlateDecode", bomb("q ", 600))),
		"pdf, container bombs":          pdfFile("", containers...),
		"pdf, too many filters":         onePage(streamOf("/Filter["+strings.Repeat("/FlateDecode", 100)+"]", "x")),
		"docx, bomb":                    docx(t, strings.Repeat("<w:t>x</w:t>", 500_000)),
		"docx, documents in each other": nested,
		"zip, many parts":               parts.Bytes(),
		"png, bomb":                     pngFile(chunk("zTXt", "Title\x00\x00"+bomb("a", 5_000))),
		"jpeg, many segments":           repeated{"\xff\xd8\xff\xe0\x00\x04xx", "\xff\xfe\x00\x04xx"},
		"gif, many blocks":              repeated{"GIF89a\x01\x00\x01\x00\x00\x00\x00", "\x21\xfe\x01a\x00"},
		"zip, bombs":                    zipFile(t, "a.txt", strings.Repeat("1", 6<<20)),
		"zip, bombs in each other":      zipFile(t, "a.zip", string(zipFile(t, "a.zip", string(zipFile(t, "a.zip", string(zipFile(t, "a.txt", strings.Repeat("x", 6<<20)))))))),
		"e-mail, parts in each other":   []byte("From: a\n" + strings.Repeat("Content-Type: multipart/mixed; boundary=b\n\n--b\n", 50_000)),
		"e-mail, many parts":            repeated{"Content-Type: multipart/mixed; boundary=b\n\n", "--b\n\nx\n"},
		"e-mail, long base64":           []byte("Content-Transfer-Encoding: base64\n\n" + strings.Repeat("QUJD", 2<<20)),
		"pdf, many revisions":           append(onePage(drawing("(x) Tj")), strings.Repeat("4 0 obj<</Length 1>>stream\nq\nendstream endobj trailer<<>>\n", 5_000)...),
		"pdf, many drawings":            pdfFile("", pdfCatalog, pdfPages, resources, streamOf("", strings.Repeat("/X Do ", 30_000)), helvetica, streamOf("/Subtype/Form", "BT /F1 12 Tf (12) Tj ET")),
		"text":                          repeated{"hej ", "hej "},
		"unknown":                       repeated{"\x00", "hej "},

		// These are strange and nothing worse; they are searched.
		"+ pdf, drawing of itself":      pdfFile("", pdfCatalog, pdfPages, resources, streamOf("", "/X Do"), helvetica, streamOf("/Subtype/Form/Resources<</XObject<</X 6 0 R>>>>", "/X Do /X Do")),
		"+ pdf, drawings in each other": pdfFile("", forms...),
		"+ pdf, letters all over":       onePage(streamOf("/Filter/FlateDecode", deflate("BT /F1 12 Tf "+strings.Repeat("1 0 0 1 300 300 Tm (1) Tj 1 0 0 1 9 9 Tm (2) Tj ", 30_000)))),
		"+ pdf, marks without end":      onePage(drawing(strings.Repeat("/A<</ActualText(1)>>BDC (x) Tj ", 30_000))),
		"+ pdf, pages in a circle":      pdfFile("", pdfCatalog, "<</Type/Pages/Kids[2 0 R 2 0 R 3 0 R]/Parent 2 0 R>>", "<</Type/Page/Parent 2 0 R/Contents 3 0 R>>"),
		"+ pdf, references in a circle": pdfFile("", pdfCatalog, "3 0 R", "2 0 R", "<</Type/Page/Parent 4 0 R/Resources 2 0 R/Contents 3 0 R>>"),
		"+ pdf, length in a circle":     onePage("<</Length 4 0 R>>stream\nBT\nendstream"),
		"+ pdf, unclosed string":        onePage(drawing("<41")),
		"+ pdf, huge code table": pdfFile("", pdfCatalog, pdfPages, pdfPage, drawing("<"+strings.Repeat("0011", 1000)+"> Tj"), codes,
			streamOf("/Filter/FlateDecode", deflate(strings.Repeat("<0000> <ffff> <0041>\n", 50_000)+" endbfrange"))),
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			r, size := io.ReaderAt(nil), int64(hugeSize)
			if data, ok := made.([]byte); ok {
				r, size = bytes.NewReader(data), int64(len(data))
			} else {
				r = made.(repeated)
			}
			ctx, cancel := context.WithTimeout(context.Background(), time.Second/4)
			defer cancel()
			b := bound.New(ctx, 4<<20)
			file(b, r, size, Known{}, 0, &pages{})
			left := unreadOf(b)
			left[aPicture] = 0
			if strange := strings.HasPrefix(name, "+"); left == (Unread{}) != strange && left[TooSlow] == 0 {
				t.Errorf("left %d", left)
			}
		})
	}
}
