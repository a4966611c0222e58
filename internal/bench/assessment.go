package bench

import (
	"fmt"
	"strings"
)

// An instrument is what authors call it, in front matter and in the names of
// files.
type instrument struct{ word, file string }

var instruments = map[string]instrument{
	"mini_cex":     {"Mini-CEX", "MiniCex"},
	"dops":         {"DOPS", "DOPS"},
	"cbd":          {"CBD", "CBD"},
	"consultation": {"konsultationsmall", "Konsultationsmall"},
	"co_sitting":   {"medsittningsmall", "Medsittningsmall"},
	"multi_source": {"MSF", "MSF"},
	"video":        {"videoinspelad konsultation", "Videokonsultation"},
	"final":        {"slutbedömning av tjänstgöringsperiod", "Slutbedömning"},
}

// required are the assessments of each area, with the percent of the
// placement after which they are made.
var required = map[string][]struct {
	instrument string
	percent    int
}{
	"acute":        {{"mini_cex", 6}, {"cbd", 50}, {"mini_cex", 92}, {"final", 99}},
	"psychiatry":   {{"co_sitting", 30}, {"cbd", 55}, {"co_sitting", 75}, {"final", 99}},
	"primary_care": {{"mini_cex", 10}, {"consultation", 40}, {"mini_cex", 80}, {"final", 99}},
}

// usual are the instruments of further assessments in each area.
var usual = map[string][]string{
	"introduction": {"mini_cex", "dops"},
	"acute":        {"mini_cex", "cbd", "dops"},
	"psychiatry":   {"co_sitting", "cbd", "mini_cex"},
	"primary_care": {"mini_cex", "consultation", "video", "cbd", "dops", "multi_source"},
}

func (t *trainee) writeAssessment(i int, e *entry, attachments bool) {
	var b strings.Builder
	fmt.Fprintf(&b, "---\ntitel: %s\ndatum: %s\ninstrument: %s\nmål: %s\nplacering: %s\nbedömare: %s\nutfall: %q\n",
		e.title, e.date, instruments[e.instrument].word, goalList(e.goals), e.placement.id, e.by, t.say("{utfall}"))
	if attachments && i%2 == 0 {
		name := fmt.Sprintf("%s, %s, %s, %s, %s", names(e.goals), instruments[e.instrument].file, e.title, e.placement.title, short(e.date))
		fmt.Fprintf(&b, "bilagor:\n  - %q\n", "../dokument/"+t.form(e, name, i%4 == 0))
	}
	b.WriteString("---\n\n")
	if e.instrument == "final" {
		t.judge(&b, e)
	} else {
		t.observe(&b)
	}
	t.write(e.path, []byte(b.String()))
}

// observe is what an assessor saw on one occasion.
func (t *trainee) observe(b *strings.Builder) {
	fmt.Fprintf(b, "%s. %d minuter observation, %d minuter återkoppling.\n\n", t.say("{patient}, {besvär} {sedan}"), 12+t.IntN(20), 5+t.IntN(10))
	fmt.Fprintf(b, "**Sågs:** %s.\n\n", strings.Join(t.some(4, "moment"), ", "))
	fmt.Fprintf(b, "**Styrkor.** %s\n\n**Att utveckla.** %s\n\n", t.paragraph(3, "styrka"), t.paragraph(2, "utveckla"))
	fmt.Fprintf(b, "**Överenskommet.** %s\n", t.say("{överenskommet}"))
}

// judge is a supervisor's assessment of a whole placement, goal by goal.
func (t *trainee) judge(b *strings.Builder, e *entry) {
	fmt.Fprintf(b, "Kollegors synpunkter inhämtade från %d läkare och %d sjuksköterskor.\n\n| Delmål | Bedömning |\n|---|---|\n", 2+t.IntN(4), 1+t.IntN(3))
	for _, g := range e.goals {
		fmt.Fprintf(b, "| %s | %s |\n", goalName(g), t.say("{nivå}"))
	}
	fmt.Fprintf(b, "\n%s\n", t.paragraph(2, "kollegium"))
}
