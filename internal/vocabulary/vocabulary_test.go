package vocabulary

import (
	"go/ast"
	"go/parser"
	"go/token"
	"maps"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"btfolio/internal/language"
)

// closed are the closed lists by the name of their Go type.
func closed() map[string]*Set {
	return map[string]*Set{
		"Role":        Role("").Vocabulary(),
		"Instrument":  Instrument("").Vocabulary(),
		"Area":        Area("").Vocabulary(),
		"Position":    Position("").Vocabulary(),
		"Form":        Form("").Vocabulary(),
		"Decision":    Decision("").Vocabulary(),
		"Stage":       Stage("").Vocabulary(),
		"Fulfilment":  Fulfilment("").Vocabulary(),
		"Certificate": Certificate("").Vocabulary(),
		"Expectation": Expectation("").Vocabulary(),
		"State":       State("").Vocabulary(),
		"Trust":       Trust("").Vocabulary(),
		"Sharing":     Sharing("").Vocabulary(),
		"Section":     Section("").Vocabulary(),
	}
}

func TestConstantsAndDataAgree(t *testing.T) {
	want := map[string][]string{}
	for name, set := range closed() {
		if set == nil {
			t.Fatalf("%s has no list in the data", name)
		}
		for _, term := range set.Terms() {
			want[name] = append(want[name], term.Key)
		}
		slices.Sort(want[name])
	}
	for _, k := range Kinds() {
		want["Kind"] = append(want["Kind"], string(k.Key))
	}
	slices.Sort(want["Kind"])

	if diff := cmp.Diff(want, constants(t)); diff != "" {
		t.Errorf("data (-) and Go constants (+) differ:\n%s", diff)
	}
}

func TestEveryListHasAType(t *testing.T) {
	want := []string{Keys().Name()}
	for _, set := range closed() {
		want = append(want, set.Name())
	}
	slices.Sort(want)
	if diff := cmp.Diff(want, slices.Sorted(maps.Keys(words().sets))); diff != "" {
		t.Errorf("types (-) and lists in the data (+) differ:\n%s", diff)
	}
}

// constants reads the typed string constants of the package, by type.
func constants(t *testing.T) map[string][]string {
	t.Helper()
	files, err := filepath.Glob("*.go")
	if err != nil {
		t.Fatal(err)
	}
	out := map[string][]string{}
	for _, name := range files {
		if strings.HasSuffix(name, "_test.go") {
			continue
		}
		file, err := parser.ParseFile(token.NewFileSet(), name, nil, parser.SkipObjectResolution)
		if err != nil {
			t.Fatal(err)
		}
		ast.Inspect(file, func(n ast.Node) bool {
			spec, ok := n.(*ast.ValueSpec)
			if !ok || len(spec.Values) != 1 {
				return true
			}
			typ, typed := spec.Type.(*ast.Ident)
			value, literal := spec.Values[0].(*ast.BasicLit)
			if typed && literal {
				s, err := strconv.Unquote(value.Value)
				if err != nil {
					t.Fatal(err)
				}
				out[typ.Name] = append(out[typ.Name], s)
			}
			return true
		})
	}
	for _, values := range out {
		slices.Sort(values)
	}
	return out
}

func TestNoWordMeansTwoThings(t *testing.T) {
	sets := append(slices.Collect(maps.Values(closed())), Keys(), folders(), Nouns())
	for _, set := range sets {
		meaning := map[string]string{}
		for _, term := range set.Terms() {
			for _, w := range append(term.Also, term.Key, term.Label.Sv, term.Label.En) {
				if other, ok := meaning[fold(w)]; ok && other != term.Key {
					t.Errorf("%s: %q means both %s and %s", set.Name(), w, other, term.Key)
				}
				meaning[fold(w)] = term.Key
				if got, ok := set.Find(w); !ok || got.Key != term.Key {
					t.Errorf("%s: Find(%q) = %q, %v; want %q", set.Name(), w, got.Key, ok, term.Key)
				}
			}
		}
	}
}

func TestParseRefuses(t *testing.T) {
	const kind = "{key: talk, folder: {sv: samtal, en: talks}, one: {sv: samtal, en: talk}, many: {sv: samtal, en: talks}, title: talks}"
	const label = "labels: {talks: {sv: Samtal, en: Talks}, no_talks: {sv: Inga samtal, en: No talks}}\n"
	if _, err := parse([]byte("kinds: [" + kind + "]\n" + label)); err != nil {
		t.Fatalf("the sound data is refused: %v", err)
	}
	tests := []struct{ name, yaml, want string }{
		{"unknown list of lists", "colours: {}", "colours"},
		{"unknown field of a term", "sets: {roles: [{key: a, sv: a, en: a, de: a}]}", "de"},
		{"list with the same word twice", "sets: {roles: [{key: a, sv: mål, en: a}, {key: b, sv: MAL, en: b}]}", "both a and b"},
		{"term without Swedish", "sets: {roles: [{key: a, en: a}]}", "each language"},
		{"term without key", "sets: {roles: [{sv: a, en: a}]}", "key"},
		{"word that folds to nothing", "sets: {roles: [{key: a, sv: a, en: a, also: [\"-\"]}]}", "not a word"},
		{"label without English", "labels: {a: {sv: a}}", "each language"},
		{"label twice", "labels: {a: {sv: a, en: a}, a: {sv: a, en: a}}", "a"},
		{"noun without plural", "counts: {a: {one: {sv: a, en: a}}}", "one and many"},
		{"noun that is a kind", "kinds: [" + kind + "]\n" + label + "counts: {talk: {one: {sv: a, en: a}, many: {sv: a, en: a}}}", "is a kind"},
		{"kind without heading", "kinds: [" + kind + "]", "label"},
		{"kind without a word for none", "kinds: [" + kind + "]\nlabels: {talks: {sv: Samtal, en: Talks}}", "no_talks"},
		{"kind without folder", label + "kinds: [{key: a, title: talks}]", "folder"},
		{"kind without plural", label + "kinds: [{key: a, title: talks, folder: {sv: a, en: a}}]", "one and many"},
		{"kind without singular", label + "kinds: [{key: a, title: talks, folder: {sv: a, en: a}, many: {sv: a, en: a}}]", "nouns"},
		{"two kinds in one folder", label + "kinds: [" + kind + ", " + strings.Replace(kind, "key: talk", "key: b", 1) + "]", "folders"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			_, err := parse([]byte(tt.yaml))
			if err == nil || !strings.Contains(err.Error(), tt.want) {
				t.Errorf("error is %v, want one with %q", err, tt.want)
			}
		})
	}
}

func TestLabelOfAValue(t *testing.T) {
	tests := []struct{ got, want string }{
		{InstrumentMultiSource.In(language.Swedish), "360-bedömning (MSF)"},
		{InstrumentCoSitting.In(language.Swedish), "medsittningsmall"},
		{AreaAcute.In(language.Swedish), "akut sjukvård"},
		{RolePlacementSupervisor.In(language.English), "placement supervisor"},
		{StateChanged.In(language.Swedish), "ändrat efter godkännande"},
		{StatePresent.In(language.English), "present, undecided"},
		{TrustBound.In(language.Swedish), "bundet till innehållet"},
		{SectionNextGoals.In(language.Swedish), "Mål till nästa samtal"},
		{DecisionNotApproved.In(language.Swedish), "ej godkänt"},
		{FulfilmentPartly.In(language.Swedish), "delvis"},
		{Area("").In(language.Swedish), ""},
	}
	for _, tt := range tests {
		if tt.got != tt.want {
			t.Errorf("got %q, want %q", tt.got, tt.want)
		}
	}
}
