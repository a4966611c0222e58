package privacy

import (
	"bytes"
	"context"
	"encoding/base64"
	"fmt"
	"slices"
	"strings"
	"testing"
)

func read(data []byte) ([]Hit, Unread) {
	read := File(context.Background(), bytes.NewReader(data), int64(len(data)), Known{})
	return read.Hits, read.Unread
}

// leaving is a single part left for each reason.
func leaving(whys ...reason) (u Unread) {
	for _, r := range whys {
		u[r]++
	}
	return u
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
		name   string
		data   []byte
		where  string
		unread Unread
	}{
		{"txt", []byte("x\n190101-2391"), "", Unread{}},
		{"txt in UTF-16", []byte("\xff\xfe" + wideLE("x\n190101-2391")), "", Unread{}},
		{"txt in Latin-1", []byte("\xe5\xe4\xf6 190101\xa02391"), "", Unread{}},
		{"csv", []byte("1;Anna;1901012391;3\n"), "", Unread{}},
		{"html", []byte("<p>1901<b>01</b>-2391</p>"), "", Unread{}},
		{"svg", []byte(`<svg><text>1901</text></svg><!-- 190101-2391 -->`), "", Unread{}},
		{"rtf", []byte(`{\rtf1 190101-2391}`), "", leaving(unknownType)},
		{"old Word", append(append([]byte{}, compound...), "\x00\x00 190101-2391 \x00"...), "okänd del", leaving(unknownType)},
		{"old Word, wide", []byte(string(compound) + "\x00" + wideLE("pnr 190101-2391") + "\x00"), "okänd del", leaving(unknownType)},

		{"pdf", onePage(streamOf("", page)), "sida 1", Unread{}},
		{"pdf, packed", onePage(streamOf("/Filter/FlateDecode", deflate(page))), "sida 1", Unread{}},
		{"pdf, packed twice", onePage(streamOf("/Filter[/ASCII85Decode/FlateDecode]", a85(deflate(page)))), "sida 1", Unread{}},
		{"pdf, in hexadecimal", onePage(streamOf("/Filter/ASCIIHexDecode", fmt.Sprintf("%x>", page))), "sida 1", Unread{}},
		{"pdf, LZW", onePage(streamOf("/Filter/LZWDecode", lzwOf(page))), "sida 1", Unread{}},
		{"pdf, run lengths", onePage(streamOf("/Filter/RunLengthDecode", runLengthOf(page))), "sida 1", Unread{}},
		{"pdf, wrong length", onePage(strings.Replace(streamOf("", page), "/Length ", "/Length 9", 1)), "sida 1", Unread{}},
		{"pdf, length elsewhere", onePage("<</Length 6 0 R>>\nstream\n"+page+"\nendstream", fmt.Sprint(len(page))), "sida 1", Unread{}},
		{"pdf, kerned", text("[(1901) -20 (01-2) 30 (391)] TJ"), "sida 1", Unread{}},
		{"pdf, moved", text("(1901) Tj 26.7 0 Td (01-2391) Tj"), "sida 1", Unread{}},
		{"pdf, letter by letter", text("(1) Tj 6.7 0 Td (9) Tj 6.7 0 Td (0) Tj 6.7 0 Td (1) Tj 6.7 0 Td (0) Tj 6.7 0 Td (1) Tj 6.7 0 Td (-) Tj 4 0 Td (2391) Tj"), "sida 1", Unread{}},
		{"pdf, spaced", text("6 Tc (190101-2391) Tj"), "sida 1", Unread{}},
		{"pdf, in boxes", text("(1) Tj 20 0 Td (9) Tj 20 0 Td (0) Tj 20 0 Td (1) Tj 20 0 Td (0) Tj 20 0 Td (1) Tj 20 0 Td (-) Tj 20 0 Td (2) Tj 20 0 Td (3) Tj 20 0 Td (9) Tj 20 0 Td (1) Tj"), "sida 1", Unread{}},
		{"pdf, over a line", text("14 TL (190101-) Tj T* (2391) Tj"), "sida 1", Unread{}},
		{"pdf, over a line in the date", text("(1901) Tj 0 -14 Td (01-2391) Tj"), "sida 1", Unread{}},
		{"pdf, soft hyphen", text("(1901\\25501-2391) Tj"), "sida 1", Unread{}},
		{"pdf, turned", text("0 1 -1 0 300 300 Tm (1901) Tj 26.7 0 Td (01-2391) Tj"), "sida 1", Unread{}},
		{"pdf, scaled", onePage(streamOf("", ".1 0 0 .1 0 0 cm BT /F1 120 Tf 1 0 0 1 720 7000 Tm (1901) Tj 267 0 Td (01-2391) Tj ET")), "sida 1", Unread{}},
		{"pdf, quotes", text("14 TL (a) Tj (190101-2391) '"), "sida 1", Unread{}},
		{"pdf, codes", type0("<0011001900100011001000110030001200130019 0011> Tj", unicode), "sida 1", Unread{}},
		{"pdf, codes in parts", type0("[<00110019> 0 <0010 0011>] TJ <001000110030> Tj <0012001300190011> Tj", unicode), "sida 1", Unread{}},
		{"pdf, names of signs", pdfFile("", pdfCatalog, pdfPages, pdfPage, drawing("(ABCACAFDEBA) Tj"),
			"<</Type/Font/Subtype/Type3/Encoding<</Differences[65/one/nine/zero/two/three/hyphen]>>/FontMatrix[.01 0 0 .01 0 0]/FirstChar 65/Widths[55 55 55 55 55 33]>>"), "sida 1", Unread{}},
		{"pdf, numbers of signs", pdfFile("", pdfCatalog, pdfPages, pdfPage, drawing("(ABCACAFDEBA) Tj"),
			"<</Type/Font/Subtype/Type1/BaseFont/X/Encoding<</Differences[65/uni0031/nine.lnum/u0030/two/three/endash]>>>>"), "sida 1", Unread{}},
		{"pdf, escapes", text(`(19\0601\0601-\` + "\r\n" + `2391 \(\)\\) Tj`), "sida 1", Unread{}},
		{"pdf, brackets in a string", text("((190101-2391)) Tj"), "sida 1", Unread{}},
		{"pdf, string of odd length", text("<3139303130312D323339312> Tj"), "sida 1", Unread{}},
		{"pdf, comment among drawing", text("% (x) Tj\n(190101-2391) Tj"), "sida 1", Unread{}},
		{"pdf, two streams", pdfFile("", pdfCatalog, pdfPages, strings.Replace(pdfPage, "4 0 R", "[4 0 R 6 0 R]", 1),
			streamOf("", "BT /F1 12 Tf (1901)"), helvetica, streamOf("", "Tj (01-2391) Tj ET")), "sida 1", Unread{}},
		{"pdf, drawing in a drawing", pdfFile("", pdfCatalog, pdfPages, strings.Replace(pdfPage, "/Contents", "/Resources<</Font<</F1 5 0 R>>/XObject<</X 6 0 R>>>>/Contents", 1),
			streamOf("", "q /X Do Q"), helvetica, streamOf("/Type/XObject/Subtype/Form", page)), "sida 1", Unread{}},
		{"pdf, page 2", pdfFile("", pdfCatalog, "<</Type/Pages/Kids[6 0 R 3 0 R]/Resources<</Font<</F1 5 0 R>>>>>>", pdfPage, streamOf("", page), helvetica,
			"<</Type/Page/Parent 2 0 R>>"), "sida 2", Unread{}},
		{"pdf, page of an earlier version", pdfFile("", pdfCatalog, "<</Type/Pages/Kids[6 0 R]>>", strings.Replace(pdfPage, "/Contents", "/Resources<</Font<</F1 5 0 R>>>>/Contents", 1),
			streamOf("", page), helvetica, "<</Type/Page/Parent 2 0 R>>"), "dolda uppgifter", Unread{}},
		{"pdf, objects in a container", pdfFile("", pdfCatalog, pdfPages, "null", drawing("(190101-2391) Tj"), "null",
			streamOf("/Type/ObjStm/N 2/First 9/Filter/FlateDecode", deflate(fmt.Sprintf("3 0 5 %02d %s %s", len(pdfPage)+1, pdfPage, helvetica)))), "sida 1", Unread{}},
		{"pdf, author", pdfFile("/Info 6 0 R", pdfCatalog, pdfPages, pdfPage, drawing("(x) Tj"), helvetica, "<</Author(Anna 190101-2391)>>"), "metadata: Author", Unread{}},
		{"pdf, title in UTF-16", pdfFile("/Info 6 0 R", pdfCatalog, pdfPages, pdfPage, drawing("(x) Tj"), helvetica, "<</Title "+utf16Hex("Å 190101–2391")+">>"), "metadata: Title", Unread{}},
		{"pdf, own key", pdfFile("/Info 6 0 R", pdfCatalog, pdfPages, pdfPage, drawing("(x) Tj"), helvetica, "<</Journal(190101-2391)>>"), "dolda uppgifter", Unread{}},
		{"pdf, form", pdfFile("", "<</Type/Catalog/Pages 2 0 R/AcroForm<</Fields[6 0 R]>>>>", pdfPages, pdfPage, drawing("(x) Tj"), helvetica,
			"<</FT/Tx/T(pnr)/V(190101-2391)>>"), "formulärfält", Unread{}},
		{"pdf, form as XML", pdfFile("", "<</Type/Catalog/Pages 2 0 R/AcroForm<</XFA[(datasets) 6 0 R]>>>>", pdfPages, pdfPage, drawing("(x) Tj"), helvetica,
			streamOf("/Filter/FlateDecode", deflate("<data><pnr>190101-2391</pnr></data>"))), "formulärfält", Unread{}},
		{"pdf, look of a form", onePage(drawing("(x) Tj"), streamOf("/Subtype/Form/Resources<</Font<</F1 5 0 R>>>>", page)), "formulärfält", Unread{}},
		{"pdf, note", onePage(drawing("(x) Tj"), "<</Type/Annot/Subtype/Text/Contents(se 190101-2391)>>"), "kommentar", Unread{}},
		{"pdf, XMP", onePage(drawing("(x) Tj"), streamOf("/Type/Metadata/Subtype/XML", `<x:xmpmeta><rdf:Description dc:title="190101-2391"/></x:xmpmeta>`)), "metadata: XMP", Unread{}},
		{"pdf, attachment", onePage(drawing("(x) Tj"), streamOf("/Type/EmbeddedFile", "190101-2391")), "en bifogad fil", Unread{}},
		{"pdf, attached pdf", onePage(drawing("(x) Tj"), "<</Type/Filespec/EF<</F 7 0 R>>>>", streamOf("/Filter/FlateDecode", deflate(string(onePage(streamOf("", page)))))), "en bifogad fil, sida 1", Unread{}},
		{"pdf, without its end", onePage(streamOf("", page))[:420], "sida 1", leaving(damaged)},
		{"pdf, with a beginning", append([]byte("\xef\xbb\xbf\r\n"), onePage(streamOf("", page))...), "sida 1", Unread{}},
		{"pdf, columns", onePage(drawing("(Bedömning av en undersökning) Tj 0 -40 Td (190101) Tj 90 0 Td (2391) Tj")), "sida 1", Unread{}},
		{"pdf, unclosed object before", pdfFile("", "<</X[1 2", pdfPages, pdfPage, streamOf("", page), helvetica, pdfCatalog), "sida 1", Unread{}},
		{"pdf, picture and text", onePage(streamOf("", "BI /W 1 /H 1 ID \x00\x01(\x02 EI "+page)), "sida 1", leaving(aPicture)},

		{"docx", docx(t, wp("<w:r><w:t>190101-2391</w:t></w:r>")), "texten", Unread{}},
		{"docx, runs", docx(t, wp(`<w:r><w:rPr><w:b/></w:rPr><w:t>1901</w:t></w:r><w:proofErr w:type="x"/><w:ins w:id="7" w:author="A"><w:r><w:t>01-</w:t></w:r></w:ins>
			<w:r><w:t xml:space="preserve">2391</w:t></w:r>`)), "texten", Unread{}},
		{"docx, hyphen that does not break", docx(t, wp("<w:r><w:t>190101</w:t><w:noBreakHyphen/><w:t>2391</w:t></w:r>")), "texten", Unread{}},
		{"docx, soft hyphen", docx(t, wp("<w:r><w:t>1901</w:t><w:softHyphen/><w:t>01-2391</w:t></w:r>")), "texten", Unread{}},
		{"docx, line break", docx(t, wp("<w:r><w:t>190101-</w:t><w:br/><w:t>2391</w:t></w:r>")), "texten", Unread{}},
		{"docx, deleted", docx(t, wp("<w:del><w:r><w:delText>190101-2391</w:delText></w:r></w:del>")), "texten", Unread{}},
		{"docx, field", docx(t, wp(`<w:fldSimple w:instr="DOCPROPERTY 190101-2391"/>`)), "texten, länk eller bildtext", Unread{}},
		{"docx, caption", docx(t, wp(`<w:drawing><wp:docPr id="1" descr="190101-2391"/></w:drawing>`)), "texten, länk eller bildtext", Unread{}},
		{"docx, cells", docx(t, "<w:tr><w:tc><w:p><w:r><w:t>190101</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>2391</w:t></w:r></w:p></w:tc></w:tr>"), "texten", Unread{}},
		{"docx, header", docx(t, "", "word/header2.xml", "<w:hdr><w:p><w:r><w:t>190101-2391</w:t></w:r></w:p></w:hdr>"), "sidhuvud", Unread{}},
		{"docx, footer", docx(t, "", "word/footer1.xml", "<w:ftr><w:p><w:r><w:t>190101-2391</w:t></w:r></w:p></w:ftr>"), "sidfot", Unread{}},
		{"docx, comment", docx(t, "", "word/comments.xml", "<w:comments><w:comment><w:p><w:r><w:t>190101-2391</w:t></w:r></w:p></w:comment></w:comments>"), "kommentar", Unread{}},
		{"docx, footnote", docx(t, "", "word/footnotes.xml", "<w:p><w:r><w:t>190101-2391</w:t></w:r></w:p>"), "fotnot", Unread{}},
		{"docx, author", docx(t, "", "docProps/core.xml", "<cp:coreProperties><dc:creator>190101-2391</dc:creator></cp:coreProperties>"), "metadata: creator", Unread{}},
		{"docx, company", docx(t, "", "docProps/app.xml", "<Properties><Pages>1</Pages><Company>190101-2391</Company></Properties>"), "metadata: Company", Unread{}},
		{"docx, own property", docx(t, "", "docProps/custom.xml", `<Properties><property name="x"><vt:lpwstr>190101-2391</vt:lpwstr></property></Properties>`), "metadata", Unread{}},
		{"docx, name of a property", docx(t, "", "docProps/custom.xml", `<Properties><property name="190101-2391"/></Properties>`), "metadata", Unread{}},
		{"docx, link", docx(t, "", "word/_rels/document.xml.rels", `<Relationships><Relationship Target="https://journal.example/190101-2391"/></Relationships>`), "texten, länk eller bildtext", Unread{}},
		{"docx, hidden data", docx(t, "", "customXml/item1.xml", `<a><pnr>190101-2391</pnr></a>`), "dolda uppgifter", Unread{}},
		{"docx, photo", docx(t, "", "word/media/image1.jpeg", string(jpegFile(segment(0xe1, exif("pnr 190101-2391"))))), "metadata: EXIF", leaving(aPicture)},
		{"docx, sheet inside", docx(t, "", "word/embeddings/x.xlsx", string(zipFile(t, "[Content_Types].xml", contentTypes, "xl/sharedStrings.xml", "<sst><si><t>190101-2391</t></si></sst>"))), "en bifogad fil, cellerna", Unread{}},
		{"docx, html inside", docx(t, "", "word/afchunk.htm", "<p>190101-2391</p>"), "texten", Unread{}},
		{"docx, text inside", docx(t, "", "word/afchunk.txt", "190101-2391"), "texten", Unread{}},
		{"docx, entities", docx(t, "<w:p><w:t>190101&#x2011;2391</w:t></w:p>"), "texten", Unread{}},
		{"docx, damaged xml", docx(t, "<w:p><w:t>190101-2391</w:t></w:r></w:x><"), "texten", Unread{}},
		{"docx, deep", docx(t, strings.Repeat("<w:p>", 100_000)+"<w:t>190101-2391</w:t>"), "texten", Unread{}},

		{"xlsx, text", zipFile(t, "[Content_Types].xml", contentTypes, "xl/sharedStrings.xml", "<sst><si><r><t>1901</t></r><r><t>01-2391</t></r></si></sst>"), "cellerna", Unread{}},
		{"xlsx, number", zipFile(t, "[Content_Types].xml", contentTypes, "xl/worksheets/sheet3.xml", "<sheetData><row><c><v>12</v></c><c><v>1901012391</v></c><c><v>3</v></c></row></sheetData>"), "blad 3", Unread{}},
		{"xlsx, large number", zipFile(t, "[Content_Types].xml", contentTypes, "xl/worksheets/sheet1.xml", "<row><c><v>2.01901012391E11</v></c></row>"), "blad 1", Unread{}},
		{"xlsx, cells", zipFile(t, "[Content_Types].xml", contentTypes, "xl/worksheets/sheet1.xml", "<row><c><v>190101</v></c><c><v>2391</v></c></row>"), "blad 1", Unread{}},
		{"xlsx, cells as Excel has them", zipFile(t, "[Content_Types].xml", contentTypes, "xl/sharedStrings.xml", "<sst><si><t>2391</t></si><si><t>x</t></si><si><t>190101</t></si></sst>",
			"xl/worksheets/sheet1.xml", `<row><c r="A1" t="s"><v>2</v></c><c r="B1" t="s"><v>0</v></c></row>`), "blad 1", Unread{}},
		{"xlsx, comment", zipFile(t, "[Content_Types].xml", contentTypes, "xl/comments1.xml", "<comment><text><t>190101-2391</t></text></comment>"), "kommentar", Unread{}},
		{"pptx", zipFile(t, "[Content_Types].xml", contentTypes, "ppt/slides/slide12.xml", "<p:sld><a:p><a:r><a:t>1901</a:t></a:r><a:r><a:t>01-2391</a:t></a:r></a:p></p:sld>"), "bild 12", Unread{}},
		{"pptx, notes", zipFile(t, "[Content_Types].xml", contentTypes, "ppt/notesSlides/notesSlide2.xml", "<a:p><a:t>190101-2391</a:t></a:p>"), "anteckningar till bild 2", Unread{}},
		{"odt", zipFile(t, "mimetype", "application/vnd.oasis.opendocument.text", "content.xml", "<text:p>1901<text:span>01</text:span>-2391</text:p>"), "texten", Unread{}},
		{"odt, footer", zipFile(t, "mimetype", "x", "styles.xml", "<style:footer><text:p>190101-2391</text:p></style:footer>"), "sidhuvud eller sidfot", Unread{}},
		{"odt, author", zipFile(t, "mimetype", "x", "meta.xml", "<meta:initial-creator>190101-2391</meta:initial-creator>"), "metadata: initial-creator", Unread{}},
		{"odt, space", zipFile(t, "mimetype", "x", "content.xml", "<text:p>född 190101<text:s/>2391</text:p>"), "texten", Unread{}},
		{"ods", zipFile(t, "mimetype", "x", "content.xml", `<table:table-cell office:value-type="float" office:value="1901012391"><text:p>1,9E9</text:p></table:table-cell>`), "texten, länk eller bildtext", Unread{}},
		{"odp", zipFile(t, "mimetype", "x", "content.xml", "<draw:page><text:p>190101</text:p><text:p>x</text:p><text:p>190101-2391</text:p></draw:page>"), "texten", Unread{}},

		{"e-mail, plain", []byte("From: a\nSubject: b\n\n190101-2391\n"), "", Unread{}},
		{"e-mail, quoted-printable", []byte("Content-Transfer-Encoding: quoted-printable\n\nPatienten p=C3=A5 sal fyra, 190101-23=\n91"), "texten", Unread{}},
		{"e-mail, base64", []byte("From: a\nContent-Transfer-Encoding: base64\n\n" + base64.StdEncoding.EncodeToString([]byte("pnr 190101-2391"))), "texten", Unread{}},
		{"e-mail, subject", []byte("Subject: =?utf-8?b?" + base64.StdEncoding.EncodeToString([]byte("pnr 190101-2391")) + "?=\n\nx"), "texten", Unread{}},
		{"e-mail, attached document", []byte("Content-Type: multipart/mixed; boundary=b\n\n--b\n\nx\n--b\nContent-Type: application/octet-stream; name=a.docx\nContent-Transfer-Encoding: base64\n\n" +
			base64.StdEncoding.EncodeToString(docx(t, wp("<w:r><w:t>190101-2391</w:t></w:r>"))) + "\n--b--\n"), "en bifogad fil, texten", Unread{}},
		{"e-mail in an e-mail", []byte("Content-Type: message/rfc822\n\nContent-Transfer-Encoding: base64\n\n" + base64.StdEncoding.EncodeToString([]byte("190101-2391"))), "en bifogad fil, texten", Unread{}},
		{"zip", zipFile(t, "lista.txt", "190101-2391"), "en bifogad fil", Unread{}},
		{"zip, name", zipFile(t, "190101-2391.txt", "x"), "filnamnet", Unread{}},
		{"zip in a zip", zipFile(t, "a.zip", string(zipFile(t, "lista.txt", "190101-2391"))), "en bifogad fil, en bifogad fil", Unread{}},
		{"zip, document", zipFile(t, "a.docx", string(docx(t, wp("<w:r><w:t>190101-2391</w:t></w:r>")))), "en bifogad fil, texten", Unread{}},
		{"UTF-32", []byte("\xff\xfe\x00\x00" + strings.Join(strings.Split("190101-2391", ""), "\x00\x00\x00") + "\x00\x00\x00"), "", Unread{}},
		{"UTF-16 without a mark", []byte(wideLE("pnr 190101-2391")), "", Unread{}},
		{"jpeg, comment of a camera", jpegFile(segment(0xe1, "Exif\x00\x00MM\x00*UNICODE\x00\x00p \x13\x00 \x001\x009\x000\x001\x000\x001 \x13\x002\x003\x009\x001")), "metadata: EXIF", leaving(aPicture)},
		{"jpeg, EXIF", jpegFile(segment(0xe1, exif("190101-2391"))), "metadata: EXIF", leaving(aPicture)},
		{"jpeg, EXIF in UTF-16", jpegFile(segment(0xe1, "Exif\x00\x00II*\x00\x08\x00\x00\x00\x01\x00\x9c\x9c"+wideLE("pnr 190101-2391")+"\x00\x00")), "metadata: EXIF", leaving(aPicture)},
		{"jpeg, XMP", jpegFile(segment(0xe1, "http://ns.adobe.com/xap/1.0/\x00<x:xmpmeta><dc:title>190101-2391</dc:title></x:xmpmeta>")), "metadata: XMP", leaving(aPicture)},
		{"jpeg, IPTC", jpegFile(segment(0xed, "Photoshop 3.0\x008BIM\x04\x04\x00\x00\x00\x00\x00\x12\x1c\x02\x78\x00\x0b190101-2391")), "metadata: IPTC", leaving(aPicture)},
		{"jpeg, comment", jpegFile(segment(0xfe, "190101-2391")), "kommentar i bilden", leaving(aPicture)},
		{"png, tEXt", pngFile(chunk("tEXt", "Comment\x00190101-2391")), "metadata: Comment", leaving(aPicture)},
		{"png, tEXt, keyword", pngFile(chunk("tEXt", "190101-2391\x00x")), "metadata: text", leaving(aPicture)},
		{"png, zTXt", pngFile(chunk("zTXt", "Author\x00\x00"+deflate("190101-2391"))), "metadata: Author", leaving(aPicture)},
		{"png, iTXt", pngFile(chunk("iTXt", "Title\x00\x00\x00sv\x00Titel\x00Å 190101-2391")), "metadata: Title", leaving(aPicture)},
		{"png, iTXt, packed", pngFile(chunk("iTXt", "Title\x00\x01\x00\x00\x00"+deflate("190101-2391"))), "metadata: Title", leaving(aPicture)},
		{"png, XMP", pngFile(chunk("iTXt", "XML:com.adobe.xmp\x00\x00\x00\x00\x00<x dc:title='190101-2391'/>")), "metadata: XMP", leaving(aPicture)},
		{"png, EXIF", pngFile(chunk("eXIf", exif("190101-2391")[6:])), "metadata: EXIF", leaving(aPicture)},
		{"gif, comment", gifFile("\x21\xfe\x06190101\x05-2391\x00"), "kommentar i bilden", leaving(aPicture)},
		{"webp, EXIF", webpFile("EXIF", exif("190101-2391")), "metadata: EXIF", leaving(aPicture)},
		{"webp, XMP", webpFile("XMP ", "<x>190101-2391</x>"), "metadata: XMP", leaving(aPicture)},
	} {
		t.Run(test.name, func(t *testing.T) {
			hits, unread := read(test.data)
			if unread != test.unread {
				t.Errorf("left %d, want %d", unread, test.unread)
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
		want Unread
	}{
		{"empty", nil, Unread{}},
		{"text", []byte("Ingen patient.\n"), Unread{}},
		{"pdf", clean, Unread{}},
		{"pdf, blank", onePage(streamOf("", "")), Unread{}},
		{"pdf with a picture", pdfFile("", pdfCatalog, pdfPages, strings.Replace(scanned, "<</XO", "<</Font<</F1 5 0 R>>/XO", 1), drawing(said+" /I Do"), helvetica, image), leaving(aPicture)},
		{"pdf, scanned", pdfFile("", pdfCatalog, pdfPages, scanned, streamOf("", "q 595 0 0 842 0 0 cm /I Do Q"), helvetica, image), leaving(aPicture)},
		{"pdf, one page scanned", pdfFile("", pdfCatalog, "<</Type/Pages/Kids[3 0 R 7 0 R]/Resources<</Font<</F1 5 0 R>>>>>>", scanned,
			streamOf("", "/I Do"), helvetica, image, "<</Type/Page/Parent 2 0 R/Contents 8 0 R>>", drawing(said)), leaving(aPicture)},
		{"pdf, drawn picture", onePage(streamOf("", "BI /W 1 /H 1 ID \x00 EI")), leaving(aPicture)},
		{"pdf, encrypted", pdfFile("/Encrypt 6 0 R", pdfCatalog, pdfPages, pdfPage, drawing(said), helvetica, "<</Filter/Standard/V 1/R 2>>"), leaving(encrypted)},
		{"pdf, encrypted, table as object", append(onePage(drawing(said)), "9 0 obj <</Type/XRef/Encrypt 6 0 R/Length 0>>stream\n\nendstream endobj"...), leaving(encrypted)},
		{"pdf, no code table", pdfFile("", pdfCatalog, pdfPages, pdfPage, drawing("<"+strings.Repeat("0011", 30)+"> Tj"),
			"<</Type/Font/Subtype/Type0/Encoding/Identity-H/DescendantFonts[]>>"), Unread{noLetters: 30}},
		{"pdf, unknown filter", onePage(streamOf("/Filter/Foo", "x")), leaving(unknownType)},
		{"pdf, no objects", []byte("%PDF-1.4\nnothing"), leaving(damaged)},
		{"pdf, attachment of unknown type", onePage(drawing(said), streamOf("/Type/EmbeddedFile", "\x00\x01\x02")), leaving(unknownType)},
		{"pdf, attached picture", onePage(drawing(said), streamOf("/Type/EmbeddedFile", string(jpegFile()))), leaving(aPicture)},
		{"docx", docx(t, ""), Unread{}},
		{"docx, only a picture", zipFile(t, "[Content_Types].xml", contentTypes, "word/document.xml", "<w:p/>", "word/media/image1.png", string(pngFile())), leaving(aPicture)},
		{"docx with a picture", docx(t, "", "word/media/image1.png", string(pngFile())), leaving(aPicture)},
		{"docx, object inside", docx(t, "", "word/embeddings/oleObject1.bin", string(compound)), leaving(unknownType)},
		{"docx, locked parts", locked, Unread{encrypted: 2}},
		{"docx, encrypted", []byte(string(compound) + "\x00\x01" + string(encryptedPackage)), leaving(encrypted)},
		{"docx, cut", docx(t, "")[:300], leaving(damaged)},
		{"zip", zipFile(t, "a.txt", "x"), Unread{}},
		{"old Word", []byte(string(compound) + "\x00\x01"), leaving(unknownType)},
		{"unknown", []byte("\x00\x01\x02\x03"), leaving(unknownType)},
		{"jpeg", jpegFile(), leaving(aPicture)},
		{"png", pngFile(), leaving(aPicture)},
		{"gif", gifFile(""), leaving(aPicture)},
		{"webp", webpFile("ICCP", "x"), leaving(aPicture)},
		{"jpeg, cut", jpegFile(segment(0xfe, "x"))[:24], leaving(aPicture, damaged)},
		{"png, cut", pngFile(chunk("tEXt", "Title\x00x"))[:50], leaving(aPicture, damaged)},
		{"png, damaged text", pngFile(chunk("zTXt", "Title\x00\x00xxxx")), leaving(aPicture, damaged)},
		{"docx with three pictures", docx(t, "", "word/media/image1.png", string(pngFile()), "word/media/image2.emf", "x", "word/media/image3.jpeg", string(jpegFile())), Unread{aPicture: 3}},
		{"xlsx with a picture", zipFile(t, "[Content_Types].xml", contentTypes, "xl/worksheets/sheet1.xml", "<row/>", "xl/media/image1.png", string(pngFile())), leaving(aPicture)},
		{"pptx with a film", zipFile(t, "[Content_Types].xml", contentTypes, "ppt/media/media1.mp4", "\x00\x00\x00\x18ftyp"), leaving(unknownType)},
		{"odt, locked", zipFile(t, "mimetype", "x", "META-INF/manifest.xml", "<file-entry full-path='content.xml'><encryption-data/></file-entry>", "content.xml", "\x01\x02"), leaving(encrypted)},
		{"xlsb", zipFile(t, "[Content_Types].xml", contentTypes, "xl/worksheets/sheet1.bin", "\x00\x01"), leaving(unknownType)},
		{"zip with a picture and a film", zipFile(t, "a.png", string(pngFile()), "b.mp4", "\x00\x00\x00\x18ftyp", "c.txt", "x"), leaving(aPicture, unknownType)},
		{"zip in three others", zipFile(t, "a", string(zipFile(t, "b", string(zipFile(t, "c", string(zipFile(t, "d", "x"))))))), leaving(tooDeep)},
		{"e-mail, locked", []byte("From: a\n\n-----BEGIN PGP MESSAGE-----\nhQEM\n"), leaving(encrypted)},
		{"e-mail with a picture", []byte("Content-Type: image/png\nContent-Transfer-Encoding: base64\n\n" + base64.StdEncoding.EncodeToString(pngFile())), leaving(aPicture)},
		{"e-mail, cut", []byte("Content-Type: multipart/mixed; boundary=b\n\n--b\nA: b\n\nx\n--b\n"), leaving(damaged)},
		{"pdf, two pictures on two pages", pdfFile("", pdfCatalog, "<</Type/Pages/Kids[3 0 R 7 0 R]/Resources<</Font<</F1 5 0 R>>>>>>", scanned,
			streamOf("", "/I Do"), helvetica, image, "<</Type/Page/Parent 2 0 R/Contents 8 0 R/Resources<</XObject<</I 9 0 R>>>>>>", streamOf("", "/I Do"), image), Unread{aPicture: 2}},
		{"pdf, outlines", onePage(streamOf("", "1 1 m 2 9 l 4 4 l f")), leaving(noText)},
		{"pdf, cut", clean[:200], leaving(damaged)},
		{"gif, cut", gifFile("\x21\xfe\x06190")[:18], leaving(aPicture, damaged)},
	} {
		t.Run(test.name, func(t *testing.T) {
			hits, got := read(test.data)
			if got != test.want || len(hits) > 0 {
				t.Errorf("left %d, want %d; hits %+v", got, test.want, hits)
			}
		})
	}
}

// Two numbers are not put together to one by where a paragraph or part ends; behind a
// dash the next one goes on.
func TestPartsStayApart(t *testing.T) {
	for name, data := range map[string][]byte{
		"pdf, paragraphs": onePage(drawing("(Bedömning av en undersökning) Tj 0 -40 Td (190101) Tj 0 -60 Td (2391) Tj")),
		"docx, rows":      docx(t, "<w:tr><w:tc><w:p><w:r><w:t>190101</w:t></w:r></w:p></w:tc></w:tr><w:tr><w:tc><w:p><w:r><w:t>2391</w:t></w:r></w:p></w:tc></w:tr>"),
		"docx, notes":     docx(t, "<w:p><w:t>1901</w:t></w:p>", "word/footnotes.xml", "<w:t>01-2391</w:t>"),
		"docx, measures":  docx(t, "<w:p><w:t>kl 12</w:t><wp:posOffset>1901012391</wp:posOffset></w:p>"),
		"xlsx, cells":     zipFile(t, "[Content_Types].xml", contentTypes, "xl/worksheets/sheet1.xml", "<row><c><v>190101</v></c><c><v></v></c><c><v>2391</v></c></row>"),
		"pptx, chart":     zipFile(t, "[Content_Types].xml", contentTypes, "ppt/charts/chart1.xml", "<c:pt><c:v>190101</c:v></c:pt><c:pt><c:v>2391</c:v></c:pt>"),
	} {
		if hits, unread := read(data); len(hits) > 0 || unread != (Unread{}) {
			t.Errorf("%s: %+v, left %d", name, hits, unread)
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
	if unread := File(ctx, bytes.NewReader(data), int64(len(data)), Known{}).Unread; unread != leaving(TooSlow) {
		t.Errorf("left %d", unread)
	}
}

// The number on an official certificate is sooner the doctor's own, if it is
// the only one.
func TestCertificates(t *testing.T) {
	form := func(more string) []byte {
		return docx(t, "<w:p><w:t>INTYG om uppnådd</w:t><w:br/><w:t>baskompetens</w:t></w:p><w:p><w:t>Personnummer 190101-2391</w:t></w:p>"+more)
	}
	for name, test := range map[string]struct {
		data []byte
		want Kind
	}{
		"one number":       {form(""), OwnNumber},
		"the same again":   {form("<w:p><w:t>20190101-2391</w:t></w:p>"), OwnNumber},
		"another":          {form("<w:p><w:t>190119-2391</w:t></w:p>"), PersonalNumber},
		"no title":         {docx(t, "<w:p><w:t>Intyg. Personnummer 190101-2391</w:t></w:p>"), PersonalNumber},
		"pdf":              {onePage(drawing("(Intyg om fullgjord bastj\\344nstg\\366ring) Tj 0 -40 Td (Personnummer 190101-2391) Tj")), OwnNumber},
		"a reserve number": {docx(t, "<w:p><w:t>Intyg om delmål. 19810829M071</w:t></w:p>"), ReserveNumber},
	} {
		if hits, _ := read(test.data); len(hits) != 1 || hits[0].Kind != test.want {
			t.Errorf("%s: %+v", name, hits)
		}
	}
}

// What a file shows is told for the search of a portfolio, but for the parts in
// which something was found, and for what nobody sees.
func TestShown(t *testing.T) {
	wp := func(run string) string { return "<w:p><w:r>" + run + "</w:r></w:p>" }
	slide := func(text string) string { return "<p:sld><a:p><a:r><a:t>" + text + "</a:t></a:r></a:p></p:sld>" }
	pages := func(first, second string) []byte {
		return pdfFile("", pdfCatalog, "<</Type/Pages/Kids[3 0 R 4 0 R]/Count 2>>",
			"<</Type/Page/Parent 2 0 R/Contents 5 0 R/Resources<</Font<</F1 7 0 R>>>>>>",
			"<</Type/Page/Parent 2 0 R/Contents 6 0 R/Resources<</Font<</F1 7 0 R>>>>>>",
			drawing("("+first+") Tj"), drawing("("+second+") Tj"), helvetica)
	}
	for name, c := range map[string]struct {
		data []byte
		want []string
	}{
		"pdf":                       {pages("Odling", "Svar"), []string{"Odling", "Svar"}},
		"pdf, a page with a number": {pages("Patient 190101-2391", "Svar"), []string{"Svar"}},
		"pdf, an address":           {pages("Odling", "Skriv till okand@example.com"), []string{"Odling"}},
		"docx":                      {docx(t, wp("<w:t>Svar</w:t>")), []string{"Bedömning av en undersökning\n\nSvar"}},
		"docx, deleted":             {docx(t, "<w:del>"+wp("<w:delText>Borta</w:delText>")+"</w:del>"), []string{"Bedömning av en undersökning"}},
		"docx, a comment":           {docx(t, "", "word/comments.xml", "<w:comments>"+wp("<w:t>Undran</w:t>")+"</w:comments>"), []string{"Bedömning av en undersökning"}},
		"docx, a number":            {docx(t, wp("<w:t>190101-2391</w:t>")), nil},
		"docx, a number deleted":    {docx(t, "<w:del>"+wp("<w:delText>190101-2391</w:delText>")+"</w:del>"), nil},
		"pptx": {zipFile(t, "[Content_Types].xml", contentTypes, "ppt/slides/slide1.xml", slide("Odling"), "ppt/slides/slide2.xml", slide("190101-2391"),
			"ppt/notesSlides/notesSlide1.xml", slide("Anteckning")), []string{"Odling"}},
		"text":                   {[]byte("Odling\nSvar"), []string{"Odling\nSvar"}},
		"text, a number":         {[]byte("Odling\n190101-2391"), nil},
		"an archive with a text": {zipFile(t, "svar.txt", "Odling"), nil},
		"long":                   {[]byte(strings.Repeat("Odling ", mostShown)), []string{strings.TrimSpace(strings.Repeat("Odling ", mostShown)[:mostShown])}},
	} {
		var shown []string
		for _, text := range File(t.Context(), bytes.NewReader(c.data), int64(len(c.data)), Known{}).Shown {
			shown = append(shown, strings.TrimSpace(text))
		}
		if !slices.Equal(shown, c.want) {
			t.Errorf("%s shows %.200q, want %.200q", name, shown, c.want)
		}
	}
}
