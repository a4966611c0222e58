package diag

import "btfolio/internal/language"

// What can be wrong in a file as text, before anything in it is read.
var (
	// NotUTF8: a file in the encoding of an old program.
	NotUTF8 = &Code{ID: "BT-M001", Severity: Error,
		What: language.Text{Sv: "filen är inte sparad som UTF-8; tecknet här går inte att läsa", En: "the file is not saved as UTF-8; the character here cannot be read"},
		Do:   language.Text{Sv: "öppna den i en textredigerare och spara den med teckenkodningen UTF-8", En: "open it in a text editor and save it in the encoding UTF-8"}}

	// HiddenCharacter: a control character, or another that does not show and
	// changes the text. Argument: its code point.
	HiddenCharacter = &Code{ID: "BT-M002", Severity: Error,
		What: language.Text{Sv: "här står ett styrtecken som inte syns (%[1]s)", En: "there is a control character here that does not show (%[1]s)"},
		Do:   language.Text{Sv: "ta bort det, eller skriv om ordet", En: "delete it, or type the word anew"}}

	// DirectionCharacter: a character that makes text read as something else.
	// Argument: its code point.
	DirectionCharacter = &Code{ID: "BT-M003", Severity: Error,
		What: language.Text{Sv: "här står ett tecken som inte syns och som vänder läsriktningen (%[1]s)", En: "there is a character here that does not show and turns the direction of reading (%[1]s)"},
		Do:   language.Text{Sv: "ta bort det, eller skriv om ordet", En: "delete it, or type the word anew"}}
)

// What can be wrong about the place of front matter in a file.
var (
	// NoFrontMatter: a text and nothing else.
	NoFrontMatter = &Code{ID: "BT-M010", Severity: Error,
		What: language.Text{Sv: "filen har inga uppgifter överst", En: "the file has no front matter"},
		Do:   language.Text{Sv: "skriv ”---” på första raden, uppgifterna under den och ”---” på en egen rad efter dem", En: "write “---” on the first line, the front matter below it, and “---” on a line of its own after it"}}

	// FrontMatterNotFirst: blank lines above it. Argument: the line it begins on.
	FrontMatterNotFirst = &Code{ID: "BT-M011", Severity: Error,
		What: language.Text{Sv: "uppgifterna börjar först på rad %[1]d", En: "the front matter begins only on line %[1]d"},
		Do:   language.Text{Sv: "ta bort de tomma raderna ovanför", En: "remove the empty lines above it"}}

	// FenceNotExact: a line that was meant to be ---. Argument: the line.
	FenceNotExact = &Code{ID: "BT-M012", Severity: Error,
		What: language.Text{Sv: "”%[1]s” avgränsar inte uppgifterna", En: "“%[1]s” does not mark off the front matter"},
		Do:   language.Text{Sv: "skriv tre bindestreck, ---, först på raden och inget mer", En: "write three hyphens, ---, at the start of the line and nothing more"}}

	// FrontMatterNotClosed: the second --- is missing.
	FrontMatterNotClosed = &Code{ID: "BT-M013", Severity: Error,
		What: language.Text{Sv: "uppgifterna överst har inget slut", En: "the front matter has no end"},
		Do:   language.Text{Sv: "skriv ”---” på en egen rad efter den sista uppgiften", En: "write “---” on a line of its own after the last key"}}

	// FrontMatterTooLarge. Arguments: its size and the limit in KiB.
	FrontMatterTooLarge = &Code{ID: "BT-M014", Severity: Error,
		What: language.Text{Sv: "uppgifterna är för stora, %[1]d KiB", En: "the front matter is too large, %[1]d KiB"},
		Do:   language.Text{Sv: "korta dem till högst %[2]d KiB", En: "shorten it to at most %[2]d KiB"}}

	// OtherFrontMatter: the notation of another program. Argument: its name.
	OtherFrontMatter = &Code{ID: "BT-M015", Severity: Error,
		What: language.Text{Sv: "uppgifterna överst är skrivna som %[1]s, vilket inte läses", En: "the front matter is written as %[1]s, which is not read"},
		Do:   language.Text{Sv: "skriv ”---” på första raden, varje uppgift som namn, kolon, mellanslag och värde, och ”---” på en egen rad efter dem", En: "write “---” on the first line, a key, a colon, a space and the value on each line below it, and “---” on a line of its own after them"}}

	// EmptyText: a file without anything in it, such as one just made.
	EmptyText = &Code{ID: "BT-M016", Severity: Error,
		What: language.Text{Sv: "filen är tom", En: "the file is empty"},
		Do:   language.Text{Sv: "skriv uppgifterna mellan två rader med bara ”---”, eller ta bort filen", En: "write the front matter between two lines of only “---”, or remove the file"}}
)

// What can be wrong about the form of front matter.
var (
	// TabIndent: YAML indents with spaces only.
	TabIndent = &Code{ID: "BT-M020", Severity: Error,
		What: language.Text{Sv: "raden är indragen med tabb", En: "the line is indented with a tab"},
		Do:   language.Text{Sv: "dra in den med mellanslag", En: "indent it with spaces"}}

	// IndentedWrong: a line that belongs to nothing above it.
	IndentedWrong = &Code{ID: "BT-M021", Severity: Error,
		What: language.Text{Sv: "raden hör inte ihop med raderna ovanför", En: "the line does not fit the lines above it"},
		Do:   language.Text{Sv: "dra in rader som hör ihop lika långt, med mellanslag", En: "indent lines that belong together by the same number of spaces"}}

	// ColonMissing. Argument: the line.
	ColonMissing = &Code{ID: "BT-M022", Severity: Error,
		What: language.Text{Sv: "det saknas kolon i ”%[1]s”", En: "there is no colon in “%[1]s”"},
		Do:   language.Text{Sv: "skriv uppgiftens namn, kolon, mellanslag och värdet", En: "write the key, a colon, a space and the value"}}

	// SpaceMissing. Arguments: the line, the line as it should be.
	SpaceMissing = &Code{ID: "BT-M023", Severity: Error,
		What: language.Text{Sv: "det saknas mellanslag efter kolon i ”%[1]s”", En: "there is no space after the colon in “%[1]s”"},
		Do:   language.Text{Sv: "skriv %[2]s", En: "write %[2]s"}}

	// ColonInValue: YAML takes it for another key. Arguments: the key, the
	// value in quotation marks.
	ColonInValue = &Code{ID: "BT-M024", Severity: Error,
		What: language.Text{Sv: "värdet efter ”%[1]s” innehåller kolon", En: "the value after “%[1]s” contains a colon"},
		Do:   language.Text{Sv: "skriv det inom citattecken, %[1]s: %[2]s", En: "put it in quotation marks, %[1]s: %[2]s"}}

	// QuotesNeeded: YAML sees more in a character than text. Argument: the
	// character.
	QuotesNeeded = &Code{ID: "BT-M025", Severity: Error,
		What: language.Text{Sv: "tecknet %[1]s har en särskild betydelse här", En: "the character %[1]s has a meaning of its own here"},
		Do:   language.Text{Sv: "sätt hela värdet inom citattecken", En: "put the whole value in quotation marks"}}

	// QuoteNotClosed. Argument: the quotation mark.
	QuoteNotClosed = &Code{ID: "BT-M026", Severity: Error,
		What: language.Text{Sv: "citattecknet %[1]s har inget slut", En: "the quotation mark %[1]s is not closed"},
		Do:   language.Text{Sv: "skriv %[1]s även efter värdet", En: "write %[1]s after the value as well"}}

	// TextAfterQuote: a quotation mark in the middle of a value.
	TextAfterQuote = &Code{ID: "BT-M027", Severity: Error,
		What: language.Text{Sv: "det står text efter citattecknet som avslutar värdet", En: "there is text after the quotation mark that ends the value"},
		Do:   language.Text{Sv: "sätt hela värdet inom \"…\", eller inom '…' om det innehåller \"", En: "put the whole value in \"…\", or in '…' if it contains \""}}

	// UnknownEscape: a backslash in double quotes. Argument: the backslash with
	// what follows.
	UnknownEscape = &Code{ID: "BT-M028", Severity: Error,
		What: language.Text{Sv: "%[1]s betyder ingenting inom \"…\"", En: "%[1]s has no meaning in \"…\""},
		Do:   language.Text{Sv: "skriv det omvända snedstrecket dubbelt, eller sätt värdet inom '…'", En: "write the backslash twice, or put the value in '…'"}}

	// BracketNotClosed. Arguments: the bracket, the one that is missing.
	BracketNotClosed = &Code{ID: "BT-M029", Severity: Error,
		What: language.Text{Sv: "listan som börjar med %[1]s har inget slut", En: "the list that begins with %[1]s is not closed"},
		Do:   language.Text{Sv: "skriv %[2]s efter den, eller sätt värdet inom citattecken", En: "write %[2]s after it, or put the value in quotation marks"}}

	// ListUnreadable: in brackets, most often for want of a comma.
	ListUnreadable = &Code{ID: "BT-M030", Severity: Error,
		What: language.Text{Sv: "listan går inte att läsa härifrån", En: "the list cannot be read from here on"},
		Do:   language.Text{Sv: "skriv ett komma mellan värdena, och sätt värden med särskilda tecken inom citattecken", En: "write one comma between the items, and items with special characters in quotation marks"}}

	// DashAfterColon: a list that begins on the line of its key.
	DashAfterColon = &Code{ID: "BT-M031", Severity: Error,
		What: language.Text{Sv: "en lista med streck kan inte börja på samma rad", En: "a list with hyphens cannot begin on the same line"},
		Do:   language.Text{Sv: "flytta ”- ” till nästa rad, eller sätt värdet inom citattecken", En: "move “- ” to the next line, or put the value in quotation marks"}}

	// TooDeep. Argument: the limit.
	TooDeep = &Code{ID: "BT-M032", Severity: Error,
		What: language.Text{Sv: "listor och uppgifter ligger inuti varandra i fler än %[1]d nivåer", En: "lists and keys lie in each other more than %[1]d levels deep"},
		Do:   language.Text{Sv: "sätt värdet inom citattecken om det är text", En: "put the value in quotation marks if it is text"}}

	// SecondDocument: --- or ... divides the YAML.
	SecondDocument = &Code{ID: "BT-M033", Severity: Error,
		What: language.Text{Sv: "”---” eller ”...” delar uppgifterna i två", En: "“---” or “...” divides the keys in two"},
		Do:   language.Text{Sv: "ta bort den raden", En: "remove that line"}}

	// KeysOnly: a list where keys should be.
	KeysOnly = &Code{ID: "BT-M034", Severity: Error,
		What: language.Text{Sv: "här står en lista i stället för uppgifter med namn", En: "there is a list here instead of keys"},
		Do:   language.Text{Sv: "skriv varje uppgift som namn, kolon, mellanslag och värde", En: "write a key, a colon, a space and the value on each line"}}

	// LineUnreadable: YAML that is wrong in a way nobody has met yet.
	// Argument: the line.
	LineUnreadable = &Code{ID: "BT-M035", Severity: Error,
		What: language.Text{Sv: "raden ”%[1]s” går inte att läsa", En: "the line “%[1]s” cannot be read"},
		Do:   language.Text{Sv: "skriv uppgiftens namn, kolon, mellanslag och värdet, med värdet inom citattecken", En: "write the key, a colon, a space and the value, with the value in quotation marks"}}

	// TakenForComment: a number sign in a value. Argument: what is left out.
	TakenForComment = &Code{ID: "BT-M036", Severity: Warning,
		What: language.Text{Sv: "”%[1]s” räknas som en kommentar och hör inte till värdet", En: "“%[1]s” is taken for a comment and not part of the value"},
		Do:   language.Text{Sv: "sätt hela värdet inom citattecken, eller skriv ett mellanslag efter # om det är en kommentar", En: "put the whole value in quotation marks, or write a space after # if it is a comment"}}
)

// What can be wrong about a key. The first argument is the word as written.
var (
	// UnknownKey: most likely a slip. Second argument: the nearest key.
	UnknownKey = &Code{ID: "BT-M040", Severity: Error,
		What: language.Text{Sv: "”%[1]s” är ingen uppgift som hör hit", En: "“%[1]s” is not a key that belongs here"},
		Do:   language.Text{Sv: "skriv ”%[2]s” om det är det som menas, annars ta bort uppgiften", En: "write “%[2]s” if that is what is meant, or else remove it"}}

	// UnknownKeyAmong: none is near. Second argument: all keys.
	UnknownKeyAmong = &Code{ID: "BT-M041", Severity: Error,
		What: UnknownKey.What,
		Do:   language.Text{Sv: "ta bort uppgiften, eller använd en av %[2]s", En: "remove it, or use one of %[2]s"}}

	// KeyTwice. Second argument: the line of the first.
	KeyTwice = &Code{ID: "BT-M042", Severity: Error,
		What: language.Text{Sv: "”%[1]s” står redan på rad %[2]d", En: "“%[1]s” is already on line %[2]d"},
		Do:   language.Text{Sv: "behåll en av dem; flera värden skrivs som en lista", En: "keep one of them; several values are written as a list"}}

	// KeyTwiceOtherWord: most often in two languages. Further arguments: the
	// line of the first, its word.
	KeyTwiceOtherWord = &Code{ID: "BT-M043", Severity: Error,
		What: language.Text{Sv: "”%[1]s” är samma sak som ”%[3]s” på rad %[2]d", En: "“%[1]s” is the same as “%[3]s” on line %[2]d"},
		Do:   KeyTwice.Do}

	// KeyMissing.
	KeyMissing = &Code{ID: "BT-M044", Severity: Error,
		What: language.Text{Sv: "uppgiften ”%[1]s” saknas", En: "the key “%[1]s” is missing"},
		Do:   language.Text{Sv: "lägg till raden ”%[1]s: …”", En: "add the line “%[1]s: …”"}}

	// KeyEmpty: it must have a value.
	KeyEmpty = &Code{ID: "BT-M045", Severity: Error,
		What: language.Text{Sv: "uppgiften ”%[1]s” är tom", En: "the key “%[1]s” has no value"},
		Do:   language.Text{Sv: "skriv värdet efter kolon", En: "write the value after the colon"}}

	// KeyNotWord: nothing, or a list, before the colon. No arguments.
	KeyNotWord = &Code{ID: "BT-M046", Severity: Error,
		What: language.Text{Sv: "det står inget namn före kolon", En: "there is no key before the colon"},
		Do:   language.Text{Sv: "skriv uppgiftens namn före kolon", En: "write the key before the colon"}}
)

// What can be wrong about the shape of a value. The argument is its key as
// written.
var (
	// SingleExpected: a list or keys where one value should be.
	SingleExpected = &Code{ID: "BT-M050", Severity: Error,
		What: language.Text{Sv: "”%[1]s” kan bara ha ett värde här", En: "“%[1]s” can have only one value here"},
		Do:   language.Text{Sv: "skriv ett enda värde, utan lista och utan nya uppgifter under", En: "write a single value, no list and no further keys below it"}}

	// ListExpected: keys where a list should be.
	ListExpected = &Code{ID: "BT-M051", Severity: Error,
		What: language.Text{Sv: "”%[1]s” ska vara en lista", En: "“%[1]s” should be a list"},
		Do:   language.Text{Sv: "inled varje punkt i listan med ”- ”", En: "begin each item with “- ”"}}

	// KeysExpected: a value or a list where keys should be.
	KeysExpected = &Code{ID: "BT-M052", Severity: Error,
		What: language.Text{Sv: "”%[1]s” ska ha egna uppgifter under sig", En: "“%[1]s” should have keys of its own"},
		Do:   language.Text{Sv: "skriv dem på indragna rader, var och en som namn, kolon, mellanslag och värde", En: "write them on indented lines below, each as a key, a colon, a space and the value"}}

	// ItemEmpty: nothing after a hyphen or between two commas.
	ItemEmpty = &Code{ID: "BT-M053", Severity: Error,
		What: language.Text{Sv: "en punkt i listan efter ”%[1]s” är tom", En: "an item of the list after “%[1]s” is empty"},
		Do:   language.Text{Sv: "fyll i den eller ta bort den", En: "fill it in or remove it"}}
)

// What can be wrong about a value. The first argument is the value, the
// second its key as written.
var (
	// NotYesOrNo.
	NotYesOrNo = &Code{ID: "BT-M060", Severity: Error,
		What: language.Text{Sv: "”%[1]s” efter ”%[2]s” är varken ja eller nej", En: "“%[1]s” after “%[2]s” is neither yes nor no"},
		Do:   language.Text{Sv: "skriv ja eller nej", En: "write yes or no"}}

	// NotWholeNumber.
	NotWholeNumber = &Code{ID: "BT-M061", Severity: Error,
		What: language.Text{Sv: "”%[1]s” efter ”%[2]s” är inget heltal", En: "“%[1]s” after “%[2]s” is not a whole number"},
		Do:   language.Text{Sv: "skriv ett heltal med siffror", En: "write a whole number in digits"}}

	// NotNumber.
	NotNumber = &Code{ID: "BT-M062", Severity: Error,
		What: language.Text{Sv: "”%[1]s” efter ”%[2]s” är inget tal", En: "“%[1]s” after “%[2]s” is not a number"},
		Do:   language.Text{Sv: "skriv ett tal med siffror, till exempel 1,5", En: "write a number in digits, such as 1.5"}}

	// NotPercent. One argument only.
	NotPercent = &Code{ID: "BT-M063", Severity: Error,
		What: language.Text{Sv: "”%[1]s” är ingen procentsats", En: "“%[1]s” is not a share in full percent"},
		Do:   language.Text{Sv: "skriv ett heltal från 0 till 100", En: "write a whole number from 0 to 100"}}

	// NotDate.
	NotDate = &Code{ID: "BT-M064", Severity: Error,
		What: language.Text{Sv: "”%[1]s” efter ”%[2]s” är inget datum", En: "“%[1]s” after “%[2]s” is not a date"},
		Do:   language.Text{Sv: "skriv år, månad och dag så här: 2026-02-03", En: "write year, month and day like this: 2026-02-03"}}

	// DateDoesNotExist: the 30th of February.
	DateDoesNotExist = &Code{ID: "BT-M065", Severity: Error,
		What: language.Text{Sv: "datumet ”%[1]s” efter ”%[2]s” finns inte", En: "the date “%[1]s” after “%[2]s” does not exist"},
		Do:   language.Text{Sv: "rätta månaden eller dagen", En: "correct the month or the day"}}

	// DateForm. Third argument: the date as it should be.
	DateForm = &Code{ID: "BT-M066", Severity: Error,
		What: language.Text{Sv: "datumet ”%[1]s” efter ”%[2]s” är inte skrivet som ÅÅÅÅ-MM-DD", En: "the date “%[1]s” after “%[2]s” is not written as YYYY-MM-DD"},
		Do:   language.Text{Sv: "skriv %[3]s", En: "write %[3]s"}}

	// UnknownWord: most likely a slip. Third argument: the nearest word.
	UnknownWord = &Code{ID: "BT-M067", Severity: Error,
		What: language.Text{Sv: "”%[1]s” kan inte stå efter ”%[2]s”", En: "“%[1]s” cannot stand after “%[2]s”"},
		Do:   language.Text{Sv: "skriv ”%[3]s” om det är det som menas", En: "write “%[3]s” if that is what is meant"}}

	// UnknownWordAmong: none is near. Third argument: all words.
	UnknownWordAmong = &Code{ID: "BT-M068", Severity: Error,
		What: UnknownWord.What,
		Do:   language.Text{Sv: "skriv något av %[3]v", En: "write one of %[3]v"}}

	// ValueUnreadable: refused without a reason that can be shown.
	ValueUnreadable = &Code{ID: "BT-M069", Severity: Error,
		What: language.Text{Sv: "”%[1]s” efter ”%[2]s” går inte att läsa", En: "“%[1]s” after “%[2]s” cannot be read"},
		Do:   language.Text{Sv: "rätta värdet", En: "correct the value"}}
)

var codesFrontMatter = []*Code{
	NotUTF8, HiddenCharacter, DirectionCharacter,
	NoFrontMatter, FrontMatterNotFirst, FenceNotExact, FrontMatterNotClosed, FrontMatterTooLarge,
	OtherFrontMatter, EmptyText,
	TabIndent, IndentedWrong, ColonMissing, SpaceMissing, ColonInValue, QuotesNeeded,
	QuoteNotClosed, TextAfterQuote, UnknownEscape, BracketNotClosed, ListUnreadable, DashAfterColon,
	TooDeep, SecondDocument, KeysOnly, LineUnreadable, TakenForComment,
	UnknownKey, UnknownKeyAmong, KeyTwice, KeyTwiceOtherWord, KeyMissing, KeyEmpty, KeyNotWord,
	SingleExpected, ListExpected, KeysExpected, ItemEmpty,
	NotYesOrNo, NotWholeNumber, NotNumber, NotPercent, NotDate, DateDoesNotExist, DateForm,
	UnknownWord, UnknownWordAmong, ValueUnreadable,
}
