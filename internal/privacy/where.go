package privacy

import "btfolio/internal/language"

var (
	whereName   = language.Text{Sv: "filnamnet", En: "the name of the file"}
	whereText   = language.Text{Sv: "texten", En: "the text"}
	whereInside = language.Text{Sv: "en bifogad fil", En: "an enclosed file"}
	whereHidden = language.Text{Sv: "okänd del", En: "unknown part"}
)
