package portfolio_test

import (
	"slices"
	"testing"

	"btfolio/internal/testkit"
)

// What makes one person look like another is told, in names, ids and keys.
func TestImpersonations(t *testing.T) {
	const key = "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIAABAgMEBQYHCAkKCwwNDg8QERITFBUWFxgZGhscHR4f"
	person := func(id, name, more string) string {
		return "-- content/personer/" + id + ".md --\n---\nnamn: " + name + "\n" + more + "---\n"
	}
	trainee := func(name string) string {
		return "-- content/lo/index.md --\n---\nnamn: " + name + "\nstart: 2025-09-01\n---\n"
	}
	keys := "ssh-nycklar: [\"" + key + "\"]\n"
	for name, c := range map[string]struct {
		files string
		want  []string // ids of findings
	}{
		"two people":                        {person("bo-lind", "Bo Lind", ""), nil},
		"two people of one name":            {person("anna-berg-2", "Anna Berg", ""), nil},
		"the same name in other letters":    {person("annab", "ANNA  BERG", ""), nil},
		"a name of another script":          {person("irina", "Ирина Жук", ""), nil},
		"a letter of another script":        {person("bo", "B\u043e Lind", ""), []string{"BT-C019"}},
		"a letter that does not show":       {person("bo", "B\u200bo Lind", ""), []string{"BT-C018"}},
		"one written as an escape":          {person("bo", `"B\u200bo Lind"`, ""), []string{"BT-C018"}},
		"the same seen":                     {person("nils", "NiIs Ek", "") + person("nils-2", "Nils Ek", ""), []string{"BT-C029"}},
		"as somebody else, hidden":          {person("anna", "Anna\u200bBerg", ""), []string{"BT-C018"}},
		"as somebody else, other script":    {person("anna", "Ann\u0430 Berg", ""), []string{"BT-C019", "BT-C029"}},
		"an id with a letter not seen":      {person("b\u200bo", "Bo Lind", ""), []string{"BT-C018"}},
		"an id that looks like another":     {person("anna-b\u0435rg", "Ada Lind", ""), []string{"BT-C019", "BT-C029"}},
		"a trainee's name":                  {trainee("L\u03bf Ek"), []string{"BT-C019"}},
		"a trainee who looks like a person": {trainee("Anna B\u0435rg"), []string{"BT-C019", "BT-C029"}},
		"a key":                             {person("bo", "Bo Lind", keys), nil},
		"a key twice on a page":             {person("bo", "Bo Lind", "ssh-nycklar: [\""+key+"\", \""+key+" bo\"]\n"), nil},
		"a key on two pages":                {person("bo", "Bo Lind", keys) + person("eva", "Eva Al", keys), []string{"BT-A027"}},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			_, _, found := testkit.Load(t, with(c.files), "lo")
			var ids []string
			for _, f := range found {
				ids = append(ids, f.Code.ID)
			}
			slices.Sort(ids)
			if !slices.Equal(ids, c.want) {
				t.Errorf("%q, want %q\n%s", ids, c.want, testkit.Texts(found))
			}
		})
	}
}
