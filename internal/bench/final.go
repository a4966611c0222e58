package bench

import (
	"fmt"
	"strings"
)

// introduce writes the trainee's own page with the individual plan.
func (t *trainee) introduce() {
	var b strings.Builder
	fmt.Fprintf(&b, "---\nnamn: %s\nprogram: %s\nstartgrupp: %s\nform: %s\nstart: %s\nslut: %s\n", t.name, t.programme, t.term.id, t.employment, t.term.start, t.end)
	fmt.Fprintf(&b, "personer:\n  huvudhandledare: %s\n  bt-chef: %s\n  verksamhetschef: %s\n  studierektor: %s\n  extern bedömare: %s\n---\n\n",
		t.main, t.manager, t.manager, t.director, t.external)
	fmt.Fprintf(&b, "## Bakgrund\n\n%s\n\n## Vad jag behöver träna mest\n\n%s\n## Tjänstgöring\n\n| Period | Placering |\n|---|---|\n", t.say("{bakgrund}"), t.list(4, "träna"))
	for _, p := range t.placements {
		fmt.Fprintf(&b, "| %s – %s | [%s](placeringar/%s.md) |\n", p.from, p.to, p.title, p.id)
	}
	fmt.Fprintf(&b, "\n## Ändringar\n\n%s", t.list(2, "ändring"))
	t.write("index.md", []byte(b.String()))
}

// writeFinal writes the end of a year. Four of five are assessed, the others
// have got as far as confirming that everything is there.
func (t *trainee) writeFinal() {
	var b strings.Builder
	fmt.Fprintf(&b, "---\ntitel: Slutbedömning av bastjänstgöringen\nbekräftelse:\n  datum: %s\n  text: \"Alla samtal, bedömningar och intyg är inlagda.\"\n", t.end.AddDays(2))
	if !t.often(80) {
		b.WriteString("---\n\nTid hos den externa bedömaren är inte bokad.\n")
		t.write("slutbedomning.md", []byte(b.String()))
		return
	}
	day := t.end.AddDays(17)
	fmt.Fprintf(&b, "anmälan:\n  datum: %s\n  av: %s\nintyg:\n", t.end.AddDays(7), t.main)
	fmt.Fprintf(&b, "  - {blankett: delmål, datum: %s, av: %s}\n", t.end.AddDays(7), t.main)
	fmt.Fprintf(&b, "  - {blankett: fullgjord, datum: %s, av: %s}\n", t.end.AddDays(7), t.manager)
	fmt.Fprintf(&b, "  - {blankett: baskompetens, datum: %s, av: [%s, %s]}\ngodkännanden:\n", day, t.main, t.external)
	t.decision(&b, "godkänt", t.main, "huvudhandledare", day, goalList(goalsBut()), "Alla arton delmål uppfyllda.")
	t.decision(&b, "godkänt", t.external, "extern bedömare", day, goalList(goalsBut()), "Underlaget är komplett och går att följa.")
	fmt.Fprintf(&b, "---\n\n## Extern bedömning\n\n**Medsittning**, trettio minuter. %s\n\n**Portföljen**, trettio minuter. Visades:\n\n", t.paragraph(2, "styrka"))
	for _, g := range t.goalsOf(goalsBut(), 4) {
		if marks := about(t.marks, g); len(marks) > 0 {
			e := pick(t.voice, marks)
			fmt.Fprintf(&b, "- %s: [%s](%s)\n", goalName(g), e.title, e.path)
		}
	}
	fmt.Fprintf(&b, "\n**Samtal.** %s\n", t.paragraph(2, "nivå"))
	t.write("slutbedomning.md", []byte(b.String()))
}
