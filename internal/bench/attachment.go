package bench

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"fmt"
	"strings"

	"cloud.google.com/go/civil"
	"golang.org/x/text/encoding/charmap"
)

// form adds a filled-in form about an entry, as Word or PDF file, and returns
// the name of its file.
func (t *trainee) form(e *entry, name string, word bool) string {
	name += map[bool]string{false: ".pdf", true: ".docx"}[word]
	path := "dokument/" + name
	if t.used[path] {
		return name
	}
	t.used[path] = true
	lines := append([]string{e.title, "Datum: " + e.date.String(), "Delmål: " + names(e.goals)}, t.some(6, "styrka")...)
	if word {
		t.write(path, docx(lines))
	} else {
		t.write(path, pdf(lines))
	}
	return name
}

// names are goals as they stand in the name of a file: those that follow each
// other as a range.
func names(all []int) string {
	var parts []string
	for from := 0; from < len(all); {
		to := from
		for to+1 < len(all) && all[to+1] == all[to]+1 {
			to++
		}
		switch {
		case to > from+1:
			parts = append(parts, goalName(all[from])+"–"+goalName(all[to]))
			from = to + 1
		default:
			parts = append(parts, goalName(all[from]))
			from++
		}
	}
	return strings.Join(parts, ", ")
}

// short is a date as it stands in the name of a file.
func short(d civil.Date) string {
	return fmt.Sprintf("%02d%02d%02d", d.Year%100, d.Month, d.Day)
}

// pdf is a PDF file of one page.
func pdf(lines []string) []byte {
	var page bytes.Buffer
	page.WriteString("BT /F1 12 Tf 16 TL 64 780 Td\n")
	escape := strings.NewReplacer(`\`, `\\`, `(`, `\(`, `)`, `\)`)
	for _, line := range lines {
		fmt.Fprintf(&page, "(%s) Tj T*\n", escape.Replace(line))
	}
	page.WriteString("ET\n")
	// The encoding of the font has all letters of Swedish.
	content, err := charmap.Windows1252.NewEncoder().Bytes(page.Bytes())
	if err != nil {
		panic(err) // a part of a sentence has a letter that is not in it
	}
	objects := []string{
		"<< /Type /Catalog /Pages 2 0 R >>",
		"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
		"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>",
		fmt.Sprintf("<< /Length %d >>\nstream\n%sendstream", len(content), content),
		"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
	}
	var b bytes.Buffer
	b.WriteString("%PDF-1.4\n")
	table := "0000000000 65535 f \n"
	for i, o := range objects {
		table += fmt.Sprintf("%010d 00000 n \n", b.Len())
		fmt.Fprintf(&b, "%d 0 obj\n%s\nendobj\n", i+1, o)
	}
	start, size := b.Len(), len(objects)+1
	fmt.Fprintf(&b, "xref\n0 %d\n%strailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n", size, table, size, start)
	return b.Bytes()
}

// docx is a Word file with a paragraph per line.
func docx(lines []string) []byte {
	var text bytes.Buffer
	text.WriteString(xml.Header + `<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>`)
	for _, line := range lines {
		text.WriteString("<w:p><w:r><w:t>")
		xml.EscapeText(&text, []byte(line)) // memory takes every write
		text.WriteString("</w:t></w:r></w:p>")
	}
	text.WriteString("</w:body></w:document>")

	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for _, part := range []struct{ name, data string }{
		{"[Content_Types].xml", xml.Header + `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>`},
		{"_rels/.rels", xml.Header + `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>`},
		{"word/document.xml", text.String()},
	} {
		// Stored as it is: how well Go compresses changes with its version.
		w, err := z.CreateHeader(&zip.FileHeader{Name: part.name, Method: zip.Store})
		if err == nil {
			_, err = w.Write([]byte(part.data))
		}
		if err != nil {
			panic(err) // memory takes every write
		}
	}
	if err := z.Close(); err != nil {
		panic(err)
	}
	return b.Bytes()
}
