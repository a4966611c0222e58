package diag

import "btfolio/internal/language"

// What can be wrong with the reasons given for what the scan found.
var (
	// UnusedWaiver is a waiver of something that is not found in the file. It
	// would hide the next thing that is.
	UnusedWaiver = &Code{ID: "BT-R140", Severity: Warning,
		What: language.Text{Sv: "undantaget från %[1]s behövs inte: inget sådant finns i ”%[2]s”", En: "the waiver of %[1]s is not needed: there is none in “%[2]s”"},
		Do:   language.Text{Sv: "ta bort undantaget, eller rätta påpekandet eller filen i det", En: "remove the waiver, or correct its finding and file"}}
)

var codesReviewWaiver = []*Code{UnusedWaiver}
