package portfolio

import (
	"path"
	"slices"

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

	// What makes it a decision about this portfolio and no other, and its place
	// among the others. The first form had none of it.
	Version   int    `key:"version" fact:"-"`   // of the form; zero for the first
	Trainee   string `key:"trainee" fact:"-"`   // the name of the trainee it is about
	Portfolio string `key:"portfolio" fact:"-"` // the id of the portfolio
	Previous  string `key:"previous" fact:"-"`  // the digest of the decision before it; empty for the first of all
	Wordings  string `key:"wordings" fact:"-"`  // the folder that keeps the texts as they were

	// The answer of somebody who looked at a bundle names that.
	Bundle   string     `key:"bundle" fact:"-"`      // its code
	Seen     civil.Date `key:"bundle_date" fact:"-"` // the day it was judged on
	Checksum string     `key:"checksum" fact:"-"`    // of the answer itself

	Seal      *seal.Seal    // the files it covers, with their digests; nil where it names none
	Receipt   *Receipt      // of the bundle whose list of files that is; nil where the list is its own
	Fault     *diag.Finding // why the list of files cannot be read; nil where it can or there is none
	Signature *Signature    // nil where nobody has signed it
}

// DecisionVersion is the form that decisions are written in. A newer one may
// say something that this program does not know.
const DecisionVersion = 2

// Named reports whether the decision says whose it is.
func (d *Decision) Named() bool { return d.Trainee != "" || d.Portfolio != "" }

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

// Waiver is the place among the waivers of the one that says why a finding may
// stay; -1 for none.
func (t *Trainee) Waiver(f diag.Finding) int {
	return slices.IndexFunc(t.Waivers, func(w Waiver) bool {
		return w.Finding.Value == f.Code.ID && path.Join("content", t.Folder, w.File.Value) == f.Pos.File
	})
}
