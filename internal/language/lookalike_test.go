package language_test

import (
	"testing"

	"btfolio/internal/language"
)

func TestDeceptive(t *testing.T) {
	for _, name := range []string{
		"", "Eva Lind", "Åsa Öberg-Ängö", "Núria Muñoz", "Zoë O’Brien", "Yıldız Şahin", "Əli Əliyev", "Đặng Thị", "Łukasz Żak",
		"Ngozi Ọkọnjọ", "Анна Иванова", "李小龙", "محمد", "Ada\u00a0Ek", "Lo Ek 2", "A\u0308rla", "eva-lind", "Ɛsi Ɔfori", "ßan",
	} {
		if r, _ := language.Deceptive(name); r != 0 {
			t.Errorf("%q: %U", name, r)
		}
	}
	for name, want := range map[string]struct {
		r      rune
		hidden bool
	}{
		"Eva\u200b Lind":       {0x200b, true},
		"E\u00adva":            {0xad, true},
		"Eva\ufe0f":            {0xfe0f, true},
		"Eva\u2060":            {0x2060, true},
		"\u202eEva":            {0x202e, true},
		"Eva\u3164Lind":        {0x3164, true},
		"Eva\u034f":            {0x34f, true},
		"Eva\U000E0041":        {0xe0041, true},
		"Ev\u0430 Lind":        {0x430, false},  // Cyrillic
		"\u0395va Lind":        {0x395, false},  // Greek
		"\u0410\u041d\u0410":   {0x410, false},  // all of it Cyrillic
		"Ev\u0251 Lind":        {0x251, false},  // a letter of phonetics
		"\uff25va":             {0xff25, false}, // full width
		"\U0001D404va":         {0x1d404, false},
		"\u13acva Lind":        {0x13ac, false}, // Cherokee
		"H\u03bf\u03bflm":      {0x3bf, false},
		"anna-\u0455tr\u00f6m": {0x455, false},
	} {
		if r, hidden := language.Deceptive(name); r != want.r || hidden != want.hidden {
			t.Errorf("%q: %U %v, want %U %v", name, r, hidden, want.r, want.hidden)
		}
	}
}

func TestLooks(t *testing.T) {
	for _, same := range [][2]string{
		{"Nils Ek", "NiIs Ek"}, {"Nils Ek", "Ni1s  Ek"}, {"Olle", "0lle"}, {"Eva", "Ev\u0430"}, {"Eva", "E\u200bva"},
		{"Arne", "Ame"}, {"Wera", "Vvera"}, {"Åsa", "A\u030asa"}, {"Eva", "\uff25va"},
	} {
		if a, b := language.Looks(same[0]), language.Looks(same[1]); a != b {
			t.Errorf("%q looks like %q, %q like %q", same[0], a, same[1], b)
		}
	}
	for _, other := range [][2]string{{"Asa", "Åsa"}, {"Nils", "Nilsa"}, {"Andersson", "Anderson"}, {"Lo Ek", "Loek"}} {
		if a := language.Looks(other[0]); a == language.Looks(other[1]) {
			t.Errorf("%q and %q both look like %q", other[0], other[1], a)
		}
	}
}
