package programme

import (
	"testing"

	"btfolio/internal/language"
)

func TestCite(t *testing.T) {
	sources := Sources{
		"S4":  {Sv: "Bildspel", En: "Slides"},
		"S3":  {Sv: "Webbsida", En: "Web page"},
		"own": {Sv: "eget val", En: "own choice"},
	}
	for _, c := range []struct {
		source []string
		sv, en string
	}{
		{[]string{"S4:209", "F195"}, "Bildspel", "Slides"},
		{[]string{"S3:24", "S4:284", "S4:285"}, "Webbsida; Bildspel", "Web page; Slides"},
		{[]string{"own"}, "eget val", "own choice"},
		{[]string{"slf.se/sylf", "Region Dalarna"}, "slf.se/sylf; Region Dalarna", "slf.se/sylf; Region Dalarna"},
		{[]string{"F1"}, "", ""},
		{[]string{"S9:1"}, "S9:1", "S9:1"}, // a document nobody has named
		{nil, "", ""},
	} {
		r := Rule{Source: c.source}
		if sv, en := sources.Cite(r, language.Swedish), sources.Cite(r, language.English); sv != c.sv || en != c.en {
			t.Errorf("%v is cited as %q and %q", c.source, sv, en)
		}
	}
}
