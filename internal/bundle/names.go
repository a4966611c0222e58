package bundle

import (
	"io/fs"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/cases"
	"golang.org/x/text/unicode/norm"
)

// How long a name in a bundle may be, in bytes, and how many folders deep.
const (
	longestName = 1024
	deepestName = 32
)

// safe reports whether a name can be unpacked on every system without
// becoming something else: below the folder it is unpacked in, on the disk it
// is unpacked on, and no device of Windows.
func safe(name string) bool {
	if len(name) > longestName || !utf8.ValidString(name) || !fs.ValidPath(name) || name == "." ||
		strings.ContainsAny(name, `\:<>"|?*`) || strings.ContainsFunc(name, hidden) || strings.Count(name, "/") > deepestName {
		return false
	}
	for part := range strings.SplitSeq(name, "/") {
		if strings.TrimRight(part, ". ") != part || device(part) {
			return false
		}
	}
	return true
}

// hidden are characters that control a terminal, end a line, or turn the
// direction of writing so that a name looks like another.
func hidden(r rune) bool {
	return unicode.In(r, unicode.Cc, unicode.Zl, unicode.Zp, unicode.Bidi_Control)
}

// device reports whether Windows takes a name for one of its devices,
// whatever follows the first full stop.
func device(part string) bool {
	base, _, _ := strings.Cut(part, ".")
	base = strings.ToUpper(strings.TrimRight(base, " "))
	switch base {
	case "CON", "PRN", "AUX", "NUL", "CONIN$", "CONOUT$":
		return true
	}
	port, isPort := strings.CutPrefix(base, "COM")
	if !isPort {
		port, isPort = strings.CutPrefix(base, "LPT")
	}
	return isPort && utf8.RuneCountInString(port) == 1 && strings.Contains("0123456789¹²³", port)
}

// key is the same for names that some system takes for one.
func key(name string) string {
	return norm.NFC.String(cases.Fold().String(norm.NFC.String(name)))
}

// shown is a name that is safe to print, whatever it was.
func shown(name string) string {
	if len(name) > 200 {
		name = name[:200] + "…"
	}
	return strings.Map(func(r rune) rune {
		if hidden(r) {
			return utf8.RuneError
		}
		return r
	}, strings.ToValidUTF8(name, string(utf8.RuneError)))
}

// A nameSet tells names that are taken, with the folders they lie in: a file
// and a folder cannot have the same name either.
type nameSet map[string]string

// claim reports whether a name is still free.
func (s nameSet) claim(name string) bool {
	folded := key(name)
	for from, at := 0, 0; ; {
		i := strings.IndexByte(name[from:], '/')
		if i < 0 {
			break
		}
		from += i + 1
		at += strings.IndexByte(folded[at:], '/') + 1
		folder := folded[:at-1]
		if kind, taken := s[folder]; taken && kind != name[:from] {
			return false
		}
		s[folder] = name[:from]
	}
	if _, taken := s[folded]; taken {
		return false
	}
	s[folded] = name
	return true
}
