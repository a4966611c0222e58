package portfolio

import (
	"cloud.google.com/go/civil"

	"btfolio/internal/vocabulary"
)

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
	By   Ref        `key:"by,required"`
}

// An Issued certificate is one of the official forms, filled in and signed.
type Issued struct {
	Form vocabulary.Certificate `key:"official_form,required"`
	Date civil.Date             `key:"date,required"`
	By   []Ref                  `key:"by,required"`
}
