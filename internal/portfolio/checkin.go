package portfolio

import (
	"cloud.google.com/go/civil"

	"btfolio/internal/programme"
	"btfolio/internal/vocabulary"
)

// A Checkin is a check-in by the main supervisor: A at the start, B late in
// each placement, C before the final assessment (F113–F128).
type Checkin struct {
	Doc
	Stage        vocabulary.Stage `key:"stage,required"`
	Date         civil.Date       `key:"date,required"`
	Placement    Ref              `key:"placement"` // of stage B
	Supervisor   Ref              `key:"supervisor"`
	Participants []Ref            `key:"participants"`
	Lacking      []programme.Goal `key:"lacking"` // goals that need more evidence (F124)
	Attachments  []Ref            `key:"attachments"`
}
