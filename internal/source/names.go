package source

import (
	"fmt"
	"path"
	"strings"
	"unicode"
	"unicode/utf16"
	"unicode/utf8"

	"golang.org/x/text/cases"
	"golang.org/x/text/unicode/norm"

	"btfolio/internal/diag"
)

// maxPath is how long a path in a site may be. Windows opens paths of 259
// characters; the rest is room for the folder a portfolio is unpacked in.
const maxPath = 240

// forbidden are the characters Windows allows in no name, apart from the
// slash, which no system does.
const forbidden = `:<>"|?*\`

// length counts characters as Windows does.
func length(path string) int {
	n := 0
	for _, r := range path {
		n += utf16.RuneLen(r)
	}
	return n
}

// fold maps names to the same string when a system that does not tell
// capitals or ways of storing a letter apart would take them for one.
func fold(name string) string {
	return norm.NFC.String(cases.Fold().String(norm.NFC.String(name)))
}

// shown is a name as it stands in paths: in NFC, and safe to print, since a
// control character could make a terminal show something else.
func shown(name string) string {
	name = norm.NFC.String(strings.ToValidUTF8(name, "\uFFFD"))
	return strings.Map(func(r rune) rune {
		if invisible(r) {
			return '\uFFFD'
		}
		return r
	}, name)
}

// PathOf is how the listing writes a path that the disk may have in another
// way.
func PathOf(disk string) string { return shown(disk) }

// faults returns what is wrong with a name on disk: everything that would
// keep the file from being unpacked on Windows or being named in a text.
func faults(name string) []func(name, better string) *diag.Problem {
	var found []func(name, better string) *diag.Problem
	if reserved(name) {
		found = append(found, diag.ReservedName.Problem)
	}
	if strings.TrimRight(name, ". ") != name {
		found = append(found, diag.NameEnding.Problem)
	}
	if strings.ContainsAny(name, forbidden) {
		found = append(found, diag.NameCharacter.Problem)
	}
	if strings.ContainsFunc(name, invisible) {
		found = append(found, diag.NameInvisible.Problem)
	}
	if !utf8.ValidString(name) {
		found = append(found, diag.NameEncoding.Problem)
	}
	return found
}

// invisible reports whether a character controls a terminal, ends a line or
// turns the direction of writing, so that “fdp.exe” can look like “exe.pdf”.
func invisible(r rune) bool {
	if ' ' <= r && r <= '~' {
		return false // almost every character of almost every name
	}
	return unicode.In(r, unicode.Cc, unicode.Zl, unicode.Zp, unicode.Bidi_Control)
}

// reserved reports whether Windows takes a name for one of its devices,
// which it does whatever follows the first full stop.
func reserved(name string) bool {
	base := strings.ToUpper(deviceName(name))
	switch base {
	case "CON", "PRN", "AUX", "NUL", "CONIN$", "CONOUT$":
		return true
	}
	number, isPort := strings.CutPrefix(base, "COM")
	if !isPort {
		number, isPort = strings.CutPrefix(base, "LPT")
	}
	return isPort && utf8.RuneCountInString(number) == 1 && strings.Contains("0123456789¹²³", number)
}

// deviceName is the part of a name that Windows compares with its devices.
func deviceName(name string) string {
	base, _, _ := strings.Cut(name, ".")
	return strings.TrimRight(base, " ")
}

// fit returns a name without faults, as similar as possible to one that has
// some.
func fit(name string) string {
	name = norm.NFC.String(fromLatin1(name))
	name = strings.Map(func(r rune) rune {
		if invisible(r) {
			return -1
		}
		return r
	}, name)
	name = strings.NewReplacer(
		": ", " ", ":", "-", "|", "-", `\`, "-",
		"<", "", ">", "", `"`, "", "?", "", "*", "",
	).Replace(name)
	name = strings.TrimRight(name, ". ")
	if reserved(name) {
		device := deviceName(name)
		name = device + "_" + name[len(device):]
	}
	if name == "" || hidden(name) || dropping(name) {
		name = "_" + name + "_"
	}
	return norm.NFC.String(name)
}

// fromLatin1 reads the bytes that are not UTF-8 as Latin-1, which is what
// older programs wrote å, ä and ö in.
func fromLatin1(name string) string {
	var b strings.Builder
	for i, r := range name {
		switch {
		case r != utf8.RuneError || strings.HasPrefix(name[i:], "\uFFFD"):
			b.WriteRune(r)
		case name[i] >= 0xA0:
			b.WriteRune(rune(name[i]))
		default:
			b.WriteByte('-')
		}
	}
	return b.String()
}

// free returns the name, numbered if it is taken in its folder: whoever
// follows the advice must not overwrite another file.
func free(name string, taken func(folded string) bool) string {
	candidate := name
	ext := path.Ext(name)
	for n := 2; taken(fold(candidate)); n++ {
		candidate = fmt.Sprintf("%s-%d%s", strings.TrimSuffix(name, ext), n, ext)
	}
	return candidate
}
