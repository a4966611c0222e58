package bench

import (
	"fmt"
	"strings"
)

func (t *trainee) writeKollegium(e *entry) {
	var b strings.Builder
	fmt.Fprintf(&b, "---\ntitel: %q\ndatum: %s\nplacering: %s\ndeltagare: [%s, %s, %s]\n", e.title, e.date, e.placement.id, t.main, e.placement.supervisor, t.director)
	fmt.Fprintf(&b, "självskattning: %s\nbedömningsformulär: %s\n", e.date.AddDays(-12), e.date.AddDays(-7))
	if feedback := e.date.AddDays(5); !feedback.After(on) {
		fmt.Fprintf(&b, "återkoppling: %s\n", feedback)
	}
	plan := t.often(30)
	if plan {
		fmt.Fprintf(&b, "brister: %s\nåtgärdsplan: %q\n", goalList(t.goalsOf(e.placement.goals, 1)), t.say("{åtgärd}"))
	}
	fmt.Fprintf(&b, "---\n\n**Styrkor.** %s\n\n**Att träna.** %s\n\n", t.paragraph(3, "kollegium"), t.paragraph(2, "utveckla"))
	if plan {
		b.WriteString("**Bedömning.** En brist, med åtgärdsplan. Takten räcker.\n")
	} else {
		b.WriteString("**Bedömning.** Inga brister. Takten räcker.\n")
	}
	t.write(e.path, []byte(b.String()))
}

func (t *trainee) writeCheckin(e *entry) {
	var b strings.Builder
	fmt.Fprintf(&b, "---\ntitel: %q\nsteg: %s\ndatum: %s\nhandledare: %s\n", e.title, e.stage, e.date, e.by)
	if e.placement != nil {
		fmt.Fprintf(&b, "placering: %s\ndeltagare: [%s]\n", e.placement.id, e.placement.supervisor)
		if e.stage == "B" && t.often(20) {
			fmt.Fprintf(&b, "kompletteras: %s\n", goalList(t.goalsOf(e.placement.goals, 1)))
		}
	}
	fmt.Fprintf(&b, "---\n\n%s\n\n%s\n", t.paragraph(2, "avstämning"), t.list(4, "avstämning"))
	if talks := within(t.talks, e.placement); len(talks) > 0 {
		fmt.Fprintf(&b, "Senast skrivna samtal: %s.\n", link(talks[len(talks)-1], talks[len(talks)-1].date.String()))
	}
	t.write(e.path, []byte(b.String()))
}
