package privacy

import (
	"bytes"
	"maps"
	"slices"
	"strings"
	"testing"

	"golang.org/x/text/unicode/norm"
)

var colleagues = NewPersons(map[string][]string{
	"sara": {"Sara Lind"}, "bjorn": {"Björn Sten"}, "karin": {"Anna-Karin Berg Öst"}, "asa": {"Åsa Lind-Ek", "Åsa Lindgård"},
	"lo": {"Lo Ek"}, "carl": {"Carl Erik von Gran"}, "siv": {"Siv Lind"}, "one": {"Madonna"}, "jan": {"Jan O'Hara"}, "li": {"李 Lindås"},
})

// named are who a text names, those that only initials name with a dot.
func named(all []Mention) string {
	var who []string
	for _, m := range all {
		is := strings.Join(m.Who, "/")
		if m.Initials {
			is += "."
		}
		who = append(who, is)
	}
	return strings.Join(who, " ")
}

// Every way of writing a name, each in a sentence of its own.
func TestPersons(t *testing.T) {
	for _, test := range []struct{ name, text, want string }{
		{"as it is", "Jobbade med Sara Lind i går.", "sara"},
		{"genitive", "Sara Linds handledare", "sara"},
		{"genitive with a sign", "Sara Lind's och Sara Lind:s, Sara Lind’s", "sara sara sara"},
		{"surname first", "Lind, Sara; närvarande", "sara"},
		{"surname first, genitive", "Lind, Saras patient", "sara"},
		{"surname first, no comma", "- Lind Sara", "sara"},
		{"over a line", "med Sara\nLind i går", "sara"},
		{"over a line, surname first", "med Lind,\nSara i går", "sara"},
		{"over a line of a list", "- med Sara\n  Lind", "sara"},
		{"over a line of a quotation", "> med Sara\n> Lind", "sara"},
		{"hard break", "med Sara\\\nLind, Sara  \nLind, Sara<br>\nLind", "sara sara sara"},
		{"hard space", "Sara\u00a0Lind, Sara\u202fLind, Sara&nbsp;Lind", "sara sara sara"},
		{"soft hyphen", "Sa\u00adra Li\u00adnd, S&shy;ara Lind", "sara sara"},
		{"unseen signs", "Sa\u200bra\u2060 Li\u200dnd", "sara"},
		{"bold surname", "Sara **Lind**, Sara __Lind__, **Sara** *Lind*, Sara ~~Lind~~", "sara sara sara sara"},
		{"emphasis in a word", "S**ara** Li*nd*, <b>S</b>ara L<i>i</i>nd", "sara sara"},
		{"code", "`Sara` `Lind`, `Sara Lind`", "sara sara"},
		{"entities", "Sara L&#105;nd, S&#x61;ra&#32;Lind, &Aring;sa Lindg&aring;rd, &#197;sa Lindg&#xe5;rd", "sara sara asa asa"},
		{"escapes", `Sara\ Lind, "Sara\u0020Lind", Sara%20Lind, %C3%85sa%20Lindg%C3%A5rd`, "sara sara sara asa"},
		{"other case", "SARA LIND, sara lind, Sara LIND, LIND, SARA", "sara sara sara sara"},
		{"NFD", norm.NFD.String("Åsa Lindgård och Björn Sten"), "asa bjorn"},
		{"without marks", "Asa Lindgard, asa-lindgard, Bjorn Sten", "asa asa bjorn"},
		{"cells", "| Sara | Lind |", "sara"},
		{"cells, surname first", "| Lind | Sara | Akuten |", "sara"},
		{"cells of a page", "<tr><td>Sara</td>\n<td>Lind</td></tr>", "sara"},
		{"cells of a spreadsheet", "Sara;Lind\nLind;Sara\n\"Sara\",\"Lind\"\nSara\tLind", "sara sara sara sara"},
		{"one cell", "| Sara Lind | Akuten |", "sara"},
		{"text of a link", "[Sara Lind](x.md), Sara [Lind](x.md), [Sara][1] Lind", "sara sara sara"},
		{"target of a link", "[x](../Sara%20Lind.pdf) ![y](<Sara Lind.png>)", "sara sara"},
		{"text of a picture", "![Sara Lind](x.png)", "sara"},
		{"heading", "## Sara Lind\n\nSara Lind\n=========", "sara sara"},
		{"front matter", "---\nplats: Sara Lind\nnot: 'Lind, Sara'\nalla: [Sara Lind, x]\nen: >\n  Sara\n  Lind\n---\n", "sara sara sara sara"},
		{"comment and note", "<!-- Sara Lind --> %%Sara Lind%%", "sara sara"},
		{"initial", "S. Lind, S Lind, S.Lind, S.M. Lind, S. M. Lind", "sara/siv. sara/siv. sara/siv. sara/siv. sara/siv."},
		{"initial behind", "Lind, S. och Lind S., Lind, S", "sara/siv. sara/siv. sara/siv."},
		{"initials of two", "A-K Berg, A.-K. Berg, AK Berg, A. Berg", "karin. karin. karin. karin."},
		{"middle names", "Sara M. Lind, Sara Maria Lind, Lind, Sara Maria", "sara sara sara"},
		{"nickname", `Sara "Lind", Sara (Lind)`, "sara sara"},
		{"words of a name", "Anna-Karin Berg, Anna-Karin Öst, Anna Karin Berg Öst, Öst, Anna-Karin", "karin karin karin karin"},
		{"particles", "Carl von Gran, Carl Gran, Carl Erik von Gran, C. von Gran, von Gran, Carl", "carl carl carl carl. carl"},
		{"double surname", "Åsa Lind-Ek, Åsa Lind Ek, Åsa Lind-Eks, Lind-Ek, Åsa", "asa asa asa asa"},
		{"another name of the same", "Åsa Lindgård", "asa"},
		{"apostrophe", "Jan O'Hara, Jan O’Haras", "jan jan"},
		{"short", "Lo Ek, LO EKS", "lo lo"},
		{"another script", "李 Lindås", "li"},
		{"names of files", "intyg_sara_lind_2025.pdf Intyg-Sara-Lind.pdf sara.lind@x.se SaraLind.pdf lind_sara.pdf saralind2.pdf ../sara-lind/samtal", "sara sara sara sara sara sara sara"},
		{"words that are names, together", "Björn Sten, Sten, Björn", "bjorn bjorn"},

		{"one word", "Sara kom. Lind ringde. En sten, en björn, Madonna, Björn. Sten", ""},
		{"words that are names, in small letters", "sten, björn och sten björn", ""},
		{"another surname", "Sara Lindberg, Sara Lind-Berg, Sara Lindqvist", ""},
		{"another given name", "Anna-Sara Lind, Erik Lind, Sarah Lind, Karin Berg, Anna Berg", ""},
		{"two sentences", "Det sa Sara. Lind höll med.", ""},
		{"two paragraphs", "Sara\n\nLind", ""},
		{"two items", "- Sara\n- Lind\n* Sara\n* Lind\n1. Sara\n2. Lind", ""},
		{"two rows", "| x | Sara |\n| Lind | y |", ""},
		{"two people", "Anna Lind, Sara Berg och Erik Lind, Sara Ek", ""},
		{"two people, in cells", "| Anna Lind | Sara Ek |", ""},
		{"two people, one without surname", "Anna Lind, Sara och Eva", ""},
		{"a list", "Sara, Lind och Eva", ""},
		{"initials of others", "E. Lind, Lind, E., ES Lind, s. lind, Lind S-värde", ""},
		{"with words between", "Sara mötte Lind", ""},
	} {
		t.Run(test.name, func(t *testing.T) {
			if got := named(colleagues.In([]byte(test.text))); got != test.want {
				t.Errorf("%q: %s, want %s", test.text, got, test.want)
			}
		})
	}
}

// Names are told beside what else is found, at their places, in texts, files and
// names of files.
func TestNamedPersons(t *testing.T) {
	known := Known{}.Seeking(colleagues)
	text := []byte("Å\nOch Sara\nLinds **mobil** 070-174 06 05")
	hits := Text(text, known)
	if len(hits) != 2 || hits[0].Kind != NamedPerson || hits[0].Line != 2 || hits[0].Col != 5 || !slices.Equal(hits[0].Who, []string{"sara"}) || hits[1].Kind != Phone {
		t.Errorf("%+v", hits)
	}
	if hits := Name("intyg Sara Lind.pdf", known); len(hits) != 1 || hits[0].Kind != NamedPerson {
		t.Errorf("%+v", hits)
	}
	if got := Masked("Sara Lind", known); got != "Sara Lind" {
		t.Errorf("%s is masked", got)
	}
	office := docx(t, "<w:p><w:r><w:t>Sara Lind och Lo Ek, Sara Lind, 190101-2391</w:t></w:r></w:p>")
	done := File(t.Context(), bytes.NewReader(office), int64(len(office)), known)
	if len(done.Hits) != 3 {
		t.Errorf("%+v", done)
	}
	if hits := Text(text, Known{}); len(hits) != 1 {
		t.Errorf("nobody is looked for: %+v", hits)
	}
}

// However many have a surname, and however often it stands there.
func BenchmarkPersons(b *testing.B) {
	names := map[string][]string{}
	for i, given := range slices.Sorted(maps.Keys(givenNames)) {
		if i == 400 {
			break
		}
		names[given] = []string{given + " Lind", given + " Berg"}
	}
	p := NewPersons(names)
	text := bytes.Repeat([]byte("I dag gick jag rond med en handledare, som heter Lind, och vi såg på hjärtan. "), 1000)
	b.SetBytes(int64(len(text)))
	for b.Loop() {
		p.mentions(text, never)
	}
}
