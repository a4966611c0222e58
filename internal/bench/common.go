package bench

import (
	"fmt"
	"strings"

	"cloud.google.com/go/civil"
)

// A term is the trainees who start together.
type term struct {
	id, name string
	start    civil.Date
}

// terms begin so that on the day the sites are judged two are finished, one
// is in its last placement and one in its first.
var terms = []term{
	{"vt2025", "BT med start vårtermin 2025", civil.Date{Year: 2025, Month: 3, Day: 3}},
	{"ht2025", "BT med start hösttermin 2025", civil.Date{Year: 2025, Month: 9, Day: 1}},
	{"vt2026", "BT med start vårtermin 2026", civil.Date{Year: 2026, Month: 2, Day: 2}},
	{"ht2026", "BT med start hösttermin 2026", civil.Date{Year: 2026, Month: 8, Day: 31}},
}

// common are the files that all trainees share.
func common(people []string) []file {
	var config strings.Builder
	fmt.Fprintf(&config, "titel: BT-portföljer att mäta med\nspråk: sv\nprogram: vgr\nper: %s\nstartgrupper:\n", on)
	for _, t := range terms {
		fmt.Fprintf(&config, "  - id: %s\n    namn: %s\n", t.id, t.name)
	}
	files := []file{
		{"btfolio.yaml", []byte(config.String())},
		{"content/gemensamt/namnge-dokument.md", []byte(naming)},
		{"content/gemensamt/forbered-samtalet.md", []byte(preparing)},
	}
	for i, id := range people {
		files = append(files, person(i, id))
	}
	return files
}

const naming = `---
titel: Så namnger du dina dokument
datum: 2026-08-24
---

Ett filnamn har fem delar: delmål, typ, namn, placering och datum.

1. **Delmål.** Flera delmål skrivs efter varandra med komma.
2. **Typ.** MiniCex, DOPS, CBD, Medsittningsmall, Konsultationsmall eller Kursintyg.
3. **Namn.** Vad det handlade om. Aldrig något om patienten som går att känna igen.
4. **Placering.** För kurser: arrangören.
5. **Datum** då bedömningen gjordes, med två siffror vardera för år, månad och dag.

Se även [hur du förbereder samtalet](forbered-samtalet.md).
`

const preparing = `---
titel: Förbered handledarsamtalet
datum: 2026-08-24
---

| När | Vad |
|---|---|
| Dagen före | Läs förra samtalets beslut. Är de genomförda? |
| På samtalet | Måluppfyllelse, stöd, mål till nästa samtal, beslut. |
| Samma dag | Skriv ned det, medan ni båda minns det. |

Ta med en anteckning du är osäker på. Namnge dokumenten [så här](namnge-dokument.md).
`
