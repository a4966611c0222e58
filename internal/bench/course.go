package bench

import (
	"fmt"
	"strings"
)

func (t *trainee) writeCourse(i int, e *entry, attachments bool) {
	var b strings.Builder
	fmt.Fprintf(&b, "---\ntitel: %s\ndatum: %s\narrangör: PLUS\ndagar: %d\nmål: %s\n", e.title, e.date, 1+t.IntN(2), goalList(e.goals))
	if attachments && i%2 == 0 {
		// The place of the placement in such a name is taken by who holds
		// the course, which only a text beside the file can say.
		name := t.form(e, fmt.Sprintf("%s, Kursintyg, %s, PLUS, %s", names(e.goals), e.title, short(e.date)), false)
		fmt.Fprintf(&b, "intyg:\n  - %q\n", "../dokument/"+name)
		t.write("dokument/"+name+".md", fmt.Appendf(nil, "---\nnamn: Kursintyg, %s\nmål: %s\ndatum: %s\nursprungsnamn: intyg-%d.pdf\n---\n\nIntyg från %s.\n",
			e.title, goalList(e.goals), e.date, i+1, link(e, "kursen")))
	}
	fmt.Fprintf(&b, "---\n\n%s", t.paragraph(4, "kurs"))
	for _, talk := range t.talks {
		if talk.date.After(e.date) {
			fmt.Fprintf(&b, "\n\nTogs upp på %s.", link(talk, "nästa samtal"))
			break
		}
	}
	b.WriteString("\n")
	t.write(e.path, []byte(b.String()))
}
