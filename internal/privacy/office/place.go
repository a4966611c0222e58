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
	shown bool            // the document itself, and nothing beside it
}

var body = say.TheText()

var (
	// Of the many elements of Word and PowerPoint, few hold text. The others
	// have measures and counters, which are no text and may look like numbers.
	wordText  = set("t delText instrText delInstrText v text")
	sheetText = set("t v f text definedName oddHeader oddFooter evenHeader evenFooter firstHeader firstFooter")

	// What is there to be read: neither what was deleted nor what is calculated.
	shownText = set("t v")
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
	prefix   string
	where    language.Text
	numbered bool // there are several, with a number at the end of their names
	only     map[string]bool
}{
	{"word/header", say.PartHeader(), false, wordText},
	{"word/footer", say.PartFooter(), false, wordText},
	{"word/comments", say.PartComment(), false, wordText},
	{"word/footnotes", say.PartFootnote(), false, wordText},
	{"word/endnotes", say.PartEndnote(), false, wordText},
	{"word/", say.PartText(), false, wordText},
	{"ppt/slides/", say.PartSlide(), true, wordText},
	{"ppt/notesslides/", say.PartNotesSlide(), true, wordText},
	{"ppt/comments", say.PartComment(), false, wordText},
	{"ppt/", say.PartPresentation(), false, wordText},
	{"xl/worksheets/", say.PartSheet(), true, sheetText},
	{"xl/comments", say.PartComment(), false, sheetText},
	{"xl/threadedcomments", say.PartComment(), false, sheetText},
	{"xl/", say.PartCells(), false, sheetText},
	{"customxml/", say.PartHiddenData(), false, nil},
	{"styles.xml", say.PartHeaderFooter(), false, nil},
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
		where := p.where
		if n := number(lower); p.numbered && n != "" {
			where = say.PartNumbered(where, n)
		}
		return place{where: where, only: p.only, shown: isShown(lower)}
	}
	return place{where: body}
}

// isShown reports whether a part is what a document of Word, PowerPoint or Excel
// shows.
func isShown(name string) bool {
	return name == "word/document.xml" || strings.HasSuffix(name, ".xml") &&
		(strings.HasPrefix(name, "ppt/slides/slide") || strings.HasPrefix(name, "xl/worksheets/sheet"))
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
