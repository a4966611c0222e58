package bench

import (
	"fmt"
	"strings"

	"cloud.google.com/go/civil"

	"btfolio/internal/language"
)

var (
	givenNames = []string{
		"Agnes", "Amir", "Beata", "Carl", "Dina", "Edvin", "Farida", "Gustav", "Hanna", "Ibrahim",
		"Johanna", "Karim", "Lovisa", "Marek", "Nadia", "Olle", "Petra", "Rasmus", "Sofia", "Tariq",
		"Ulla", "Viktor", "Wilma", "Yasmin", "Zoran",
	}
	nameBegins = []string{"Alm", "Björk", "Ek", "Fjäll", "Gran", "Hav", "Ljung", "Rönn", "Skog", "Tall"}
	nameEnds   = []string{"brink", "dahle", "frid", "hamre", "kärn", "lövin", "mård", "stigh", "tegen", "vidhe"}
)

// fullName is the i-th invented name; all below 2,500 are different.
func fullName(i int) string {
	first := i % len(givenNames)
	last := i/len(givenNames) + 7*first
	begin := last % len(nameBegins)
	end := last/len(nameBegins) + 3*begin
	return givenNames[first] + " " + nameBegins[begin] + nameEnds[end%len(nameEnds)]
}

// staff are the ids of those who supervise and decide, enough of them for
// the trainees of a site. Their names are not those of trainees.
func staff(trainees int) []string {
	ids := make([]string, 16+trainees/4)
	for i := range ids {
		ids[i] = language.Slug(fullName(Most + i))
	}
	return ids
}

var (
	specialties = []string{"Akutsjukvård", "Allmänmedicin", "Psykiatri", "Internmedicin", "Kirurgi", "Geriatrik"}
	workplaces  = []string{"Akutkliniken, Lidåsens sjukhus", "Vårdcentralen Ekhamra", "Psykiatriska kliniken, Rydsjö", "Medicinkliniken, Rydsjö lasarett", "Vårdcentralen Norrängen", "Utbildningscentrum"}
)

// person is the page of the i-th of the staff: nine of ten are specialists.
func person(i int, id string) file {
	var t strings.Builder
	position, occupation := "specialistläkare", "Överläkare"
	if i%10 == 9 {
		position, occupation = "ST-läkare", "ST-läkare"
	}
	trained := civil.Date{Year: 2008 + i%16, Month: 3, Day: 5}.AddDays(11 * (i % 20))
	fmt.Fprintf(&t, "---\nnamn: %s\nbefattning: %s\nyrkestitel: %s\nspecialitet: %s\narbetsplats: %q\n",
		fullName(Most+i), position, occupation, specialties[i%len(specialties)], workplaces[i%len(workplaces)])
	fmt.Fprintf(&t, "handledarutbildning: %s\nlegitimerad_sedan: %s\n---\n", trained, trained.AddDays(-2000))
	return file{"content/personer/" + id + ".md", []byte(t.String())}
}
