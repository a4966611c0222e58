package diag

import "btfolio/internal/language"

// What must not leave the house with a portfolio. The arguments of all of
// these are the masked form of what was found and, in brackets, the part of
// the file it stands in; what was found is never written out.
var (
	// PersonalNumber: a patient's identity is in the portfolio.
	PersonalNumber = &Code{ID: "BT-I001", Severity: Error,
		What: language.Text{Sv: "här står ett personnummer, %[1]s%[2]v", En: "a personal identity number stands here, %[1]s%[2]v"},
		Do:   language.Text{Sv: "ta bort det; går filen inte att ändra, lägg in en ny kopia där det är borttaget och inte bara övertäckt", En: "remove it; if the file cannot be changed, put in a new copy in which it is removed, not only covered"}}

	// CoordinationNumber: the same for somebody not registered in Sweden.
	CoordinationNumber = &Code{ID: "BT-I002", Severity: Error,
		What: language.Text{Sv: "här står ett samordningsnummer, %[1]s%[2]v", En: "a coordination number stands here, %[1]s%[2]v"},
		Do:   language.Text{Sv: "ta bort det; går filen inte att ändra, lägg in en ny kopia där det är borttaget och inte bara övertäckt", En: "remove it; if the file cannot be changed, put in a new copy in which it is removed, not only covered"}}

	// ReserveNumber: the same for a patient a region has numbered itself.
	ReserveNumber = &Code{ID: "BT-I003", Severity: Error,
		What: language.Text{Sv: "här står ett reservnummer, %[1]s%[2]v", En: "a patient's reserve number stands here, %[1]s%[2]v"},
		Do:   language.Text{Sv: "ta bort det; är det något annat, skriv det så att det inte börjar med ett datum", En: "remove it; if it is something else, write it so that it does not begin with a date"}}

	// UnknownPhone: it may be a patient's or a relative's.
	UnknownPhone = &Code{ID: "BT-I010", Severity: Warning,
		What: language.Text{Sv: "här står ett telefonnummer, %[1]s, som ingen av webbplatsens personer har%[2]v", En: "a telephone number stands here, %[1]s, that none of the people of the site has%[2]v"},
		Do:   language.Text{Sv: "ta bort det, eller lägg in det hos personen det tillhör", En: "remove it, or enter it with the person it belongs to"}}

	// UnknownEmail: it may be a patient's or a relative's.
	UnknownEmail = &Code{ID: "BT-I011", Severity: Warning,
		What: language.Text{Sv: "här står en e-postadress, %[1]s, som ingen av webbplatsens personer har%[2]v", En: "an e-mail address stands here, %[1]s, that none of the people of the site has%[2]v"},
		Do:   language.Text{Sv: "ta bort den, eller lägg in den hos personen den tillhör", En: "remove it, or enter it with the person it belongs to"}}

	// PatientName: what follows the word patient looks like a name.
	PatientName = &Code{ID: "BT-I012", Severity: Warning,
		What: language.Text{Sv: "här kan en patients namn stå, %[1]s%[2]v", En: "this may be the name of a patient, %[1]s%[2]v"},
		Do:   language.Text{Sv: "ta bort namnet om det är en patients", En: "remove the name if it is a patient's"}}

	// NotScanned: somebody has to look at the file. Arguments: why.
	NotScanned = &Code{ID: "BT-I020", Severity: Warning,
		What: language.Text{Sv: "filens innehåll är inte genomsökt efter personuppgifter: %[1]v", En: "the contents of the file were not searched for personal data: %[1]v"},
		Do:   language.Text{Sv: "öppna filen och se efter själv att ingen patient går att känna igen", En: "open the file and see for yourself that no patient can be recognised"}}
)

var codesPrivacy = []*Code{
	PersonalNumber, CoordinationNumber, ReserveNumber,
	UnknownPhone, UnknownEmail, PatientName, NotScanned,
}
