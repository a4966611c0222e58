package portfolio

import (
	"cloud.google.com/go/civil"

	"btfolio/internal/frontmatter"
	"btfolio/internal/programme"
	"btfolio/internal/vocabulary"
)

// A Placement is a period of service at one unit. Its body holds the plan
// made before it (F034) and the trainee's summary before its final (F105).
type Placement struct {
	Doc
	Unit        string               `key:"unit"`
	Area        vocabulary.Area      `key:"area,required"`
	From        civil.Date           `key:"from,required"`
	To          civil.Date           `key:"to,required"`
	Extent      *frontmatter.Percent `key:"extent"`
	Absence     int                  `key:"absence"` // working days
	Supervisors []Ref                `key:"supervisor"`
	Planned     []programme.Goal     `key:"goals"`
	Checklist   []Check              `key:"checklist"` // F117, F122
	Approvals   []Approval           `key:"approvals"`
}

// A Check is one line of a placement's check list.
type Check struct {
	Item string     `key:"item,required"`
	Done civil.Date `key:"done"` // zero while it is not done
}

// Share is the part of full time the placement is served at, in percent;
// full time where nothing else is said.
func (p *Placement) Share() int {
	if p.Extent == nil {
		return 100
	}
	return int(*p.Extent)
}

// Covers reports whether a day falls within the placement.
func (p *Placement) Covers(d civil.Date) bool {
	return !d.Before(p.From) && !d.After(p.To)
}
