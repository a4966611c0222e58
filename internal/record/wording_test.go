package record

import (
	"crypto/sha256"
	"fmt"
	"strings"
	"testing"

	"btfolio/internal/privacy"
	"btfolio/internal/seal"
)

// However a digest begins, the name of a wording is taken for no number of a person.
func TestWordingNames(t *testing.T) {
	for n := range 3000 {
		text := fmt.Append(nil, n)
		for _, path := range []string{"samtal/2025-09-04.md", "kurser/" + strings.Repeat("å lång ", 40) + ".markdown"} {
			name := wordingName(seal.File{Path: path, Digest: sha256.Sum256(text), Text: text}, func(string) bool { return false })
			if hits := privacy.Name("godkannanden/lydelser/"+name, privacy.Known{}); len(hits) > 0 || len(name) > 90 {
				t.Errorf("%s: %v", name, hits)
			}
		}
	}
	var digest [sha256.Size]byte // nothing but digits
	name := wordingName(seal.File{Path: "a.md", Digest: digest}, func(name string) bool { return len(name) < 30 })
	if len(name) < 30 {
		t.Errorf("%s is taken", name)
	}
}
