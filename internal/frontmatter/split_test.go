package frontmatter

import (
	"slices"
	"strings"
	"testing"
)

func TestSplitTakesTextsApart(t *testing.T) {
	for name, test := range map[string]struct {
		in           string
		matter, body string
		bodyLine     int
	}{
		"usual":                  {"---\ntitel: A\n---\n\nText\n", "titel: A\n", "\nText\n", 4},
		"empty front matter":     {"---\n---\nText\n", "", "Text\n", 3},
		"empty body":             {"---\ntitel: A\n---\n", "titel: A\n", "", 4},
		"ends with the fence":    {"---\ntitel: A\n---", "titel: A\n", "", 4},
		"rule in the body":       {"---\ntitel: A\n---\nText\n\n---\n\nMer\n", "titel: A\n", "Text\n\n---\n\nMer\n", 4},
		"byte order mark":        {"\uFEFF---\ntitel: A\n---\nText\n", "titel: A\n", "Text\n", 4},
		"Windows":                {"---\r\ntitel: A\r\n---\r\nText\r\n", "titel: A\n", "Text\n", 4},
		"old Mac":                {"---\rtitel: A\r---\rText\r", "titel: A\n", "Text\n", 4},
		"byte order, Windows":    {"\uFEFF---\r\ntitel: A\r\n---\r\nText", "titel: A\n", "Text", 4},
		"indented fence":         {"---\ntext: |\n  Före\n  ---\n  Efter\n---\nText\n", "text: |\n  Före\n  ---\n  Efter\n", "Text\n", 7},
		"fence after a tab":      {"---\n# \t\n\t---\n---\nText\n", "# \t\n\t---\n", "Text\n", 5},
		"fence after hard blank": {"---\n\u00a0---\n---\nText\n", "\u00a0---\n", "Text\n", 4},
		"blanks round body rule": {"---\ntitel: A\n---\n ---\n--- \n", "titel: A\n", " ---\n--- \n", 4},
	} {
		t.Run(name, func(t *testing.T) {
			got, found := Split("f.md", []byte(test.in))
			if found != nil {
				t.Fatalf("found %v", found)
			}
			if string(got.Matter) != test.matter || string(got.Body) != test.body {
				t.Errorf("matter %q, body %q; want %q and %q", got.Matter, got.Body, test.matter, test.body)
			}
			if got.File != "f.md" || got.matterLine != 2 || got.BodyLine != test.bodyLine {
				t.Errorf("%s: front matter on line %d, body on line %d; want f.md, 2 and %d", got.File, got.matterLine, got.BodyLine, test.bodyLine)
			}
		})
	}
}

func TestSplitLeavesTextWithoutFrontMatterWhole(t *testing.T) {
	got, found := Split("f.md", []byte("# Rubrik\r\n\r\nText"))
	if len(found) != 1 || string(got.Body) != "# Rubrik\n\nText" || got.BodyLine != 1 || len(got.Matter) != 0 {
		t.Errorf("%+v, %v", got, found)
	}
}

func TestSplitLetsNoHiddenCharacterThrough(t *testing.T) {
	got, found := Split("f.md", []byte("---\ntitel: A\u202eB\n---\nC\x00D\n"))
	if len(found) != 2 || string(got.Matter) != "titel: A\ufffdB\n" || string(got.Body) != "C\ufffdD\n" {
		t.Errorf("%+v, %v", got, found)
	}
}

func TestSplitTellsOfFewHiddenCharacters(t *testing.T) {
	_, found := Split("f.md", []byte("---\n---\n"+strings.Repeat("\x00", 5000)))
	if len(found) != maxHidden {
		t.Errorf("%d findings, want %d", len(found), maxHidden)
	}
}

// splitFaults are files that are wrong before any key is read.
var splitFaults = []fault{
	{"empty file", "", "BT-M016 1:1"},
	{"only blanks", "\n \r\n\t", "BT-M016 1:1"},
	{"only a byte order mark", "\uFEFF", "BT-M016 1:1"},
	{"TOML", "+++\ntitel = 'A'\n+++\n", "BT-M015 1:1"},
	{"JSON", "{\n\"titel\": \"A\"\n}\n", "BT-M015 1:1"},
	{"the first fence names its language", "---yaml\ntitel: A\n---\n", "BT-M012 1:1"},
	{"no front matter", "# Rubrik\n", "BT-M010 1:1"},
	{"list item first", "- a\n", "BT-M010 1:1"},
	{"blank lines first", "\n\n---\ntitel: A\n---\n", "BT-M011 1:1"},
	{"blank after the first fence", "--- \ntitel: A\n---\n", "BT-M012 1:1"},
	{"first fence indented", " ---\ntitel: A\n---\n", "BT-M012 1:1"},
	{"first fence too long", "----\ntitel: A\n---\n", "BT-M012 1:1"},
	{"dash of a word processor", "—\ntitel: A\n---\n", "BT-M012 1:1"},
	{"blank after the second fence", "---\ntitel: A\n--- \nText\n", "BT-M012 3:1"},
	{"blank after the second fence, rule below", "---\ntitel: A\n---\t\nText\n\n---\n", "BT-M012 3:1"},
	{"second fence too long", "---\ntitel: A\n----\nText\n", "BT-M012 3:1"},
	{"second fence with dots", "---\ntitel: A\n...\nText\n", "BT-M012 3:1"},
	{"second fence indented", "---\r\ntitel: A\r\n  ---\r\nText\r\n", "BT-M012 3:1"},
	{"no second fence", "---\ntitel: A\n\nText\n", "BT-M013 1:1"},
	{"one fence only", "---", "BT-M013 1:1"},
	{"Latin-1", "---\ntitel: Br\xf6st\n---\n", "BT-M001 2:10"},
	{"UTF-16", "\xff\xfe-\x00-\x00-\x00", "BT-M001 1:1"},
	{"surrogate", "---\n---\nåä\xed\xa0\x80", "BT-M001 3:3"},
	{"NUL in the body", "---\n---\nEtt\nåä\x00o\n", "BT-M002 4:3"},
	{"escape character", "\uFEFF---\r\ntitel: \x1b[31mA\r\n---\r\n", "BT-M002 2:8"},
	{"control character of Latin-1", "---\ntitel: A\u0085B\n---\n", "BT-M002 2:9"},
	{"line separator", "---\ntitel: A\u2028draft: true\n---\n", "BT-M002 2:9"},
	{"byte order mark inside", "---\n\uFEFFtitel: A\n---\n", "BT-M002 2:1"},
	{"right-to-left override", "---\ntitel: A\n---\nText \u202egpj.exe\n", "BT-M003 4:6"},
	{"isolate", "---\ntitel: \u2066A\n---\n", "BT-M003 2:8"},
	{"several at once", "---\ntitel: \x01\u202a\n--- \n", "BT-M002 2:8, BT-M003 2:9, BT-M012 3:1"},
}

func TestSplitSaysWhatIsWrong(t *testing.T) {
	for _, f := range splitFaults {
		t.Run(f.name, func(t *testing.T) {
			_, found := Split("f.md", []byte(f.in))
			f.check(t, found)
		})
	}
}

func FuzzSplit(f *testing.F) {
	for _, s := range splitFaults {
		f.Add([]byte(s.in))
	}
	f.Add([]byte("---\ntext: |\n  ---\n---\nText\n\n---\n"))
	f.Fuzz(func(t *testing.T, data []byte) {
		d, found := Split("f.md", data)
		checkPlaces(t, string(data), found)
		if strings.ContainsFunc(string(d.Matter)+string(d.Body), hidden) {
			t.Fatalf("hidden characters in %q, %q", d.Matter, d.Body)
		}
		if d.matterLine == 1 {
			return // no front matter was found
		}
		text, _, _ := clean("f.md", 1, data)
		front := fence + "\n" + string(d.Matter) + fence
		if string(text) != front && string(text) != front+"\n"+string(d.Body) {
			t.Fatalf("%q became %q and %q", text, d.Matter, d.Body)
		}
		if slices.Contains(strings.Split(string(d.Matter), "\n"), fence) {
			t.Fatalf("%q holds a fence", d.Matter)
		}
		if want := 1 + strings.Count(string(text[:len(text)-len(d.Body)]), "\n"); d.BodyLine != want && len(d.Body) > 0 {
			t.Fatalf("body on line %d of %q, want %d", d.BodyLine, text, want)
		}
	})
}
