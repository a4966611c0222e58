package bench

import (
	"fmt"
	"slices"
	"strings"
)

// writeGoal writes the page of one goal: a judgement after each placement,
// sometimes the reason of a gap, and the decision once the year is over.
func (t *trainee) writeGoal(g int) {
	var b strings.Builder
	fmt.Fprintf(&b, "---\nmål: %s\n", goalName(g))
	level, last := 0, t.placements[len(t.placements)-1]
	for _, p := range t.placements {
		if !p.to.Before(on) {
			break
		}
		if level == 0 {
			b.WriteString("progression:\n")
		}
		level = min(level+1+t.IntN(2), 5)
		met := "delvis"
		if p == last {
			met = "helt"
		}
		fmt.Fprintf(&b, "  - efter: %s\n    nivå: %d\n    uppfyllt: %s\n    av: %s\n    datum: %s\n    anteckning: %q\n",
			p.id, level, met, t.main, p.to.AddDays(4), t.say("{nivå}"))
	}
	for _, p := range t.placements {
		shown := append(about(t.marks, g), about(t.talks, g)...)
		if p.to.Before(on) && slices.Contains(p.goals, g) && len(within(shown, p)) == 0 && t.often(50) {
			fmt.Fprintf(&b, "luckor:\n  - placering: %s\n    skäl: %q\n    av: %s\n    datum: %s\n", p.id, t.say("{lucka}"), t.main, p.to.AddDays(4))
			break
		}
	}
	if t.finished() && !t.often(4) {
		b.WriteString("godkännanden:\n")
		t.decision(&b, "godkänt", t.main, "huvudhandledare", t.end.AddDays(6), goalName(g), t.say("{godkännande}"))
	}
	fmt.Fprintf(&b, "---\n\n%s", strings.Join(goals[g].account, " "))
	for i, list := range [][]*entry{about(t.marks, g), about(t.talks, g), about(t.courses, g)} {
		if len(list) == 0 {
			continue
		}
		e := pick(t.voice, list)
		words := []string{"Bedömningen som visar det: %s.", "Vi talade om det %s.", "Kursen: %s."}[i]
		title := []string{e.title, "den " + e.date.String(), e.title}[i]
		fmt.Fprintf(&b, "\n\n"+words+" %s", link(e, title), t.say("{läget}"))
	}
	b.WriteString("\n")
	t.write(fmt.Sprintf("mal/bt%02d.md", g), []byte(b.String()))
}
