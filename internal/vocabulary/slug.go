package vocabulary

import (
	"regexp"

	"btfolio/internal/language"
)

// reserved are the names that Windows keeps for devices, with or without an
// extension after them.
var reserved = regexp.MustCompile(`^(con|prn|aux|nul|com[0-9]|lpt[0-9])$`)

// Slug turns a title or a file name into a part of an address that every file
// system, zip program and web server takes as it is: lower-case ASCII letters
// and digits with single hyphens between the words. Different titles can have
// the same slug; telling them apart is up to whoever names the pages.
func Slug(s string) string {
	switch slug := language.Slug(s); {
	case slug == "":
		return "x"
	case reserved.MatchString(slug):
		return slug + "-x"
	default:
		return slug
	}
}
