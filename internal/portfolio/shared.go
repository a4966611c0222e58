package portfolio

import (
	"cloud.google.com/go/civil"

	"btfolio/internal/language"
)

// A Shared document is an instruction or template for all trainees (F076–F077).
type Shared struct {
	Doc
	Date  civil.Date `key:"date"`
	Guide Ref        `key:"guide" fact:"-"` // sv or en: a guide that comes with new sites in that language
}

// in reports whether a site in a language shows the document. A guide in the
// other language lies beside it only to come with new sites.
func (s *Shared) in(l language.Language) bool {
	return s.Guide.Value == "" || language.Language(s.Guide.Value) == l
}
