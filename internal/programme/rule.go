package programme

import (
	"regexp"
	"slices"
	"strings"

	"btfolio/internal/language"
)

// A Rule is what every rule says about itself: where it comes from and what
// is uncertain about it.
type Rule struct {
	Source      []string      `key:"source,required"` // references such as “S4:209”, “F195”, or the name of a page
	Note        language.Text `key:"note"`            // what is uncertain, if anything
	Recommended bool          `key:"recommended"`     // asked for, but BT can be approved without it
}

// Sources are the documents that rules refer to by a short name.
type Sources map[string]language.Text

// feature is a reference into btfolio's own tables of what the sources say
// and where they contradict each other; it adds nothing a reader could open.
var feature = regexp.MustCompile(`^[FC]\d+$`)

// Cite writes where a rule comes from: the titles of the documents. Where in
// them it stands is in Source, for whoever has the document at hand.
func (s Sources) Cite(r Rule, l language.Language) string {
	var titles []string
	for _, ref := range r.Source {
		document, _, _ := strings.Cut(ref, ":")
		words := ref
		if title, known := s[document]; known {
			words = title.In(l)
		} else if feature.MatchString(ref) {
			continue
		}
		if !slices.Contains(titles, words) {
			titles = append(titles, words)
		}
	}
	return strings.Join(titles, "; ")
}
