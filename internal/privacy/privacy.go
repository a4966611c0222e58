// Package privacy finds what must not leave the house in a portfolio: the
// identity numbers of patients first of all, then telephone numbers, e-mail
// addresses and names that do not belong to the people of the site. It reads
// text, file names and files, and knows nothing of portfolios: callers hand it
// these things and decide what a hit stops. Packages below it get the text out
// of files.
//
// # What a hit says
//
// A hit says what kind of thing was found and where, never the thing itself:
// a report, a log or a screenshot of one must not become the next place the
// number is kept. Not even the date of birth is shown.
//
// # Which way it errs
//
// Identity numbers stop a hand-off, so a false alarm costs somebody's
// afternoon and a miss costs somebody's privacy. A number counts when its
// date exists and its check digit fits, in any way of writing it that people
// use. Where other numbers systematically take the same form (a point of
// time, a mobile number, an invoice), the words before it decide; see label.
// Everything else is a warning, and errs towards silence.
//
// # Bounds
//
// Files come from anywhere. A file is read for at most two seconds, in one
// goroutine, the caller's: nothing is left running when File returns. This
// is possible because every reader here is our own or the standard
// library's, takes its bytes through one reader that fails when the time is
// up, and pays for every byte it unpacks from a budget (see bound).
//
// A library for PDF files was tried first. A file of 500 bytes, an unclosed
// string in the text of a page, makes it loop for ever without reading
// anything, and 600 kB make it take 900 MB of memory. Go cannot end a
// goroutine from outside; a child process could be ended, but its memory
// cannot be limited in the same way on all systems, and the program starts
// no others. It also reads only what pages show, while forms filled in on a
// screen keep their values elsewhere in the file. So package pdf reads the
// objects of a file itself, one after the other, without following the
// tables in which hostile files hide their loops.
package privacy

import (
	"slices"
	"strings"

	"btfolio/internal/diag"
	"btfolio/internal/language"
	"btfolio/internal/say"
)

// A Kind is what sort of thing was found.
type Kind uint8

// Kinds, the gravest first.
const (
	PersonalNumber     Kind = iota // a Swedish personal identity number
	CoordinationNumber             // the same for somebody not registered in Sweden
	ReserveNumber                  // the number a region gives a patient who has neither
	OwnNumber                      // the only identity number of an official certificate, sooner a doctor's than a patient's
	MistypedNumber                 // what a word calls an identity number, but the last digit does not fit
	DoubtfulNumber                 // what may be an identity number or a date with something after it
	Phone                          // a telephone number nobody of the site has given
	Email                          // an e-mail address nobody of the site has given
	PatientName                    // what looks like the name of a patient or a relative
	Address                        // a street with a number, a postcode with a town
	Traits                         // several facts that can point at somebody together; Where names them
	Secret                         // a private key, a token, a password
	NamedPerson                    // the name of one of the people that are looked for
)

// Identity reports whether the kind names one person beyond doubt. These are
// what no hand-off may contain.
func (k Kind) Identity() bool { return k <= OwnNumber }

// Numbers counts the findings that name one person beyond doubt and are on the
// pages of a site: a certificate with the trainee's own number is on none.
func Numbers(found diag.List) (n int) {
	for _, f := range found {
		if slices.Contains(numbers, f.Code) {
			n++
		}
	}
	return n
}

// Only are the findings that say what must not leave the house. Their ids have a
// letter of their own.
func Only(found diag.List) diag.List {
	return slices.DeleteFunc(slices.Clone(found), func(f diag.Finding) bool { return !strings.HasPrefix(f.Code.ID, "BT-I") })
}

var numbers = diag.CodesOf(diag.PersonalNumber, diag.CoordinationNumber, diag.ReserveNumber)

var codes = [...]func(place diag.Pos, masked string, where language.Text) diag.Finding{
	PersonalNumber:     diag.PersonalNumber.At,
	CoordinationNumber: diag.CoordinationNumber.At,
	ReserveNumber:      diag.ReserveNumber.At,
	OwnNumber:          diag.OwnNumber.At,
	MistypedNumber:     diag.MistypedNumber.At,
	DoubtfulNumber:     diag.DoubtfulNumber.At,
	Phone:              diag.UnknownPhone.At,
	Email:              diag.UnknownEmail.At,
	PatientName:        diag.PatientName.At,
	Address:            diag.Address.At,
	Secret:             diag.Secret.At,
	NamedPerson:        diag.OtherTrainee.At,
}

// A Hit is one thing that should not leave the house.
type Hit struct {
	Kind   Kind
	Line   int           // in a text, from 1; 0 in anything else
	Col    int           // in characters, from 1; 0 where Line is
	Where  language.Text // the part of a file, such as “sidhuvud” or “metadata: Author”; empty in a text
	Masked string        // its form without its content, such as “••••••-••••”

	Who      []string // of a named person: whoever may be meant
	Initials bool     // of a named person: the given name is one letter
}

// Finding says the hit in words.
func (h Hit) Finding(file string) diag.Finding {
	if h.Kind == Traits {
		return diag.Traits.At(diag.Pos{File: file, Line: h.Line, Col: h.Col}, h.Where)
	}
	where := language.Text{}
	if h.Where != (language.Text{}) {
		where = say.Where(h.Where)
	}
	return codes[h.Kind](diag.Pos{File: file, Line: h.Line, Col: h.Col}, h.Masked, where)
}

var (
	whereName   = say.TheNameOfTheFile()
	whereText   = say.TheText()
	whereInside = say.AnEnclosedFile()
	whereHidden = say.UnknownPart()
)

// mask is the form of what was found without its content. Only the century
// of an identity number is shown, so that its two ways of writing can be told
// apart when somebody looks for it.
func mask(kind Kind, found []byte) string {
	switch kind {
	case PersonalNumber, CoordinationNumber, OwnNumber, MistypedNumber, DoubtfulNumber:
		n := 0
		var century [2]byte
		for _, c := range found {
			if isDigit(c) {
				if n < 2 {
					century[n] = c
				}
				n++
			}
		}
		if n == 12 {
			return string(century[:]) + "••••••-••••"
		}
		return "••••••-••••"
	case ReserveNumber:
		return "••••••••-••••"
	case Phone:
		return "•••-••• •• ••"
	case Email:
		return "••••@••••"
	case Secret:
		return "••••••••"
	}
	return "•••• ••••"
}
