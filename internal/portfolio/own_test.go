package portfolio_test

import (
	"strings"
	"testing"

	"btfolio/internal/language"
	"btfolio/internal/testkit"
)

const regional = `
-- btfolio.yaml --
title: Portföljer
programme: kirurgi.yaml
egna_instrument: [OSCE]
egna_områden: [Kirurgi]
-- kirurgi.yaml --
name: Region Norr
areas:
  - {area: acute, length: 3 months, mandatory: nationally, counted: yes, source: vi}
  - {area: primary_care, length: 3 months, mandatory: nationally, counted: yes, source: vi}
  - {area: kirurgi, length: 2 months, mandatory: regionally, counted: yes, source: vi}
matrix:
  source: vi
  columns: [{column: Kirurgi, title: Kirurgi}]
  rows:
ROWS
assessments:
  - {area: KIRURGI, instrument: osce, least: 1, source: vi}
registration: {by: main_supervisor, needs: [goals], source: vi}
approvals:
  - {subject: placement, by: placement_supervisor, source: vi}
  - {subject: goal, by: main_supervisor, source: vi}
  - {subject: final, by: external_assessor, source: vi}
-- content/lo/index.md --
---
namn: Lo Ek
start: 2025-09-01
---
-- content/lo/placeringar/kirurgen.md --
---
område: kirurgi
från: 2025-09-01
till: 2025-10-31
---
-- content/lo/bedomningar/a.md --
---
instrument: osce
datum: 2025-09-10
placering: kirurgen
mål: BT1
---
`

// A site's own instruments, areas and columns are read in its programme and in
// all texts, and read as they are declared.
func TestOwnWords(t *testing.T) {
	var rows string
	for _, g := range strings.Fields("1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18") {
		rows += "    BT" + g + ": {kirurgi: x}\n"
	}
	archive := strings.Replace(regional, "ROWS\n", rows, 1)
	_, lo := testkit.MustLoad(t, archive, "lo")
	p := lo.Placements[0]
	if p.Area.In(language.Swedish) != "Kirurgi" || lo.Assessments[0].Instrument.In(language.English) != "OSCE" {
		t.Errorf("they read %q and %q", p.Area.In(language.Swedish), lo.Assessments[0].Instrument.In(language.English))
	}
	if rule, ok := lo.Programme.Area(p.Area); !ok || !rule.Counted {
		t.Error("the programme does not know the area of the placement")
	}
	required, _ := lo.Programme.AssessmentsIn(p.Area)
	if len(required) != 1 || required[0].Instrument != lo.Assessments[0].Instrument {
		t.Errorf("the assessments there are %+v", required)
	}
	if !lo.Programme.Matrix.Cell(1, "Kirurgi").Expected() {
		t.Error("nothing is expected in the column")
	}
	for word, declared := range map[string]string{"”kirurgi”": "egna_områden: [Kirurgi]", "”osce”": "egna_instrument: [OSCE]"} {
		_, _, found := testkit.Load(t, strings.Replace(archive, declared+"\n", "", 1), "lo")
		if said := strings.ToLower(testkit.Texts(found)); !found.Failed() || !strings.Contains(said, word) {
			t.Errorf("without %s: %s", declared, said)
		}
	}
}
