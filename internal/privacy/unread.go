package privacy

import (
	"btfolio/internal/diag"
	"btfolio/internal/language"
	"btfolio/internal/privacy/bound"
	"btfolio/internal/say"
)

// A reason is why somebody has to look at a part of a file.
type reason uint8

// Reasons, in the order in which they are told.
const (
	aPicture    reason = iota // what a picture shows is not read
	noText                    // a page shows something and has no letters
	drawn                     // a page has lines that may be letters
	noLetters                 // a sign without a table of what it stands for
	encrypted                 // protected by a password
	damaged                   // cannot be read, or not to its end
	tooLarge                  // unpacks to more than is read
	unknownType               // no type that is known
	tooDeep                   // a file inside too many others
	TooSlow                   // took longer than a file may
	reasons
)

var whys = [reasons]struct {
	err error
	say func(n int) language.Text
}{
	aPicture:    {bound.ErrPicture, say.UnreadPictures},
	noText:      {bound.ErrNoText, say.UnreadPages},
	drawn:       {bound.ErrDrawn, say.UnreadDrawn},
	noLetters:   {bound.ErrUnreadable, say.UnreadSigns},
	encrypted:   {bound.ErrEncrypted, say.UnreadEncrypted},
	damaged:     {bound.ErrDamaged, say.UnreadDamaged},
	tooLarge:    {bound.ErrTooLarge, say.UnreadLarge},
	unknownType: {bound.ErrUnknown, say.UnreadUnknown},
	tooDeep:     {bound.ErrTooDeep, say.UnreadDeep},
	TooSlow:     {bound.ErrTooSlow, func(int) language.Text { return say.UnreadSlow() }},
}

// Unread is what of a file was not searched: how many parts, by the reason.
// Hits can have been found either way.
type Unread [reasons]int

func unreadOf(b *bound.Budget) (u Unread) {
	for i, why := range whys {
		u[i] = b.Unread(why.err)
	}
	return u
}

// Finding says in words what was not searched, if anything was not.
func (u Unread) Finding(file string) (f diag.Finding, some bool) {
	var parts []language.Text
	for i, n := range u {
		if n > 0 {
			parts = append(parts, whys[i].say(n))
		}
	}
	if len(parts) == 0 {
		return f, false
	}
	return diag.NotScanned.At(diag.Pos{File: file}, language.And(parts)), true
}
