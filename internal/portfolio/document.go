package portfolio

import (
	"slices"

	"cloud.google.com/go/civil"

	"btfolio/internal/programme"
	"btfolio/internal/source"
	"btfolio/internal/vocabulary"
)

// A Document is a file that is not a text of the portfolio: a filled-in
// form, a certificate, a picture. What it means is read from its name
// (F095), or from a text beside it, its twin, which then has the last word.
type Document struct {
	Doc                                // the twin; its Path is the file's where there is none
	Goals        []programme.Goal      `key:"goals" fact:"-"`
	Instrument   vocabulary.Instrument `key:"instrument"`
	Label        string                `key:"name"`
	Placement    PlacementRef          `key:"placement"`
	Date         civil.Date            `key:"date" fact:",5.5"`
	OriginalName string                `key:"original_name"`
	Assessor     PersonRef             `key:"assessor" fact:",7"`

	File   source.File // the file itself; zero for a text without a file
	Read   FileName    // what the file's name says
	Twin   bool        // a text beside the file says what it means
	UsedBy []*Doc      // the texts that refer to the file as an attachment
	About  string      // the path of a file that is left out, if the text is beside one; it is then no evidence
}

// Unread are the parts of the rule for names that neither the name of the
// file nor the text beside it gives, in their order.
func (d *Document) Unread() []Part {
	given := map[Part]bool{
		PartGoals:      len(d.Goals) > 0,
		PartInstrument: d.Instrument != "",
		PartLabel:      d.Label != "",
		PartPlacement:  d.Placement.Value != "" || d.Read.Area != "",
		PartDate:       !d.Date.IsZero(),
	}
	return slices.DeleteFunc(slices.Clone(d.Read.Missing), func(p Part) bool { return given[p] })
}

// Unsound reports whether the file shows nothing: it is empty, or not what its
// name says.
func (d *Document) Unsound() bool { return d.File.Fault != source.FaultNone }

// Type is what type of file it is; nil for a text without a file.
func (d *Document) Type() *source.Type { return source.TypeOf(d.File.Path) }

// FileName is the file's own name, as people see it.
func (d *Document) FileName() string { return base(d.File.Path) }
