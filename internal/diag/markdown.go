package diag

import "btfolio/internal/language"

// What can be wrong in the running text of a document.
var (
	// ForbiddenLink is a link that no page may hold. Arguments: the
	// destination, why it is refused.
	ForbiddenLink = &Code{
		ID:       "BT-L001",
		Severity: Error,
		What: language.Text{
			Sv: "länken ”%[1]v” är inte tillåten: %[2]v",
			En: "the link “%[1]v” is not allowed: %[2]v",
		},
		Do: language.Text{
			Sv: "skriv en adress som börjar med https:// eller mailto:, eller sökvägen från den här filen till en fil i portföljen",
			En: "write an address that begins with https:// or mailto:, or the path from this file to a file of the portfolio",
		},
	}

	// ExternalImage is a picture that every reader's browser would fetch
	// from somebody else. Arguments: the address.
	ExternalImage = &Code{
		ID:       "BT-L002",
		Severity: Error,
		What: language.Text{
			Sv: "bilden ”%[1]v” ligger på en annan webbplats och visas inte",
			En: "the picture “%[1]v” lies on another web site and is not shown",
		},
		Do: language.Text{
			Sv: "spara bilden i portföljen och skriv sökvägen till den",
			En: "save the picture in the portfolio and write the path to it",
		},
	}

	// OpenComment is a comment that hides the rest of the text. Arguments:
	// none.
	OpenComment = &Code{
		ID:       "BT-L003",
		Severity: Error,
		What: language.Text{
			Sv: "kommentaren som börjar här tar aldrig slut, så texten efter den syns inte",
			En: "the comment that begins here never ends, so the text after it is not shown",
		},
		Do: language.Text{
			Sv: "skriv --> där kommentaren slutar",
			En: "write --> where the comment ends",
		},
	}

	// TextTooLong is a text longer than a page can be. Arguments: the limit
	// in KiB.
	TextTooLong = &Code{
		ID:       "BT-L010",
		Severity: Error,
		What: language.Text{
			Sv: "texten är längre än %[1]v KiB, och resten läses inte",
			En: "the text is longer than %[1]v KiB, and the rest is not read",
		},
		Do: language.Text{
			Sv: "dela upp texten, eller bifoga den som en fil",
			En: "split the text, or attach it as a file",
		},
	}

	// NestedTooDeep is a list or quotation within too many others.
	// Arguments: the limit.
	NestedTooDeep = &Code{
		ID:       "BT-L011",
		Severity: Error,
		What: language.Text{
			Sv: "listor och citat ligger inuti varandra i fler än %[1]v nivåer",
			En: "lists and quotations lie within each other more than %[1]v levels deep",
		},
		Do: language.Text{
			Sv: "ta bort några nivåer",
			En: "remove some of the levels",
		},
	}

	// EmphasisTooDeep is emphasised text within too much other. Arguments: the
	// limit.
	EmphasisTooDeep = &Code{
		ID:       "BT-L015",
		Severity: Error,
		What: language.Text{
			Sv: "betonad text (*, _ eller ~) ligger inuti annan betonad text i fler än %[1]v nivåer",
			En: "emphasised text (*, _ or ~) lies within other emphasised text more than %[1]v levels deep",
		},
		Do: language.Text{
			Sv: "ta bort några av tecknen, eller skriv texten mellan rader med ```",
			En: "remove some of the marks, or put the text between lines of ```",
		},
	}

	// TableTooWide is a table with more columns than a page can show.
	// Arguments: the number of columns, the limit.
	TableTooWide = &Code{
		ID:       "BT-L012",
		Severity: Error,
		What: language.Text{
			Sv: "tabellen har %[1]v kolumner; högst %[2]v kan visas",
			En: "the table has %[1]v columns; at most %[2]v can be shown",
		},
		Do: language.Text{
			Sv: "dela upp tabellen, eller bifoga den som en fil",
			En: "split the table, or attach it as a file",
		},
	}

	// TableTooLarge is a table whose rows are too long or too many.
	// Arguments: the limit of a row in KiB, that of cells in the document.
	TableTooLarge = &Code{
		ID:       "BT-L013",
		Severity: Error,
		What: language.Text{
			Sv: "tabellen är för stor: en rad kan vara högst %[1]v KiB, och textens tabeller kan ha högst %[2]v celler",
			En: "the table is too large: a row can have at most %[1]v KiB, and the tables of a text at most %[2]v cells",
		},
		Do: TableTooWide.Do,
	}

	// TooMuchMarkup is a paragraph with so many marks that reading them
	// would take too long. Arguments: none.
	TooMuchMarkup = &Code{
		ID:       "BT-L014",
		Severity: Error,
		What: language.Text{
			Sv: "stycket är långt och fullt av tecken som *, [ och `, så formateringen läses inte längre än hit",
			En: "the paragraph is long and full of marks such as *, [ and `, so its formatting is read no further than here",
		},
		Do: language.Text{
			Sv: "dela upp stycket med tomma rader, eller skriv texten mellan rader med ```",
			En: "split the paragraph with empty lines, or put the text between lines of ```",
		},
	}
)

var codesMarkdown = []*Code{
	ForbiddenLink, ExternalImage, OpenComment,
	TextTooLong, NestedTooDeep, EmphasisTooDeep, TableTooWide, TableTooLarge, TooMuchMarkup,
}
