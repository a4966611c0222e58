package diag

import "btfolio/internal/language"

// What can be wrong with a command as a whole.
var (
	// UnknownTrainee is a trainee named in a command who has no folder.
	UnknownTrainee = &Code{ID: "BT-S020", Severity: Error,
		What: language.Text{Sv: "BT-läkaren ”%[1]s” finns inte", En: "there is no trainee “%[1]s”"},
		Do:   language.Text{Sv: "skriv namnet på en mapp i content/: %[2]s", En: "write the name of a folder in content/: %[2]s"}}

	// Unforeseen is an error that says nothing of what to do. That it shows is a
	// fault of btfolio.
	Unforeseen = &Code{ID: "BT-S021", Severity: Error,
		What: language.Text{Sv: "något gick fel som btfolio inte förutsett (%[1]s)", En: "something went wrong that btfolio did not foresee (%[1]s)"},
		Do:   language.Text{Sv: "försök igen; om felet kommer tillbaka, anmäl det med texten inom parentes", En: "try again; if it comes back, report it with the text in brackets"}}
)

var codesBuild = []*Code{UnknownTrainee, Unforeseen}
