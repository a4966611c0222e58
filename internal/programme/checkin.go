package programme

import "btfolio/internal/vocabulary"

// A Period is what a rule's window is counted in.
type Period string

// The periods.
const (
	PerBT        Period = "bt"        // the whole of BT, from its start to its planned end
	PerPlacement Period = "placement" // each placement
)

// Words are the periods.
func (Period) Words() []string { return list(PerBT, PerPlacement) }

// UnmarshalText reads the period as programmes write it.
func (p *Period) UnmarshalText(text []byte) error { return choose(p, text) }

// A CheckIn is one of the main supervisor's meetings A, B and C with the
// trainee.
type CheckIn struct {
	Rule
	Stage   vocabulary.Stage  `key:"stage,required"`
	Per     Period            `key:"per,required"`
	By      vocabulary.Role   `key:"by,required"`
	Invited []vocabulary.Role `key:"invited"`
	Window  Window            `key:"window,required"` // in the period
}
