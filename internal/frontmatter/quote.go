package frontmatter

import (
	"encoding/json"
	"regexp"
	"strings"
)

var plainValue = regexp.MustCompile(`^[\pL][\pL\pN_/.-]*( [\pL\pN_/.-]+)*$`)

// Quote writes a text as a value of front matter: as it is where nothing in
// it means something else there.
func Quote(s string) string {
	if plainValue.MatchString(s) && !strings.EqualFold(s, "null") {
		return s
	}
	var b strings.Builder
	encoder := json.NewEncoder(&b)
	encoder.SetEscapeHTML(false)
	if err := encoder.Encode(s); err != nil {
		panic(err) // of a string there is no error
	}
	return strings.TrimSuffix(b.String(), "\n")
}
