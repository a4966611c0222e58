package programme

import "btfolio/internal/vocabulary"

// A Progression is the scale on which a goal is judged after each placement.
// A step never decides that a goal is met.
type Progression struct {
	Rule
	Least        int             `key:"least,required"`
	Most         int             `key:"most,required"`
	By           vocabulary.Role `key:"by,required"`
	NoteRequired bool            `key:"note_required,required"` // with each judgement
}
