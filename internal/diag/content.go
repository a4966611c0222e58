package diag

import "btfolio/internal/language"

// What can be wrong in the content of a site: between its texts, rather than
// within one of them.
var (
	// NoTrainee is a folder in content/ that is neither people nor shared
	// documents and has no page of a trainee.
	NoTrainee = &Code{ID: "BT-C010", Severity: Error,
		What: language.Text{Sv: "mappen ”%[1]s” har ingen index.md", En: "the folder “%[1]s” has no index.md"},
		Do:   language.Text{Sv: "skapa index.md med namn och start, eller flytta mappen ut ur content/", En: "add index.md with name and start, or move the folder out of content/"}}

	// Misplaced is a file outside the folders in which texts of its kind are
	// read. It would be left out in silence.
	Misplaced = &Code{ID: "BT-C011", Severity: Error,
		What: language.Text{Sv: "filen ligger där ingen text läses", En: "the file lies where no text is read"},
		Do:   language.Text{Sv: "flytta den till mappen för sin sort, till exempel samtal/ eller placeringar/", En: "move it to the folder of its kind, such as talks/ or placements/"}}

	// UnknownFolder is a folder of a trainee that no kind of text has.
	UnknownFolder = &Code{ID: "BT-C012", Severity: Error,
		What: language.Text{Sv: "mappen ”%[1]s” är ingen av portföljens mappar", En: "the folder “%[1]s” is none of a portfolio's folders"},
		Do:   language.Text{Sv: "flytta texten till placeringar, samtal, bedomningar, kurser, kollegium, avstamningar, mal, dokument eller godkannanden", En: "move the text to placements, talks, assessments, courses, kollegium, checkins, goals, documents or approvals"}}

	// SecondFinal is a final assessment beside another one, such as final.md
	// beside slutbedomning.md.
	SecondFinal = &Code{ID: "BT-C013", Severity: Error,
		What: language.Text{Sv: "slutbedömningen finns redan i %[1]s", En: "the final assessment is already in %[1]s"},
		Do:   language.Text{Sv: "behåll en av filerna", En: "keep one of the files"}}

	// SecondGoal is a page of a goal that has a page already: judgements must
	// not be spread over two lists.
	SecondGoal = &Code{ID: "BT-C014", Severity: Error,
		What: language.Text{Sv: "delmål %[1]s har redan en sida i %[2]s", En: "goal %[1]s already has a page in %[2]s"},
		Do:   language.Text{Sv: "samla texterna i en av filerna", En: "bring the texts together in one file"}}

	// SameAddress is a text whose name differs from another only in what
	// addresses cannot tell apart: letters with marks, case, spaces.
	SameAddress = &Code{ID: "BT-C015", Severity: Error,
		What: language.Text{Sv: "filen får samma webbadress som %[1]s", En: "the file gets the same address as %[1]s"},
		Do:   language.Text{Sv: "byt namn på en av filerna", En: "rename one of the files"}}

	// FolderTaken is a trainee's folder whose name the site needs for a file or
	// folder of its own.
	FolderTaken = &Code{ID: "BT-C016", Severity: Error,
		What: language.Text{Sv: "mappen ”%[1]s” har samma namn som något som webbplatsen själv behöver", En: "the folder “%[1]s” has the name of something the site itself needs"},
		Do:   language.Text{Sv: "byt namn på mappen, till exempel till personens namn", En: "rename the folder, for example to the name of the person"}}

	// UnknownPerson is a reference to somebody who has no file in people/.
	// People are documents, so that an assessor sees who they are (F001–F014).
	UnknownPerson = &Code{ID: "BT-C020", Severity: Error,
		What: language.Text{Sv: "personen ”%[1]s” finns inte", En: "there is no person “%[1]s”"},
		Do:   language.Text{Sv: "skriv namnet på en fil i personer/, utan .md, eller lägg till personen med btfolio new person", En: "write the name of a file in people/, without .md, or add the person with btfolio new person"}}

	// UnknownPlacement is a reference to a placement the trainee does not have.
	UnknownPlacement = &Code{ID: "BT-C021", Severity: Error,
		What: language.Text{Sv: "placeringen ”%[1]s” finns inte", En: "there is no placement “%[1]s”"},
		Do:   language.Text{Sv: "skriv namnet på en fil i placeringar/, utan .md", En: "write the name of a file in placements/, without .md"}}

	// UnknownCohort is a start group that btfolio.yaml does not list
	// (F039–F041).
	UnknownCohort = &Code{ID: "BT-C022", Severity: Error,
		What: language.Text{Sv: "startgruppen ”%[1]s” finns inte", En: "there is no start group “%[1]s”"},
		Do:   language.Text{Sv: "skriv ett id ur startgrupper i btfolio.yaml, eller lägg till gruppen där", En: "write an id from cohorts in btfolio.yaml, or add the group there"}}

	// UnknownSubject is a decision in a document of its own about something that
	// is not there.
	UnknownSubject = &Code{ID: "BT-C023", Severity: Error,
		What: language.Text{Sv: "beslutet avser ”%[1]s”, som inte finns", En: "the decision is about “%[1]s”, which does not exist"},
		Do:   language.Text{Sv: "skriv sökvägen till en text eller mapp, till exempel placeringar/akutsjukvard", En: "write the path of a text or folder, such as placements/emergency"}}

	// NoAttachment is an attachment that a text names and nobody put there.
	NoAttachment = &Code{ID: "BT-C024", Severity: Error,
		What: language.Text{Sv: "bilagan ”%[1]s” finns inte", En: "there is no attachment “%[1]s”"},
		Do:   language.Text{Sv: "skriv sökvägen från den här filen, till exempel ../dokument/filen.pdf", En: "write the path from the text, such as ../documents/file.pdf"}}

	// RefersToDraft is a reference from a text that is published to one that is
	// not.
	RefersToDraft = &Code{ID: "BT-C025", Severity: Warning,
		What: language.Text{Sv: "texten hänvisar till ”%[1]s”, som är ett utkast", En: "the text refers to “%[1]s”, which is a draft"},
		Do:   language.Text{Sv: "ta bort raden ”utkast” där när texten är klar; tills dess visas hänvisningen utan länk", En: "remove “draft: true” there when the text is ready; until then the reference is shown without a link"}}

	// EndBeforeStart is a placement that ends before it begins.
	EndBeforeStart = &Code{ID: "BT-C030", Severity: Error,
		What: language.Text{Sv: "perioden slutar innan den börjar (%[1]s–%[2]s)", En: "the period ends before it starts (%[1]s–%[2]s)"},
		Do:   language.Text{Sv: "rätta från eller till", En: "correct from or to"}}

	// LevelOutside is a step that the progression scale does not have (F031).
	LevelOutside = &Code{ID: "BT-C031", Severity: Error,
		What: language.Text{Sv: "nivån %[1]d finns inte på progressionsskalan", En: "level %[1]d is not on the progression scale"},
		Do:   language.Text{Sv: "skriv ett tal från 0 till 5", En: "write a number from 0 to 5"}}

	// MissingTitle is a course without a name.
	MissingTitle = &Code{ID: "BT-C032", Severity: Error,
		What: language.Text{Sv: "kursen har ingen titel", En: "the course has no title"},
		Do:   language.Text{Sv: "lägg till titel: med kursens namn", En: "add title: with the name of the course"}}

	// DeadLink is a link in a text to something that is not in the portfolio.
	DeadLink = &Code{ID: "BT-C040", Severity: Error,
		What: language.Text{Sv: "länken ”%[1]s” leder ingenstans", En: "the link “%[1]s” leads nowhere"},
		Do:   language.Text{Sv: "skriv sökvägen från den här filen till en fil som finns", En: "write the path from this file to a file that exists"}}

	// LinkOutside is a link to what lies outside the portfolio, such as the
	// portfolio of another trainee. A portfolio is handed over alone.
	LinkOutside = &Code{ID: "BT-C041", Severity: Error,
		What: language.Text{Sv: "länken ”%[1]s” leder ut ur portföljen", En: "the link “%[1]s” leads out of the portfolio"},
		Do:   language.Text{Sv: "länka till den egna portföljen, gemensamma dokument eller personer", En: "link to this portfolio, shared documents or people"}}

	// UnknownProgramme is a programme that is neither built in nor a file of the
	// site.
	UnknownProgramme = &Code{ID: "BT-S010", Severity: Error,
		What: language.Text{Sv: "programmet ”%[1]s” finns inte", En: "there is no programme “%[1]s”"},
		Do:   language.Text{Sv: "skriv %[2]s eller sökvägen till en programfil, till exempel program.yaml", En: "write %[2]s or the path of a programme file, such as programme.yaml"}}

	// NoFile is a file named in btfolio.yaml or by a trainee that is not there.
	NoFile = &Code{ID: "BT-S011", Severity: Error,
		What: language.Text{Sv: "filen ”%[1]s” finns inte", En: "there is no file “%[1]s”"},
		Do:   language.Text{Sv: "skriv sökvägen från mappen med btfolio.yaml till en fil som finns", En: "write the path from the folder of btfolio.yaml to a file that exists"}}

	// UnknownLanguage is a language that pages cannot be written in.
	UnknownLanguage = &Code{ID: "BT-S012", Severity: Error,
		What: language.Text{Sv: "språket ”%[1]s” finns inte", En: "there is no language “%[1]s”"},
		Do:   language.Text{Sv: "skriv sv eller en", En: "write sv or en"}}
)

var codesContent = []*Code{
	NoTrainee, Misplaced, UnknownFolder, SecondFinal, SecondGoal, SameAddress, FolderTaken,
	UnknownPerson, UnknownPlacement, UnknownCohort, UnknownSubject, NoAttachment, RefersToDraft,
	EndBeforeStart, LevelOutside, MissingTitle, DeadLink, LinkOutside,
	UnknownProgramme, NoFile, UnknownLanguage,
}
