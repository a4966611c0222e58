package review_test

import (
	"fmt"
	"testing"

	"github.com/google/go-cmp/cmp"

	"btfolio/internal/language"
	"btfolio/internal/testkit"
)

// Service is summed up by area: what is done until the day, with what is planned,
// and what absence takes of it.
func TestAreas(t *testing.T) {
	site := base("vgr", "") +
		text("placeringar/akuten", "titel: Akuten\nområde: akut sjukvård\nfrån: 2025-09-01\ntill: 2025-12-31\nfrånvaro:\n  - {från: 2025-11-01, till: 2025-11-30}", "") +
		text("placeringar/vc", "titel: Tärnby\nområde: primärvård\nfrån: 2026-01-01\ntill: 2026-04-30\nomfattning: 50", "") +
		text("placeringar/vc2", "titel: Norränge\nområde: primärvård\nfrån: 2026-05-01\ntill: 2026-08-31\nfrånvaro: 21", "")
	for _, tt := range []struct {
		on   string
		want []string
	}{
		{"2025-08-31", []string{"akut sjukvård 0 av 3, frånvaro 1, minst 3 månader", "primärvård 0 av 5, frånvaro 1, minst 3 månader", "allt 0 av 8, frånvaro 2, minst 6 månader"}},
		{"2025-10-31", []string{"akut sjukvård 2 av 3, frånvaro 1, minst 3 månader", "primärvård 0 av 5, frånvaro 1, minst 3 månader", "allt 2 av 8, frånvaro 2, minst 6 månader"}},
		{"2025-11-30", []string{"akut sjukvård 2 av 3, frånvaro 1, minst 3 månader", "primärvård 0 av 5, frånvaro 1, minst 3 månader", "allt 2 av 8, frånvaro 2, minst 6 månader"}},
		{"2026-02-28", []string{"akut sjukvård 3 av 3, frånvaro 1, minst 3 månader", "primärvård 1 av 5, frånvaro 1, minst 3 månader", "allt 4 av 8, frånvaro 2, minst 6 månader"}},
		{"2026-12-01", []string{"akut sjukvård 3 av 3, frånvaro 1, minst 3 månader", "primärvård 5 av 5, frånvaro 1, minst 3 månader", "allt 8 av 8, frånvaro 2, minst 6 månader"}},
	} {
		_, lo := testkit.MustLoad(t, site, "lo")
		var got []string
		for _, a := range lookAt(t, lo, tt.on).Areas() {
			name := "allt"
			if a.Area != "" {
				name = a.Area.In(language.Swedish)
			}
			l := language.Swedish
			got = append(got, fmt.Sprintf("%s %s av %s, frånvaro %s, minst %s", name, a.Done.In(l), a.Total.In(l), a.Absence.In(l), a.Floor.In(l)))
		}
		if diff := cmp.Diff(tt.want, got); diff != "" {
			t.Errorf("%s (-want +got):\n%s", tt.on, diff)
		}
	}
}
