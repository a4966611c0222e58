package privacy

import (
	"bytes"
	"context"
	"fmt"
	"strings"
	"testing"
)

func read(data []byte) ([]Hit, Reading) {
	return File(context.Background(), bytes.NewReader(data), int64(len(data)), Known{})
}

// Each file holds one number, at the place named.
func TestFilesWithANumber(t *testing.T) {
	page := "BT /F1 12 Tf 72 700 Td (Patient 190101-2391 kom) Tj ET"
	text := func(ops string) []byte {
		return onePage(drawing("(Bedömning av en undersökning) Tj 0 -40 Td " + ops))
	}
	unicode := streamOf("", "/CIDInit /ProcSet findresource begin 1 begincodespacerange <0000> <FFFF> endcodespacerange "+
		"2 beginbfrange <0010> <0019> <0030> <0030> <0031> [<002D> <0041>] endbfrange 1 beginbfchar <0020> <00B7> endbfchar end")
	type0 := func(ops, table string) []byte {
		return pdfFile("", pdfCatalog, pdfPages, pdfPage, drawing(ops),
			"<</Type/Font/Subtype/Type0/Encoding/Identity-H/DescendantFonts[6 0 R]/ToUnicode 7 0 R>>",
			"<</Type/Font/Subtype/CIDFontType2/DW 600/W[16[556 556 556] 19 25 556 48 48 333]>>", table)
	}
	wp := func(runs string) string { return "<w:p>" + runs + "</w:p>" }
	for _, test := range []struct {
		name    string
		data    []byte
		where   string
		reading Reading
	}{
		{"txt", []byte("x\n190101-2391"), "", Scanned},
		{"txt in UTF-16", []byte("\xff\xfe" + wideLE("x\n190101-2391")), "", Scanned},
		{"txt in Latin-1", []byte("\xe5\xe4\xf6 190101\xa02391"), "", Scanned},
		{"csv", []byte("1;Anna;1901012391;3\n"), "", Scanned},
		{"html", []byte("<p>1901<b>01</b>-2391</p>"), "texten", Scanned},
		{"svg", []byte(`<svg><text>1901</text></svg><!-- 190101-2391 -->`), "", Scanned},
		{"html, also whole", []byte("<p>190101-2391</p><p>1901<b>01</b>-2391</p>"), "", Scanned},
		{"rtf", []byte(`{\rtf1 190101-2391}`), "", UnknownType},
		{"old Word", append(append([]byte{}, compound...), "\x00\x00 190101-2391 \x00"...), "okänd del", UnknownType},
		{"old Word, wide", []byte(string(compound) + "\x00" + wideLE("pnr 190101-2391") + "\x00"), "okänd del", UnknownType},

		{"pdf", onePage(streamOf("", page)), "sida 1", Scanned},
		{"pdf, packed", onePage(streamOf("/Filter/FlateDecode", deflate(page))), "sida 1", Scanned},
		{"pdf, packed twice", onePage(streamOf("/Filter[/ASCII85Decode/FlateDecode]", a85(deflate(page)))), "sida 1", Scanned},
		{"pdf, in hexadecimal", onePage(streamOf("/Filter/ASCIIHexDecode", fmt.Sprintf("%x>", page))), "sida 1", Scanned},
		{"pdf, LZW", onePage(streamOf("/Filter/LZWDecode", lzwOf(page))), "sida 1", Scanned},
		{"pdf, run lengths", onePage(streamOf("/Filter/RunLengthDecode", runLengthOf(page))), "sida 1", Scanned},
		{"pdf, wrong length", onePage(strings.Replace(streamOf("", page), "/Length ", "/Length 9", 1)), "sida 1", Scanned},
		{"pdf, length elsewhere", onePage("<</Length 6 0 R>>\nstream\n"+page+"\nendstream", fmt.Sprint(len(page))), "sida 1", Scanned},
		{"pdf, kerned", text("[(1901) -20 (01-2) 30 (391)] TJ"), "sida 1", Scanned},
		{"pdf, moved", text("(1901) Tj 26.7 0 Td (01-2391) Tj"), "sida 1", Scanned},
		{"pdf, letter by letter", text("(1) Tj 6.7 0 Td (9) Tj 6.7 0 Td (0) Tj 6.7 0 Td (1) Tj 6.7 0 Td (0) Tj 6.7 0 Td (1) Tj 6.7 0 Td (-) Tj 4 0 Td (2391) Tj"), "sida 1", Scanned},
		{"pdf, spaced", text("6 Tc (190101-2391) Tj"), "sida 1", Scanned},
		{"pdf, in boxes", text("(1) Tj 20 0 Td (9) Tj 20 0 Td (0) Tj 20 0 Td (1) Tj 20 0 Td (0) Tj 20 0 Td (1) Tj 20 0 Td (-) Tj 20 0 Td (2) Tj 20 0 Td (3) Tj 20 0 Td (9) Tj 20 0 Td (1) Tj"), "sida 1", Scanned},
		{"pdf, over a line", text("14 TL (190101-) Tj T* (2391) Tj"), "sida 1", Scanned},
		{"pdf, over a line in the date", text("(1901) Tj 0 -14 Td (01-2391) Tj"), "sida 1", Scanned},
		{"pdf, soft hyphen", text("(1901\\25501-2391) Tj"), "sida 1", Scanned},
		{"pdf, turned", text("0 1 -1 0 300 300 Tm (1901) Tj 26.7 0 Td (01-2391) Tj"), "sida 1", Scanned},
		{"pdf, scaled", onePage(streamOf("", ".1 0 0 .1 0 0 cm BT /F1 120 Tf 1 0 0 1 720 7000 Tm (1901) Tj 267 0 Td (01-2391) Tj ET")), "sida 1", Scanned},
		{"pdf, quotes", text("14 TL (a) Tj (190101-2391) '"), "sida 1", Scanned},
		{"pdf, codes", type0("<0011001900100011001000110030001200130019 0011> Tj", unicode), "sida 1", Scanned},
		{"pdf, codes in parts", type0("[<00110019> 0 <0010 0011>] TJ <001000110030> Tj <0012001300190011> Tj", unicode), "sida 1", Scanned},
		{"pdf, names of signs", pdfFile("", pdfCatalog, pdfPages, pdfPage, drawing("(ABCACAFDEBA) Tj"),
			"<</Type/Font/Subtype/Type3/Encoding<</Differences[65/one/nine/zero/two/three/hyphen]>>/FontMatrix[.01 0 0 .01 0 0]/FirstChar 65/Widths[55 55 55 55 55 33]>>"), "sida 1", Scanned},
		{"pdf, numbers of signs", pdfFile("", pdfCatalog, pdfPages, pdfPage, drawing("(ABCACAFDEBA) Tj"),
			"<</Type/Font/Subtype/Type1/BaseFont/X/Encoding<</Differences[65/uni0031/nine.lnum/u0030/two/three/endash]>>>>"), "sida 1", Scanned},
		{"pdf, escapes", text(`(19\0601\0601-\` + "\r\n" + `2391 \(\)\\) Tj`), "sida 1", Scanned},
		{"pdf, brackets in a string", text("((190101-2391)) Tj"), "sida 1", Scanned},
		{"pdf, string of odd length", text("<3139303130312D323339312> Tj"), "sida 1", Scanned},
		{"pdf, comment among drawing", text("% (x) Tj\n(190101-2391) Tj"), "sida 1", Scanned},
		{"pdf, two streams", pdfFile("", pdfCatalog, pdfPages, strings.Replace(pdfPage, "4 0 R", "[4 0 R 6 0 R]", 1),
			streamOf("", "BT /F1 12 Tf (1901)"), helvetica, streamOf("", "Tj (01-2391) Tj ET")), "sida 1", Scanned},
		{"pdf, drawing in a drawing", pdfFile("", pdfCatalog, pdfPages, strings.Replace(pdfPage, "/Contents", "/Resources<</Font<</F1 5 0 R>>/XObject<</X 6 0 R>>>>/Contents", 1),
			streamOf("", "q /X Do Q"), helvetica, streamOf("/Type/XObject/Subtype/Form", page)), "sida 1", Scanned},
		{"pdf, page 2", pdfFile("", pdfCatalog, "<</Type/Pages/Kids[6 0 R 3 0 R]/Resources<</Font<</F1 5 0 R>>>>>>", pdfPage, streamOf("", page), helvetica,
			"<</Type/Page/Parent 2 0 R>>"), "sida 2", Scanned},
		{"pdf, page of an earlier version", pdfFile("", pdfCatalog, "<</Type/Pages/Kids[6 0 R]>>", strings.Replace(pdfPage, "/Contents", "/Resources<</Font<</F1 5 0 R>>>>/Contents", 1),
			streamOf("", page), helvetica, "<</Type/Page/Parent 2 0 R>>"), "dolda uppgifter", Scanned},
		{"pdf, objects in a container", pdfFile("", pdfCatalog, pdfPages, "null", drawing("(190101-2391) Tj"), "null",
			streamOf("/Type/ObjStm/N 2/First 9/Filter/FlateDecode", deflate(fmt.Sprintf("3 0 5 %02d %s %s", len(pdfPage)+1, pdfPage, helvetica)))), "sida 1", Scanned},
		{"pdf, author", pdfFile("/Info 6 0 R", pdfCatalog, pdfPages, pdfPage, drawing("(x) Tj"), helvetica, "<</Author(Anna 190101-2391)>>"), "metadata: Author", Scanned},
		{"pdf, title in UTF-16", pdfFile("/Info 6 0 R", pdfCatalog, pdfPages, pdfPage, drawing("(x) Tj"), helvetica, "<</Title "+utf16Hex("Å 190101–2391")+">>"), "metadata: Title", Scanned},
		{"pdf, own key", pdfFile("/Info 6 0 R", pdfCatalog, pdfPages, pdfPage, drawing("(x) Tj"), helvetica, "<</Journal(190101-2391)>>"), "dolda uppgifter", Scanned},
		{"pdf, form", pdfFile("", "<</Type/Catalog/Pages 2 0 R/AcroForm<</Fields[6 0 R]>>>>", pdfPages, pdfPage, drawing("(x) Tj"), helvetica,
			"<</FT/Tx/T(pnr)/V(190101-2391)>>"), "formulärfält", Scanned},
		{"pdf, form as XML", pdfFile("", "<</Type/Catalog/Pages 2 0 R/AcroForm<</XFA[(datasets) 6 0 R]>>>>", pdfPages, pdfPage, drawing("(x) Tj"), helvetica,
			streamOf("/Filter/FlateDecode", deflate("<data><pnr>190101-2391</pnr></data>"))), "formulärfält", Scanned},
		{"pdf, look of a form", onePage(drawing("(x) Tj"), streamOf("/Subtype/Form/Resources<</Font<</F1 5 0 R>>>>", page)), "formulärfält", Scanned},
		{"pdf, note", onePage(drawing("(x) Tj"), "<</Type/Annot/Subtype/Text/Contents(se 190101-2391)>>"), "kommentar", Scanned},
		{"pdf, XMP", onePage(drawing("(x) Tj"), streamOf("/Type/Metadata/Subtype/XML", `<x:xmpmeta><rdf:Description dc:title="190101-2391"/></x:xmpmeta>`)), "metadata: XMP", Scanned},
		{"pdf, attachment", onePage(drawing("(x) Tj"), streamOf("/Type/EmbeddedFile", "190101-2391")), "en bifogad fil", Scanned},
		{"pdf, attached pdf", onePage(drawing("(x) Tj"), "<</Type/Filespec/EF<</F 7 0 R>>>>", streamOf("/Filter/FlateDecode", deflate(string(onePage(streamOf("", page)))))), "en bifogad fil, sida 1", Scanned},
		{"pdf, without its end", onePage(streamOf("", page))[:420], "sida 1", Scanned},
		{"pdf, with a beginning", append([]byte("\xef\xbb\xbf\r\n"), onePage(streamOf("", page))...), "sida 1", Scanned},
		{"pdf, unclosed object before", pdfFile("", "<</X[1 2", pdfPages, pdfPage, streamOf("", page), helvetica, pdfCatalog), "sida 1", Scanned},
		{"pdf, picture and text", onePage(streamOf("", "BI /W 1 /H 1 ID \x00\x01(\x02 EI "+page)), "sida 1", Scanned},

		{"docx", docx(t, wp("<w:r><w:t>190101-2391</w:t></w:r>")), "texten", Scanned},
		{"docx, runs", docx(t, wp(`<w:r><w:rPr><w:b/></w:rPr><w:t>1901</w:t></w:r><w:proofErr w:type="x"/><w:ins w:id="7" w:author="A"><w:r><w:t>01-</w:t></w:r></w:ins>
			<w:r><w:t xml:space="preserve">2391</w:t></w:r>`)), "texten", Scanned},
		{"docx, hyphen that does not break", docx(t, wp("<w:r><w:t>190101</w:t><w:noBreakHyphen/><w:t>2391</w:t></w:r>")), "texten", Scanned},
		{"docx, soft hyphen", docx(t, wp("<w:r><w:t>1901</w:t><w:softHyphen/><w:t>01-2391</w:t></w:r>")), "texten", Scanned},
		{"docx, line break", docx(t, wp("<w:r><w:t>190101-</w:t><w:br/><w:t>2391</w:t></w:r>")), "texten", Scanned},
		{"docx, deleted", docx(t, wp("<w:del><w:r><w:delText>190101-2391</w:delText></w:r></w:del>")), "texten", Scanned},
		{"docx, field", docx(t, wp(`<w:fldSimple w:instr="DOCPROPERTY 190101-2391"/>`)), "texten, länk eller bildtext", Scanned},
		{"docx, caption", docx(t, wp(`<w:drawing><wp:docPr id="1" descr="190101-2391"/></w:drawing>`)), "texten, länk eller bildtext", Scanned},
		{"docx, header", docx(t, "", "word/header2.xml", "<w:hdr><w:p><w:r><w:t>190101-2391</w:t></w:r></w:p></w:hdr>"), "sidhuvud", Scanned},
		{"docx, footer", docx(t, "", "word/footer1.xml", "<w:ftr><w:p><w:r><w:t>190101-2391</w:t></w:r></w:p></w:ftr>"), "sidfot", Scanned},
		{"docx, comment", docx(t, "", "word/comments.xml", "<w:comments><w:comment><w:p><w:r><w:t>190101-2391</w:t></w:r></w:p></w:comment></w:comments>"), "kommentar", Scanned},
		{"docx, footnote", docx(t, "", "word/footnotes.xml", "<w:p><w:r><w:t>190101-2391</w:t></w:r></w:p>"), "fotnot", Scanned},
		{"docx, author", docx(t, "", "docProps/core.xml", "<cp:coreProperties><dc:creator>190101-2391</dc:creator></cp:coreProperties>"), "metadata: creator", Scanned},
		{"docx, company", docx(t, "", "docProps/app.xml", "<Properties><Pages>1</Pages><Company>190101-2391</Company></Properties>"), "metadata: Company", Scanned},
		{"docx, own property", docx(t, "", "docProps/custom.xml", `<Properties><property name="x"><vt:lpwstr>190101-2391</vt:lpwstr></property></Properties>`), "metadata", Scanned},
		{"docx, name of a property", docx(t, "", "docProps/custom.xml", `<Properties><property name="190101-2391"/></Properties>`), "metadata", Scanned},
		{"docx, link", docx(t, "", "word/_rels/document.xml.rels", `<Relationships><Relationship Target="https://journal.example/190101-2391"/></Relationships>`), "texten, länk eller bildtext", Scanned},
		{"docx, hidden data", docx(t, "", "customXml/item1.xml", `<a><pnr>190101-2391</pnr></a>`), "dolda uppgifter", Scanned},
		{"docx, photo", docx(t, "", "word/media/image1.jpeg", string(jpegFile(segment(0xe1, exif("pnr 190101-2391"))))), "metadata: EXIF", Scanned},
		{"docx, sheet inside", docx(t, "", "word/embeddings/x.xlsx", string(zipFile(t, "[Content_Types].xml", contentTypes, "xl/sharedStrings.xml", "<sst><si><t>190101-2391</t></si></sst>"))), "en bifogad fil, cellerna", Scanned},
		{"docx, html inside", docx(t, "", "word/afchunk.htm", "<p>190101-2391</p>"), "texten", Scanned},
		{"docx, text inside", docx(t, "", "word/afchunk.txt", "190101-2391"), "texten", Scanned},
		{"docx, entities", docx(t, "<w:p><w:t>190101&#x2011;2391</w:t></w:p>"), "texten", Scanned},
		{"docx, damaged xml", docx(t, "<w:p><w:t>190101-2391</w:t></w:r></w:x><"), "texten", Scanned},
		{"docx, deep", docx(t, strings.Repeat("<w:p>", 100_000)+"<w:t>190101-2391</w:t>"), "texten", Scanned},

		{"xlsx, text", zipFile(t, "[Content_Types].xml", contentTypes, "xl/sharedStrings.xml", "<sst><si><r><t>1901</t></r><r><t>01-2391</t></r></si></sst>"), "cellerna", Scanned},
		{"xlsx, number", zipFile(t, "[Content_Types].xml", contentTypes, "xl/worksheets/sheet3.xml", "<sheetData><row><c><v>12</v></c><c><v>1901012391</v></c><c><v>3</v></c></row></sheetData>"), "blad 3", Scanned},
		{"xlsx, large number", zipFile(t, "[Content_Types].xml", contentTypes, "xl/worksheets/sheet1.xml", "<row><c><v>2.01901012391E11</v></c></row>"), "blad 1", Scanned},
		{"xlsx, comment", zipFile(t, "[Content_Types].xml", contentTypes, "xl/comments1.xml", "<comment><text><t>190101-2391</t></text></comment>"), "kommentar", Scanned},
		{"pptx", zipFile(t, "[Content_Types].xml", contentTypes, "ppt/slides/slide12.xml", "<p:sld><a:p><a:r><a:t>1901</a:t></a:r><a:r><a:t>01-2391</a:t></a:r></a:p></p:sld>"), "bild 12", Scanned},
		{"pptx, notes", zipFile(t, "[Content_Types].xml", contentTypes, "ppt/notesSlides/notesSlide2.xml", "<a:p><a:t>190101-2391</a:t></a:p>"), "anteckningar till bild 2", Scanned},
		{"odt", zipFile(t, "mimetype", "application/vnd.oasis.opendocument.text", "content.xml", "<text:p>1901<text:span>01</text:span>-2391</text:p>"), "texten", Scanned},
		{"odt, footer", zipFile(t, "mimetype", "x", "styles.xml", "<style:footer><text:p>190101-2391</text:p></style:footer>"), "sidhuvud eller sidfot", Scanned},
		{"odt, author", zipFile(t, "mimetype", "x", "meta.xml", "<meta:initial-creator>190101-2391</meta:initial-creator>"), "metadata: initial-creator", Scanned},
		{"odt, space", zipFile(t, "mimetype", "x", "content.xml", "<text:p>född 190101<text:s/>2391</text:p>"), "texten", Scanned},
		{"ods", zipFile(t, "mimetype", "x", "content.xml", `<table:table-cell office:value-type="float" office:value="1901012391"><text:p>1,9E9</text:p></table:table-cell>`), "texten, länk eller bildtext", Scanned},
		{"odp", zipFile(t, "mimetype", "x", "content.xml", "<draw:page><text:p>190101</text:p><text:p>x</text:p><text:p>190101-2391</text:p></draw:page>"), "texten", Scanned},

		{"jpeg, EXIF", jpegFile(segment(0xe1, exif("190101-2391"))), "metadata: EXIF", Picture},
		{"jpeg, EXIF in UTF-16", jpegFile(segment(0xe1, "Exif\x00\x00II*\x00\x08\x00\x00\x00\x01\x00\x9c\x9c"+wideLE("pnr 190101-2391")+"\x00\x00")), "metadata: EXIF", Picture},
		{"jpeg, XMP", jpegFile(segment(0xe1, "http://ns.adobe.com/xap/1.0/\x00<x:xmpmeta><dc:title>190101-2391</dc:title></x:xmpmeta>")), "metadata: XMP", Picture},
		{"jpeg, IPTC", jpegFile(segment(0xed, "Photoshop 3.0\x008BIM\x04\x04\x00\x00\x00\x00\x00\x12\x1c\x02\x78\x00\x0b190101-2391")), "metadata: IPTC", Picture},
		{"jpeg, comment", jpegFile(segment(0xfe, "190101-2391")), "kommentar i bilden", Picture},
		{"png, tEXt", pngFile(chunk("tEXt", "Comment\x00190101-2391")), "metadata: Comment", Picture},
		{"png, tEXt, keyword", pngFile(chunk("tEXt", "190101-2391\x00x")), "metadata: text", Picture},
		{"png, zTXt", pngFile(chunk("zTXt", "Author\x00\x00"+deflate("190101-2391"))), "metadata: Author", Picture},
		{"png, iTXt", pngFile(chunk("iTXt", "Title\x00\x00\x00sv\x00Titel\x00Å 190101-2391")), "metadata: Title", Picture},
		{"png, iTXt, packed", pngFile(chunk("iTXt", "Title\x00\x01\x00\x00\x00"+deflate("190101-2391"))), "metadata: Title", Picture},
		{"png, XMP", pngFile(chunk("iTXt", "XML:com.adobe.xmp\x00\x00\x00\x00\x00<x dc:title='190101-2391'/>")), "metadata: XMP", Picture},
		{"png, EXIF", pngFile(chunk("eXIf", exif("190101-2391")[6:])), "metadata: EXIF", Picture},
		{"gif, comment", gifFile("\x21\xfe\x06190101\x05-2391\x00"), "kommentar i bilden", Picture},
		{"webp, EXIF", webpFile("EXIF", exif("190101-2391")), "metadata: EXIF", Picture},
		{"webp, XMP", webpFile("XMP ", "<x>190101-2391</x>"), "metadata: XMP", Picture},
	} {
		t.Run(test.name, func(t *testing.T) {
			hits, reading := read(test.data)
			if reading != test.reading {
				t.Errorf("reading %d, want %d", reading, test.reading)
			}
			if len(hits) != 1 || hits[0].Kind != PersonalNumber || hits[0].Where.Sv != test.where {
				t.Errorf("%+v, want one in %q", hits, test.where)
			}
			for _, h := range hits {
				if (h.Line > 0) != (test.where == "") {
					t.Errorf("line %d", h.Line)
				}
				if strings.Contains(fmt.Sprint(h), "0101") {
					t.Errorf("%+v tells the number", h)
				}
			}
		})
	}
}

// Files that somebody has to look at, and files nobody has to.
func TestReadings(t *testing.T) {
	said := "(Ingen patient går att känna igen) Tj"
	clean := onePage(drawing(said))
	image := streamOf("/Subtype/Image/Width 1/Height 1/Filter/DCTDecode", "\xff\xd8\xff\xd9")
	scanned := strings.Replace(pdfPage, "/Contents", "/Resources<</XObject<</I 6 0 R>>>>/Contents", 1)
	locked := zipFile(t, "[Content_Types].xml", contentTypes, "word/document.xml", "<w:t>x</w:t>")
	for i := bytes.Index(locked, []byte("PK\x01\x02")); i >= 0; {
		locked[i+8] |= 1
		next := bytes.Index(locked[i+4:], []byte("PK\x01\x02"))
		if next < 0 {
			break
		}
		i += 4 + next
	}
	for _, test := range []struct {
		name string
		data []byte
		want Reading
	}{
		{"empty", nil, Scanned},
		{"text", []byte("Ingen patient.\n"), Scanned},
		{"pdf", clean, Scanned},
		{"pdf, blank", onePage(streamOf("", "")), Scanned},
		{"pdf with a picture", pdfFile("", pdfCatalog, pdfPages, strings.Replace(scanned, "<</XO", "<</Font<</F1 5 0 R>>/XO", 1), drawing(said+" /I Do"), helvetica, image), Scanned},
		{"pdf, scanned", pdfFile("", pdfCatalog, pdfPages, scanned, streamOf("", "q 595 0 0 842 0 0 cm /I Do Q"), helvetica, image), NoText},
		{"pdf, one page scanned", pdfFile("", pdfCatalog, "<</Type/Pages/Kids[3 0 R 7 0 R]/Resources<</Font<</F1 5 0 R>>>>>>", scanned,
			streamOf("", "/I Do"), helvetica, image, "<</Type/Page/Parent 2 0 R/Contents 8 0 R>>", drawing(said)), NoText},
		{"pdf, drawn picture", onePage(streamOf("", "BI /W 1 /H 1 ID \x00 EI")), NoText},
		{"pdf, encrypted", pdfFile("/Encrypt 6 0 R", pdfCatalog, pdfPages, pdfPage, drawing(said), helvetica, "<</Filter/Standard/V 1/R 2>>"), Encrypted},
		{"pdf, encrypted, table as object", append(onePage(drawing(said)), "9 0 obj <</Type/XRef/Encrypt 6 0 R/Length 0>>stream\n\nendstream endobj"...), Encrypted},
		{"pdf, no code table", pdfFile("", pdfCatalog, pdfPages, pdfPage, drawing("<"+strings.Repeat("0011", 30)+"> Tj"),
			"<</Type/Font/Subtype/Type0/Encoding/Identity-H/DescendantFonts[]>>"), NoLetters},
		{"pdf, unknown filter", onePage(streamOf("/Filter/Foo", "x")), NoLetters},
		{"pdf, no objects", []byte("%PDF-1.4\nnothing"), Damaged},
		{"pdf, attachment of unknown type", onePage(drawing(said), streamOf("/Type/EmbeddedFile", "\x00\x01\x02")), Enclosed},
		{"pdf, attached picture", onePage(drawing(said), streamOf("/Type/EmbeddedFile", string(jpegFile()))), Scanned},
		{"docx", docx(t, ""), Scanned},
		{"docx, only a picture", zipFile(t, "[Content_Types].xml", contentTypes, "word/document.xml", "<w:p/>", "word/media/image1.png", string(pngFile())), NoText},
		{"docx with a picture", docx(t, "", "word/media/image1.png", string(pngFile())), Scanned},
		{"docx, object inside", docx(t, "", "word/embeddings/oleObject1.bin", string(compound)), Enclosed},
		{"docx, locked parts", locked, Encrypted},
		{"docx, encrypted", []byte(string(compound) + "\x00\x01" + string(encryptedPackage)), Encrypted},
		{"docx, cut", docx(t, "")[:300], Damaged},
		{"zip", zipFile(t, "a.txt", "x"), UnknownType},
		{"old Word", []byte(string(compound) + "\x00\x01"), UnknownType},
		{"unknown", []byte("\x00\x01\x02\x03"), UnknownType},
		{"jpeg", jpegFile(), Picture},
		{"png", pngFile(), Picture},
		{"gif", gifFile(""), Picture},
		{"webp", webpFile("ICCP", "x"), Picture},
		{"jpeg, cut", jpegFile(segment(0xfe, "x"))[:24], Damaged},
		{"png, cut", pngFile(chunk("tEXt", "Title\x00x"))[:50], Damaged},
		{"png, damaged text", pngFile(chunk("zTXt", "Title\x00\x00xxxx")), Damaged},
		{"gif, cut", gifFile("\x21\xfe\x06190")[:18], Damaged},
	} {
		t.Run(test.name, func(t *testing.T) {
			hits, got := read(test.data)
			if got != test.want || len(hits) > 0 {
				t.Errorf("reading %d, want %d; hits %+v", got, test.want, hits)
			}
		})
	}
}

// Two numbers are not put together to one by where a page or part ends.
func TestPartsStayApart(t *testing.T) {
	for name, data := range map[string][]byte{
		"pdf, columns":    onePage(drawing("(Bedömning av en undersökning) Tj 0 -40 Td (190101) Tj 90 0 Td (2391) Tj")),
		"pdf, paragraphs": onePage(drawing("(Bedömning av en undersökning) Tj 0 -40 Td (190101-) Tj 0 -60 Td (2391) Tj")),
		"docx, cells":     docx(t, "<w:tr><w:tc><w:p><w:r><w:t>190101</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>2391</w:t></w:r></w:p></w:tc></w:tr>"),
		"docx, notes":     docx(t, "<w:p><w:t>1901</w:t></w:p>", "word/footnotes.xml", "<w:t>01-2391</w:t>"),
		"docx, measures":  docx(t, "<w:p><w:t>kl 12</w:t><wp:posOffset>1901012391</wp:posOffset></w:p>"),
		"xlsx, cells":     zipFile(t, "[Content_Types].xml", contentTypes, "xl/worksheets/sheet1.xml", "<row><c><v>190101</v></c><c><v>2391</v></c></row>"),
		"pptx, chart":     zipFile(t, "[Content_Types].xml", contentTypes, "ppt/charts/chart1.xml", "<c:pt><c:v>190101</c:v></c:pt><c:pt><c:v>2391</c:v></c:pt>"),
	} {
		if hits, reading := read(data); len(hits) > 0 || reading != Scanned {
			t.Errorf("%s: %+v, reading %d", name, hits, reading)
		}
	}
}

// A part tells each kind of hit once.
func TestEachPartTellsOnce(t *testing.T) {
	hits, _ := read(docx(t, strings.Repeat("<w:p><w:t>190101-2391 och 190119-2391, 070-174 06 05</w:t></w:p>", 9)))
	if len(hits) != 2 || hits[0].Kind != PersonalNumber || hits[1].Kind != Phone {
		t.Errorf("%+v", hits)
	}
}

// A number is found wherever it falls in a long text.
func TestLongPart(t *testing.T) {
	for shift := range 14 {
		text := strings.Repeat("x", sheetSize-margin-shift) + " 190101-2391 "
		if hits, _ := read(docx(t, "<w:p><w:t>"+text+"</w:t></w:p>")); len(hits) != 1 {
			t.Errorf("shift %d: %+v", shift, hits)
		}
		text = strings.Repeat("x", sheetSize-shift) + " 190101-2391 " + strings.Repeat("x", sheetSize)
		if hits, _ := read(docx(t, "<w:p><w:t>"+text+"</w:t></w:p>")); len(hits) != 1 {
			t.Errorf("shift %d: %+v", shift, hits)
		}
	}
}

func TestCancelled(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	data := onePage(drawing("(x) Tj"))
	if _, reading := File(ctx, bytes.NewReader(data), int64(len(data)), Known{}); reading != TooSlow {
		t.Errorf("reading %d", reading)
	}
}
