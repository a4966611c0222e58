package vocabulary

import (
	"strings"
	"testing"

	"btfolio/internal/language"
)

func TestLabel(t *testing.T) {
	if got, ok := Label("overview"); !ok || got != (language.Text{Sv: "Översikt", En: "Overview"}) {
		t.Errorf("Label(overview) = %v, %v", got, ok)
	}
	if got, ok := Label("nonsense"); ok {
		t.Errorf("Label(nonsense) = %v", got)
	}
}

func TestCount(t *testing.T) {
	for _, tt := range []struct {
		key  string
		n    int
		lang language.Language
		want string
	}{
		{"talk", 1, language.Swedish, "1 samtal"},
		{"assessment", 2, language.Swedish, "2 bedömningar"},
		{"assessment", 1, language.English, "1 assessment"},
		{"month", 3, language.Swedish, "3 månader"},
		{"withheld", 1, language.English, "1 draft is not shown"},
	} {
		noun, ok := Count(tt.key)
		if got := tt.lang.Count(tt.n, noun); !ok || got != tt.want {
			t.Errorf("%d of %s is %q, %v; want %q", tt.n, tt.key, got, ok, tt.want)
		}
	}
	if got, ok := Count("nonsense"); ok {
		t.Errorf("Count(nonsense) = %v", got)
	}
}

// A list of any kind can say that it is empty, whichever layout shows it.
func TestEveryKindCanBeEmpty(t *testing.T) {
	for _, k := range Kinds() {
		said := false
		for key, text := range words().labels {
			_, empty := Label("no_" + key)
			said = said || text == k.Title && empty
		}
		if !said {
			t.Errorf("no label with no_ says that there is nothing under %q", k.Title.En)
		}
	}
}

// The matrix has room for a short name of each area, the head of a check-in
// for its stage, and a decision for what its level of trust means.
func TestLabelsOfTerms(t *testing.T) {
	for prefix, set := range map[string]*Set{
		"area_short_": Area("").Vocabulary(),
		"stage_":      Stage("").Vocabulary(),
		"trust_":      Trust("").Vocabulary(),
	} {
		for _, term := range set.Terms() {
			if _, ok := Label(prefix + strings.ToLower(term.Key)); !ok {
				t.Errorf("there is no label %s%s", prefix, strings.ToLower(term.Key))
			}
		}
	}
}
