package bench

import (
	"fmt"
	"strings"

	"cloud.google.com/go/civil"
)

// A placement is one placement of a programme, with the trainee's period and
// supervisor.
type placement struct {
	id, title, unit string
	area            string // its canonical name
	word            string // the area, as an author writes it
	months          int
	goals           []int

	from, to              civil.Date
	supervisor, colleague string
}

// programmes are the placements of a year, in their order.
var programmes = map[string][]placement{
	"vgr": {
		{id: "akutsjukvard", title: "Akutsjukvård", unit: "Akutmottagningen, Lidåsens sjukhus", area: "acute", word: "akut sjukvård", months: 5, goals: goalsBut(6, 12)},
		{id: "psykiatri", title: "Psykiatri", unit: "Psykiatriska kliniken, Lidåsen", area: "psychiatry", word: "psykiatri", months: 3, goals: goalsBut(6, 17, 18)},
		{id: "allmanmedicin", title: "Allmänmedicin", unit: "Vårdcentralen Ekhamra", area: "primary_care", word: "allmänmedicin", months: 4, goals: goalsBut()},
	},
	"ostergotland": {
		{id: "introduktion", title: "Introduktion", unit: "Medicinkliniken, Rydsjö lasarett", area: "introduction", word: "introduktion", months: 1, goals: []int{1, 4, 5, 13}},
		{id: "akutsjukvard", title: "Akutsjukvård", unit: "Akutkliniken, Rydsjö lasarett", area: "acute", word: "akut sjukvård", months: 4, goals: goalsBut(6, 12)},
		{id: "psykiatri", title: "Psykiatri", unit: "Psykiatriska kliniken, Rydsjö", area: "psychiatry", word: "psykiatri", months: 3, goals: goalsBut(6, 17, 18)},
		{id: "primarvard", title: "Primärvård", unit: "Vårdcentralen Norrängen", area: "primary_care", word: "primärvård", months: 4, goals: goalsBut()},
	},
}

// day is the day some percent into the placement.
func (p *placement) day(percent int) civil.Date {
	return p.from.AddDays(p.to.DaysSince(p.from) * percent / 100)
}

func (t *trainee) writePlacement(p *placement) {
	var b strings.Builder
	fmt.Fprintf(&b, "---\ntitel: %s\nenhet: %q\nområde: %s\nfrån: %s\ntill: %s\nomfattning: 100\nfrånvaro: %d\nhandledare: %s\nmål: %s\n",
		p.title, p.unit, p.word, p.from, p.to, t.IntN(9), p.supervisor, goalList(p.goals))
	b.WriteString("checklista:\n")
	for i, item := range t.some(6, "checkpunkt") {
		day := p.day(8 + 14*i)
		if day.After(on) || t.often(3) {
			fmt.Fprintf(&b, "  - punkt: %q\n", item)
			continue
		}
		fmt.Fprintf(&b, "  - {punkt: %q, klar: %s}\n", item, day)
	}
	ended := p.to.Before(on)
	if ended && !t.often(10) {
		fmt.Fprintf(&b, "godkännanden:\n")
		if t.often(10) {
			t.decision(&b, "ej godkänt", p.supervisor, "placeringshandledare", p.to.AddDays(1), goalList(p.goals[:3]), "Fler bedömningar behövs.")
		}
		t.decision(&b, "godkänt", p.supervisor, "placeringshandledare", p.to.AddDays(3), goalList(p.goals), t.say("{godkännande}"))
	}
	fmt.Fprintf(&b, "---\n\n## Plan\n\n%s\n\n%s", t.paragraph(2, "plan"), t.list(2, "plan"))
	if ended {
		fmt.Fprintf(&b, "\n## Sammanfattning\n\n%s\n", t.paragraph(3, "sammanfattning"))
		if marks := within(t.marks, p); len(marks) > 0 {
			fmt.Fprintf(&b, "\nDet jag minns bäst är %s. %s\n", link(pick(t.voice, marks), "den här bedömningen"), t.paragraph(2, "läget"))
		}
	}
	t.write("placeringar/"+p.id+".md", []byte(b.String()))
}

// decision adds an entry to a list of approvals.
func (t *trainee) decision(b *strings.Builder, decision, by, role string, day civil.Date, goals, comment string) {
	fmt.Fprintf(b, "  - beslut: %s\n    av: %s\n    roll: %s\n    datum: %s\n    mål: %s\n    kommentar: %q\n",
		decision, by, role, day, goals, comment)
}
