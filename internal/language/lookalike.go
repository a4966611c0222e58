package language

import (
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// latin are the letters of other scripts, and digits, that look like letters of
// ours, each above the one it looks like.
var latin = pairs(
	"АВЕЅІЈКМНОРСТУХҮԚԜѴӀаеѕіјһорсухԛԝѵӏк", "ABESIJKMHOPCTYXYQWVIaesijhopcyxqwvik",
	"ΑΒΕΖΗΙΚΜΝΟΡΤΥΧαοριυνκγχ", "ABEZHIKMNOPTYXaopiuvkyx",
	"օոսհցզյՕՏԼ", "onuhgqjOSL",
	"ɑɡɩıʟɴʙʜʀʏ", "agiiLNBHRY",
	"0", "O",
)

func pairs(all ...string) map[rune]rune {
	of := map[rune]rune{}
	for i := 0; i < len(all); i += 2 {
		to := []rune(all[i+1])
		for n, from := range []rune(all[i]) {
			of[from] = to[n]
		}
	}
	return of
}

// unseen reports whether a character takes no room, or shows nothing where it
// stands.
func unseen(r rune) bool {
	return r == '\u2800' || r == '\u3164' ||
		unicode.In(r, unicode.Cf, unicode.Cc, unicode.Variation_Selector, unicode.Other_Default_Ignorable_Code_Point)
}

// Deceptive finds a character in a name that is not what it looks like: one that
// does not show, or a letter that stands for another. It is zero where there is
// none; a name wholly in another script is none unless all of it looks like
// ours.
func Deceptive(name string) (r rune, hidden bool) {
	var foreign rune
	letters, ours, alike := 0, 0, 0
	for _, r := range norm.NFC.String(name) {
		switch {
		case unseen(r):
			return r, true
		case !unicode.IsLetter(r):
			continue
		case norm.NFKC.String(string(r)) != string(r), '\u1D00' <= r && r <= '\u1D7F':
			return r, false
		}
		letters++
		switch _, known := latin[r]; {
		case known && r != 'ı':
			alike++
		case unicode.Is(unicode.Latin, r):
			ours++
			continue
		}
		if foreign == 0 {
			foreign = r
		}
	}
	if foreign != 0 && (ours > 0 || alike == letters) {
		return foreign, false
	}
	return 0, false
}

// Looks is what a name looks like: two names that people take for one look the
// same.
func Looks(name string) string {
	var b strings.Builder
	for _, r := range norm.NFKC.String(name) {
		if unseen(r) {
			continue
		}
		if to, ok := latin[r]; ok {
			r = to
		}
		switch r {
		case 'I', 'l', '1', '|':
			r = 'l'
		}
		b.WriteRune(unicode.ToLower(r))
	}
	return strings.NewReplacer("rn", "m", "vv", "w").Replace(strings.Join(strings.Fields(b.String()), " "))
}
