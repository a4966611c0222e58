package vocabulary

import (
	"regexp"
	"strings"
	"testing"

	"golang.org/x/text/unicode/norm"
)

// TestPattern: the pattern of a word takes what Find takes for it, and
// nothing that Find takes for another.
func TestPattern(t *testing.T) {
	for _, set := range words().sets {
		patterns := map[string]*regexp.Regexp{}
		for _, term := range set.Terms() {
			var all []string
			for _, word := range term.words() {
				all = append(all, Pattern(word))
			}
			patterns[term.Key] = regexp.MustCompile(`^(` + strings.Join(all, "|") + `)$`)
		}
		for _, term := range set.Terms() {
			for _, word := range term.words() {
				for _, spelt := range []string{
					word, strings.ToUpper(word), norm.NFD.String(word), strings.ReplaceAll(word, " ", ""),
					strings.ReplaceAll(word, " ", "_"), fold(word), " " + word + " ", word + "x", word[1:],
				} {
					found, _ := set.Find(spelt)
					for key, pattern := range patterns {
						if pattern.MatchString(spelt) != (found.Key == key) {
							t.Errorf("%s: %q is %q, and the pattern of %s says otherwise", set.Name(), spelt, found.Key, key)
						}
					}
				}
			}
		}
	}
}
