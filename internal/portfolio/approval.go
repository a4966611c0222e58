package portfolio

import (
	"cloud.google.com/go/civil"

	"btfolio/internal/diag"
	"btfolio/internal/programme"
	"btfolio/internal/seal"
	"btfolio/internal/vocabulary"
)

// An Approval is one recorded decision about a placement, a goal or the
// whole of BT. Lists of them only grow; the newest counts, and a reversal
// says why in its comment.
type Approval struct {
	Decision vocabulary.Decision `key:"decision,required"`
	By       Ref                 `key:"by,required"`
	Role     vocabulary.Role     `key:"role"`
	Date     civil.Date          `key:"date,required"`
	Goals    []programme.Goal    `key:"goals"`
	Comment  string              `key:"comment"`
}

// A Decision is an approval in a document of its own below godkannanden/,
// which binds it to the content it covers: one text or one folder.
type Decision struct {
	Doc
	Approval
	Subject Ref `key:"subject,required"` // path from the trainee's folder, without ending

	Seal      *seal.Seal    // the files it covers, with their digests; nil where it names none
	Fault     *diag.Finding // why the list of files cannot be read; nil where it can or there is none
	Signature *Signature    // nil where nobody has signed it
}

// A Signature is the file of a signature beside a decision, not yet checked.
type Signature struct {
	Path string // from the site's folder
	Data []byte // nil where the file is too large to be one
}
