package seal

import (
	"regexp"
	"strings"

	"btfolio/internal/source"
)

// line writes one line of the list as sha256sum does: digest, two spaces,
// name. A name with a character that would break the line is escaped, and the
// line then begins with a backslash.
func line(digest source.Digest, name string) string {
	escaped := escape.Replace(name)
	mark := ""
	if escaped != name {
		mark = `\`
	}
	return mark + digest.String() + "  " + escaped
}

var (
	escape   = strings.NewReplacer(`\`, `\\`, "\n", `\n`, "\r", `\r`)
	unescape = strings.NewReplacer(`\\`, `\`, `\n`, "\n", `\r`, "\r")

	// wellFormed is a line as sha256sum writes it; the star is its mark of
	// binary mode.
	wellFormed = regexp.MustCompile(`^(\\?)([0-9a-f]{64}) [ *](.+)$`)

	// counted is any line that “sha256sum -c” would check, in whichever of its
	// forms: it skips white space first and takes capitals too.
	counted = regexp.MustCompile(`^[ \t]*\\?(?:[0-9A-Fa-f]{64}[ \t]|SHA256 ?\()`)

	badEscape = regexp.MustCompile(`^(?:[^\\]|\\[\\nr])*\\(?:[^\\nr]|$)`)
)

// readLine reads one line of the list.
func readLine(text string) (digest source.Digest, name string, ok bool) {
	m := wellFormed.FindStringSubmatch(text)
	if m == nil {
		return digest, "", false
	}
	name = m[3]
	if m[1] != "" {
		if badEscape.MatchString(name) {
			return digest, "", false
		}
		name = unescape.Replace(name)
	}
	digest, err := source.ParseDigest(m[2])
	return digest, name, err == nil
}
