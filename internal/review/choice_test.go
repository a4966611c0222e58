package review_test

import (
	"strings"
	"testing"

	"btfolio/internal/diag"
)

// Who would not be chosen first is remarked on, and may decide all the same.
func TestChoices(t *testing.T) {
	resident := strings.Replace(base("vgr", ""), "namn: hanna\nbefattning: specialistläkare", "namn: hanna\nbefattning: ST-läkare", 1)
	const first = "notice - hanna är huvudhandledare, och programmet vill i första hand ha en specialistläkare"
	for name, c := range map[string]struct {
		site string
		want []string
	}{
		"a resident":                 {resident, []string{first}},
		"a specialist":               {base("vgr", ""), nil},
		"where no one is preferred":  {strings.Replace(resident, "programme: vgr", "programme: region-bt", 1), nil},
		"at the unit":                {at("Akutkliniken, Norra sjukhuset"), nil},
		"at another":                 {at("Psykiatriska kliniken"), []string{"notice - eva handleder på Akuten (Akutkliniken) och har arbetsplatsen Psykiatriska kliniken"}},
		"nothing is known of that":   {at(""), nil},
		"where the unit is not said": {strings.Replace(at("Psykiatriska kliniken"), "enhet: Akutkliniken\n", "", 1), nil},
	} {
		got := lines(look(t, c.site, "2025-11-01"), diag.NotFirstChoice.Code, diag.OtherUnit.Code)
		if strings.Join(got, "|") != strings.Join(c.want, "|") {
			t.Errorf("%s: %q", name, got)
		}
	}
}

// at is a placement in emergency care whose supervisor works somewhere.
func at(workplace string) string {
	site := strings.Replace(base("vgr", ""), "namn: eva\n", "namn: eva\narbetsplats: "+workplace+"\n", 1)
	return site + text("placeringar/akuten", "titel: Akuten\nenhet: Akutkliniken\nområde: akut\nfrån: 2025-09-01\ntill: 2025-12-31\nhandledare: eva", "")
}
