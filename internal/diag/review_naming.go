package diag

import "btfolio/internal/language"

// What is wrong with the names of documents, and with the dates they carry.
var (
	// NameIncomplete: the name of a file lacks parts of the rule, and nothing
	// beside it says them (F095, F096).
	NameIncomplete = &Code{ID: "BT-R120", Severity: Warning,
		What: language.Text{Sv: "filnamnet säger inte %[1]s", En: "the file name does not give the %[1]s"},
		Do:   language.Text{Sv: "döp om filen till ”%[2]s”, eller skriv det i en text bredvid med samma namn och .md", En: "rename the file to “%[2]s”, or write it in a text beside it with the same name and .md"}}
	// GoalsContradict: the goals in the title, beside the file and in its name
	// are not the same (F082, F089).
	GoalsContradict = &Code{ID: "BT-R121", Severity: Warning,
		What: language.Text{Sv: "filnamnet säger %[1]s men %[2]s %[3]s", En: "the file name says %[1]s but %[2]s %[3]s"},
		Do:   language.Text{Sv: "rätta det som är fel; gäller %[3]s ska filen heta ”%[4]s”", En: "correct what is wrong; if it is %[3]s, the file should be called “%[4]s”"}}
	// PartsContradict: another part of the name is not what the text beside
	// the file says (F095).
	PartsContradict = &Code{ID: "BT-R122", Severity: Warning,
		What: language.Text{Sv: "filnamnet och texten bredvid säger olika om %[1]s", En: "the file name and the text beside it differ about the %[1]s"},
		Do:   language.Text{Sv: "rätta det som är fel; gäller texten ska filen heta ”%[2]s”", En: "correct what is wrong; if the text is right, the file should be called “%[2]s”"}}
	// AttachedElsewhere: a file is attached to a text about none of its goals
	// (F082).
	AttachedElsewhere = &Code{ID: "BT-R123", Severity: Warning,
		What: language.Text{Sv: "bilagan ”%[1]s” hör till %[2]s, men texten handlar om %[3]s", En: "the attachment “%[1]s” belongs to %[2]s, but the text is about %[3]s"},
		Do:   language.Text{Sv: "bifoga rätt fil, eller rätta mål: i texten eller filens namn", En: "attach the right file, or correct goals: in the text or the name of the file"}}
	// TitleNotGoal: a document's title is the goal it belongs to (F089–F092).
	TitleNotGoal = &Code{ID: "BT-R124", Severity: Notice,
		What: language.Text{Sv: "titeln ”%[1]s” är inte delmålet", En: "the title “%[1]s” is not the goal"},
		Do:   language.Text{Sv: "skriv ”%[2]s” som titel; vad dokumentet heter skrivs som namn", En: "write “%[2]s” as title; what the document is called is written as name"}}
	// RangeUnclear: the name of a file gives goals from one to another, and
	// the second is not a later goal.
	RangeUnclear = &Code{ID: "BT-R125", Severity: Warning,
		What: language.Text{Sv: "filnamnet säger ”%[1]s”, som inte går från ett delmål till ett senare", En: "the file name says “%[1]s”, which does not lead from a goal to a later one"},
		Do:   language.Text{Sv: "skriv delmålen ett och ett, som BT1, BT2, BT3, eller från det lägsta till det högsta, som BT1-BT3", En: "write the goals one by one, as BT1, BT2, BT3, or from the lowest to the highest, as BT1-BT3"}}
	// WrittenLate: a text about something that happened long before, for the
	// trainee's eyes only.
	WrittenLate = &Code{ID: "BT-R130", Severity: Warning,
		What: language.Text{Sv: "%[1]s skrevs mer än %[2]d dagar i efterhand", En: "written more than %[2]d days afterwards: %[1]s"},
		Do:   language.Text{Sv: "skriv medan minnet är färskt; det här syns bara för dig", En: "write while the memory is fresh; only you see this"}}
)

var codesReviewNaming = []*Code{
	NameIncomplete, GoalsContradict, PartsContradict, AttachedElsewhere, TitleNotGoal, RangeUnclear, WrittenLate,
}
