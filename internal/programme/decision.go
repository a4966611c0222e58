package programme

import "btfolio/internal/language"

// A Decision is how the programme is read where its sources contradict each
// other.
type Decision struct {
	Rule
	ID       string        `key:"id,required"` // of the contradiction
	Question language.Text `key:"question,required"`
	Decision language.Text `key:"decision,required"`
}

// An Unknown is something the sources leave open, and what that means for a
// trainee.
type Unknown struct {
	Rule
	What   language.Text `key:"what,required"`
	Effect language.Text `key:"effect,required"`
}
