package office

import (
	"strings"

	"btfolio/internal/language"
	"btfolio/internal/say"
)

// A place is the part of a document a text stands in, and which of the
// elements there hold what somebody has written.
type place struct {
	where language.Text
	about bool            // says something of the document, each element by its name
	only  map[string]bool // the elements with text; nil for all
}

var body = say.TheText()

var (
	// Of the many elements of Word and PowerPoint, few hold text. The others
	// have measures and counters, which are no text and may look like numbers.
	wordText  = set("t delText instrText delInstrText v text")
	sheetText = set("t v f text definedName oddHeader oddFooter evenHeader evenFooter firstHeader firstFooter")
)

func set(words string) map[string]bool {
	m := map[string]bool{}
	for _, w := range strings.Fields(words) {
		m[w] = true
	}
	return m
}

// parts are the parts of a document by how their paths begin.
var parts = []struct {
	prefix string
	sv, en string
	only   map[string]bool
}{
	{"word/header", "sidhuvud", "header", wordText},
	{"word/footer", "sidfot", "footer", wordText},
	{"word/comments", "kommentar", "comment", wordText},
	{"word/footnotes", "fotnot", "footnote", wordText},
	{"word/endnotes", "slutnot", "endnote", wordText},
	{"word/", "texten", "the text", wordText},
	{"ppt/slides/", "bild", "slide", wordText},
	{"ppt/notesslides/", "anteckningar till bild", "notes of slide", wordText},
	{"ppt/comments", "kommentar", "comment", wordText},
	{"ppt/", "bildspelet", "the presentation", wordText},
	{"xl/worksheets/", "blad", "sheet", sheetText},
	{"xl/comments", "kommentar", "comment", sheetText},
	{"xl/threadedcomments", "kommentar", "comment", sheetText},
	{"xl/", "cellerna", "the cells", sheetText},
	{"customxml/", "dolda uppgifter", "hidden data", nil},
	{"styles.xml", "sidhuvud eller sidfot", "header or footer", nil},
}

func placeOf(name string) place {
	lower := strings.ToLower(name)
	if strings.HasPrefix(lower, "docprops/") || lower == "meta.xml" {
		return place{about: true, where: metadata("")}
	}
	for _, p := range parts {
		if !strings.HasPrefix(lower, p.prefix) {
			continue
		}
		where := language.Text{Sv: p.sv, En: p.en}
		if p.sv == "bild" || p.sv == "blad" || p.sv == "anteckningar till bild" {
			if n := number(lower); n != "" {
				where.Sv += " " + n
				where.En += " " + n
			}
		}
		return place{where: where, only: p.only}
	}
	return place{where: body}
}

// number is the one at the end of the name of a part: slide12.xml. A name
// with more digits has not been given by a program.
func number(name string) string {
	name = strings.TrimSuffix(strings.TrimSuffix(name, ".rels"), ".xml")
	i := len(name)
	for i > 0 && '0' <= name[i-1] && name[i-1] <= '9' {
		i--
	}
	if len(name)-i > 4 {
		return ""
	}
	return name[i:]
}

// metadata is where something is said of the document, by the name of the
// element if that is a usual one.
func metadata(element string) language.Text {
	switch element {
	case "creator", "lastModifiedBy", "title", "subject", "description", "keywords", "keyword", "category",
		"manager", "company", "initial-creator", "printed-by", "Manager", "Company":
		return language.Same("metadata: " + element)
	}
	return say.Metadata()
}
