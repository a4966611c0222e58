package portfolio

import (
	"cloud.google.com/go/civil"

	"btfolio/internal/programme"
)

// A Course is a course or teaching activity with its certificate (F016, F178–F184).
type Course struct {
	Doc
	Date         civil.Date       `key:"date"` // of a course of one day
	From         civil.Date       `key:"from"`
	To           civil.Date       `key:"to"`
	Provider     string           `key:"provider"`
	Days         float64          `key:"days"`
	Goals        []programme.Goal `key:"goals"`
	Certificates []Ref            `key:"certificates"`
	Attachments  []Ref            `key:"attachments"`
}

// Held is the day a course ended, the one it counts from.
func (c *Course) Held() civil.Date {
	if !c.To.IsZero() {
		return c.To
	}
	if !c.Date.IsZero() {
		return c.Date
	}
	return c.From
}
