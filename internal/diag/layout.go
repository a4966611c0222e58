package diag

import "btfolio/internal/language"

// What can be wrong in the layouts of a site. The places are those of the
// layout files, and the arguments quote them.
var (
	// LayoutSyntax: the braces of a file do not make sense.
	LayoutSyntax = &Code{ID: "BT-T001", Severity: Error,
		What: language.Text{Sv: "layouten går inte att läsa: %[1]v", En: "the layout cannot be read: %[1]v"},
		Do:   language.Text{Sv: "rätta raden; varje {{ if }}, {{ range }}, {{ with }}, {{ block }} och {{ define }} ska ha ett {{ end }}", En: "correct the line; each {{ if }}, {{ range }}, {{ with }}, {{ block }} and {{ define }} needs an {{ end }}"}}

	// UnknownFunction: neither Go's templates nor Hugo have it.
	UnknownFunction = &Code{ID: "BT-T002", Severity: Error,
		What: language.Text{Sv: "funktionen ”%[1]s” finns inte", En: "there is no function “%[1]s”"},
		Do:   language.Text{Sv: "skriv en funktion som finns; närmast i namn är %[2]s", En: "write a function that exists; the nearest names are %[2]s"}}

	// ClosedFunction: a function of Hugo that layouts have no use of here, or
	// must not have.
	ClosedFunction = &Code{ID: "BT-T003", Severity: Error,
		What: language.Text{Sv: "funktionen ”%[1]s” är stängd för layouter: %[2]v", En: "the function “%[1]s” is closed to layouts: %[2]v"},
		Do:   language.Text{Sv: "använd sidans egna värden i stället", En: "use the page's own values instead"}}

	// UnknownPartial: there is no such file.
	UnknownPartial = &Code{ID: "BT-T004", Severity: Error,
		What: language.Text{Sv: "det finns ingen layouts/_partials/%[1]s", En: "there is no layouts/_partials/%[1]s"},
		Do:   language.Text{Sv: "skapa filen eller skriv ett namn som finns, till exempel %[2]s", En: "create the file, or write a name that exists, such as %[2]s"}}

	// UndefinedBlock: asked for, and nowhere defined.
	UndefinedBlock = &Code{ID: "BT-T005", Severity: Error,
		What: language.Text{Sv: "blocket ”%[1]s” är inte definierat", En: "the block “%[1]s” is not defined"},
		Do:   language.Text{Sv: `skriv {{ define "%[1]s" }} … {{ end }} i layouten, eller {{ block "%[1]s" . }} … {{ end }} där det ska stå`, En: `write {{ define "%[1]s" }} … {{ end }} in the layout, or {{ block "%[1]s" . }} … {{ end }} where it belongs`}}

	// UnusedBlock: defined, and nowhere asked for, so it would silently be
	// missing on the page.
	UnusedBlock = &Code{ID: "BT-T006", Severity: Error,
		What: language.Text{Sv: "blocket ”%[1]s” används inte", En: "nothing asks for the block “%[1]s”"},
		Do:   language.Text{Sv: "ta bort det eller byt namn på det; närmast i namn är %[2]s", En: "remove it or rename it; the nearest names are %[2]s"}}

	// OutsideBlock: what stands beside the blocks would replace the page.
	OutsideBlock = &Code{ID: "BT-T007", Severity: Error,
		What: language.Text{Sv: "det som står utanför blocken skulle ersätta hela sidan", En: "what stands outside the blocks would replace the whole page"},
		Do:   language.Text{Sv: "flytta in det i ett block", En: "move it into a block"}}

	// DuplicateBlock: only one of the two would be used.
	DuplicateBlock = &Code{ID: "BT-T008", Severity: Error,
		What: language.Text{Sv: "”%[1]s” är definierat även i %[2]s", En: "“%[1]s” is defined in %[2]s as well"},
		Do:   language.Text{Sv: "byt namn på det ena", En: "rename one of them"}}

	// UnknownField: the value on the page has no such name.
	UnknownField = &Code{ID: "BT-T009", Severity: Error,
		What: language.Text{Sv: "layouten frågar efter ”.%[1]s”, som %[2]v inte har", En: "the layout asks for “.%[1]s”, which %[2]v does not have"},
		Do:   language.Text{Sv: "rätta namnet%[3]v", En: "correct the name%[3]v"}}

	// MissingValue: a name is read of something this page does not have.
	MissingValue = &Code{ID: "BT-T010", Severity: Error,
		What: language.Text{Sv: "”.%[1]s” läses ur %[2]v, som saknas på sidan", En: "“.%[1]s” is read from %[2]v, which the page is without"},
		Do:   language.Text{Sv: "ställ {{ with }} eller {{ if }} framför, så att raden bara gäller när värdet finns", En: "put {{ with }} or {{ if }} in front, so that the line counts only when the value is there"}}

	// CallFailed: a function or a method said no.
	CallFailed = &Code{ID: "BT-T011", Severity: Error,
		What: language.Text{Sv: "”%[1]s” gick inte att utföra: %[2]s", En: "“%[1]s” could not be done: %[2]s"},
		Do:   language.Text{Sv: "kontrollera värdena den får", En: "check the values it is given"}}

	// WrongCount: too many or too few values.
	WrongCount = &Code{ID: "BT-T012", Severity: Error,
		What: language.Text{Sv: "fel antal värden till ”%[1]s”: %[2]v", En: "wrong number of values for “%[1]s”: %[2]v"},
		Do:   language.Text{Sv: "kontrollera värdena den får", En: "check the values it is given"}}

	// UnclearContext: the place of a value cannot be told from the markup, so
	// it cannot be escaped for it.
	UnclearContext = &Code{ID: "BT-T013", Severity: Error,
		What: language.Text{Sv: "det går inte att avgöra var i sidan ett värde hamnar: %[1]v", En: "where in the page a value ends up cannot be told: %[1]v"},
		Do:   language.Text{Sv: "sätt citattecken runt attributet, och avsluta taggar i samma gren som de börjar", En: "put quotation marks around the attribute, and close tags in the branch that opens them"}}

	// UnsafeValue: an address such as javascript: was taken out of the page.
	UnsafeValue = &Code{ID: "BT-T014", Severity: Error,
		What: language.Text{Sv: "en adress eller stil på sidan är inte tillåten: %[1]s", En: "an address or style on the page is not allowed: %[1]s"},
		Do:   language.Text{Sv: "låt adressen vara relativ eller börja med http, https eller mailto", En: "let the address be relative, or begin with http, https or mailto"}}

	// UnusedLayout: a file in layouts that no page comes from.
	UnusedLayout = &Code{ID: "BT-T015", Severity: Warning,
		What: language.Text{Sv: "filen i layouts används inte av någon sida", En: "the file in layouts is not used by any page"},
		Do:   language.Text{Sv: "ge den namn efter en sorts sida, eller lägg den i _partials; namnet ska bestå av bokstäver, siffror, - och _ och sluta på .html", En: "name it after a kind of page, or put it in _partials; the name is letters, digits, - and _ and ends in .html"}}

	// NoLayout: a page has no layout or an empty one, or a layout no frame.
	NoLayout = &Code{ID: "BT-T016", Severity: Error,
		What: language.Text{Sv: "layouten saknas eller är tom", En: "the layout is missing or empty"},
		Do:   language.Text{Sv: "skriv layouten, eller ta bort den egna filen så att den inbyggda används", En: "write the layout, or remove your own file so that the built-in one is used"}}

	// LayoutFailed: anything else Hugo says.
	LayoutFailed = &Code{ID: "BT-T017", Severity: Error,
		What: language.Text{Sv: "layouten går inte att använda: %[1]s", En: "the layout cannot be used: %[1]s"},
		Do:   language.Text{Sv: "rätta layouten", En: "correct the layout"}}

	// LayoutStops: the layout itself says stop, with errorf.
	LayoutStops = &Code{ID: "BT-T018", Severity: Error,
		What: language.Text{Sv: "layouten stannar här: %[1]s", En: "the layout stops here: %[1]s"},
		Do:   language.Text{Sv: "följ det layouten säger", En: "do what the layout says"}}

	// EndlessLayout: a partial or block calls itself.
	EndlessLayout = &Code{ID: "BT-T019", Severity: Error,
		What: language.Text{Sv: "layouten anropar sig själv utan slut", En: "the layout calls itself without end"},
		Do:   language.Text{Sv: "låt anropet stå i ett {{ if }} som någon gång inte gäller", En: "put the call in an {{ if }} that at some point does not hold"}}
)

var codesLayout = []*Code{
	LayoutSyntax, UnknownFunction, ClosedFunction, UnknownPartial, UndefinedBlock,
	UnusedBlock, OutsideBlock, DuplicateBlock, UnknownField, MissingValue,
	CallFailed, WrongCount, UnclearContext, UnsafeValue, UnusedLayout,
	NoLayout, LayoutFailed, LayoutStops, EndlessLayout,
}
