package portfolio

import (
	"cloud.google.com/go/civil"

	"btfolio/internal/programme"
	"btfolio/internal/vocabulary"
)

// An Assessment is one documented assessment with an instrument agreed
// beforehand: mini-CEX, DOPS, CBD and the like.
type Assessment struct {
	Doc
	Date        civil.Date            `key:"date,required"`
	Instrument  vocabulary.Instrument `key:"instrument,required"`
	Goals       []programme.Goal      `key:"goals,required"`
	Placement   Ref                   `key:"placement"`
	Assessor    Ref                   `key:"assessor"`
	Outcome     string                `key:"outcome"` // in words: scales differ between regions
	Attachments []Ref                 `key:"attachments"`
	Written     civil.Date            `key:"written"` // when the text was written; zero where it is not said
}
