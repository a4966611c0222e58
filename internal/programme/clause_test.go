package programme

import (
	"reflect"
	"regexp"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"btfolio/internal/language"
	"btfolio/internal/vocabulary"
)

// Every rule of a programme is a clause with its source, and every text and
// number in it can be read.
func TestClauses(t *testing.T) {
	for _, id := range BuiltinIDs() {
		p := builtin(t, id)
		said := map[string]string{}
		rules := 0
		for _, c := range p.Clauses() {
			for _, item := range c.Items {
				rules++
				if len(item.Source) == 0 {
					t.Errorf("%s: a rule under %s has no source", id, c.Key)
				}
				said[c.Key] += "|"
				if _, ok := vocabulary.Keys().Find(strings.TrimPrefix(c.Key, "national.")); !ok {
					t.Errorf("%s has no word for people", c.Key)
				}
				for _, f := range item.Facts {
					if _, ok := vocabulary.Keys().Find(f.Key); !ok {
						t.Errorf("%s of %s has no word for people", f.Key, c.Key)
					}
					if f.Value.Sv == "" || f.Value.En == "" || strings.Contains(f.Value.Sv, "%!") {
						t.Errorf("%s: %s of %s is %q", id, f.Key, c.Key, f.Value)
					}
					said[c.Key] += " " + f.Key + ": " + f.Value.Sv + ";"
				}
			}
		}
		want := 0
		visit(reflect.ValueOf(p), id, func(path string, v any) {
			if _, ok := v.(Rule); ok && !strings.Contains(path, "Decisions[") && !strings.Contains(path, "Unknowns[") {
				want++
			}
		})
		if rules != want {
			t.Errorf("%s has %d rules, and clauses of %d", id, want, rules)
		}
		for key, text := range map[string]string{
			"vgr areas":              "område: psykiatri",
			"vgr assessments":        "window: från 3 veckor före mitten till 3 veckor efter mitten",
			"vgr courses":            "goals_per_day: 2; subjects: Introduktion",
			"vgr kollegium":          "convened_by: huvudhandledare; prepared_with: självskattning och bedömningsformulär; feedback_by: huvudhandledare; trainee_attends: nej",
			"ostergotland areas":     "counted: nej",
			"ostergotland talk_lock": "not_before: 4 veckor före slutet",
			"region-bt check_ins":    "stage: B; on: placering; by: huvudhandledare; invited: placeringshandledare; window: från mitten till 2 veckor före slutet",
			"vgr national.length":    "least: 6 månader",
		} {
			text = strings.ReplaceAll(text, "område:", "area:")
			text = strings.ReplaceAll(text, "on: placering", "per: placering")
			if of, key, _ := strings.Cut(key, " "); of == id && !strings.Contains(said[key], text) {
				t.Errorf("%s does not say %q: %s", key, text, said[key])
			}
		}
	}
}

// A programme in Swedish is the programme: every key has a Swedish word, and
// so have the words and stretches of time that only programmes use.
func TestInSwedish(t *testing.T) {
	keys := regexp.MustCompile(`(^|[{\s])([a-z_]+):(\s)`)
	values := strings.NewReplacer(
		"start to start + 2 weeks", "start till start + 2 veckor", "middle - 3 weeks to middle", "mitten - 3 veckor till mitten",
		"end - 4 weeks to end", "slut - 4 veckor till slut", "4 months", "4 månader", "1 week", "1 vecka", "1 month", "1 månad",
		": nationally", ": i hela landet", "subject: goal", "subject: ett delmål", "per: placement", "per: placering", "[length, placements", "[längd, placeringar",
	)
	for _, id := range BuiltinIDs() {
		text := values.Replace(string(builtinFile(id + ".yaml")))
		swedish := keys.ReplaceAllStringFunc(text, func(m string) string {
			word := keys.FindStringSubmatch(m)
			term, ok := vocabulary.Keys().Get(word[2])
			if !ok || word[2] == "note" && strings.Contains(m, ",") {
				return m
			}
			return word[1] + term.Label.Sv + ":" + word[3]
		})
		p, found := Load(id+".yaml", []byte(swedish))
		if p == nil || len(found) > 0 {
			t.Errorf("%s in Swedish: %s", id, texts(found))
			continue
		}
		if diff := cmp.Diff(builtin(t, id).Clauses(), p.Clauses()); diff != "" {
			t.Errorf("%s in Swedish is another programme:\n%s", id, diff)
		}
		if left := regexp.MustCompile(`(?m)^(areas|check_ins|approvals):`).FindString(swedish); left != "" {
			t.Errorf("%s is left in English", left)
		}
	}
	if text := (Window{From: Edge{Anchor: atStart}, To: Edge{Anchor: atEnd, Offset: Span{2, Weeks}, Before: true}}).In(language.English); text != "from the start to 2 weeks before the end" {
		t.Errorf("a window reads %q", text)
	}
}
