package portfolio

// A Waiver says why something that the scan for what must not leave the
// house found may stay: it was looked at, and is no patient's.
type Waiver struct {
	Finding Ref    `key:"finding,required"` // the id of its kind, such as BT-I020
	File    Ref    `key:"file,required"`    // path from the trainee's folder
	Reason  string `key:"reason,required"`
	By      Ref    `key:"by"` // empty for the trainee
}
