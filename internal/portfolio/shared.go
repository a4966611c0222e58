package portfolio

import "cloud.google.com/go/civil"

// A Shared document is an instruction or template for all trainees (F076–F077).
type Shared struct {
	Doc
	Date  civil.Date `key:"date"`
	Guide Ref        `key:"guide"` // sv or en: a guide that comes with new sites in that language
}
