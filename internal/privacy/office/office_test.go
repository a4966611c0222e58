package office

import (
	"archive/zip"
	"bytes"
	"context"
	"errors"
	"fmt"
	"hash/crc32"
	"strings"
	"testing"

	"btfolio/internal/language"
	"btfolio/internal/privacy/bound"
)

// made is a document of these parts, given as pairs of name and content.
func made(t *testing.T, parts ...string) []byte {
	t.Helper()
	var b bytes.Buffer
	w := zip.NewWriter(&b)
	for i := 0; i+1 < len(parts); i += 2 {
		f, err := w.CreateRaw(&zip.FileHeader{Name: parts[i], CRC32: crc32.ChecksumIEEE([]byte(parts[i+1])),
			CompressedSize64: uint64(len(parts[i+1])), UncompressedSize64: uint64(len(parts[i+1]))})
		if err == nil {
			_, err = f.Write([]byte(parts[i+1]))
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// told are the texts of a document, each with its place, and what could not
// be read.
func told(data []byte, budget int64) (string, error) {
	var out strings.Builder
	last := ""
	b := bound.New(context.Background(), budget)
	err := Read(b, bytes.NewReader(data), int64(len(data)), Document{
		Emit: func(where language.Text, text []byte) {
			if place := where.In(language.English); place != last {
				fmt.Fprintf(&out, "[%s]", place)
				last = place
			}
			out.Write(text)
		},
		Enclosed: func(data []byte) {
			fmt.Fprintf(&out, "[enclosed]%s", data)
			last = "enclosed"
		},
	})
	for _, why := range []error{bound.ErrPicture, bound.ErrEncrypted, bound.ErrDamaged, bound.ErrTooLarge, bound.ErrUnknown} {
		if b.Unread(why) > 0 {
			err = errors.Join(err, why)
		}
	}
	return strings.TrimSpace(out.String()), err
}

func TestParts(t *testing.T) {
	for _, test := range []struct{ part, content, want string }{
		{"word/document.xml", "<w:p><w:t>a</w:t><w:t>b</w:t></w:p><w:p><w:t>c</w:t></w:p>", "[the text]ab\n\nc"},
		{"Word/Document.XML", "<t>a</t>", "[the text]a"},
		{"word/document.xml", "<t>a</t><noBreakHyphen/><t>b</t><br/><t>c</t><cr/><t>d</t><tab/><t>e</t><ptab/><t>f</t>", "[the text]a-b\nc\nd\te\tf"},
		{"word/document.xml", "<delText>a</delText><instrText>b</instrText><posOffset>12</posOffset>c<v>d</v><text>e</text>", "[the text]abd\n\ne"},
		{"word/document.xml", "<tr><tc><p><t>a</t></p></tc><tc><p><t>b</t></p></tc></tr>", "[the text]a\n\n\x1fb\n\n\x1f\x1e"},
		{"word/document.xml", "<t>\n  \n</t><t>a b</t>c", "[the text]a b"},
		{"word/document.xml", "<t descr='a' title='b' id='c'>d</t>", "[the text]d[the text, link or caption]a\n\nb"},
		{"word/document.xml", "<!-- a --><t>b</t>", "[the text]b[the text, link or caption] a --"},
		{"word/header2.xml", "<t>a</t>", "[header]a"},
		{"word/footer1.xml", "<t>a</t>", "[footer]a"},
		{"word/comments.xml", "<comment author='a'><t>b</t></comment>", "[comment]b\n\n[comment, link or caption]a"},
		{"word/footnotes.xml", "<t>a</t>", "[footnote]a"},
		{"word/endnotes.xml", "<t>a</t>", "[endnote]a"},
		{"word/_rels/document.xml.rels", "<Relationship Target='a' Id='b'/>", "[the text, link or caption]a"},
		{"word/afchunk.htm", "<p>a</p><i>b</i>", "[the text]a\n\nb"},
		{"word/afchunk.xhtml", "<i>b</i>", "[the text]b"},
		{"word/afchunk.rtf", "{a}", "[the text]{a}"},
		{"word/afchunk.txt", "\xff\xfea\x00", "[the text]a"},

		{"ppt/slides/slide12.xml", "<a:p><a:t>a</a:t></a:p>", "[slide 12]a"},
		{"ppt/slides/slide12345.xml", "<a:t>a</a:t>", "[slide]a"},
		{"ppt/slides/_rels/slide3.xml.rels", "<x Target='a'/>", "[slide 3, link or caption]a"},
		{"ppt/notesSlides/notesSlide2.xml", "<t>a</t>", "[notes of slide 2]a"},
		{"ppt/comments/comment1.xml", "<text>a</text>", "[comment]a"},
		{"ppt/presentation.xml", "<t>a</t>", "[the presentation]a"},

		{"xl/worksheets/sheet3.xml", "<row><c><v>1</v></c><c><f>A1</f><v>2.01901012391E11</v></c><c><v>1E99</v></c></row>", "[sheet 3]1\n\n\x1fA1\n\n201901012391\n\n\x1f1E99\n\n\x1f\x1e"},
		{"xl/worksheets/sheet3.xml", "<v>" + strings.Repeat("1", 65) + "E1</v>", "[sheet 3]" + strings.Repeat("1", 65) + "E1"},
		{"xl/worksheets/sheet3.xml", "<oddHeader>a</oddHeader><width>1</width>", "[sheet 3]a"},
		{"xl/comments1.xml", "<comment><text><t>a</t></text></comment>", "[comment]a"},
		{"xl/threadedComments/x.xml", "<text>a</text>", "[comment]a"},
		{"xl/workbook.xml", "<definedName name='a'>b</definedName><sheet name='c'/>", "[the cells]b\n\n[the cells, link or caption]a\n\nc"},

		{"content.xml", "<text:p>a<text:s/>b<text:line-break/>c</text:p><text:h>d</text:h><table:table-cell office:value='5'>e</table:table-cell>", "[the text]a b\nc\n\nd\n\ne\x1f[the text, link or caption]5"},
		{"styles.xml", "<text:p>a</text:p>", "[header or footer]a"},
		{"meta.xml", "<initial-creator>a</initial-creator><x>b</x>", "[metadata: initial-creator]a\n\n[metadata]b"},
		{"docProps/core.xml", "<dc:creator>a</dc:creator><lastModifiedBy>b</lastModifiedBy>", "[metadata: creator]a\n\n[metadata: lastModifiedBy]b"},
		{"docProps/custom.xml", "<property name='a'><lpwstr>b</lpwstr></property>", "[metadata]b\n\n\n\na"},
		{"customXml/item1.xml", "<a>b</a>", "[hidden data]b"},

		{"word/embeddings/x.bin", "a", "[enclosed]a"},
		{"word/x.bin", "a", "[enclosed]a"},
		{"xl/worksheets/sheet1.bin", "a", "[enclosed]a"},
		{"ObjectReplacements/Object 1", "a", "[enclosed]a"},
		{"word/fonts/font1.odttf", "a", ""},
		{"word/ink/ink1.xml", "<trace>1901</trace>", ""},
		{"customXml/item2.xml", "\xff\xfe<\x00a\x00>\x00b\x00", "[hidden data]b"},
		{"docProps/thumbnail.jpeg", "a", ""},
		{"word/media/image1.png", "a", ""}, // which is none
		{"word/media/image1.jpeg", "\xff\xd8\xff\xfe\x00\x03a\xff\xd9", "[comment in the picture]a"},
	} {
		parts := []string{"[Content_Types].xml", "<Types/>", test.part, test.content}
		if !strings.Contains(test.part, "media") {
			parts = append(parts, "x.txt", "enough letters for a text")
		}
		got, err := told(made(t, parts...), 1<<20)
		got = strings.TrimSpace(strings.TrimSuffix(strings.TrimSuffix(got, "enough letters for a text"), "[the text]"))
		if want := test.want; got != want || err != nil && !errors.Is(err, bound.ErrPicture) {
			t.Errorf("%s: %s\ngot  %q, %v\nwant %q", test.part, test.content, got, err, want)
		}
	}
}

// What Excel keeps apart from its cells is read where it stands.
func TestSharedTexts(t *testing.T) {
	const sheet = "<row><c t='s'><v>1</v></c><c r='B1' t='s'><v>0</v></c><c><v>1</v></c><c t='s'><v>9</v></c><c t='s'><v>x</v></c></row>"
	const texts = "<sst><si><t>a</t></si><si><r><t>b</t></r><r><t>c</t></r></si><si><t>nobody</t></si></sst>"
	for name, test := range map[string]struct {
		texts, want string
	}{
		"in their place": {texts, "[sheet 1]bc\n\n\x1fa\n\n\x1f1\n\n\x1f9\n\n\x1fx\n\n\x1f\x1e[the cells]nobody"},
		"too many":       {"<si><t>" + strings.Repeat("a", mostShared) + "</t></si>", "[sheet 1]1\n\n\x1f0\n\n\x1f1\n\n\x1f9\n\n\x1fx\n\n\x1f\x1e[the cells]" + strings.Repeat("a", mostShared)},
	} {
		got, err := told(made(t, "[Content_Types].xml", "", "xl/worksheets/sheet1.xml", sheet, "xl/sharedStrings.xml", test.texts), 64<<20)
		if got != test.want || err != nil {
			t.Errorf("%s: %.200q, %v", name, got, err)
		}
	}
	bomb := made(t, "[Content_Types].xml", "", "xl/worksheets/sheet1.xml", strings.Repeat("<c t='s'><v>0</v></c>", 10_000), "xl/sharedStrings.xml", "<si><t>"+strings.Repeat("a", 100_000)+"</t></si>")
	if _, err := told(bomb, 4<<20); !errors.Is(err, bound.ErrTooLarge) {
		t.Errorf("one text in many cells: %v", err)
	}
}

func TestReadings(t *testing.T) {
	const types = "[Content_Types].xml"
	picture := "\xff\xd8\xff\xd9"
	locked := made(t, types, "", "word/document.xml", "<t>a</t>")
	directory := bytes.LastIndex(locked, []byte("PK\x01\x02"))
	locked[directory+8] |= 1
	damaged := made(t, types, "", "content.xml", "<p>a b c d e f</p>")
	damaged[bytes.Index(damaged, []byte("a b c"))] = 'x'
	strange := made(t, types, "", "content.xml", "<p>a</p>")
	strange[bytes.LastIndex(strange, []byte("PK\x01\x02"))+10] = 99 // a way of packing nobody knows
	for _, test := range []struct {
		name string
		data []byte
		want string
		err  error
	}{
		{"Word", made(t, types, "", "word/document.xml", "<t>a</t>"), "[the text]a", nil},
		{"open", made(t, "mimetype", "x", "content.xml", "<p>a</p>"), "[the text]a", nil},
		{"open, without its type", made(t, "content.xml", "<p>a</p>"), "[the text]a", nil},
		{"open, of another form", made(t, "mimetype", "x", "a.xml", "<p>a</p>"), "[the text]a", nil},
		{"another archive", made(t, "a.txt", "a", "b/", "", "b/c.bin", "c"), "[the name of the file]a.txt\n\n[enclosed]a[the name of the file]b/c.bin\n\n[enclosed]c", nil},
		{"no archive", []byte("PK\x03\x04"), "", bound.ErrDamaged},
		{"locked", locked, "", bound.ErrEncrypted},
		{"locked, of an open document", made(t, "mimetype", "x", "META-INF/manifest.xml", "<file-entry full-path='content.xml'><encryption-data/></file-entry><file-entry full-path='styles.xml'/>",
			"content.xml", "<p>1901", "styles.xml", "<p>b</p>"), "[header or footer]b", bound.ErrEncrypted},
		{"damaged", damaged, "[the text]x b c d e f", bound.ErrDamaged},
		{"packed strangely", strange, "", bound.ErrDamaged},
		{"what comes after a fault", made(t, types, "", "a.txt", "\x00", "word/document.xml", "<t>a</t>"), "[the text]a", bound.ErrUnknown},
		{"text that is none", made(t, types, "", "a.txt", "\x00"), "", bound.ErrUnknown},
		{"a picture alone", made(t, types, "", "word/media/a.jpg", picture, "word/document.xml", "<t>nineteen letters 19</t>"), "[the text]nineteen letters 19", bound.ErrPicture},
		{"a picture and text", made(t, types, "", "word/media/a.jpg", picture, "word/document.xml", "<t>twenty letters in al</t>"), "[the text]twenty letters in al", bound.ErrPicture},
		{"a picture of another kind", made(t, types, "", "word/media/a.EMF", "x"), "", bound.ErrPicture},
		{"a picture that is cut", made(t, types, "", "word/media/a.gif", "GIF89a", "a.txt", "enough letters for a text"), "[the text]enough letters for a text", bound.ErrDamaged},
		{"a small picture of it", made(t, types, "", "docProps/thumbnail.jpeg", picture), "", nil},
		{"unpacks to too much", made(t, types, "", "content.xml", "<p>"+strings.Repeat("a", 2<<20)), "[the text]" + strings.Repeat("a", 2<<20), bound.ErrTooLarge},
		{"a long table of contents", made(t, strings.Split(strings.Repeat(strings.Repeat("a", 60_000)+",,", 40)+types+",", ",")...), "", bound.ErrTooLarge},
	} {
		got, err := told(test.data, 1<<20)
		if strings.HasPrefix(test.want, got) && errors.Is(err, bound.ErrTooLarge) && test.err == bound.ErrTooLarge {
			continue // what was read until then
		}
		if got != test.want || !errors.Is(err, test.err) {
			t.Errorf("%s: %.200q, %v", test.name, got, err)
		}
	}
	if _, err := told(made(t, types, "", "word/embeddings/a", strings.Repeat("a", enclosed+1)), 64<<20); !errors.Is(err, bound.ErrTooLarge) {
		t.Errorf("an enclosed file too large: %v", err)
	}
}
