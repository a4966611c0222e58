package diag

import "btfolio/internal/language"

// NoSite is a folder that lies in no site. Arguments: the folder.
var NoSite = &Code{
	ID:       "BT-S001",
	Severity: Error,
	What: language.Text{
		Sv: "varken ”%[1]v” eller någon mapp ovanför innehåller btfolio.yaml",
		En: "neither “%[1]v” nor any folder above it holds btfolio.yaml",
	},
	Do: language.Text{
		Sv: "gå till webbplatsens mapp eller ange den i kommandot",
		En: "go to the site's folder or name it in the command",
	},
}

// UnreadableSite is a site whose own folder cannot be read. Arguments: the
// folder, the reason.
var UnreadableSite = &Code{
	ID:       "BT-S002",
	Severity: Error,
	What: language.Text{
		Sv: "mappen ”%[1]v” kan inte läsas (%[2]v)",
		En: "the folder “%[1]v” cannot be read (%[2]v)",
	},
	Do: language.Text{
		Sv: "kontrollera mappens namn och dina rättigheter till den",
		En: "check the name of the folder and your permissions to it",
	},
}

// NoConfig is a site without its configuration.
var NoConfig = &Code{
	ID:       "BT-S003",
	Severity: Error,
	What: language.Text{
		Sv: "filen btfolio.yaml saknas",
		En: "the file btfolio.yaml is missing",
	},
	Do: language.Text{
		Sv: "skapa den i webbplatsens mapp, med namnet i små bokstäver",
		En: "create it in the site's folder, its name in small letters",
	},
}

// NoContent is a site without the folder its texts lie in.
var NoContent = &Code{
	ID:       "BT-S004",
	Severity: Error,
	What: language.Text{
		Sv: "mappen content saknas",
		En: "the folder content is missing",
	},
	Do: language.Text{
		Sv: "skapa den bredvid btfolio.yaml, med namnet i små bokstäver",
		En: "create it beside btfolio.yaml, its name in small letters",
	},
}

// FileMissing is a path that names no file of the site. Arguments: the path
// as written.
var FileMissing = &Code{
	ID:       "BT-F001",
	Severity: Error,
	What: language.Text{
		Sv: "filen ”%[1]v” finns inte",
		En: "there is no file “%[1]v”",
	},
	Do: language.Text{
		Sv: "skriv filens namn som det står i mappen, även stora och små bokstäver",
		En: "write the name as it stands in the folder, capitals included",
	},
}

// OutsideSite is a path that leads out of the site. Arguments: the path as
// written.
var OutsideSite = &Code{
	ID:       "BT-F002",
	Severity: Error,
	What: language.Text{
		Sv: "sökvägen ”%[1]v” leder ut ur webbplatsens mapp",
		En: "the path “%[1]v” leads out of the site's folder",
	},
	Do: language.Text{
		Sv: "lägg filen i webbplatsens mapp och skriv sökvägen därifrån",
		En: "put the file into the site's folder and write the path from there",
	},
}

// LinkLeavesSite is a symbolic link to something outside the site.
// Arguments: the name of the link.
var LinkLeavesSite = &Code{
	ID:       "BT-F003",
	Severity: Error,
	What: language.Text{
		Sv: "länken ”%[1]v” leder ut ur webbplatsens mapp",
		En: "the link “%[1]v” leads out of the site's folder",
	},
	Do: language.Text{
		Sv: "ersätt länken med filen själv, eller med en relativ länk inom webbplatsens mapp",
		En: "replace the link by the file itself, or by a relative link within the site",
	},
}

// LinkLoop is a symbolic link that leads back to itself. Arguments: the name
// of the link.
var LinkLoop = &Code{
	ID:       "BT-F004",
	Severity: Error,
	What: language.Text{
		Sv: "länken ”%[1]v” leder i cirkel eller genom alltför många länkar",
		En: "the link “%[1]v” leads in a circle or through too many links",
	},
	Do: language.Text{
		Sv: "ersätt länken med filen själv",
		En: "replace the link by the file itself",
	},
}

// LinkBroken is a symbolic link to nothing. Arguments: the name of the link.
var LinkBroken = &Code{
	ID:       "BT-F005",
	Severity: Error,
	What: language.Text{
		Sv: "länken ”%[1]v” leder till något som inte finns",
		En: "the link “%[1]v” leads to something that does not exist",
	},
	Do: language.Text{
		Sv: "ersätt länken med filen själv eller ta bort den",
		En: "replace the link by the file itself or remove it",
	},
}

// LinkToFolder is a symbolic link to a folder. Its files would be in the
// site twice, or without end. Arguments: the name of the link.
var LinkToFolder = &Code{
	ID:       "BT-F006",
	Severity: Error,
	What: language.Text{
		Sv: "länken ”%[1]v” leder till en mapp, vars filer då skulle finnas två gånger",
		En: "the link “%[1]v” leads to a folder, whose files would then be there twice",
	},
	Do: language.Text{
		Sv: "flytta mappen hit eller länka till enskilda filer",
		En: "move the folder here or link to single files",
	},
}

// NotAFile is something other than an ordinary file. Arguments: its name,
// what it is.
var NotAFile = &Code{
	ID:       "BT-F007",
	Severity: Error,
	What: language.Text{
		Sv: "”%[1]v” är ingen vanlig fil utan %[2]v",
		En: "“%[1]v” is not an ordinary file but %[2]v",
	},
	Do: language.Text{
		Sv: "lägg dit en vanlig fil i stället",
		En: "put an ordinary file in its place",
	},
}

// UnreadableFile is a file that cannot be read. Arguments: its name, the
// reason.
var UnreadableFile = &Code{
	ID:       "BT-F008",
	Severity: Error,
	What: language.Text{
		Sv: "filen ”%[1]v” kan inte läsas (%[2]v)",
		En: "the file “%[1]v” cannot be read (%[2]v)",
	},
	Do: language.Text{
		Sv: "kontrollera dina rättigheter till filen och stäng program som har den öppen",
		En: "check your permissions to the file and close programs that have it open",
	},
}

// UnreadableFolder is a folder that cannot be listed. Arguments: its name,
// the reason.
var UnreadableFolder = &Code{
	ID:       "BT-F009",
	Severity: Error,
	What: language.Text{
		Sv: "mappen ”%[1]v” kan inte läsas (%[2]v)",
		En: "the folder “%[1]v” cannot be read (%[2]v)",
	},
	Do: language.Text{
		Sv: "kontrollera dina rättigheter till mappen",
		En: "check your permissions to the folder",
	},
}

// FileVanished is a file that was removed during the run. Arguments: its
// name.
var FileVanished = &Code{
	ID:       "BT-F010",
	Severity: Error,
	What: language.Text{
		Sv: "filen ”%[1]v” försvann medan filerna lästes",
		En: "the file “%[1]v” vanished while the site was being read",
	},
	Do: language.Text{
		Sv: "kör kommandot igen",
		En: "run the command again",
	},
}

// ChangedWhileRead is a file that was changed during the run, so that its
// content and its digest may not belong together. Arguments: its name.
var ChangedWhileRead = &Code{
	ID:       "BT-F011",
	Severity: Error,
	What: language.Text{
		Sv: "filen ”%[1]v” ändrades medan filerna lästes",
		En: "the file “%[1]v” changed while the site was being read",
	},
	Do: language.Text{
		Sv: "vänta tills filen är sparad och kör kommandot igen",
		En: "wait until the file is saved and run the command again",
	},
}

// AttachmentTooLarge is a file larger than a portfolio can carry.
// Arguments: its name, the limit in MB.
var AttachmentTooLarge = &Code{
	ID:       "BT-F012",
	Severity: Error,
	What: language.Text{
		Sv: "filen ”%[1]v” är större än %[2]v MB",
		En: "the file “%[1]v” is larger than %[2]v MB",
	},
	Do: language.Text{
		Sv: "spara den i ett mindre format eller dela upp den",
		En: "save it in a smaller format or split it",
	},
}

// TextTooLarge is a text longer than anyone writes by hand. Arguments: its
// name, the limit in MB.
var TextTooLarge = &Code{
	ID:       "BT-F013",
	Severity: Error,
	What: language.Text{
		Sv: "texten ”%[1]v” är större än %[2]v MB",
		En: "the text “%[1]v” is larger than %[2]v MB",
	},
	Do: language.Text{
		Sv: "dela upp den, eller bifoga innehållet som PDF",
		En: "split it, or attach its content as PDF",
	},
}

// RulesTooLarge is a file of settings, rules or layout that is larger than
// anyone writes by hand, most likely another file under its name. Arguments:
// its name, the limit in MB.
var RulesTooLarge = &Code{
	ID:       "BT-F022",
	Severity: Error,
	What:     AttachmentTooLarge.What,
	Do: language.Text{
		Sv: "kontrollera att det är rätt fil, och ta bort det som inte hör hemma i den",
		En: "check that it is the right file, and remove what does not belong in it",
	},
}

// ActiveFile is an attachment of a type that can carry a program.
// Arguments: its name.
var ActiveFile = &Code{
	ID:       "BT-F014",
	Severity: Error,
	What: language.Text{
		Sv: "”%[1]v” kan köras som ett program i läsarens webbläsare eller på läsarens dator",
		En: "“%[1]v” can run as a program in the reader's browser or computer",
	},
	Do: language.Text{
		Sv: "spara innehållet som PDF",
		En: "save it as PDF",
	},
}

// SameName is one of several names in a folder that are one name on
// Windows and macOS. Arguments: the name, the others, a free name.
var SameName = &Code{
	ID:       "BT-F015",
	Severity: Error,
	What: language.Text{
		Sv: "”%[1]v” och ”%[2]v” är samma namn i Windows och macOS; de skiljs åt bara av stora och små bokstäver eller av hur bokstäverna är lagrade",
		En: "“%[1]v” and “%[2]v” are the same name on Windows and macOS; only capitals, or how the letters are stored, tell them apart",
	},
	Do: language.Text{
		Sv: "byt namn på en av dem, till exempel till ”%[3]v”",
		En: "rename one of them, for example to “%[3]v”",
	},
}

// ReservedName is a name that Windows keeps for itself. Arguments: the name,
// a name that works.
var ReservedName = &Code{
	ID:       "BT-F016",
	Severity: Error,
	What: language.Text{
		Sv: "namnet ”%[1]v” är reserverat i Windows",
		En: "the name “%[1]v” is reserved on Windows",
	},
	Do: renameTo,
}

// NameEnding is a name whose last character Windows drops. Arguments: the
// name, a name that works.
var NameEnding = &Code{
	ID:       "BT-F017",
	Severity: Error,
	What: language.Text{
		Sv: "namnet ”%[1]v” slutar med punkt eller mellanslag, vilket Windows inte tillåter",
		En: "the name “%[1]v” ends in a full stop or a space, which Windows does not allow",
	},
	Do: renameTo,
}

// NameCharacter is a name with a character that Windows does not allow.
// Arguments: the name, a name that works.
var NameCharacter = &Code{
	ID:       "BT-F018",
	Severity: Error,
	What: language.Text{
		Sv: `namnet ”%[1]v” innehåller något av tecknen : < > " | ? * \, som Windows inte tillåter`,
		En: `the name “%[1]v” contains one of : < > " | ? * \, which Windows does not allow`,
	},
	Do: renameTo,
}

// NameInvisible is a name with a character that cannot be seen and can make
// the name look like another. Arguments: the name, a name that works.
var NameInvisible = &Code{
	ID:       "BT-F019",
	Severity: Error,
	What: language.Text{
		Sv: "namnet ”%[1]v” innehåller ett styrtecken som inte syns",
		En: "the name “%[1]v” contains a control character that cannot be seen",
	},
	Do: renameTo,
}

// NameEncoding is a name that is not valid UTF-8, as an old zip program
// leaves it. Arguments: the name, a name that works.
var NameEncoding = &Code{
	ID:       "BT-F020",
	Severity: Error,
	What: language.Text{
		Sv: "namnet ”%[1]v” är inte lagrat som UTF-8",
		En: "the name “%[1]v” is not stored as UTF-8",
	},
	Do: renameTo,
}

// PathTooLong is a path that leaves Windows no room for the folder it is
// unpacked in. Arguments: the name, the length, the limit.
var PathTooLong = &Code{
	ID:       "BT-F021",
	Severity: Error,
	What: language.Text{
		Sv: "sökvägen till ”%[1]v” är %[2]v tecken lång, och Windows kan inte öppna den i en uppackad portfölj",
		En: "the path to “%[1]v” is %[2]v characters long, and Windows cannot open it in an unpacked portfolio",
	},
	Do: language.Text{
		Sv: "korta namnet eller mapparnas namn till högst %[3]v tecken tillsammans",
		En: "shorten the name or those of its folders to at most %[3]v characters together",
	},
}

// renameTo is what to do about a name that does not work everywhere.
var renameTo = language.Text{
	Sv: "byt namn till ”%[2]v”",
	En: "rename it to “%[2]v”",
}

var codesSource = []*Code{
	NoSite,
	UnreadableSite,
	NoConfig,
	NoContent,
	FileMissing,
	OutsideSite,
	LinkLeavesSite,
	LinkLoop,
	LinkBroken,
	LinkToFolder,
	NotAFile,
	UnreadableFile,
	UnreadableFolder,
	FileVanished,
	ChangedWhileRead,
	AttachmentTooLarge,
	TextTooLarge,
	ActiveFile,
	SameName,
	ReservedName,
	NameEnding,
	NameCharacter,
	NameInvisible,
	NameEncoding,
	PathTooLong,
	RulesTooLarge,
}
