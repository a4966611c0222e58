package bench

import (
	"testing"

	"btfolio/internal/language"
)

func TestEverybodyHasANameOfTheirOwn(t *testing.T) {
	folders := map[string]string{}
	for i := range Most + len(staff(Most)) {
		name := fullName(i)
		folder := language.Slug(name)
		if other, taken := folders[folder]; taken {
			t.Errorf("%s and %s would be one", name, other)
		}
		folders[folder] = name
	}
}
