package privacy

import (
	"btfolio/internal/diag"
	"btfolio/internal/language"
)

// A Kind is what sort of thing was found.
type Kind uint8

// Kinds, the gravest first.
const (
	PersonalNumber     Kind = iota // a Swedish personal identity number
	CoordinationNumber             // the same for somebody not registered in Sweden
	ReserveNumber                  // the number a region gives a patient who has neither
	Phone                          // a telephone number nobody of the site has given
	Email                          // an e-mail address nobody of the site has given
	PatientName                    // what looks like the name of a patient
)

// Identity reports whether the kind names one person beyond doubt. These are
// what no hand-off may contain.
func (k Kind) Identity() bool { return k <= ReserveNumber }

var codes = [...]*diag.Code{
	PersonalNumber:     diag.PersonalNumber,
	CoordinationNumber: diag.CoordinationNumber,
	ReserveNumber:      diag.ReserveNumber,
	Phone:              diag.UnknownPhone,
	Email:              diag.UnknownEmail,
	PatientName:        diag.PatientName,
}

// A Hit is one thing that should not leave the house.
type Hit struct {
	Kind   Kind
	Line   int           // in a text, from 1; 0 in anything else
	Col    int           // in characters, from 1; 0 where Line is
	Where  language.Text // the part of a file, such as “sidhuvud” or “metadata: Author”; empty in a text
	Masked string        // its form without its content, such as “••••••-••••”
}

// Finding says the hit in words.
func (h Hit) Finding(file string) diag.Finding {
	where := language.Text{}
	if h.Where != (language.Text{}) {
		where = language.Text{Sv: " (" + h.Where.Sv + ")", En: " (" + h.Where.En + ")"}
	}
	return codes[h.Kind].At(diag.Pos{File: file, Line: h.Line, Col: h.Col}, h.Masked, where)
}
