package programme

import (
	"btfolio/internal/language"
	"btfolio/internal/vocabulary"
)

// A Mandatory says who demands service in an area.
type Mandatory string

// The ways service in an area can be mandatory.
const (
	Nationally Mandatory = "nationally" // BT cannot be certified without it
	Regionally Mandatory = "regionally" // the region wants it
	Optional   Mandatory = "no"
)

// Words are the ways.
func (Mandatory) Words() []string {
	return list(Nationally, Regionally, Optional)
}

// UnmarshalText reads the word as programmes write it.
func (m *Mandatory) UnmarshalText(text []byte) error { return choose(m, text) }

// An AreaRule is the service a programme plans in one area.
type AreaRule struct {
	Rule
	Area      vocabulary.Area `key:"area,required"`
	Length    Length          `key:"length,required"` // of full time
	Mandatory Mandatory       `key:"mandatory,required"`
	Counted   bool            `key:"counted,required"` // it is one of the two to four placements
	Means     language.Text   `key:"means"`            // what service counts as this area
}
