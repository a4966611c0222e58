package frontmatter

import "testing"

func TestQuote(t *testing.T) {
	for in, want := range map[string]string{
		"placeringar/akuten":         "placeringar/akuten",
		"dokument/BT1 MiniCex Bröst": "dokument/BT1 MiniCex Bröst",
		"dokument/BT1, BT2 x":        `"dokument/BT1, BT2 x"`,
		"Fel: saknas":                `"Fel: saknas"`,
		`sa "nej" & <gick>`:          `"sa \"nej\" & <gick>"`,
		"2026-01-01":                 `"2026-01-01"`,
		"- streck":                   `"- streck"`,
		"ord # inte kommentar":       `"ord # inte kommentar"`,
		"null":                       `"null"`,
		"Ja":                         "Ja",
		"rad\nbruten":                `"rad\nbruten"`,
	} {
		got := Quote(in)
		if got != want {
			t.Errorf("%s: %s", in, got)
		}
		var read struct {
			Text string `key:"title"`
		}
		if _, found := Decode("f", []byte("title: "+got+"\n"), 1, &read); len(found) > 0 || read.Text != in {
			t.Errorf("%s is read as %q, %v", got, read.Text, found)
		}
	}
}
