package programme

import "btfolio/internal/vocabulary"

// A TalkRhythm is how often supervision talks are held.
type TalkRhythm struct {
	Rule
	Area  vocabulary.Area `key:"area"` // empty: in all areas that have no rhythm of their own
	Every Span            `key:"every,required"`
}

// A TalkLock is the decision that closes all talks of a trainee.
type TalkLock struct {
	Rule
	By        vocabulary.Role `key:"by,required"`
	NotBefore Edge            `key:"not_before,required"` // in BT as a whole
}
