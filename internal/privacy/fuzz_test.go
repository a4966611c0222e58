package privacy

import (
	"bytes"
	"context"
	"strings"
	"testing"
	"unicode/utf8"

	"btfolio/internal/privacy/bound"
)

// Whatever the text, nothing panics, the places of hits lie within it, and the
// words about a hit do not reveal it.
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

// Whatever the text, each byte of its meaning comes from within it, in its order
// but for what comes after it, and the meaning is no longer than the text and
// what keeps its parts apart.
func FuzzMeaning(f *testing.F) {
	for _, text := range []string{
		"**19**0101-[2391](x) <!-- a --> &#50;&ndash; %2d%E2%80%93 \\u0031 \\- | a | b |\n> c", "<td>a</td><tr>%% b %%_c_ ~~d~~ `e`", "\xe5\xa0１２３\u200b", "](](](", "<<<<!--",
	} {
		f.Add([]byte(text))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		for _, as := range []notation{plainly, inMarkup} {
			text := meaningOf(data, as)
			if len(text) > 3*len(data)+2 || !utf8.Valid(text) {
				t.Errorf("%q means %q", data, text)
			}
			all := make([]int, len(text))
			for i := range all {
				all[i] = i
			}
			where := places(data, as, all)
			if len(where) != len(all) {
				t.Fatalf("%d places for %d bytes", len(where), len(all))
			}
			for i, p := range where {
				if p.start < 0 || p.end > len(data) || p.start >= p.end {
					t.Errorf("%q: byte %d of %q is at %v", data, i, text, p)
				}
				if as == plainly && i > 0 && p.start < where[i-1].start {
					t.Errorf("%q: byte %d of %q is before the last", data, i, text)
				}
			}
		}
	})
}

// Whatever the file, nothing panics and no part tells what it holds. A panic
// of a reader would be caught by File, so that it is taken for damage; here
// the readers run without that.
func FuzzFile(f *testing.F) {
	f.Add([]byte("x\n190101-2391"))
	f.Add([]byte("\xff\xfe1\x009\x00"))
	f.Add(onePage(drawing("[(1901) -20 (01-2391)] TJ 0 -14 Td (x) ' 1 2 (y) \" 14 TL T*")))
	f.Add(onePage(streamOf("/Filter/FlateDecode", deflate("BT /F1 12 Tf (190101-2391) Tj ET"))))
	f.Add(onePage(streamOf("/Filter/LZWDecode", lzwOf("BT /F1 12 Tf (190101-2391) Tj ET"))))
	f.Add(onePage(streamOf("/Filter/RunLengthDecode", runLengthOf("BI /W 1 ID \x00 EI q /X Do Q"))))
	f.Add(pdfFile("", pdfCatalog, pdfPages, "null", drawing("(190101-2391) Tj"), "null", streamOf("/Type/ObjStm/N 2/First 9", "3 0 5 99 "+pdfPage+" "+helvetica)))
	f.Add(pdfFile("", pdfCatalog, pdfPages, pdfPage, drawing("<00110012> Tj"), "<</Subtype/Type0/ToUnicode 6 0 R/DescendantFonts[<</W[1[2 3] 4 5 6]>>]>>",
		streamOf("", "1 begincodespacerange <00> <ff> endcodespacerange 1 beginbfrange <00> <10> <0041> <11> <12> [<0042>] endbfrange 1 beginbfchar <13> <d83dde00> endbfchar")))
	f.Add(onePage(drawing("(x) Tj"), streamOf("/Type/Metadata", "<x a='190101-2391'/>"), streamOf("/Type/EmbeddedFile", "x")))
	f.Add(docx(f, "<w:p><w:r><w:t>1901</w:t></w:r><w:r><w:t>01-2391</w:t></w:r></w:p>", "docProps/core.xml", "<dc:creator>x</dc:creator>"))
	f.Add(zipFile(f, "mimetype", "x", "content.xml", "<text:p>x<text:s/></text:p>"))
	f.Add(jpegFile(segment(0xe1, exif("190101-2391")), segment(0xfe, "x")))
	f.Add(pngFile(chunk("zTXt", "Author\x00\x00"+deflate("190101-2391")), chunk("iTXt", "Title\x00\x01\x00\x00\x00"+deflate("x"))))
	f.Add(gifFile("\x21\xfe\x06190101\x05-2391\x00"))
	f.Add(webpFile("XMP ", "<x>190101-2391</x>"))
	f.Fuzz(func(t *testing.T, data []byte) {
		ctx, cancel := context.WithTimeout(context.Background(), longestTime)
		defer cancel()
		b := bound.New(ctx, mostUnpacked)
		hits := search(b, newSheet(b, Known{}), bytes.NewReader(data), int64(len(data)), 0, &pages{})
		for _, h := range hits {
			if strings.ContainsAny(strings.TrimLeft(h.Masked, "0123456789"), "0123456789") || strings.Count(h.Masked, "•") < 8 {
				t.Errorf("%q tells the number", h.Masked)
			}
		}
	})
}
