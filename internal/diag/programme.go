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

// What can be wrong with a single value in a programme.
var (
	// NotOneOf is a word that is not in a closed list only programmes use.
	// Arguments: the word as written, the words of the list.
	NotOneOf = &Code{
		ID:       "BT-P001",
		Severity: Error,
		What: language.Text{
			Sv: "”%[1]v” är inget av de ord som kan stå här",
			En: "“%[1]v” is none of the words that can stand here",
		},
		Do: language.Text{
			Sv: "skriv något av %[2]v",
			En: "write one of %[2]v",
		},
	}

	// NotASpan is a stretch of time that cannot be read.
	// Arguments: the value as written.
	NotASpan = &Code{
		ID:       "BT-P002",
		Severity: Error,
		What: language.Text{
			Sv: "”%[1]v” är ingen tidsrymd",
			En: "“%[1]v” is not a span of time",
		},
		Do: language.Text{
			Sv: "skriv ett antal och day, week eller month, till exempel ”2 weeks”",
			En: "write a number and day, week or month, such as “2 weeks”",
		},
	}

	// NotALength is how long something lasts, written so that it cannot be
	// read. Arguments: the value as written.
	NotALength = &Code{
		ID:       "BT-P003",
		Severity: Error,
		What: language.Text{
			Sv: "”%[1]v” är ingen längd på en placering",
			En: "“%[1]v” is not the length of a placement",
		},
		Do: language.Text{
			Sv: "skriv till exempel ”4 months” eller ”2-3 months”",
			En: "write for example “4 months” or “2-3 months”",
		},
	}

	// NotAnEdge is a point of a period that cannot be read.
	// Arguments: the value as written.
	NotAnEdge = &Code{
		ID:       "BT-P004",
		Severity: Error,
		What: language.Text{
			Sv: "”%[1]v” är ingen tidpunkt i en period",
			En: "“%[1]v” is not a point of a period",
		},
		Do: language.Text{
			Sv: "räkna från start, middle eller end, till exempel ”end - 4 weeks”",
			En: "count from start, middle or end, such as “end - 4 weeks”",
		},
	}

	// NotAWindow is a part of a period that cannot be read.
	// Arguments: the value as written.
	NotAWindow = &Code{
		ID:       "BT-P005",
		Severity: Error,
		What: language.Text{
			Sv: "”%[1]v” är ingen del av en period",
			En: "“%[1]v” is not a part of a period",
		},
		Do: language.Text{
			Sv: "skriv två tidpunkter med ”to” emellan, till exempel ”start to start + 2 weeks”",
			En: "write two points with “to” between them, such as “start to start + 2 weeks”",
		},
	}

	// WindowReversed is a part of a period that ends before it starts.
	// Arguments: the value as written.
	WindowReversed = &Code{
		ID:       "BT-P006",
		Severity: Error,
		What: language.Text{
			Sv: "”%[1]v” slutar innan det börjar",
			En: "“%[1]v” ends before it starts",
		},
		Do: language.Text{
			Sv: "skriv den tidigare tidpunkten först",
			En: "write the earlier point first",
		},
	}

	// BoundsReversed is a least that is not below its most.
	// Arguments: the value as written.
	BoundsReversed = &Code{
		ID:       "BT-P007",
		Severity: Error,
		What: language.Text{
			Sv: "i ”%[1]v” är det första talet inte mindre än det andra",
			En: "in “%[1]v” the least is not less than the most",
		},
		Do: language.Text{
			Sv: "skriv det minsta talet först",
			En: "write the least first",
		},
	}
)

// What can be wrong with the rules of a programme in view of each other.
var (
	// RuleTwice is a second rule about the same thing.
	// Arguments: the thing, the line of the first rule.
	RuleTwice = &Code{
		ID:       "BT-P010",
		Severity: Error,
		What: language.Text{
			Sv: "samma sak, ”%[1]v”, har redan en regel på rad %[2]v",
			En: "the same thing, “%[1]v”, has a rule on line %[2]v already",
		},
		Do: language.Text{
			Sv: "behåll en av dem",
			En: "keep one of them",
		},
	}

	// NoArea is an area that the whole country demands and the programme
	// leaves out. Arguments: the area.
	NoArea = &Code{
		ID:       "BT-P011",
		Severity: Error,
		What: language.Text{
			Sv: "programmet saknar %[1]v, som krävs i hela landet",
			En: "the programme lacks %[1]v, which the whole country demands",
		},
		Do: language.Text{
			Sv: "lägg till ”area: %[1]v” under areas",
			En: "add “area: %[1]v” to areas",
		},
	}

	// BelowFloor is service planned shorter than the whole country demands.
	// Arguments: the area, the length planned, the length demanded.
	BelowFloor = &Code{
		ID:       "BT-P012",
		Severity: Error,
		What: language.Text{
			Sv: "%[1]v är %[2]v, men minst %[3]v krävs i hela landet",
			En: "%[1]v is %[2]v but at least %[3]v in the whole country",
		},
		Do: language.Text{
			Sv: "planera minst %[3]v",
			En: "plan at least %[3]v",
		},
	}

	// NoLeast is a required assessment without a number.
	NoLeast = &Code{
		ID:       "BT-P013",
		Severity: Error,
		What: language.Text{
			Sv: "det står inte hur många bedömningar som krävs",
			En: "it is not said how many assessments are required",
		},
		Do: language.Text{
			Sv: "skriv ”least:” med ett tal från 1, eller ”recommended: true” om de bara rekommenderas",
			En: "write “least:” with a number from 1, or “recommended: true” if they are only recommended",
		},
	}

	// NoApproval is a decision that nobody is named for.
	// Arguments: what the decision is about.
	NoApproval = &Code{
		ID:       "BT-P014",
		Severity: Error,
		What: language.Text{
			Sv: "programmet säger inte vem som beslutar om %[1]v",
			En: "the programme does not say who decides about %[1]v",
		},
		Do: language.Text{
			Sv: "lägg till ”subject: %[1]v” under approvals",
			En: "add “subject: %[1]v” to approvals",
		},
	}
)

// What can be wrong with a matrix.
var (
	// NoRow is a goal that a matrix leaves out. Arguments: the goal.
	NoRow = &Code{
		ID:       "BT-P020",
		Severity: Error,
		What: language.Text{
			Sv: "matrisen saknar %[1]v",
			En: "the matrix lacks %[1]v",
		},
		Do: language.Text{
			Sv: "lägg till en rad för %[1]v; en tom ruta skrivs none",
			En: "add a row for %[1]v; an empty cell is written none",
		},
	}

	// NoCell is a column that the row of a goal leaves out.
	// Arguments: the goal, the column.
	NoCell = &Code{
		ID:       "BT-P021",
		Severity: Error,
		What: language.Text{
			Sv: "raden för %[1]v saknar kolumnen %[2]v",
			En: "the row of %[1]v lacks the column %[2]v",
		},
		Do: language.Text{
			Sv: "skriv x, note, maybe eller none för %[2]v",
			En: "write x, note, maybe or none for %[2]v",
		},
	}

	// NoColumn is a cell in a column that the matrix does not have.
	// Arguments: the column.
	NoColumn = &Code{
		ID:       "BT-P022",
		Severity: Error,
		What: language.Text{
			Sv: "matrisen har ingen kolumn %[1]v",
			En: "the matrix has no column %[1]v",
		},
		Do: language.Text{
			Sv: "lägg till %[1]v under columns, eller ta bort rutan",
			En: "add %[1]v to columns, or remove the cell",
		},
	}

	// NoNote is a cell that promises words and has none.
	// Arguments: the goal, the column.
	NoNote = &Code{
		ID:       "BT-P023",
		Severity: Error,
		What: language.Text{
			Sv: "rutan för %[1]v i %[2]v är note men har ingen anmärkning",
			En: "the cell of %[1]v in %[2]v is note but has no words",
		},
		Do: language.Text{
			Sv: "lägg till anmärkningen under notes, eller skriv x",
			En: "add the words to notes, or write x",
		},
	}

	// LooseNote is words for a cell that does not promise any.
	// Arguments: the goal, the column.
	LooseNote = &Code{
		ID:       "BT-P024",
		Severity: Error,
		What: language.Text{
			Sv: "anmärkningen gäller %[1]v i %[2]v, men den rutan är inte note",
			En: "the words are for %[1]v in %[2]v, but that cell is not note",
		},
		Do: language.Text{
			Sv: "skriv note i rutan, eller ta bort anmärkningen",
			En: "write note in the cell, or remove the words",
		},
	}
)

var codesProgramme = []*Code{
	UnknownGoal,
	NotOneOf, NotASpan, NotALength, NotAnEdge, NotAWindow, WindowReversed, BoundsReversed,
	RuleTwice, NoArea, BelowFloor, NoLeast, NoApproval,
	NoRow, NoCell, NoColumn, NoNote, LooseNote,
}
