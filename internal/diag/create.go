package diag

import "btfolio/internal/language"

// What keeps a new text, a new document or another file from being made. In
// each case nothing is.
var (
	// FlagsMissing: a command needs to be told more, and there is no terminal to
	// ask at. Arguments: the flags.
	FlagsMissing = &Code{ID: "BT-N001", Severity: Error,
		What: language.Text{Sv: "det saknas uppgifter, och det finns ingen terminal att fråga vid", En: "something is not given, and there is no terminal to ask at"},
		Do:   language.Text{Sv: "ange %[1]v", En: "give %[1]v"}}

	// AlreadyThere: a text or file of the same name exists. Nothing is written
	// over.
	AlreadyThere = &Code{ID: "BT-N002", Severity: Error,
		What: language.Text{Sv: "”%[1]v” finns redan", En: "“%[1]v” already exists"},
		Do:   language.Text{Sv: "ändra i den som finns, eller ge den nya ett annat namn med %[2]v", En: "change the one that exists, or give the new one another name with %[2]v"}}

	// NotCreated: a file could not be written.
	NotCreated = &Code{ID: "BT-N003", Severity: Error,
		What: language.Text{Sv: "”%[1]v” kunde inte skrivas (%[2]v)", En: "“%[1]v” could not be written (%[2]v)"},
		Do:   language.Text{Sv: "kontrollera mappen och dina rättigheter till den, och försök igen", En: "check the folder and your permissions to it, and try again"}}

	// NoNameLeft: a name that has no letter or digit an address can hold.
	NoNameLeft = &Code{ID: "BT-N004", Severity: Error,
		What: language.Text{Sv: "namnet ”%[1]v” har varken bokstäver a–ö eller siffror att bilda ett filnamn av", En: "the name “%[1]v” has no letters a–z or digits to make a file name of"},
		Do:   language.Text{Sv: "ange ett med --id", En: "give one with --id"}}

	// UnknownSchema: there is no schema for a kind.
	UnknownSchema = &Code{ID: "BT-N005", Severity: Error,
		What: language.Text{Sv: "det finns inget schema för ”%[1]v”", En: "there is no schema for “%[1]v”"},
		Do:   language.Text{Sv: "ange något av %[2]v", En: "give one of %[2]v"}}

	// FolderNotEmpty: a new site would lie among other files.
	FolderNotEmpty = &Code{ID: "BT-N006", Severity: Error,
		What: language.Text{Sv: "mappen ”%[1]v” finns redan och är inte tom", En: "the folder “%[1]v” already exists and is not empty"},
		Do:   language.Text{Sv: "välj en ny mapp, eller en tom", En: "choose a new folder, or an empty one"}}

	// NoTraineesYet: a text is to be made, and the site has no trainee it could
	// be about.
	NoTraineesYet = &Code{ID: "BT-N007", Severity: Error,
		What: language.Text{Sv: "webbplatsen har ingen BT-läkare ännu", En: "the site has no trainee yet"},
		Do:   language.Text{Sv: "lägg till en med btfolio new trainee", En: "add one with btfolio new trainee"}}

	// AlreadyKept: the portfolio has a file with the very same content.
	AlreadyKept = &Code{ID: "BT-N010", Severity: Error,
		What: language.Text{Sv: "samma innehåll finns redan i ”%[1]v”", En: "the same content is already in “%[1]v”"},
		Do:   language.Text{Sv: "använd den filen; ett nytt namn eller fler delmål skrivs i texten bredvid den", En: "use that file; another name or more goals are written in the text beside it"}}

	// TextNotAdded: a text is not a document, and would be read as what another
	// file means.
	TextNotAdded = &Code{ID: "BT-N011", Severity: Error,
		What: language.Text{Sv: "filen är en text, och texter läggs inte in som dokument", En: "the file is a text, and texts are not added as documents"},
		Do:   language.Text{Sv: "börja en text med btfolio new och klistra in innehållet", En: "begin a text with btfolio new and paste the content into it"}}

	// NotReadable: a file that is to be added cannot be read.
	NotReadable = &Code{ID: "BT-N012", Severity: Error,
		What: language.Text{Sv: "filen kan inte läsas (%[1]v)", En: "the file cannot be read (%[1]v)"},
		Do:   language.Text{Sv: "kontrollera namnet och dina rättigheter till den", En: "check the name and your permissions to it"}}

	// NothingToAdd: a folder without files.
	NothingToAdd = &Code{ID: "BT-N013", Severity: Error,
		What: language.Text{Sv: "mappen ”%[1]v” har inga filer att lägga in", En: "the folder “%[1]v” has no files to add"},
		Do:   language.Text{Sv: "ange en fil, eller en mapp med filer", En: "name a file, or a folder with files"}}
)

var codesCreate = []*Code{
	FlagsMissing, AlreadyThere, NotCreated, NoNameLeft, UnknownSchema, FolderNotEmpty, NoTraineesYet,
	AlreadyKept, TextNotAdded, NotReadable, NothingToAdd,
}
