package diag

import "btfolio/internal/language"

// UnknownGoal is a word where a goal should stand that names none.
// Arguments: the word as written.
var UnknownGoal = &Code{
	ID:       "BT-C001",
	Severity: Error,
	What: language.Text{
		Sv: "”%[1]v” är inget delmål i BT",
		En: "“%[1]v” is not a goal of BT",
	},
	Do: language.Text{
		Sv: "skriv ett av BT1–BT18",
		En: "write one of BT1–BT18",
	},
}

var codesProgramme = []*Code{
	UnknownGoal,
}
