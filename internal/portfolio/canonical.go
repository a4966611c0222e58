package portfolio

import (
	"fmt"
	"path"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"cloud.google.com/go/civil"
	"golang.org/x/text/unicode/norm"

	"btfolio/internal/language"
	"btfolio/internal/programme"
	"btfolio/internal/vocabulary"
)

// Canonical writes what a name says the way the rule has it, with the ending
// of the file: “BT1 MiniCex Bröstsmärtor Akutsjukvård 231018.pdf” (F095,
// F096). A part that is not known is left out.
//
// Where several spellings of a part would do, it takes the first with which
// ReadFileName reads the same again: “Akutsjukvård” for a trainee with one
// placement there, the unit's name for one with two. It reports false where
// none does, such as for a name of an assessment that itself begins with an
// instrument.
func (f FileName) Canonical(l language.Language, ext string, placements []*Placement) (string, bool) {
	instrument, placement, ok := f.spelling(l, ext, placements)
	return f.write(instrument, f.Label, placement, f.Date, ext), ok
}

// Tidy is what a name says without what cannot stand in one, goals in order.
func (f FileName) Tidy() FileName {
	f.Goals = slices.Sorted(slices.Values(f.Goals))
	f.Label = inFileName(f.Label)
	return f
}

// Proposal is the name that a document is to have by the rule. A part that is
// not known stands in brackets, for the author to fill in.
func (f FileName) Proposal(l language.Language, ext string, placements []*Placement) string {
	f = f.Tidy()
	instrument, placement, _ := f.spelling(l, ext, placements)
	blank := func(p Part, word string) string {
		if word != "" {
			return word
		}
		label, _ := vocabulary.Label("part_" + string(p))
		return "[" + label.In(l) + "]"
	}
	parts := []string{
		blank(PartGoals, goalNames(f.Goals)), blank(PartInstrument, instrument), blank(PartLabel, f.Label),
		blank(PartPlacement, placement), blank(PartDate, sixDigits(f.Date)),
	}
	if placement == "" && f.placeless() {
		parts = slices.Delete(parts, 3, 4)
	}
	return strings.Join(parts, " ") + ext
}

// GoalTitle is the title a document has by the rule: the goal, with a space
// up to BT 9 and none from BT10 on, and none where there are several
// (F089–F092).
func GoalTitle(goals []programme.Goal) string {
	if len(goals) == 1 && goals[0] < 10 {
		return fmt.Sprintf("BT %d", int(goals[0]))
	}
	return goalNames(slices.Sorted(slices.Values(goals)))
}

// spelling finds words for the instrument and the placement that are read as
// what they stand for.
func (f FileName) spelling(l language.Language, ext string, placements []*Placement) (instrument, placement string, ok bool) {
	instruments := instrumentWords(f.Instrument, l)
	places := placementWords(f.Placement, f.Area, placements, l)
	for _, instrument := range instruments {
		for _, place := range places {
			if f.same(ReadFileName(f.write(instrument, f.Label, place, f.Date, ext), placements)) {
				return instrument, place, true
			}
		}
	}
	return instruments[0], places[0], false
}

func (f FileName) same(other FileName) bool {
	return slices.Equal(f.Goals, other.Goals) && f.Instrument == other.Instrument && f.Label == other.Label &&
		f.Placement == other.Placement && f.Area == other.Area && f.Date == other.Date
}

func (f FileName) write(instrument, label, placement string, day civil.Date, ext string) string {
	parts := []string{goalNames(f.Goals), instrument, label, placement, sixDigits(day)}
	parts = slices.DeleteFunc(parts, func(s string) bool { return s == "" })
	return strings.Join(parts, " ") + ext
}

func goalNames(goals []programme.Goal) string {
	names := make([]string, len(goals))
	for i, g := range goals {
		names[i] = g.String()
	}
	return strings.Join(names, ", ")
}

func sixDigits(d civil.Date) string {
	if d.IsZero() {
		return ""
	}
	return fmt.Sprintf("%02d%02d%02d", d.Year%100, d.Month, d.Day)
}

// instrumentWords are the ways to write an instrument in a file name, the
// best first. There is always one, empty for none.
func instrumentWords(i vocabulary.Instrument, l language.Language) []string {
	switch i {
	case "":
		return []string{""}
	case vocabulary.InstrumentMiniCEX:
		return []string{"MiniCex"} // as the rule's own example has it
	case vocabulary.InstrumentMultiSource:
		return []string{"MSF"} // its label has brackets
	}
	return []string{upper(i.In(l)), upper(string(i))}
}

// placementWords are the ways to write a placement in a file name, the best
// first: the area in one word, as in the rule's example, then what tells the
// placement from others in the area. There is always one, empty for none.
func placementWords(id string, area vocabulary.Area, placements []*Placement, l language.Language) []string {
	var words []string
	add := func(word string) {
		if word = inFileName(word); word != "" {
			words = append(words, upper(word))
		}
	}
	if l == language.Swedish {
		add(strings.ReplaceAll(area.In(l), " ", ""))
	}
	add(area.In(l))
	for _, p := range placements {
		if p.Name == id && id != "" {
			add(p.Title)
			add(p.Unit)
			add(path.Base(p.Name))
		}
	}
	if len(words) == 0 {
		return []string{id}
	}
	return words
}

// inFileName is a text without what separates the parts of a name and what
// some system does not allow in one.
func inFileName(s string) string {
	s = strings.Map(func(r rune) rune {
		if strings.ContainsRune(`,;_/\:*?"<>|”“`, r) || unicode.In(r, unicode.Cc, unicode.Zl, unicode.Zp, unicode.Bidi_Control) {
			return ' '
		}
		return r
	}, norm.NFC.String(s))
	return strings.Join(strings.Fields(s), " ")
}

func upper(s string) string {
	first, n := utf8.DecodeRuneInString(s)
	return string(unicode.ToUpper(first)) + s[n:]
}
