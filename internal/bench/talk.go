package bench

import (
	"fmt"
	"strings"

	"btfolio/internal/language"
)

func (t *trainee) writeTalk(i int, e *entry) {
	var b strings.Builder
	fmt.Fprintf(&b, "---\ntitel: %s\ndatum: %s\nhandledare: %s\nplacering: %s\nmål: %s\n",
		e.title, e.date, e.by, e.placement.id, goalList(e.goals))
	if i+1 < len(t.talks) && !t.often(5) {
		fmt.Fprintf(&b, "nästa: %s\n", t.talks[i+1].date)
	}
	fmt.Fprintf(&b, "---\n\n%s, handledarsamtal på %s.\n\n## Måluppfyllelse\n\n", language.Swedish.Date(e.date), e.placement.title)
	for _, g := range e.goals {
		fmt.Fprintf(&b, "- **%s:** %s.\n", goalName(g), pick(t.voice, goals[g].did))
	}
	fmt.Fprintf(&b, "\n%s", t.paragraph(3, "läget"))
	if marks := within(t.marks, e.placement); len(marks) > 0 {
		m := pick(t.voice, marks)
		fmt.Fprintf(&b, " Bedömningen vi gick igenom: %s.", link(m, m.title))
	}
	fmt.Fprintf(&b, "\n\n**Stöd jag behöver:** %s.\n\n", t.say("{stöd}"))
	fmt.Fprintf(&b, "## Mål till nästa samtal\n\n%s\n## Beslut\n\n%s", t.list(2+t.IntN(2), "uppgift"), t.paragraph(2, "beslut"))
	if i > 0 {
		fmt.Fprintf(&b, " Besluten från %s är genomförda.", link(t.talks[i-1], "förra samtalet"))
	}
	b.WriteString("\n")
	t.write(e.path, []byte(b.String()))
}
