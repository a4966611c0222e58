package privacy

import "btfolio/internal/language"

var whereName = language.Text{Sv: "filnamnet", En: "the name of the file"}
