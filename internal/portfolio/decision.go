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
	By       PersonRef           `key:"by,required" fact:"decided_by"`
	Role     vocabulary.Role     `key:"role"`
	Date     civil.Date          `key:"date,required"`
	Goals    []programme.Goal    `key:"goals" fact:"-"`
	Comment  string              `key:"comment"`
}

// A Decision is an approval in a document of its own below godkannanden/,
// which binds it to the content it covers: one text or one folder.
type Decision struct {
	Doc
	Approval
	Subject TextRef `key:"subject,required" fact:"covers,0.5"` // path from the trainee's folder, without ending

	Seal      *seal.Seal    // the files it covers, with their digests; nil where it names none
	Fault     *diag.Finding // why the list of files cannot be read; nil where it can or there is none
	Signature *Signature    // nil where nobody has signed it
}

// A Signature is the file of a signature beside a decision, not yet checked.
type Signature struct {
	Path string // from the site's folder
	Data []byte // nil where the file is too large to be one
}

// A Final is the end of BT: the trainee's confirmation, the registration to
// the external assessor, the decision, and the certificates (F100–F107, F126–F130).
type Final struct {
	Doc
	Confirmation *Confirmation `key:"confirmation"`
	Registration *Registration `key:"registration"`
	Certificates []Issued      `key:"certificates"`
	Approvals    []Approval    `key:"approvals"`
}

// A Confirmation is the trainee's word that everything is uploaded (F107).
type Confirmation struct {
	Date civil.Date `key:"date,required"`
	Text string     `key:"text"`
}

// A Registration is the main supervisor's registration of the trainee to the
// external assessor (F128).
type Registration struct {
	Date civil.Date `key:"date,required"`
	By   PersonRef  `key:"by,required"`
}

// An Issued certificate is one of the official forms, filled in and signed.
type Issued struct {
	Form vocabulary.Certificate `key:"official_form,required"`
	Date civil.Date             `key:"date,required"`
	By   []PersonRef            `key:"by,required"`
}

// A Waiver says why something that the scan for what must not leave the
// house found may stay: it was looked at, and is no patient's.
type Waiver struct {
	Finding Ref       `key:"finding,required"` // the id of its kind, such as BT-I020
	File    Ref       `key:"file,required"`    // path from the trainee's folder
	Reason  string    `key:"reason,required"`
	By      PersonRef `key:"by"` // empty for the trainee
}
