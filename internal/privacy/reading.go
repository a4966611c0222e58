package privacy

import (
	"context"
	"errors"

	"btfolio/internal/diag"
	"btfolio/internal/language"
	"btfolio/internal/privacy/bound"
)

// A Reading says whether the contents of a file were searched, and if not,
// or not all of them, why. Hits can have been found either way.
type Reading uint8

// Readings, by why somebody has to look at the file.
const (
	Scanned     Reading = iota // nobody has to
	Picture                    // what a picture shows is not read
	NoText                     // a page or the whole document is a picture
	Encrypted                  // protected by a password
	Damaged                    // cannot be read, or not to its end
	TooLarge                   // unpacks to more than is read
	TooSlow                    // took longer than a file may
	UnknownType                // no type that is known
	NoLetters                  // text without a table of what its codes stand for
	Enclosed                   // holds a file that itself was not searched
)

var whys = [...]language.Text{
	Picture:     {Sv: "den är en bild", En: "it is a picture"},
	NoText:      {Sv: "den har en sida som är en bild, kanske inskannad", En: "it has a page that is a picture, perhaps scanned"},
	Encrypted:   {Sv: "den är skyddad med lösenord", En: "it is protected by a password"},
	Damaged:     {Sv: "den är skadad eller ofullständig", En: "it is damaged or incomplete"},
	TooLarge:    {Sv: "den är för stor", En: "it is too large"},
	TooSlow:     {Sv: "den tog för lång tid att läsa", En: "it took too long to read"},
	UnknownType: {Sv: "filtypen är okänd", En: "its type is unknown"},
	NoLetters:   {Sv: "texten i den är lagrad så att den bara går att se", En: "its text is stored so that it can only be looked at"},
	Enclosed:    {Sv: "den innehåller en annan fil, som inte gick att söka igenom", En: "it holds another file, which could not be searched"},
}

// Finding says in words that the file was not searched. It is for readings
// other than Scanned.
func (r Reading) Finding(file string) diag.Finding {
	return diag.NotScanned.At(diag.Pos{File: file}, whys[r])
}

// readingOf says what came of reading a file that ended with an error.
func readingOf(err error) Reading {
	for _, e := range []struct {
		err     error
		reading Reading
	}{
		{context.DeadlineExceeded, TooSlow},
		{context.Canceled, TooSlow},
		{bound.ErrTooLarge, TooLarge},
		{bound.ErrEncrypted, Encrypted},
		{bound.ErrUnknown, UnknownType},
		{bound.ErrUnreadable, NoLetters},
		{bound.ErrPictures, NoText},
		{bound.ErrEnclosed, Enclosed},
	} {
		if errors.Is(err, e.err) {
			return e.reading
		}
	}
	if err != nil {
		return Damaged
	}
	return Scanned
}
