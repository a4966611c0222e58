package portfolio

import (
	"cloud.google.com/go/civil"

	"btfolio/internal/programme"
)

// A Talk is one supervision talk, written by trainee and supervisor (F050–F068).
type Talk struct {
	Doc
	Date       civil.Date       `key:"date,required"`
	Supervisor Ref              `key:"supervisor,required"`
	Placement  Ref              `key:"placement"`
	Goals      []programme.Goal `key:"goals"`
	Next       civil.Date       `key:"next"`    // agreed date of the next talk (F068)
	Written    civil.Date       `key:"written"` // when the text was written; zero where it is not said
}
