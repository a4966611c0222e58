package diag

import (
	"regexp"
	"slices"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"btfolio/internal/language"
)

var id = regexp.MustCompile(`^BT-[A-Z]\d{3}$`)

func TestCodes(t *testing.T) {
	seen := map[string]bool{}
	for _, c := range Codes() {
		if !id.MatchString(c.ID) || seen[c.ID] {
			t.Errorf("%q is no id, or is the id of two codes", c.ID)
		}
		seen[c.ID] = true
		for _, text := range []language.Text{c.What, c.Do} {
			for _, words := range []string{text.Sv, text.En} {
				if first, _ := utf8.DecodeRuneInString(words); words == "" || strings.HasSuffix(words, ".") || unicode.IsUpper(first) && !unicode.IsUpper([]rune(words)[1]) && !proper(words) {
					t.Errorf("%s: %q is empty, ends a sentence or begins one", c.ID, words)
				}
			}
		}
	}
	if !slices.IsSortedFunc(Codes(), func(a, b *Code) int { return strings.Compare(a.ID, b.ID) }) {
		t.Error("the codes are not in the order of their ids")
	}
}

// proper are names that keep their capital at the start of a text.
func proper(words string) bool {
	return strings.HasPrefix(words, "Windows ") || strings.HasPrefix(words, "Hugo")
}
